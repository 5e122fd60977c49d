// Keeps what was typed: whoever would lose it by leaving is asked first.

import {button, el} from './dom.js';

export const WHAT_IS_LOST = 'What you typed or have not copied is not kept anywhere else.';

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

/** What stands in the controls of a form. */
export function stateOf(form) {
  return JSON.stringify([...form.querySelectorAll('input, select, textarea')]
    .filter(control => !control.closest('.conflict'))
    .map(({type, checked, value}) => type === 'checkbox' || type === 'radio' ? checked : value));
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
export function askToLose(what) {
  if (document.querySelector('dialog.losing')) {
    return Promise.resolve(false);
  }
  return new Promise(resolve => {
    let lose = false;
    const stay = button('Stay', () => dialog.close(), 'primary');
    const dialog = el('dialog', {class: 'losing', role: 'alertdialog', 'aria-label': 'Leave without it?'},
      el('h2', {}, 'Leave without it?'),
      el('p', {}, what),
      el('div', {class: 'actions end'}, button('Leave', () => {
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
