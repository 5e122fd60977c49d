// The request of an attempt as it was sent: its body, to look at, copy and keep, and the command that repeats it.

import * as api from './api.js';
import {copyText} from './clipboard.js';
import {button, during, el} from './dom.js';
import {bytes} from './format.js';
import {indented} from './json.js';
import {t} from './messages.js';
import {whole} from './patch.js';

/** Of more lines than a page can hold in elements, the text alone is shown. */
const MAX_LINES = 4000;

const MINUTE_MILLIS = 60_000;

const METHOD = 'POST';

const loaders = new WeakMap();

/** A place for the body of a request, which is read when {@link load} is called. */
export function sentBody(delivery, {request}) {
  const place = el('section', {class: 'sent-body'}, el('h3', {}, t`Request body`), el('p', {class: 'faint'}, t`Loading…`));
  loaders.set(place, () => fill(place, delivery, request));
  return whole(place, `${delivery} ${request.bodySha256}`);
}

/** Reads the body that has its place within an element, unless that was done. */
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
  const folded = folds && el('div', {class: 'folded mono', tabindex: '0', role: 'group', 'aria-label': t`Body, to be folded`}, fold(lines));
  const change = folds && button(t`Raw`, event => {
    raw.hidden = !raw.hidden;
    folded.hidden = !folded.hidden;
    event.currentTarget.textContent = raw.hidden ? t`Raw` : t`Folded`;
  });
  place.replaceChildren(
    el('h3', {}, t`Request body, ${bytes(request.bodyBytes)}`),
    el('p', {class: 'faint'}, known
      ? text === null ? t`Byte for byte as it was sent: its hash is that of the request. It is not text; this is Base64.`
        : t`Byte for byte as it was sent: its hash is that of the request.`
      : t`The body cannot be shown exactly. Bodies are made anew of the stored event and compared with the hash of the request: the event is no longer stored, or the webhook was deleted or excludes other fields by now.`),
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

/** Indented lines of JSON as elements, of which those that hold others can be folded. */
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

/** The command of a shell that sends the same; what is masked stays masked. Without a body, it names a file for one. */
function curlOf({url, headers}, text) {
  return [`curl${/[[\]{}]/.test(url) ? ' --globoff' : ''} -X ${METHOD} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    text === null ? "--data-binary '@body'" : `--data-raw ${quoted(text)}`].join(' \\\n  ');
}
