// Copies text, also where a page without TLS has no clipboard of its own.

import {el} from './dom.js';
import {t} from './messages.js';

const SHOWN_MILLIS = 4000;

/** Copies a text, and says on the button that it did. Gives whether it did. */
export async function copyText(text, button) {
  const name = button.dataset.name ?? button.textContent;
  button.dataset.name = name;
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copied = copyByCommand(text, button);
  }
  button.textContent = copied ? t`Copied` : t`The browser refuses to copy`;
  setTimeout(() => { button.textContent = name; }, SHOWN_MILLIS);
  return copied;
}

function copyByCommand(text, near) {
  const area = el('textarea', {class: 'unseen', 'aria-label': t`To be copied`});
  area.value = text;
  near.after(area);
  area.select();
  try {
    return document.execCommand('copy');
  } finally {
    area.remove();
    near.focus();
  }
}
