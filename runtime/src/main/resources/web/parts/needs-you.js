// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { mayCommand, send } from '../api.js';
import { store } from '../store.js';
import { count, subject } from '../words.js';
import { Part, age, icon, prose } from './part.js';

/** What only a person can settle: first on the page, oldest first. */
class NeedsYou extends Part {
  render() {
    const run = store.run;
    if (run === null) {
      return nothing;
    }
    if (run.status === 'staged') {
      return note('Staged, not started. Its commands run once a person trusted them: answer in the terminal that staged it, or jarvis run --trust.');
    }
    if (run.needsYou.length === 0) {
      return run.status === 'signed off' || run.status === 'stopped' ? nothing : note('Nothing waits for you.');
    }
    return html`
      <section class="needs" aria-labelledby="needs-title">
        <h2 id="needs-title">${icon('asking')} Needs you <span class="number">${run.needsYou.length}</span></h2>
        ${mayCommand() ? nothing : html`<p class="muted">This page is read only: it was opened without the person's token. Answer in a terminal (jarvis approve, jarvis reject, jarvis retry), or open the address that Jarvis printed.</p>`}
        <ul>${repeat(run.needsYou, (q) => q.id, (q) => html`<li><jarvis-question .question=${q}></jarvis-question></li>`)}</ul>
      </section>`;
  }
}

const note = (text) => html`<p class="calm">${text}</p>`;

/** One question with its answers. */
class Question extends Part {
  static properties = { question: { attribute: false }, trouble: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.trouble = '';
    this.busy = false;
  }

  render() {
    const q = this.question;
    return html`
      <form class="question" data-kind=${q.kind} @submit=${(event) => event.preventDefault()}>
        <p class="question-text">${asks(q)}</p>
        <p class="muted">${subject(q.subject)} · ${(KINDS[q.kind] ?? OTHER).asked} · for ${age(q.since)}</p>
        ${q.kind === 'sign-off' ? this.#signOff() : nothing}
        ${q.changes?.length > 0 ? changes(q.changes) : nothing}
        ${mayCommand() ? this.#answers(q) : nothing}
        <p class="trouble" role="alert">${this.trouble}</p>
      </form>`;
  }

  #signOff() {
    const run = store.run;
    const by = (standing) => run.promises.filter((promise) => promise.state === standing).length;
    return html`
      <dl class="facts">
        <div><dt>Evidence</dt><dd><code class="hash">${run.evidence}</code></dd></div>
        <div><dt>Promises</dt><dd><a href="#promises">${by('verified')} verified, ${by('unverified')} on somebody's word, ${by('claimed') + by('open')} open</a></dd></div>
      </dl>
      ${run.unverified.length === 0 ? nothing : html`
        <details class="unverified"><summary>${count(run.unverified.length, 'thing')} in it that nobody verified</summary>
          <ul>${run.unverified.map((sentence) => html`<li>${sentence}</li>`)}</ul>
        </details>`}`;
  }

  #answers(q) {
    const { reason, answers } = KINDS[q.kind] ?? OTHER;
    const label = reason === undefined ? nothing : html`
      <label class="reason-field">Reason <input name="reason" maxlength="2000" autocomplete="off" placeholder=${reason}></label>`;
    return html`<div class="answers">${label}${answers.filter(([, , , fits]) => !fits || fits(q)).map(([word, look, command]) => html`
      <button type="button" class=${look} ?disabled=${this.busy} @click=${() => this.#send(command)}>${word}</button>`)}</div>`;
  }

  async #send(command) {
    const reason = this.querySelector('input[name=reason]')?.value.trim() ?? '';
    this.busy = true;
    this.trouble = await send(command(this.question, reason));
    this.busy = false;
  }
}

/** What was refused stands below, file by file. */
function asks(q) {
  if (q.kind === 'sign-off') {
    return html`Sign off “${store.run.title}”?`;
  }
  return q.changes?.length > 0 ? html`${subject(q.subject)} changed what it may not write` : prose(q.text);
}

const changes = (all) => html`
  <ul class="refused">${all.map((change) => html`
    <li title=${change.sentence}><code>${change.path}</code> <span class="muted">${change.owner ? `is ${change.owner}'s` : change.grantable ? 'nobody may write it' : 'can never be merged'}</span></li>`)}</ul>`;

const approve = (q, reason) => ({ command: 'approve', question: q.id, reason });
const reject = (q, reason) => ({ command: 'reject', question: q.id, reason });
const handOver = (q, reason) => ({ command: 'hand-over', question: q.id, reason });
const retry = (q, reason) => ({ command: 'retry', target: q.subject, reason });
const signOff = () => ({ command: 'sign-off', evidence: store.run.evidence });

/** What each kind of question is, what its reason is for, and how it can be answered. */
const KINDS = {
  judge: {
    asked: 'a question of the plan',
    reason: 'needed for a no',
    answers: [['Approve', 'primary', approve], ['Reject', 'danger', reject]],
  },
  'checkpoint stuck': {
    asked: 'it did not pass, and cannot go on by itself',
    reason: 'needed to send it back, or to accept it',
    answers: [['Run again', 'primary', retry], ['Send back', 'plain', reject, (q) => q.subject !== 'final'], ['Accept without a pass', 'danger', approve]],
  },
  'attempt stuck': {
    asked: 'its attempt is over without a result',
    answers: [['Try again', 'primary', retry]],
  },
  'merge refused': {
    asked: 'the rest of its work waits for this',
    reason: 'needed, and kept',
    answers: [
      ['Leave these out', 'primary', reject],
      ['Hand to the owner', 'plain', handOver, (q) => (q.changes ?? []).some((change) => change.owner)],
      ['Grant', 'danger', approve, (q) => (q.changes ?? []).every((change) => change.grantable)],
    ],
  },
  'merge stuck': {
    asked: 'its work could not be merged',
    answers: [['Try again', 'primary', retry]],
  },
  'agent asks': {
    asked: 'its agent waits for your answer',
    reason: 'the answer, or why not',
    answers: [['Yes', 'primary', approve], ['No', 'danger', reject]],
  },
  budget: {
    asked: 'no further attempt starts before you say so',
    reason: 'the new bound, where all is used',
    answers: [['Go on', 'primary', approve]],
  },
  blocked: {
    asked: 'it waits until somebody resolves this',
    reason: 'how it was resolved',
    answers: [['It is resolved', 'primary', approve]],
  },
  'sign-off': {
    asked: 'you approve exactly this evidence',
    reason: 'needed to reject',
    answers: [['Sign off', 'primary', signOff], ['Reject', 'danger', reject]],
  },
};

/** A kind that this page does not know yet can still be answered. */
const OTHER = { asked: 'it waits for a person', reason: '', answers: KINDS.judge.answers };

customElements.define('needs-you', NeedsYou);
customElements.define('jarvis-question', Question);
