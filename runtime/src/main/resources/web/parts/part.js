// @ts-check
// What all components share: light DOM, redrawn when the store changes; and the small pieces of every card.

import { LitElement, html, svg } from 'lit';
import { store } from '../store.js';
import { span } from '../words.js';

/** A component that shows the store. */
export class Part extends LitElement {
  #redraw = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    store.addEventListener('change', this.#redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    store.removeEventListener('change', this.#redraw);
  }
}

/** How long ago something was, by the server's clock, counted on here. */
class Age extends LitElement {
  static properties = { at: {}, until: {} };

  #timer = 0;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    const end = this.until ? Date.parse(this.until) : store.now();
    return html`<time datetime=${this.at} title=${new Date(this.at).toLocaleString()}>${span(end - Date.parse(this.at))}</time>`;
  }
}
customElements.define('jarvis-age', Age);

/** Since when. @param {string} at */
export const age = (at) => html`<jarvis-age .at=${at}></jarvis-age>`;

const SHAPES = {
  waiting: svg`<circle cx="8" cy="8" r="5.2" stroke-dasharray="2.2 2.2"/>`,
  pending: svg`<circle cx="8" cy="8" r="5.2" stroke-dasharray="2.2 2.2"/>`,
  open: svg`<circle cx="8" cy="8" r="5.2"/>`,
  staged: svg`<circle cx="8" cy="8" r="5.2"/>`,
  ready: svg`<circle cx="8" cy="8" r="5.2"/><path d="M8 5v3l2 1.4"/>`,
  running: svg`<path d="M5.2 3.6v8.8l7-4.4z" class="fill"/>`,
  active: svg`<path d="M5.2 3.6v8.8l7-4.4z" class="fill"/>`,
  verifying: svg`<path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.6v2.6h-2.6"/>`,
  'final verification': svg`<path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.6v2.6h-2.6"/>`,
  claimed: svg`<circle cx="8" cy="8" r="5.4"/><path d="M8 2.6a5.4 5.4 0 0 1 0 10.8z" class="fill"/>`,
  unverified: svg`<circle cx="8" cy="8" r="5.4"/><path d="M8 2.6a5.4 5.4 0 0 1 0 10.8z" class="fill"/>`,
  done: svg`<circle cx="8" cy="8" r="6" class="fill"/><path d="m5.3 8.2 1.9 1.9 3.6-4" class="cut"/>`,
  passed: svg`<circle cx="8" cy="8" r="6" class="fill"/><path d="m5.3 8.2 1.9 1.9 3.6-4" class="cut"/>`,
  verified: svg`<circle cx="8" cy="8" r="6" class="fill"/><path d="m5.3 8.2 1.9 1.9 3.6-4" class="cut"/>`,
  'signed off': svg`<circle cx="8" cy="8" r="6" class="fill"/><path d="m5.3 8.2 1.9 1.9 3.6-4" class="cut"/>`,
  blocked: svg`<circle cx="8" cy="8" r="5.6"/><path d="m4.2 11.8 7.6-7.6"/>`,
  failed: svg`<circle cx="8" cy="8" r="6" class="fill"/><path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" class="cut"/>`,
  stuck: svg`<circle cx="8" cy="8" r="6" class="fill"/><path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" class="cut"/>`,
  stopped: svg`<rect x="3.6" y="3.6" width="8.8" height="8.8" rx="1.4" class="fill"/>`,
  rejected: svg`<path d="M6 4 3 7l3 3M3.2 7H10a3 3 0 0 1 0 6H7"/>`,
  lost: svg`<path d="M5.8 6a2.3 2.3 0 1 1 3.3 2c-.8.4-1.1.9-1.1 1.7"/><circle cx="8" cy="12.4" r=".6" class="fill"/>`,
  asking: svg`<path d="M5.8 6a2.3 2.3 0 1 1 3.3 2c-.8.4-1.1.9-1.1 1.7"/><circle cx="8" cy="12.4" r=".6" class="fill"/>`,
  'awaiting sign-off': svg`<path d="M3 12.8h10M4.4 10.2l.6-2.4 5.2-5.2 1.9 1.9-5.2 5.2z"/>`,
  'could not run': svg`<path d="M8 2.4 14 13H2zM8 6.4v3.2"/><circle cx="8" cy="11.3" r=".5" class="fill"/>`,
  waived: svg`<path d="M3 8c1.6-2.4 3.4-2.4 5 0s3.4 2.4 5 0"/>`,
  void: svg`<path d="M3.5 8h9"/>`,
};

/** A sentence of the plan, its inline code set as code. @param {string} text */
export const prose = (text) => text.split('`').map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : piece));

/** @param {string} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[name] ?? SHAPES.open}</svg>`;

/** A state by icon and word. @param {string} word @param {string} name @param {string} tone */
export const state = (word, name, tone) => html`<span class="state" data-tone=${tone}>${icon(name)}<span>${word}</span></span>`;
