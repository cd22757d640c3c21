// @ts-check
import { html, nothing } from 'lit';
import { store } from '../store.js';
import { Part } from './part.js';

/** What the instances agreed on: ports, addresses, files. */
class IntegrationPoints extends Part {
  render() {
    const points = Object.entries(store.run?.integration ?? {});
    return points.length === 0 ? nothing : html`
      <section class="panel" aria-labelledby="integration-title">
        <h2 id="integration-title">Integration points</h2>
        <dl class="points">${points.map(([name, value]) => html`
          <div><dt>${name}</dt><dd><code>${typeof value === 'string' ? value : JSON.stringify(value)}</code></dd></div>`)}
        </dl>
      </section>`;
  }
}

customElements.define('integration-points', IntegrationPoints);
