// @ts-check
import { html, nothing } from 'lit';
import { store } from '../store.js';
import { count } from '../words.js';
import { Part, age, icon } from './part.js';

/** A signed-off run: on which evidence, and what in it nobody verified. */
class SignOff extends Part {
  render() {
    const run = store.run;
    if (run === null || run.status !== 'signed off') {
      return nothing;
    }
    const signed = store.events.find((event) => event.type === 'signed-off');
    return html`
      <section class="signed" aria-labelledby="signed-title">
        <h2 id="signed-title">${icon('signed off')} Signed off${signed ? ` by ${signed.data.by}` : ''}, ${age(run.since)} ago</h2>
        <dl class="facts"><div><dt>Evidence</dt><dd><code class="hash">${run.evidence}</code></dd></div></dl>
        ${run.unverified.length === 0 ? nothing : html`
          <details class="unverified"><summary>${count(run.unverified.length, 'thing')} in it that nobody verified</summary>
            <ul>${run.unverified.map((sentence) => html`<li>${sentence}</li>`)}</ul>
          </details>`}
      </section>`;
  }
}

customElements.define('sign-off', SignOff);
