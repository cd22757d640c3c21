// @ts-check
import { html, nothing } from 'lit';
import { mayCommand, send } from '../api.js';
import { store } from '../store.js';
import { clock, span, tone } from '../words.js';
import { kinds, spent } from './agent.js';
import { Part, age, state } from './part.js';

/** What runs, where it stands, and whether this page still hears of it. */
class RunHead extends Part {
  static properties = { stopping: { state: true }, trouble: { state: true } };

  constructor() {
    super();
    this.stopping = false;
    this.trouble = '';
  }

  render() {
    const run = store.run;
    if (run === null) {
      return nothing;
    }
    return html`
      <header class="head">
        <div class="head-line">
          <img class="mark" src="/icon.svg" alt="Jarvis" width="28" height="28">
          <h1>${run.title}</h1>
          <div class="head-right">${link()}${this.#actions(run)}</div>
        </div>
        <p class="head-state">
          ${state(run.status, run.status, tone(run.status))}
          <span class="muted">for ${age(run.since)}</span>
          ${run.reason ? html`<span class="reason">${run.reason}</span>` : nothing}
          <span class="muted wide">${run.id} · <code>${run.planPath}</code> · lock <code title=${run.lock}>${run.lock.slice(0, 10)}</code></span>
        </p>
        ${spending(run)}
        ${this.stopping ? this.#stop() : nothing}
      </header>`;
  }

  #actions(run) {
    const over = run.status === 'signed off' || run.status === 'stopped';
    if (!mayCommand()) {
      return html`<span class="chip" title="Open the address that Jarvis printed to answer questions here">read only</span>`;
    }
    return over ? nothing : html`<button class="plain" @click=${() => (this.stopping = !this.stopping)} aria-expanded=${this.stopping}>Stop run…</button>`;
  }

  #stop() {
    return html`
      <form class="inline-form" @submit=${this.#submit}>
        <label>Why stop? <input name="reason" maxlength="2000" autocomplete="off"></label>
        <button class="danger">Stop the run</button>
        <button type="button" class="plain" @click=${() => (this.stopping = false)}>Keep it running</button>
        <p class="trouble" role="alert">${this.trouble}</p>
      </form>`;
  }

  #submit = async (event) => {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason');
    this.trouble = await send({ command: 'stop', reason });
    this.stopping = this.trouble !== '';
  };
}

/** What all agents used, and what they may; nothing where no agent counts and nothing is bounded. */
function spending(run) {
  if (!run.usage && run.budgets.length === 0) {
    return nothing;
  }
  return html`
    <p class="head-state" data-kind="spending">
      ${run.usage ? html`<span class="muted" title=${kinds(run.usage)}>All agents: ${spent(run.usage)}</span>` : nothing}
      ${run.budgets.map(budget)}
    </p>`;
}

const budget = (one) => html`
  <span class="budget" data-tone=${one.used === null || one.used >= one.asksAt ? 'claim' : 'quiet'}>
    ${one.instance ? `${one.instance}: ` : 'Budget: '}
    ${one.used === null ? nothing : html`<meter min="0" max=${one.limit} high=${one.asksAt} value=${one.used} aria-label=${`budget ${one.id}`}></meter>`}
    ${one.text}</span>`;

function link() {
  const { by, silent, heardAt } = store.link;
  if (silent) {
    return html`<span class="link" data-link="silent" title=${`Nothing heard for ${span(Date.now() - heardAt)}`}>not live</span>`;
  }
  const words = { live: 'live', polling: 'every 30 s', connecting: 'connecting' };
  return html`<span class="link" data-link=${by} title=${`Last heard at ${clock(new Date(heardAt).toISOString())}`}>${words[by]}</span>`;
}

customElements.define('run-head', RunHead);
