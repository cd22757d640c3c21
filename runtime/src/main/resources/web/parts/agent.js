// @ts-check
import { html, nothing } from 'lit';
import { store } from '../store.js';
import { count, money, tokens } from '../words.js';

/** Words and signs for how alive an agent is; never a colour alone. */
const VERDICTS = {
  working: ['working', '●', 'busy'],
  'waiting for you': ['waits for you', '?', 'claim'],
  silent: ['silent', '◌', 'claim'],
  exited: ['ended', '■', 'quiet'],
  lost: ['lost', '✕', 'bad'],
};

/** What an instance's agent is at, by its own word, at its newest assignment; nothing where it speaks no protocol. */
export function agent(a) {
  const instance = store.run.instances.find((one) => one.id === a.instance);
  if (!instance || instance.current !== a.id || a.attempt === 0) {
    return nothing;
  }
  return [instance.agent && instance.agent.attempt === a.attempt ? life(instance.agent) : nothing, used(instance.usage)];
}

function life(found) {
  const [word, icon, tone] = VERDICTS[found.liveness.verdict] ?? [found.liveness.verdict, '·', 'quiet'];
  const ended = found.liveness.verdict === 'exited';
  const at = ended ? null : found.tool ?? found.said;
  return html`
    <p class="agent" data-tone=${tone} title=${found.liveness.reason}>
      <span aria-hidden="true">${icon}</span><span>${word}</span>${at ? html`<span class="muted">${at}</span>` : nothing}</p>
    ${found.limit && found.limit.refused ? html`<p class="why">Limit (${found.limit.what})${found.limit.until ? html`, ends ${found.limit.until}` : nothing}</p>` : nothing}
    ${found.junk > 0 ? html`<p class="muted">${count(found.junk, 'line')} of its output ${found.junk === 1 ? 'is' : 'are'} none of its protocol</p>` : nothing}`;
}

const used = (usage) => (usage
  ? html`<p class="muted" data-kind="usage" title=${kinds(usage)}>${spent(usage)}</p>`
  : nothing);

/** Tokens by what they are charged as. */
export const kinds = (usage) => `${usage.input} input, ${usage.cacheRead} from a cache, ${usage.cacheWrite} to a cache, ${usage.output} output`;

/** Tokens, money, and how that is known; what nobody knows is said so. */
export const spent = (usage) => `${tokens(usage.tokens)} · ${usage.usd === null ? 'cost unknown' : `${money(usage.usd)}, ${usage.usdOrigin === 'said' ? 'by its own estimate' : 'by the price list'}`}`;
