// @ts-check
import { html, nothing } from 'lit';
import { store } from '../store.js';
import { subject, tone } from '../words.js';
import { Part, icon } from './part.js';

/** The whole way in one line: phases, their gates, the final verification, the sign-off. */
class RunSteps extends Part {
  render() {
    const run = store.run;
    if (run === null) {
      return nothing;
    }
    const gates = new Map(run.checkpoints.map((checkpoint) => [checkpoint.id, checkpoint]));
    const steps = run.phases.flatMap((phase) => [
      { id: phase.id, name: phase.name, status: phase.status },
      ...phase.checkpoints.map((id) => ({ id, name: subject(id), status: gates.get(id).status, gate: true })),
    ]);
    if (gates.has('final')) {
      steps.push({ id: 'final', name: 'Final verification', status: gates.get('final').status, gate: true });
    }
    const last = ['awaiting sign-off', 'signed off'].includes(run.status) ? run.status : 'pending';
    steps.push({ id: 'promises', name: 'Sign-off', status: last, gate: true });
    return html`<nav class="steps" aria-label="The way to sign-off"><ol>${steps.map(step)}</ol></nav>`;
  }
}

const step = ({ id, name, status, gate }) => html`
  <li class=${gate ? 'gate' : 'stage'} data-tone=${tone(status)}>
    <a href=${`#${id}`} title=${`${name}: ${status}`}>${icon(status)}<span>${name}</span><span class="sr">, ${status}</span></a>
  </li>`;

customElements.define('run-steps', RunSteps);
