// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { mayCommand, send } from '../api.js';
import { store } from '../store.js';
import { count, subject } from '../words.js';
import { Part, age, icon } from './part.js';

/** What stops instances: the open ones first, the resolved ones folded away. */
class BlockerList extends Part {
  static properties = { trouble: { state: true } };

  constructor() {
    super();
    this.trouble = '';
  }

  render() {
    const run = store.run;
    if (run === null || run.blockers.length + run.problems.length === 0) {
      return nothing;
    }
    const open = run.blockers.filter((blocker) => blocker.open);
    const over = run.blockers.filter((blocker) => !blocker.open);
    return html`
      <section class="panel" aria-labelledby="blockers-title">
        <h2 id="blockers-title">Blockers <span class="number">${open.length}</span></h2>
        ${open.length === 0 ? html`<p class="muted">None is open.</p>` : nothing}
        <ul class="rows">${repeat(open, (b) => b.id, (b) => this.#blocker(b))}</ul>
        <p class="trouble" role="alert">${this.trouble}</p>
        ${over.length === 0 ? nothing : html`<details><summary>${over.length} resolved</summary><ul class="rows">${over.map(resolved)}</ul></details>`}
        ${run.problems.length === 0 ? nothing : html`
          <details open><summary>${count(run.problems.length, 'problem')} noted</summary>
            <ul class="rows">${run.problems.map((p) => html`<li><p>${p.text}</p><p class="muted">${p.source} · ${age(p.at)} ago</p></li>`)}</ul>
          </details>`}
      </section>`;
  }

  #blocker(b) {
    return html`
      <li class="row" data-tone=${b.severity === 'blocking' ? 'bad' : 'claim'}>
        ${icon(b.severity === 'blocking' ? 'blocked' : 'could not run')}
        <div>
          <p>${b.text}</p>
          <p class="muted">${b.severity === 'blocking' ? 'blocks' : 'warns'} ${subject(b.instance)} · ${b.id} · by ${b.by} · ${age(b.raisedAt)} ago</p>
          ${mayCommand() && b.severity !== 'blocking' ? html`
            <form class="inline-form" @submit=${(event) => this.#resolve(event, b)}>
              <label class="sr" for=${`how-${b.id}`}>How was ${b.id} resolved?</label>
              <input id=${`how-${b.id}`} name="how" maxlength="2000" autocomplete="off" placeholder="How was it resolved?">
              <button class="plain">Resolve</button>
            </form>` : nothing}
        </div>
      </li>`;
  }

  async #resolve(event, b) {
    event.preventDefault();
    this.trouble = await send({ command: 'unblock', blocker: b.id, how: new FormData(event.target).get('how') });
  }
}

const resolved = (b) => html`<li><p>${b.text}</p><p class="muted">${subject(b.instance)} · ${b.resolution || 'resolved'} · ${age(b.resolvedAt)} ago</p></li>`;

customElements.define('blocker-list', BlockerList);
