// @ts-check
// What each state is called, which tone it has, and how numbers and times are said.

/** The tone of a state, beside its word and its icon: colour never stands alone. */
const TONES = {
  waiting: 'quiet', ready: 'quiet', running: 'busy', claimed: 'claim', verifying: 'busy', done: 'good',
  blocked: 'bad', failed: 'bad', rejected: 'claim', lost: 'claim',
  pending: 'quiet', asking: 'claim', passed: 'good', 'could not run': 'claim', stuck: 'bad', waived: 'claim', void: 'quiet',
  active: 'busy', unverified: 'claim', verified: 'good', open: 'quiet',
  staged: 'quiet', 'final verification': 'busy', 'awaiting sign-off': 'claim', 'signed off': 'good', stopped: 'bad',
};

/** @param {string} status */
export const tone = (status) => TONES[status] ?? 'quiet';

/** The word and the icon of an assignment; a done that nobody verified is not shown as a plain done. */
export function assignmentWord(a) {
  if (a.status === 'done' && !a.verified) {
    return { word: a.part === 'prep' ? 'done (prep)' : 'done, not verified', icon: 'unverified', tone: a.part === 'prep' ? 'quiet' : 'claim' };
  }
  if (a.status === 'done') {
    return { word: 'done, verified', icon: 'done', tone: 'good' };
  }
  if (a.status === 'claimed') {
    return { word: 'claims done, not verified', icon: 'claimed', tone: 'claim' };
  }
  return { word: a.status, icon: a.status, tone: tone(a.status) };
}

/** "checkpoint-1" as people say it. */
export function subject(id) {
  if (id === 'final') {
    return 'Final verification';
  }
  const numbered = /^(checkpoint|phase|instance)-(\d+)$/.exec(id);
  return numbered ? `${numbered[1][0].toUpperCase()}${numbered[1].slice(1)} ${numbered[2]}` : id;
}

/** An age or a duration in its two largest useful units. @param {number} millis */
export function span(millis) {
  const s = Math.max(0, Math.round(millis / 1000));
  if (s < 60) {
    return `${s} s`;
  }
  if (s < 3600) {
    return s < 600 ? `${Math.floor(s / 60)} min ${s % 60} s` : `${Math.floor(s / 60)} min`;
  }
  const hours = Math.floor(s / 3600);
  return hours < 48 ? `${hours} h ${Math.floor((s % 3600) / 60)} min` : `${Math.floor(hours / 24)} days`;
}

/** A step's duration. @param {number} millis */
export const taken = (millis) => (millis < 1000 ? `${millis} ms` : `${(millis / 1000).toFixed(1)} s`);

/** @param {number} bytes */
export function size(bytes) {
  if (bytes < 1000) {
    return `${bytes} B`;
  }
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The time of day of an instant, here. @param {string} at */
export const clock = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** Text of a terminal without its control sequences. @param {string} text */
export const plain = (text) =>
  text.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-_]|[\x00-\x08\x0b-\x1f\x7f]/g, '');

/** @param {number} n @param {string} one */
export const count = (n, one) => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Tokens as people say them. @param {number} count */
export const tokens = (count) => (count < 1000 ? `${count} tokens` : count < 1e6 ? `${(count / 1e3).toFixed(1)}k tokens` : `${(count / 1e6).toFixed(2)}M tokens`);

/** US dollars. @param {number} usd */
export const money = (usd) => (usd > 0 && usd < 0.01 ? 'under $0.01' : `$${usd.toFixed(2)}`);

/** A time of work, never in days: those are of 8 hours in plans and of 24 elsewhere. @param {number} seconds */
export function worked(seconds) {
  const s = Math.round(seconds);
  if (s < 600) {
    return s < 60 ? `${s} s` : `${Math.floor(s / 60)} min ${s % 60} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
