// @ts-check
// Keeps the store up to date: push first, polling where push fails, and always back to push.

import { ofRun, read } from './api.js';
import { store } from './store.js';

const POLL = 30_000;
const RETURN = 15_000;
const ABSENT = 5_000;

let source = null;
let everyMillis = 10_000;
let polledAt = 0;
let openedAt = 0;

function open() {
  source?.close();
  openedAt = Date.now();
  source = new EventSource(ofRun('/stream'));
  source.addEventListener('run', (message) => heard(() => store.foldRun(JSON.parse(message.data))));
  source.addEventListener('event', (message) => heard(() => store.foldEvent(JSON.parse(message.data))));
  source.addEventListener('heartbeat', (message) => heard(() => beat(JSON.parse(message.data))));
  source.addEventListener('error', () => failed());
}

function heard(fold) {
  store.heard('live');
  fold();
}

function beat(heartbeat) {
  everyMillis = heartbeat.everyMillis;
  store.foldTime(heartbeat.now);
}

/** The browser comes back by itself from a lost connection, but not from an answer such as 404. */
function failed() {
  if (source?.readyState === EventSource.CLOSED) {
    poll();
  }
}

async function poll() {
  polledAt = Date.now();
  try {
    const run = await read(ofRun());
    if (run === null) {
      store.heard('polling');
      store.noRun();
      return;
    }
    if (store.link.by !== 'live' || store.link.silent) {
      const last = store.events[0]?.seq ?? Math.max(0, run.version - 100);
      const page = await read(ofRun(`/events?after=${last}`));
      store.foldTime(run.asOf);
      store.heard('polling');
      store.foldRun(run);
      page?.events.forEach((event) => store.foldEvent(event));
    }
  } catch {
    // The watchdog says what it means that nothing came.
  }
}

/** Quiet for two and a half heartbeats is too quiet; while polling, a poll and a bit. */
function watch() {
  const quiet = Date.now() - store.link.heardAt;
  const live = store.link.by !== 'polling';
  if (quiet > (live ? 2.5 * everyMillis : POLL + 10_000)) {
    store.fellSilent();
  }
  const pushing = live && !store.link.silent;
  if (!pushing && Date.now() - polledAt > (store.absent ? ABSENT : POLL)) {
    poll();
  }
  if (!pushing && Date.now() - openedAt > (store.absent ? ABSENT : RETURN)) {
    open();
  }
}

/** A tab that slept, or a network that came back, looks at once. */
function wake() {
  if (document.visibilityState === 'visible' && Date.now() - store.link.heardAt > 2 * everyMillis) {
    openedAt = 0;
    polledAt = 0;
    watch();
  }
}

export function start() {
  open();
  setInterval(watch, 1000);
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('pageshow', wake);
  window.addEventListener('online', wake);
}
