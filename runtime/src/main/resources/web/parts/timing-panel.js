// @ts-check
import { html, nothing } from 'lit';
import { store } from '../store.js';
import { clock, worked } from '../words.js';
import { Part } from './part.js';

/** In seconds; beyond it a time of day alone says too little. */
const HALF_A_DAY = 12 * 3600;

/** What the run took, what is left of it by the plan's own estimates, and what limits it. */
class TimingPanel extends Part {
  render() {
    const timing = store.run?.timing;
    if (!timing) {
      return nothing;
    }
    return html`
      <section class="panel" id="timing" aria-labelledby="timing-title">
        <h2 id="timing-title">Time</h2>
        <dl class="points">${took(timing)}${left(timing)}${over(timing)}</dl>
        ${limit(timing.forecast)}
      </section>`;
  }
}

const line = (name, value, title) => html`<div title=${title}><dt>${name}</dt><dd>${value}</dd></div>`;

function took(timing) {
  if (timing.wallSeconds === null) {
    return nothing;
  }
  return [
    line('Worked', `${worked(timing.workSeconds)} in ${worked(timing.wallSeconds)}`, 'Time that attempts were running, by the journal, in the time that went by'),
    timing.efficiency === null ? nothing : line('Efficiency', `${timing.efficiency.toFixed(2)}x`, 'Work time over wall time: above 1 where several worked side by side'),
  ];
}

function left(timing) {
  const { forecast } = timing;
  if (forecast === null) {
    return line('Left', 'unknown', timing.forecastReason);
  }
  if (forecast.p90Seconds === 0 && !forecast.atLeast) {
    return line('Left', 'no work', 'What is left is for checkpoints and people');
  }
  const least = forecast.atLeast ? 'at least ' : '';
  const by = (at, seconds) => (at === null || seconds > HALF_A_DAY ? '' : `, about ${clock(at).slice(0, 5)}`);
  const title = `${forecast.runs} simulated runs, seed ${forecast.seed}; checkpoints and people not counted`;
  return [
    line('Left, P50', `${least}${worked(forecast.p50Seconds)}${by(forecast.p50At, forecast.p50Seconds)}`, title),
    line('Left, P90', `${least}${worked(forecast.p90Seconds)}${by(forecast.p90At, forecast.p90Seconds)}`, title),
  ];
}

function over(timing) {
  const longer = timing.assignments.filter((a) => a.over).map((a) => a.id.split('/').pop());
  return longer.length === 0 ? nothing : line('Over the estimate', longer.join(', '), 'Worked longer than the plan allows');
}

const limit = (forecast) => (forecast === null || forecast.limit.phase === null ? nothing : html`
  <p class="muted">Limited by ${forecast.limit.sentence}</p>
  <details><summary>Assumed, or not known</summary><ul>${forecast.caveats.map((caveat) => html`<li>${caveat}</li>`)}</ul></details>`);

customElements.define('timing-panel', TimingPanel);
