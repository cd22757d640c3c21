// @ts-check
import { html, nothing } from 'lit';
import { piece, text } from '../api.js';
import { plain, size } from '../words.js';
import { Part } from './part.js';

const TAIL = 64 * 1024;
const MOST = 512 * 1024;
const FOLLOW = 2000;

/** A log, an output or a brief over the page, as text. Only one at a time. */
class FileView extends Part {
  static properties = { file: { state: true }, content: { state: true }, about: { state: true }, attempt: { state: true } };

  #next = 0;
  #timer = 0;
  #decoder = new TextDecoder();
  #turn = 0;

  constructor() {
    super();
    this.file = null;
    this.content = '';
    this.about = '';
    this.attempt = 0;
  }

  render() {
    return html`
      <dialog aria-labelledby="file-title" @close=${this.#closed} @click=${this.#clicked}>
        ${this.file === null ? nothing : html`
          <header>
            <h2 id="file-title" class=${this.file.mono ? 'mono' : ''}>${this.file.title}</h2>
            ${this.file.attempts > 1 ? this.#attempts() : nothing}
            <button class="plain" @click=${() => this.#dialog().close()}>Close</button>
          </header>
          <pre tabindex="0">${this.content}</pre>
          <p class="muted">${this.about}</p>`}
      </dialog>`;
  }

  #attempts() {
    const numbers = Array.from({ length: this.file.attempts }, (_, at) => at + 1);
    return html`<label class="muted">Attempt
      <select @change=${(event) => this.#choose(Number(event.target.value))}>
        ${numbers.map((n) => html`<option value=${n} ?selected=${n === this.attempt}>${n}</option>`)}
      </select></label>`;
  }

  async open(file) {
    this.file = file;
    await this.updateComplete;
    this.#dialog().showModal();
    await this.#choose(file.attempts ?? 1);
  }

  async #choose(attempt) {
    clearTimeout(this.#timer);
    this.attempt = attempt;
    this.content = '';
    this.about = 'Reading…';
    this.#decoder = new TextDecoder();
    this.#turn += 1;
    await (this.file.whole ? this.#whole() : this.#read(this.#turn, -TAIL));
  }

  async #whole() {
    const found = await text(this.file.url(this.attempt)).catch(() => null);
    this.content = found === null ? '' : plain(found);
    this.about = found === null ? 'There is none, or it could not be read.' : '';
  }

  async #read(turn, from) {
    const found = await piece(this.file.url(this.attempt), from).catch(() => null);
    if (turn !== this.#turn || this.file === null) {
      return;
    }
    if (found === null) {
      this.about = 'Nothing was written yet, or it could not be read.';
    } else {
      await this.#add(found, from);
    }
    if (this.file.follow && this.attempt === this.file.attempts) {
      this.#timer = window.setTimeout(() => this.#read(turn, found === null ? -TAIL : this.#next), FOLLOW);
    }
  }

  async #add(found, from) {
    const pre = this.querySelector('pre');
    const atEnd = pre === null || pre.scrollHeight - pre.scrollTop - pre.clientHeight < 40;
    this.content = (this.content + plain(this.#decoder.decode(found.bytes, { stream: true }))).slice(-MOST);
    this.#next = found.next;
    const shown = from < 0 && found.size > TAIL ? `the last ${size(TAIL)} of ${size(found.size)}` : size(found.size);
    this.about = `${shown}${this.file.follow ? ', followed while this is open' : ''}`;
    await this.updateComplete;
    if (atEnd && found.bytes.length > 0 && pre !== null) {
      pre.scrollTop = pre.scrollHeight;
    }
  }

  #closed = () => {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.file = null;
  };

  /** A click beside the text closes it. */
  #clicked = (event) => {
    if (event.target === this.#dialog()) {
      this.#dialog().close();
    }
  };

  #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }
}

customElements.define('file-view', FileView);

/** Shows a file: {title, url(attempt), attempts?, follow?, whole?, mono?}. */
export const show = (file) => /** @type {any} */ (document.querySelector('file-view')).open(file);
