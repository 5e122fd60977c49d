// Building blocks of pages. Text from outside becomes text nodes, never markup, and what is hidden in it is shown.

import {query} from './api.js';
import {t} from './messages.js';
import {keyed, listen} from './patch.js';
import {hiddenIn, marked, plain} from './text.js';

/** Makes an element. Properties that begin with "on" are listeners; false and null ones are left out. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      listen(element, key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  const show = SHOWN_AS[name] ?? marked;
  element.append(...present(children).flatMap(child => child instanceof Node ? [child] : show(String(child))));
  return element;
}

/** Where there can be no elements within. */
const SHOWN_AS = {textarea: text => [text], option: text => [plain(text)]};

function present(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false);
}

/** The head of a page: its title, what can be done, and a line about it. */
export function pageHead(title, actions = [], about = null) {
  return el('div', {class: 'head'},
    el('div', {class: 'head-title'}, el('h1', {tabindex: '-1'}, title), about && el('p', {class: 'about'}, about)),
    el('div', {class: 'actions'}, actions));
}

export function button(text, onclick, kind = '') {
  return el('button', {type: 'button', class: `button ${kind}`.trim(), onclick}, text);
}

/** Does what a control is for, and no second time before that has ended. A control that were disabled would lose the focus. */
export async function during(control, work) {
  if (control.getAttribute('aria-disabled') === 'true') {
    return;
  }
  control.setAttribute('aria-disabled', 'true');
  try {
    await work();
  } finally {
    control.removeAttribute('aria-disabled');
  }
}

export function link(text, href, kind = '') {
  return el('a', {class: `button ${kind}`, href}, text);
}

/**
 * A table whose cells know their column's name, so that they can stand below each other where it is narrow. A column is
 * its name, or an object with a label, a kind for its cells and perhaps a sort: whether it is sorted by, and what a
 * click does. A row is a list of cells, or an object with a key, by which the row is the same after an update, and cells.
 */
export function table(label, columns, rows) {
  const heads = columns.map(column => typeof column === 'string' ? {label: column} : column);
  return el('div', {class: 'card scroll', tabindex: '0', role: 'region', 'aria-label': label},
    el('table', {'aria-label': label},
      el('thead', {}, el('tr', {}, heads.map(head))),
      el('tbody', {}, rows.map(row => keyed(el('tr', {}, (row.cells ?? row).map((cell, i) =>
        el('td', {'data-label': heads[i].label, class: heads[i].kind}, cell))), row.key)))));
}

function head({label, kind, sort, hidden}) {
  if (!sort) {
    return el('th', {scope: 'col', class: kind}, hidden ? el('span', {class: 'unseen'}, label) : label);
  }
  return el('th', {scope: 'col', class: kind, 'aria-sort': sort.order ?? 'none'},
    el('button', {type: 'button', class: 'sort', 'data-sort': label, onclick: sort.onclick}, label));
}

/** A list of names and values; those that are null are left out. */
export function facts(entries) {
  return el('dl', {class: 'facts'}, entries
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/** The ways from one part of a list to others, where the newest comes first and the address says what is listed. */
export function pager(address, {page, ...filter}, next) {
  return el('nav', {class: 'pager', 'aria-label': t`Pages of the list`},
    page && link(t`Newest`, `${address}${query(filter)}`),
    next && link(t`Older`, `${address}${query({...filter, page: next})}`));
}

export function nothing(title, text, action = null) {
  return el('div', {class: 'card nothing'}, el('h2', {}, title), el('p', {}, text), action);
}

let serial = 0;

/** A label, a control, a hint and a place for what is wrong, tied together for screen readers. */
export function field(name, label, control, hint = null) {
  const id = `field-${++serial}`;
  control.id = id;
  control.name = name;
  control.setAttribute('aria-describedby', `${id}-hint ${id}-error`);
  return el('div', {class: 'field', 'data-field': name},
    el('label', {for: id}, label),
    control,
    control.matches('input[type=text], textarea') && hiddenNote(control),
    el('p', {class: 'error', id: `${id}-error`}),
    el('p', {class: 'hint', id: `${id}-hint`}, hint));
}

/** Names what cannot be seen in the text of a control. */
function hiddenNote(control) {
  const note = el('p', {class: 'hint', role: 'status'});
  const look = () => {
    const hidden = hiddenIn(control.value);
    note.textContent = hidden.length ? t`Holds hidden characters: ${hidden.join(', ')}.` : '';
  };
  control.addEventListener('input', look);
  look();
  return note;
}

/** A group of controls under one name, with the same places as a field. */
export function group(name, legend, controls, hint = null) {
  const id = `field-${++serial}`;
  return el('fieldset', {class: 'field', 'data-field': name, 'aria-describedby': `${id}-hint ${id}-error`},
    el('legend', {}, legend),
    el('div', {class: 'choices'}, controls),
    el('p', {class: 'error', id: `${id}-error`}),
    el('p', {class: 'hint', id: `${id}-hint`}, hint));
}

export function choice(name, value, label, checked) {
  return el('label', {class: 'choice'}, el('input', {type: 'checkbox', name, value, checked}), el('span', {}, label));
}

export function toggle(label, checked, properties = {}) {
  return el('label', {class: 'switch'},
    el('input', {type: 'checkbox', role: 'switch', checked, ...properties}),
    el('span', {class: 'track', 'aria-hidden': 'true'}),
    el('span', {class: 'switch-label'}, label));
}

export function select(options, chosen) {
  return el('select', {}, options.map(([value, text]) => el('option', {value, selected: value === (chosen ?? '')}, text)));
}

/** Shows what is wrong beside the fields it is about, and everything else above them. */
export function showErrors(form, problem) {
  for (const part of form.querySelectorAll('.field')) {
    part.querySelector('.error').textContent = '';
    part.querySelectorAll('input, select, textarea').forEach(control => control.removeAttribute('aria-invalid'));
  }
  const others = [];
  for (const {field: name, problem: text} of problem?.errors ?? []) {
    const place = form.querySelector(`.field[data-field="${CSS.escape(name)}"]`);
    if (!place) {
      others.push(`${name}: ${text}`);
      continue;
    }
    const error = place.querySelector('.error');
    error.append(...marked(error.textContent ? `; ${text}` : text));
    place.querySelectorAll('input, select, textarea').forEach(control => control.setAttribute('aria-invalid', 'true'));
    place.closest('details')?.setAttribute('open', '');
  }
  if (problem && !problem.errors?.length) {
    const typed = problem.foreign && form.querySelector('input, textarea');
    others.push(typed ? `${problem.detail} ${t`What you typed is still here.`}` : problem.detail);
  }
  const summary = form.querySelector('.summary');
  summary.replaceChildren(...marked(others.join('; ')));
  summary.hidden = others.length === 0;
  form.querySelector('[aria-invalid="true"]')?.focus();
}

export function errorSummary() {
  return el('p', {class: 'summary', role: 'alert', hidden: true});
}
