// @ts-check
import { html, nothing } from 'lit';
import { ofRun } from '../api.js';
import { store } from '../store.js';
import { assignmentWord, count, subject } from '../words.js';
import { Part, age, state } from './part.js';
import { show } from './file-view.js';
import { agent } from './agent.js';
import { workspace } from './workspace.js';

const OVER = ['done', 'failed', 'lost'];

/** An instance's part in a phase: where it stands, what it says, what holds it. */
class AssignmentCard extends Part {
  static properties = { assignment: { attribute: false } };

  render() {
    const a = this.assignment;
    const { word, icon, tone } = assignmentWord(a);
    return html`
      <article class="card" data-tone=${tone} data-status=${a.status}>
        <header>
          <h3>${a.name}</h3>
          <p class="muted">${a.instance}${a.part === 'prep' ? html` <span class="chip">prep</span>` : nothing}${a.attempt > 1 ? html` · attempt ${a.attempt}` : nothing}</p>
        </header>
        <p class="card-state">${state(word, icon, tone)} <span class="muted">${OVER.includes(a.status) ? html`${age(a.since)} ago` : html`for ${age(a.since)}`}</span></p>
        ${said(a)}
        ${this.#held(a)}
        ${agent(a)}
        ${workspace(a)}
        <footer>
          <button class="link-button" @click=${() => this.#brief(a)}>Brief</button>
          ${a.attempt > 0 ? html`<button class="link-button" @click=${() => this.#log(a)}>Log</button>` : nothing}
        </footer>
      </article>`;
  }

  #held(a) {
    const open = store.run.blockers.filter((blocker) => blocker.open && blocker.instance === a.instance);
    const mine = store.run.instances.find((instance) => instance.id === a.instance)?.current === a.id;
    return mine ? open.map((blocker) => html`<p class="held" data-severity=${blocker.severity}>${blocker.text}</p>`) : nothing;
  }

  #log(a) {
    show({ title: `Log of ${a.instance}`, attempts: a.attempt, follow: !a.ended,
      url: (attempt) => ofRun(`/instances/${encodeURIComponent(a.instance)}/log?attempt=${attempt}`) });
  }

  #brief(a) {
    show({ title: `Brief of ${a.instance}`, url: () => ofRun(`/instances/${encodeURIComponent(a.instance)}/brief`), whole: true });
  }
}

/** What the worker says is in quotation marks: it is a claim. */
function said(a) {
  const waits = a.waitsFor.length > 0 ? html`<p class="muted">waits for ${a.waitsFor.map(subject).join(', ')}</p>` : nothing;
  const label = ['running', 'blocked'].includes(a.status) && a.progress ? html`<p class="said">${a.progress}</p>` : nothing;
  const claim = ['claimed', 'verifying', 'done'].includes(a.status) && a.claim ? html`<p class="said">“${a.claim}”</p>` : nothing;
  const why = ['failed', 'rejected', 'lost'].includes(a.status) && a.reason ? html`<p class="why">${a.reason}</p>` : nothing;
  const back = a.rejections > 0 && a.status !== 'done' ? html`<p class="muted">sent back ${count(a.rejections, 'time')}</p>` : nothing;
  return [waits, label, claim, why, back];
}

customElements.define('assignment-card', AssignmentCard);
