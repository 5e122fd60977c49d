// Shows notices: a success for a while, an error until the reader closes it.

import {el} from './dom.js';
import {t} from './messages.js';

const SHOWN_MILLIS = 8000;

const area = document.getElementById('notices');

export function notify(text, href = null) {
  const notice = el('p', {class: 'notice'}, text, href && el('a', {href}, t`Show`));
  area.querySelectorAll('.notice:not(.failed)').forEach(old => old.remove());
  area.append(notice);
  setTimeout(() => notice.remove(), SHOWN_MILLIS);
}

/** An error stays until the reader closes it, or until the action succeeds. */
export function complain(problem) {
  const text = problem.summary ?? problem.message;
  [...area.querySelectorAll('.failed')].filter(old => old.dataset.text === text).forEach(old => old.remove());
  const notice = el('div', {class: 'notice failed', role: 'alert', 'data-text': text},
    el('p', {}, text),
    el('button', {type: 'button', class: 'button quiet', onclick: () => notice.remove()}, t`Close`));
  area.append(notice);
}
