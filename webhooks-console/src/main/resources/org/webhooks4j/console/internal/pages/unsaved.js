// Keeps what was typed: whoever would lose it by leaving is asked first.

import {button, el} from './dom.js';
import {t} from './messages.js';

export const WHAT_IS_LOST = t`What you typed or have not copied is not kept anywhere else.`;

const keepers = new Set();

/** Says that leaving an element would lose something, as long as it is shown. */
export function keep(element, wouldLose) {
  keepers.add({element, wouldLose});
}

/** Keeps what is typed into a form. What it gives says that all of it is saved, or was not typed. */
export function keepTyped(form) {
  let seen = stateOf(form);
  keep(form, () => stateOf(form) !== seen);
  return {seen: () => seen, settle: (state = stateOf(form)) => { seen = state; }};
}

const revealed = new WeakMap();

/** Shows in a control what was masked in it. Until that is changed, the control counts as holding the mask. */
export function reveal(control, whole) {
  revealed.set(control, {mask: control.value, whole});
  control.value = whole;
}

/** What a control holds, with the mask in place of what was revealed. */
export function valueOf(control) {
  const {mask, whole} = revealed.get(control) ?? {};
  return control.value === whole ? mask : control.value;
}

/** What stands in the controls of a form. */
export function stateOf(form) {
  return JSON.stringify([...form.querySelectorAll('input, select, textarea')]
    .filter(control => !control.closest('.conflict'))
    .map(control => control.matches('[type=checkbox], [type=radio]') ? control.checked : valueOf(control)));
}

/** Whether leaving the page, or what is within an element of it, would lose something. */
export function isUnsaved(within = document) {
  for (const keeper of keepers) {
    if (!keeper.element.isConnected) {
      keepers.delete(keeper);
    }
  }
  return [...keepers].some(({element, wouldLose}) => within.contains(element) && wouldLose());
}

/** Lets go of everything: the reader has decided. */
export const letGo = () => keepers.clear();

/** Resolves to whether what was typed may be lost. */
export function askToLose(what = WHAT_IS_LOST) {
  // A question that was just answered stays in the document until its close event.
  if (document.querySelector('dialog.losing[open]')) {
    return Promise.resolve(false);
  }
  return new Promise(resolve => {
    let lose = false;
    const stay = button(t`Stay`, () => dialog.close(), 'primary');
    const dialog = el('dialog', {class: 'losing', role: 'alertdialog', 'aria-label': t`Leave without it?`},
      el('h2', {}, t`Leave without it?`),
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
