// @ts-check
import { html, nothing } from 'lit';
import { ofRun } from '../api.js';
import { clock, count, size, taken, tone } from '../words.js';
import { prose, state } from './part.js';
import { show } from './file-view.js';

/** One round of a checkpoint: what ran, where, on which tree, and what came of it. */
export function round(checkpoint, found, newest) {
  const verdict = found.verdict ?? (found.evidence === null ? 'running' : 'asking');
  const body = html`${facts(found)}${steps(checkpoint, found)}${answers(found)}`;
  const title = html`<b>Round ${found.round}</b> ${state(verdict, verdict, tone(verdict))} <span class="muted">${clock(found.startedAt)}</span>`;
  return newest
    ? html`<section class="round"><h4>${title}</h4>${found.reason && found.reason !== checkpoint.reason ? html`<p class="why">${found.reason}</p>` : nothing}${body}</section>`
    : html`<details class="round older"><summary>${title} <span class="why">${found.reason}</span></summary>${body}</details>`;
}

function facts({ evidence }) {
  return evidence === null ? nothing : html`
    <dl class="facts">
      <div><dt>Where</dt><dd>${evidence.place}</dd></div>
      <div><dt>Tree</dt><dd><code class="hash">${evidence.tree}</code></dd></div>
    </dl>`;
}

function steps(checkpoint, { round: number, evidence }) {
  if (evidence === null || evidence.steps.length === 0) {
    return nothing;
  }
  return html`
    <ol class="evidence-steps">${evidence.steps.map((step, at) => html`
      <li data-good=${step.exitCode === 0}>
        <code class="command">${step.text}</code>
        <p class="step-facts">
          ${step.kind === 'check' ? nothing : html`<span class="chip">${step.kind}</span>`}
          <span class="exit" data-good=${step.exitCode === 0}>${step.exitCode === null ? 'did not end by itself' : `exit ${step.exitCode}`}</span>
          <span>${taken(step.millis)}</span>
          ${step.testsExecuted === null ? nothing : html`<span>${count(step.testsExecuted, 'test')} executed</span>`}
          ${step.output === '' ? html`<span>no output</span>` : html`
            <button class="link-button" @click=${() => output(checkpoint, number, at + 1, step)}>Output, ${size(step.outputBytes)}</button>`}
          ${step.note && step.note !== `exit ${step.exitCode}` ? html`<span class="note">${step.note}</span>` : nothing}
        </p>
      </li>`)}
    </ol>`;
}

function output(checkpoint, number, step, { text }) {
  show({ title: text, mono: true,
    url: () => ofRun(`/checkpoints/${encodeURIComponent(checkpoint.id)}/rounds/${number}/steps/${step}/output`) });
}

function answers({ answers: given }) {
  return given.length === 0 ? nothing : html`
    <ul class="answers-list">${given.map(({ text, answer }) => html`
      <li>${prose(text)} <b>${answer.yes ? 'Yes' : 'No'}</b>, says ${answer.by} at ${clock(answer.at)}${answer.reason ? html`: ${answer.reason}` : nothing}</li>`)}
    </ul>`;
}
