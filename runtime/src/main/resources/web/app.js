// @ts-check
import { html, nothing } from 'lit';
import { start } from './push.js';
import { store } from './store.js';
import { clock, span } from './words.js';
import { Part } from './parts/part.js';
import './parts/run-head.js';
import './parts/run-steps.js';
import './parts/needs-you.js';
import './parts/sign-off.js';
import './parts/phase-list.js';
import './parts/blocker-list.js';
import './parts/integration-points.js';
import './parts/promise-list.js';
import './parts/plan-picture.js';
import './parts/timing-panel.js';
import './parts/event-line.js';
import './parts/file-view.js';

/** The page: one run, what it needs first. */
class Page extends Part {
  connectedCallback() {
    super.connectedCallback();
    setInterval(() => store.link.silent && this.requestUpdate(), 1000);
  }

  render() {
    document.title = title();
    return html`
      <p class="sr" role="status" aria-live="polite">${store.news}</p>
      ${silence()}
      <div class="page" data-silent=${store.link.silent && !over()}>
        ${store.run === null ? empty() : html`
          <run-head></run-head>
          <run-steps></run-steps>
          <main>
            <div class="main-column">
              <needs-you></needs-you>
              <sign-off></sign-off>
              <phase-list></phase-list>
              <promise-list></promise-list>
              <plan-picture></plan-picture>
            </div>
            <aside>
              <blocker-list></blocker-list>
              <timing-panel></timing-panel>
              <integration-points></integration-points>
              <event-line></event-line>
            </aside>
          </main>`}
      </div>
      <file-view></file-view>`;
  }
}

function title() {
  const run = store.run;
  if (run === null) {
    return 'Jarvis';
  }
  const waiting = run.needsYou.length > 0 ? `(${run.needsYou.length}) ` : '';
  return `${waiting}${run.title}: ${run.status} · Jarvis`;
}

/** Nothing can change any more in a run that is signed off, whether or not somebody still serves it. */
const over = () => store.run?.status === 'signed off';

function silence() {
  const { silent, heardAt } = store.link;
  if (silent && over()) {
    return html`<p class="ended">Jarvis has ended since. This run is signed off; nothing more will happen in it.</p>`;
  }
  return silent ? html`
    <p class="silence" role="alert">
      <b>Not live.</b> Nothing heard since ${clock(new Date(heardAt).toISOString())}, ${span(Date.now() - heardAt)} ago. What you see may be old; the page keeps trying.
    </p>` : nothing;
}

const empty = () => html`
  <main class="empty">
    <img src="/icon.svg" alt="" width="40" height="40">
    ${store.absent
      ? html`<h1>No run yet</h1><p>End <code>jarvis serve</code>, then start one in its place: <code>jarvis run PLAN.md</code> serves this page too.</p>`
      : html`<h1>Jarvis</h1><p class="muted">Waiting for the first word of the run…</p>`}
  </main>`;

customElements.define('jarvis-page', Page);
start();
