// Keeps filter input that was not applied, and restores it when the reader returns to the list.

import {el} from './dom.js';
import {t} from './messages.js';

const NAME = 'webhooks4j:';

/** Keeps a form's input under a name until it is applied or cleared. Returns a line that says that it is not applied. */
export function keepDraft(form, name) {
  const applied = stateOf(form);
  const note = el('p', {class: 'about draft', role: 'status'});
  const look = () => {
    note.textContent = stateOf(form) === applied ? '' : t`Not applied yet.`;
  };
  restore(form, read(name));
  look();
  form.addEventListener('input', () => {
    write(name, stateOf(form) === applied ? null : stateOf(form));
    look();
  });
  form.addEventListener('submit', () => write(name, null), {capture: true});
  form.addEventListener('click', event => {
    if (event.target.closest('a')) {
      write(name, null);
      form.reset();
      look();
    }
  });
  return note;
}

const controls = form => [...form.querySelectorAll('input, select')].filter(control => control.name);

const stateOf = form => JSON.stringify(Object.fromEntries(controls(form).map(control => [control.name, control.value])));

function restore(form, draft) {
  for (const control of draft ? controls(form) : []) {
    control.value = draft[control.name] ?? control.value;
  }
}

/** A browser may deny storage to a page; then drafts live as long as the page. */
const here = new Map();

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(NAME + name) ?? here.get(name) ?? 'null');
  } catch {
    return null;
  }
}

function write(name, text) {
  if (text === null) {
    here.delete(name);
  } else {
    here.set(name, text);
  }
  try {
    if (text === null) {
      sessionStorage.removeItem(NAME + name);
    } else {
      sessionStorage.setItem(NAME + name, text);
    }
  } catch {
    // The copy in memory is enough.
  }
}
