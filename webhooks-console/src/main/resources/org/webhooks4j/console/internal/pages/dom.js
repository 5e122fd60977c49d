// Building blocks of pages. Text from outside becomes text nodes, never markup, and its hidden characters are shown.

import {query} from './api.js';
import {t} from './messages.js';
import {keyed, listen} from './patch.js';
import {hiddenIn, marked, plain} from './text.js';

/** Creates an element. Properties that begin with "on" are listeners; false and null ones are ignored. */
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

/** Elements that hold only text. */
const SHOWN_AS = {textarea: text => [text], option: text => [plain(text)]};

function present(children) {
  return children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false);
}

/** Builds the head of a page: its title, its actions, and a line about it. */
export function pageHead(title, actions = [], about = null) {
  return el('div', {class: 'head'},
    el('div', {class: 'head-title'}, el('h1', {tabindex: '-1'}, title), about && el('p', {class: 'about'}, about)),
    el('div', {class: 'actions'}, actions));
}

export function button(text, onclick, kind = '') {
  return el('button', {type: 'button', class: `button ${kind}`.trim(), onclick}, text);
}

/** Runs a control's action, and ignores the control until it has finished. Disabling the control would lose the focus. */
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
 * Builds a table whose cells carry their column's name, so that a narrow screen can stack them. A column is its name, or an
 * object with a label, a kind of cells and optionally a sort: whether the table is sorted by it, and what a click does. A
 * row is a list of cells, or an object with cells and a key that identifies the row after an update.
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

/** Builds a list of names and values, without those that are null. */
export function facts(entries) {
  return el('dl', {class: 'facts'}, entries
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/** Links the pages of a list that shows the newest first and keeps its state in the address. */
export function pager(address, {page, ...filter}, next) {
  return el('nav', {class: 'pager', 'aria-label': t`Pages of the list`},
    page && link(t`Newest`, `${address}${query(filter)}`),
    next && link(t`Older`, `${address}${query({...filter, page: next})}`));
}

export function nothing(title, text, action = null) {
  return el('div', {class: 'card nothing'}, el('h2', {}, title), el('p', {}, text), action);
}

let serial = 0;

/** Ties a label, a control, a hint and a place for errors together for screen readers. */
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

/** Names the hidden characters in a control's text. */
function hiddenNote(control) {
  const note = el('p', {class: 'hint', role: 'status'});
  const look = () => {
    const hidden = hiddenIn(control.value);
    note.textContent = hidden.length ? t`Contains hidden characters: ${hidden.join(', ')}.` : '';
  };
  control.addEventListener('input', look);
  look();
  return note;
}

/** Builds a group of controls under one name, with the places that a field has. */
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

/** Shows each error beside its field, and all others above the form. */
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
