// @ts-check
import { html, nothing } from 'lit';
import { store } from '../store.js';
import { count } from '../words.js';

const NAMED = 4;

/** What lies on an instance's branch, at its newest assignment; nothing where there is nothing to say. */
export function workspace(a) {
  const instance = store.run.instances.find((one) => one.id === a.instance);
  const found = instance?.workspace;
  if (!found || instance.current !== a.id || a.attempt === 0) {
    return nothing;
  }
  return [lies(found, a), trouble(found), foreign(found), conflicts(found)];
}

function lies(found, a) {
  const merged = found.merged.status === 'merged';
  const open = found.ahead > 0 || found.filesChanged > 0;
  const words = found.ahead === null
    ? (merged ? 'merged' : found.trouble || a.ended ? '' : 'not looked at yet')
    : [open ? `${found.ahead} ahead, ${count(found.filesChanged, 'file')}` : '', merged ? 'merged' : ''].filter(Boolean).join(', ');
  return words === '' ? nothing : html`<p class="branch muted" title=${found.worktree}><code>${found.branch}</code> · ${words}</p>`;
}

const trouble = (found) => (found.trouble ? html`<p class="why">${found.trouble}</p>` : nothing);

function foreign(found) {
  if (!found.foreignCount) {
    return nothing;
  }
  const more = found.foreignCount - Math.min(NAMED, found.foreignWrites.length);
  return html`
    <div class="warned" data-kind="foreign">
      <p>Wrote ${count(found.foreignCount, 'file')} that it may not:</p>
      <ul>${found.foreignWrites.slice(0, NAMED).map((write) => html`
        <li title=${write.why}><code>${write.path}</code>${write.owner ? html` is ${write.owner}'s` : nothing}</li>`)}
        ${more > 0 ? html`<li>and ${more} more</li>` : nothing}</ul>
    </div>`;
}

function conflicts(found) {
  return (found.predictedConflicts ?? []).map((conflict) => {
    const named = conflict.paths.slice(0, NAMED);
    const more = conflict.pathCount - named.length;
    return html`
      <div class="warned" data-kind="conflict">
        <p>Will conflict with ${conflict.with === 'integration' ? 'what was merged' : conflict.with} in:</p>
        <ul>${named.map((path) => html`<li><code>${path}</code></li>`)}${more > 0 ? html`<li>and ${more} more</li>` : nothing}</ul>
      </div>`;
  });
}
