// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { store } from '../store.js';
import { tone } from '../words.js';
import { Part, state } from './part.js';
import './assignment-card.js';
import './checkpoint-card.js';

/** The phases in their order, each with its assignments and what gates it; then the final verification. */
class PhaseList extends Part {
  render() {
    const run = store.run;
    if (run === null) {
      return nothing;
    }
    const final = run.checkpoints.find((checkpoint) => checkpoint.id === 'final');
    return html`
      ${repeat(run.phases, (phase) => phase.id, (phase, at) => this.#phase(run, phase, at + 1))}
      ${final ? html`
        <section class="phase" id="final" aria-labelledby="final-title">
          <h2 id="final-title">Final verification</h2>
          <checkpoint-card .checkpoint=${final}></checkpoint-card>
        </section>` : nothing}`;
  }

  #phase(run, phase, number) {
    const members = run.assignments.filter((assignment) => assignment.phase === phase.id);
    const gates = run.checkpoints.filter((checkpoint) =>
      phase.checkpoints.includes(checkpoint.id) || phase.members.includes(checkpoint.gates));
    const mode = phase.mode === 'unknown' || members.length < 2 ? '' : phase.mode === 'parallel' ? 'in parallel' : 'one after another';
    return html`
      <section class="phase" id=${phase.id} aria-labelledby=${`${phase.id}-title`} data-status=${phase.status}>
        <h2 id=${`${phase.id}-title`}>
          <span class="phase-number">${number}</span>${phase.name}
          <span class="muted">${mode}</span>
          ${state(phase.status === 'unverified' ? 'done, not verified' : phase.status, phase.status, tone(phase.status))}
        </h2>
        <ul class="cards">${repeat(members, (a) => a.id, (a) => html`<li><assignment-card .assignment=${a}></assignment-card></li>`)}</ul>
        ${repeat(gates, (c) => c.id, (c) => html`<checkpoint-card id=${c.id} .checkpoint=${c}></checkpoint-card>`)}
        ${gates.length === 0 ? html`<p class="calm">No gate: this phase ends on claims, unverified.</p>` : nothing}
      </section>`;
  }
}

customElements.define('phase-list', PhaseList);
