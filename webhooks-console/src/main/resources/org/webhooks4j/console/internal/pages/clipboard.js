// Copies text, also on pages without TLS, where browsers offer no clipboard API.

import {button, el} from './dom.js';
import {t} from './messages.js';

const SHOWN_MILLIS = 4000;

/**
 * Builds a line with a text that is to be copied and its button. The function is called once the text was copied, by the
 * button or by the keyboard. If the browser refuses, the text is selected for the keyboard.
 */
export function copyRow(label, text, oncopy) {
  const shown = el('input', {type: 'text', readonly: true, class: 'secret', value: text, 'aria-label': label, oncopy});
  const copy = button(t`Copy`, async () => {
    shown.select();
    if (await copyText(text, copy)) {
      oncopy();
    } else {
      shown.focus();
      shown.select();
    }
  });
  return el('div', {class: 'secret-row'}, shown, copy);
}

/** Copies a text and confirms it on the button. Resolves to whether it succeeded. */
export async function copyText(text, button) {
  const name = button.dataset.name ?? button.textContent;
  button.dataset.name = name;
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copied = copyByCommand(text, button);
  }
  button.textContent = copied ? t`Copied` : t`The browser does not allow copying`;
  setTimeout(() => { button.textContent = name; }, SHOWN_MILLIS);
  return copied;
}

function copyByCommand(text, near) {
  const area = el('textarea', {class: 'unseen', 'aria-label': t`Text to copy`});
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
