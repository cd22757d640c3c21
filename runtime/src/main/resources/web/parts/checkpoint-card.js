// @ts-check
import { html, nothing } from 'lit';
import { ofRun, read } from '../api.js';
import { store } from '../store.js';
import { count, subject, tone } from '../words.js';
import { Part, age, prose, state } from './part.js';
import { round } from './evidence.js';

/** A gate: its state, what it found in a line, and all of its evidence behind one click. */
class CheckpointCard extends Part {
  static properties = { checkpoint: { attribute: false }, rounds: { state: true }, trouble: { state: true } };

  #shown = '';

  constructor() {
    super();
    this.rounds = null;
    this.trouble = '';
  }

  render() {
    const c = this.checkpoint;
    return html`
      <details class="checkpoint" data-tone=${tone(c.status)} data-status=${c.status} @toggle=${this.#toggled}>
        <summary>
          <span class="checkpoint-name"><b>${c.id === 'final' ? 'The whole plan, once more' : subject(c.id)}</b> ${c.name === subject(c.id) ? nothing : c.name}</span>
          ${state(c.status, c.status, tone(c.status))}
          <span class="muted">${summary(c)}</span>
          ${c.reason ? html`<span class="why">${c.reason}</span>` : nothing}
        </summary>
        <div class="checkpoint-body">${this.#body(c)}</div>
      </details>`;
  }

  #body(c) {
    if (c.round === 0) {
      return html`<p class="muted">It has not run yet. ${c.runs ? 'Jarvis itself will run its commands' : 'It has no commands to run'}${c.questions.length > 0 ? `, and ask a person ${count(c.questions.length, 'question')}` : ''}.</p>
        ${c.questions.length > 0 ? html`<ul class="answers-list">${c.questions.map((q) => html`<li>${prose(q.text)}</li>`)}</ul>` : nothing}`;
    }
    if (this.trouble !== '') {
      return html`<p class="trouble">${this.trouble}</p>`;
    }
    return this.rounds === null
      ? html`<p class="muted">Reading its evidence…</p>`
      : [...this.rounds].reverse().map((found, at) => round(c, found, at === 0));
  }

  #toggled = () => this.#load();

  updated() {
    this.#load();
  }

  /** While it is open, it follows the checkpoint: a new round or verdict is read at once. */
  async #load() {
    const c = this.checkpoint;
    const now = `${store.run?.id} ${c.round} ${c.status} ${c.questions.filter((q) => q.answer).length}`;
    if (!this.querySelector('details')?.open || this.#shown === now) {
      return;
    }
    this.#shown = now;
    try {
      const found = await read(ofRun(`/checkpoints/${encodeURIComponent(c.id)}/rounds`));
      this.rounds = found?.rounds ?? [];
      this.trouble = '';
    } catch {
      this.trouble = 'Its evidence could not be read. Close this and open it again.';
      this.#shown = '';
    }
  }
}

function summary(c) {
  if (c.round === 0) {
    return c.runs ? nothing : 'a question to a person';
  }
  const checks = c.evidence?.steps.filter((step) => step.kind === 'check') ?? [];
  const good = checks.filter((step) => step.exitCode === 0).length;
  const tests = checks.map((step) => step.testsExecuted).filter((n) => n !== null);
  const asked = c.questions.filter((q) => q.answer !== null).length;
  return html`round ${c.round} · ${age(c.since)} ago${checks.length > 0 ? ` · ${good} of ${count(checks.length, 'check')} exit 0` : ''}${tests.length > 0
    ? ` · ${count(tests.reduce((sum, n) => sum + n, 0), 'test')} executed` : ''}${c.questions.length > 0 ? ` · ${asked} of ${c.questions.length} answered` : ''}`;
}

customElements.define('checkpoint-card', CheckpointCard);
