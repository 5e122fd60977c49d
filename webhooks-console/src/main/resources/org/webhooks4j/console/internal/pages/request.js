// Shows the exact request of an attempt: its body to read, copy and download, and the command that repeats it.

import * as api from './api.js';
import {copyText} from './clipboard.js';
import {button, during, el} from './dom.js';
import {bytes} from './format.js';
import {indented} from './json.js';
import {t} from './messages.js';
import {whole} from './patch.js';

/** Bodies with more lines are shown as text, because a page cannot hold so many elements. */
const MAX_LINES = 4000;

const MINUTE_MILLIS = 60_000;

const METHOD = 'POST';

const loaders = new WeakMap();

/** Creates a place for the body of a request, which {@link load} fills. */
export function sentBody(delivery, {request}) {
  const place = el('section', {class: 'sent-body'}, el('h3', {}, t`Request body`), el('p', {class: 'faint'}, t`Loading…`));
  loaders.set(place, () => fill(place, delivery, request));
  return whole(place, `${delivery} ${request.bodySha256}`);
}

/** Loads the body whose place is within an element, unless it is loaded already. */
export function load(within) {
  const place = within.querySelector('.sent-body');
  loaders.get(place)?.();
  loaders.delete(place);
}

async function fill(place, delivery, request) {
  try {
    show(place, delivery, request, await api.requestBody(delivery, request.bodySha256));
  } catch (problem) {
    loaders.set(place, () => fill(place, delivery, request));
    place.replaceChildren(el('h3', {}, t`Request body`), el('p', {class: 'faint'}, problem.summary ?? problem.message),
      button(t`Try again`, () => load(place.parentElement)));
  }
}

function show(place, delivery, request, {text, base64}) {
  const curl = button(t`Copy as curl`, event => copyText(curlOf(request, text), event.currentTarget));
  const known = text !== null || base64 !== null;
  const lines = text === null ? [] : indented(text).split('\n');
  const folds = text !== null && isJson(text) && lines.length > 1 && lines.length <= MAX_LINES;
  const raw = el('pre', {class: 'raw', tabindex: '0', hidden: folds}, text ?? base64 ?? '');
  const folded = folds && el('div', {class: 'folded mono', tabindex: '0', role: 'group', 'aria-label': t`Foldable body`}, fold(lines));
  const change = folds && button(t`Raw`, event => {
    raw.hidden = !raw.hidden;
    folded.hidden = !folded.hidden;
    event.currentTarget.textContent = raw.hidden ? t`Raw` : t`Folded`;
  });
  place.replaceChildren(
    el('h3', {}, t`Request body, ${bytes(request.bodyBytes)}`),
    el('p', {class: 'faint'}, known
      ? text === null ? t`These are the exact bytes that were sent; the hash matches. The body is not text and is shown in Base64.`
        : t`These are the exact bytes that were sent; the hash matches.`
      : t`The body cannot be shown exactly. The server renders it from the stored event and compares the hash. Either the event is no longer stored, or the webhook was deleted or now excludes other fields.`),
    el('div', {class: 'actions'},
      change,
      text !== null && button(t`Copy`, event => copyText(text, event.currentTarget)),
      known && button(t`Download`, event => during(event.currentTarget, () => save(delivery, text, base64))),
      curl),
    ...[folded, known && raw].filter(Boolean));
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Builds elements for indented lines of JSON; objects and arrays can be folded. */
function fold(lines) {
  const read = (from, to) => {
    const nodes = [];
    for (let i = from; i < to; i++) {
      const indent = lines[i].search(/\S/);
      let end = i + 1;
      if (/[{[]$/.test(lines[i])) {
        while (lines[end].search(/\S/) > indent) {
          end++;
        }
        nodes.push(el('details', {open: true, class: 'fold'},
          el('summary', {}, el('span', {}, lines[i].trim()), el('span', {class: 'faint rest'}, ` … ${lines[end].trim()}`)),
          el('div', {class: 'inner'}, read(i + 1, end)), el('div', {}, lines[end].trim())));
        i = end;
      } else {
        nodes.push(el('div', {}, lines[i].trim()));
      }
    }
    return nodes;
  };
  return read(0, lines.length);
}

async function save(delivery, text, base64) {
  const content = text ?? Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([content]));
  el('a', {href: url, download: `${delivery}${text !== null && isJson(text) ? '.json' : ''}`}).click();
  setTimeout(() => URL.revokeObjectURL(url), MINUTE_MILLIS);
}

const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;

/** Writes a shell command that repeats the request. Masked values stay masked. Without a body, it names a file for one. */
function curlOf({url, headers}, text) {
  return [`curl${/[[\]{}]/.test(url) ? ' --globoff' : ''} -X ${METHOD} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    text === null ? "--data-binary '@body'" : `--data-raw ${quoted(text)}`].join(' \\\n  ');
}
