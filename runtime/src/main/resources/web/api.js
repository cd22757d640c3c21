// @ts-check
// The one place that speaks to the server, and that keeps the person's token.

const KEY = 'jarvis-person-token';
const asked = new URLSearchParams(location.search).get('run') ?? 'current';

/** The token comes once in the fragment, which no server sees; it stays in this tab and leaves the address bar. */
function takeToken() {
  const given = /^#token=([A-Za-z0-9._~+/=-]+)$/.exec(location.hash);
  if (given) {
    sessionStorage.setItem(KEY, given[1]);
    history.replaceState(null, '', location.pathname + location.search);
  }
}
takeToken();

export const mayCommand = () => sessionStorage.getItem(KEY) !== null;

/** The address of something of the run that this page shows. @param {string} [path] */
export const ofRun = (path = '', id = asked) => `/api/runs/${encodeURIComponent(id)}${path}`;

/** @param {string} url @returns {Promise<any>} the document, or null when there is none */
export async function read(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(8000), cache: 'no-store' });
  if (response.status === 404) {
    return null;
  }
  if (!response.ok) {
    throw new Error(`${response.status} from ${url}`);
  }
  return response.json();
}

/** A piece of a text file. @param {string} url @param {number} from @returns {Promise<{bytes: Uint8Array, next: number, size: number} | null>} */
export async function piece(url, from) {
  const response = await fetch(`${url}${url.includes('?') ? '&' : '?'}from=${from}`, { signal: AbortSignal.timeout(8000), cache: 'no-store' });
  if (!response.ok) {
    return null;
  }
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    next: Number(response.headers.get('Jarvis-Next-Offset')),
    size: Number(response.headers.get('Jarvis-Size')),
  };
}

/** @param {string} url */
export async function text(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(8000), cache: 'no-store' });
  return response.ok ? response.text() : null;
}

/** Sends a command. @param {object} command @returns {Promise<string>} empty when it was accepted, else why not */
export async function send(command) {
  try {
    const response = await fetch(ofRun('/commands'), {
      method: 'POST',
      signal: AbortSignal.timeout(15000),
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${sessionStorage.getItem(KEY) ?? ''}` },
      body: JSON.stringify(command),
    });
    if (response.ok) {
      return '';
    }
    if (response.status === 401) {
      sessionStorage.removeItem(KEY);
      return 'The token was refused. Open the page again with the address that Jarvis printed.';
    }
    return (await response.json()).detail ?? `Jarvis answered ${response.status}.`;
  } catch {
    return 'Jarvis did not answer. Nothing is known to have been recorded; try again when the page is live.';
  }
}
