// @ts-check
import { html, nothing } from 'lit';
import { store } from '../store.js';
import { Part } from './part.js';

/** The whole plan at a glance: phases, who works in them, their gates, and the critical path. Asked for when it is opened. */
class PlanPicture extends Part {
  static properties = { opened: { state: true } };

  constructor() {
    super();
    this.opened = false;
  }

  render() {
    const run = store.run;
    return run === null ? nothing : html`
      <details class="panel promises" id="plan-picture" @toggle=${(event) => (this.opened ||= event.target.open)}>
        <summary><h2>Plan</h2> <span class="muted">as a picture, the critical path marked</span></summary>
        ${this.opened ? html`<div class="plan-picture"><img src=${`/api/runs/${encodeURIComponent(run.id)}/graph.svg`} alt="Phases, who works in them, and their gates"></div>` : nothing}
      </details>`;
  }
}

customElements.define('plan-picture', PlanPicture);
