// Asks before the reader loses input by leaving.

import {button, el} from './dom.js';
import {t} from './messages.js';

export const WHAT_IS_LOST = t`What you typed, or have not copied, will be lost.`;

const keepers = new Set();

/** Registers that leaving an element would lose something while the element is shown. */
export function keep(element, wouldLose) {
  keepers.add({element, wouldLose});
}

/** Watches a form's input. The returned function declares the current input as saved. */
export function keepTyped(form) {
  let seen = stateOf(form);
  keep(form, () => stateOf(form) !== seen);
  return {seen: () => seen, settle: (state = stateOf(form)) => { seen = state; }};
}

const revealed = new WeakMap();

/** Reveals a masked value in a control. Until the reader edits it, the control counts as masked. */
export function reveal(control, whole) {
  revealed.set(control, {mask: control.value, whole});
  control.value = whole;
}

/** Returns a control's value, or the mask if the value was only revealed. */
export function valueOf(control) {
  const {mask, whole} = revealed.get(control) ?? {};
  return control.value === whole ? mask : control.value;
}

/** Returns the values of a form's controls. */
export function stateOf(form) {
  return JSON.stringify([...form.querySelectorAll('input, select, textarea')]
    .filter(control => !control.closest('.conflict'))
    .map(control => control.matches('[type=checkbox], [type=radio]') ? control.checked : valueOf(control)));
}

/** Returns whether leaving the page, or an element of it, would lose something. */
export function isUnsaved(within = document) {
  for (const keeper of keepers) {
    if (!keeper.element.isConnected) {
      keepers.delete(keeper);
    }
  }
  return [...keepers].some(({element, wouldLose}) => within.contains(element) && wouldLose());
}

/** Forgets all input, after the reader has decided. */
export const letGo = () => keepers.clear();

/** Resolves to whether the input may be lost. */
export function askToLose(what = WHAT_IS_LOST) {
  // An answered dialog stays in the document until its close event.
  if (document.querySelector('dialog.losing[open]')) {
    return Promise.resolve(false);
  }
  return new Promise(resolve => {
    let lose = false;
    const stay = button(t`Stay`, () => dialog.close(), 'primary');
    const dialog = el('dialog', {class: 'losing', role: 'alertdialog', 'aria-label': t`Leave anyway?`},
      el('h2', {}, t`Leave anyway?`),
      el('p', {}, what),
      el('div', {class: 'actions end'}, button(t`Leave`, () => {
        lose = true;
        dialog.close();
      }, 'danger'), stay));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(lose);
    });
    document.body.append(dialog);
    dialog.showModal();
    stay.focus();
  });
}

addEventListener('beforeunload', event => {
  if (isUnsaved()) {
    event.preventDefault();
  }
});
