// @ts-check
// The one state of the page: what was pushed, folded. Components read it and redraw on its `change`.

const KEPT = 200;

class Store extends EventTarget {
  /** The whole run as last heard, or null. */
  run = null;
  /** The newest events, newest first. */
  events = [];
  /** Whether the server says that there is no run at all. */
  absent = false;
  /** How the page hears: connecting, live or polling; silent when it heard nothing for too long. */
  link = { by: 'connecting', silent: false, heardAt: Date.now() };
  /** What a screen reader should say next. */
  news = '';

  #offset = 0;

  /** The server's time now. */
  now() {
    return Date.now() + this.#offset;
  }

  foldRun(run) {
    if (this.run !== null && this.run.id !== run.id) {
      this.events = [];
    }
    if (this.run !== null && this.run.id === run.id && run.version < this.run.version) {
      return;
    }
    this.#announce(run);
    this.run = run;
    this.absent = false;
    this.changed();
  }

  foldEvent(event) {
    const known = this.events.some((other) => other.seq === event.seq);
    if (!known) {
      this.events = [event, ...this.events].sort((one, other) => other.seq - one.seq).slice(0, KEPT);
      this.changed();
    }
  }

  foldTime(now) {
    this.#offset = Date.parse(now) - Date.now();
  }

  heard(by) {
    const fresh = this.link.by !== by || this.link.silent;
    this.link = { by, silent: false, heardAt: Date.now() };
    if (fresh) {
      this.changed();
    }
  }

  fellSilent() {
    if (!this.link.silent) {
      this.link = { ...this.link, silent: true };
      this.news = 'The page no longer hears from Jarvis.';
      this.changed();
    }
  }

  noRun() {
    this.absent = true;
    this.run = null;
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  #announce(run) {
    const before = this.run;
    if (before === null || before.id !== run.id) {
      return;
    }
    const known = new Set(before.needsYou.map((question) => question.id));
    const asked = run.needsYou.filter((question) => !known.has(question.id));
    if (asked.length > 0) {
      this.news = `Needs you: ${asked[0].text}`;
    } else if (before.status !== run.status) {
      this.news = `The run is ${run.status}.`;
    }
  }
}

export const store = new Store();
