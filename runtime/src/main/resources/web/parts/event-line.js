// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { store } from '../store.js';
import { clock } from '../words.js';
import { Part } from './part.js';

const SHOWN = 80;

const TONES = {
  'checkpoint-passed': 'good', 'signed-off': 'good', 'blocker-resolved': 'good',
  'checkpoint-failed': 'bad', 'claim-withdrawn': 'bad', 'blocker-raised': 'bad', 'run-stopped': 'bad', 'problem-noted': 'bad',
  'checkpoint-not-run': 'claim', 'rework-exhausted': 'claim', 'assignment-rejected': 'claim', 'checkpoint-waived': 'claim',
  'checkpoint-voided': 'claim', 'report-ignored': 'claim', 'done-claimed': 'claim', 'sign-off-awaited': 'claim', 'sign-off-rejected': 'bad',
  'attempt-started': 'busy', 'checkpoint-started': 'busy', 'phase-opened': 'busy',
};

/** What happened, newest first. */
class EventLine extends Part {
  render() {
    if (store.run === null) {
      return nothing;
    }
    return html`
      <section class="panel events" aria-labelledby="events-title">
        <h2 id="events-title">Events <span class="number">${store.run.version}</span></h2>
        <ol>${repeat(store.events.slice(0, SHOWN), (event) => event.seq, row)}</ol>
        ${store.run.version > SHOWN ? html`<p class="muted">The newest ${SHOWN}. All of them: <code>jarvis events</code></p>` : nothing}
      </section>`;
  }
}

/** A done that nobody verified is no green one. */
const toneOf = ({ type, data }) =>
  ['assignment-done', 'phase-done'].includes(type) ? (data.verified ? 'good' : 'claim') : (TONES[type] ?? 'quiet');

const row = (event) => html`
  <li data-tone=${toneOf(event)} data-seq=${event.seq}>
    <time datetime=${event.at}>${clock(event.at)}</time><span>${event.sentence}</span>
  </li>`;

customElements.define('event-line', EventLine);
