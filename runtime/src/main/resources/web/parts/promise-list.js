// @ts-check
import { html, nothing } from 'lit';
import { store } from '../store.js';
import { count, subject, tone } from '../words.js';
import { Part, prose, state } from './part.js';

const WORDS = { verified: 'verified', unverified: 'claimed, not verified', claimed: 'claimed', open: 'open' };

/** What the plan promises, and what each promise is worth: open until it matters, then in full. */
class PromiseList extends Part {
  render() {
    const run = store.run;
    if (run === null || run.promises.length === 0) {
      return html`<div id="promises"></div>`;
    }
    const signing = ['awaiting sign-off', 'signed off'].includes(run.status);
    return html`
      <details class="panel promises" id="promises" ?open=${signing}>
        <summary><h2>Promises</h2> <span class="muted">${counts(run.promises)}</span></summary>
        ${[...groups(run)].map(([instance, promises]) => html`
          <section>
            <h3>${instance === null ? 'The whole plan' : named(run, instance)}</h3>
            <ul class="promise-rows">${promises.map(row)}</ul>
          </section>`)}
      </details>`;
  }
}

function groups(run) {
  const found = new Map();
  const last = run.promises.filter((promise) => promise.instance === null);
  for (const promise of [...run.promises.filter((other) => other.instance !== null), ...last]) {
    found.set(promise.instance, [...(found.get(promise.instance) ?? []), promise]);
  }
  return found;
}

const named = (run, id) => run.instances.find((instance) => instance.id === id)?.name ?? subject(id);

function counts(promises) {
  const by = (standing) => promises.filter((promise) => promise.state === standing).length;
  return [['verified', 'verified'], ['unverified', "on somebody's word"], ['claimed', 'claimed'], ['open', 'open']]
    .filter(([standing]) => by(standing) > 0)
    .map(([standing, word]) => `${by(standing)} ${word}`)
    .join(' · ') + ` of ${count(promises.length, 'promise')}`;
}

const row = (promise) => html`
  <li>
    ${state(WORDS[promise.state], promise.state === 'open' ? 'open' : promise.state, tone(promise.state))}
    <span>${prose(promise.text)}${promise.state === 'verified' ? html` <span class="muted">by ${promise.by.map(subject).join(', ')}</span>` : nothing}</span>
    <span class="chip">${promise.kind}</span>
  </li>`;

customElements.define('promise-list', PromiseList);
