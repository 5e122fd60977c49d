// Edits a filter as rows of a form or as JSON. The form saves the JSON text.

import {button, el, select} from './dom.js';
import {indented, parse, write} from './json.js';
import {readList, writeList} from './lists.js';
import {t} from './messages.js';
import {trial} from './trial.js';

const GROUPS = [['all', t`All of these`], ['any', t`Any of these`], ['not', t`None of these`]];
const SUBJECTS = [
  ['changed', t`changed`], ['after', t`is now`], ['before', t`was before`], ['changedOtherThan', t`changed, but not only`],
];
const COMPARISONS = [
  ['is', t`equal to`], ['in', t`one of`], ['gt', t`greater than`], ['gte', t`at least`], ['lt', t`less than`], ['lte', t`at most`],
  ['contains', t`containing`], ['startsWith', t`starting with`], ['exists', t`present`],
];

/** Builds the control of the field "filter": a text area, and rows above it that write into it. */
export function filterEditor(filter) {
  const text = el('textarea', {rows: '5', spellcheck: 'false', class: 'mono', hidden: true},
    filter && indented(write(filter)));
  const rows = el('div', {class: 'filter-rows'});
  const change = el('button', {type: 'button', class: 'button quiet'}, t`Edit as JSON`);
  const root = {tree: filter};
  const keep = tree => {
    root.tree = tree;
    text.value = tree ? indented(write(tree)) : '';
  };
  const begin = () => {
    keep({all: [{changed: ''}]});
    draw();
    rows.querySelector('input')?.focus();
  };
  const draw = () => rows.replaceChildren(...(root.tree
    ? [group(asGroup(root.tree), keep, draw)]
    : [el('p', {class: 'faint'}, t`Every event that the webhook listens to is sent.`), button(t`Add a condition`, begin)]));
  change.addEventListener('click', () => {
    if (text.hidden) {
      showJson(true);
      text.focus();
      return;
    }
    const tree = read(text.value);
    if (tree === null || isKnown(tree)) {
      root.tree = tree;
      draw();
      showJson(false);
    } else {
      text.focus();
    }
  });
  const showJson = shown => {
    text.hidden = !shown;
    rows.hidden = shown;
    change.textContent = shown ? t`Edit as a form` : t`Edit as JSON`;
  };
  if (filter && !isKnown(filter)) {
    showJson(true);
  } else {
    draw();
  }
  const {ask, result} = trial(text);
  return {control: text, around: el('div', {class: 'filter-editor'}, rows, text, el('div', {class: 'actions'}, change, ask), result)};
}

/** Parses a filter. Returns undefined for invalid JSON, which can only be corrected as text. */
function read(text) {
  try {
    return text.trim() === '' ? null : parse(text);
  } catch {
    return undefined;
  }
}

/** Returns whether the form can show a filter. Others stay text. */
function isKnown(tree) {
  if (tree === null || typeof tree !== 'object' || Array.isArray(tree)) {
    return false;
  }
  const kind = ['all', 'any', 'not'].find(name => name in tree);
  if (kind) {
    const inner = kind === 'not' ? [tree.not] : tree[kind];
    return Object.keys(tree).length === 1 && Array.isArray(inner) && inner.every(isKnown);
  }
  return SUBJECTS.some(([name]) => name in tree);
}

const kindOf = tree => ['all', 'any', 'not'].find(name => name in tree);

const asGroup = tree => kindOf(tree) ? tree : {all: [tree]};

/** Returns the conditions of a group. "not" holds one condition, or several of which none may be true. */
function membersOf(tree) {
  const kind = kindOf(tree);
  return kind !== 'not' ? tree[kind] : 'any' in tree.not ? tree.not.any : [tree.not];
}

function groupOf(kind, members) {
  if (members.length === 0) {
    return null;
  }
  return kind !== 'not' ? {[kind]: members} : {not: members.length === 1 ? members[0] : {any: members}};
}

/** Builds a group's rows. Calls "changed" with the new group, or with null if the group is empty. */
function group(tree, changed, draw) {
  let kind = kindOf(tree);
  let members = membersOf(tree);
  const tell = () => changed(groupOf(kind, members));
  const kinds = select(GROUPS, kind);
  kinds.setAttribute('aria-label', t`How the conditions are combined`);
  kinds.addEventListener('change', () => {
    kind = kinds.value;
    tell();
  });
  const replace = (i, member) => {
    members = member === null ? members.filter((_, at) => at !== i) : members.map((old, at) => at === i ? member : old);
    tell();
  };
  const add = member => {
    members = [...members, member];
    tell();
    draw();
  };
  return el('fieldset', {class: 'filter-group'}, el('legend', {class: 'unseen'}, t`Conditions`),
    el('div', {class: 'filter-head'}, kinds),
    members.map((member, i) => kindOf(member)
      ? group(member, inner => replace(i, inner), draw)
      : clause(member, inner => replace(i, inner), draw)),
    el('div', {class: 'actions'},
      button(t`Add a condition`, () => add({changed: ''}), 'quiet'),
      button(t`Add a group`, () => add({any: [{changed: ''}]}), 'quiet')));
}

function clause(tree, changed, draw) {
  let subject = SUBJECTS.map(([name]) => name).find(name => name in tree) ?? 'changed';
  const path = input(t`Field`, Array.isArray(tree[subject]) ? writeList(tree[subject]) : tree[subject], subject === 'changedOtherThan' ? 'updatedAt, lastSeen' : 'status');
  const subjects = labelled(t`Kind of condition`, select(SUBJECTS, subject));
  const comparison = labelled(t`Comparison`, select(COMPARISONS, COMPARISONS.map(([name]) => name).find(name => name in tree)));
  const value = input(t`Value`, written(tree[comparison.value]), 'active');
  const from = input(t`From`, written(tree.from), t`any value`);
  const to = input(t`To`, written(tree.to), t`any value`);
  const tell = () => changed(read());
  const read = () => {
    if (subject === 'changedOtherThan') {
      return {changedOtherThan: readList(path.value)};
    }
    if (subject === 'changed') {
      return {
        changed: path.value.trim(),
        ...(from.value === '' ? {} : {from: valueOf(from.value)}),
        ...(to.value === '' ? {} : {to: valueOf(to.value)}),
      };
    }
    return {[subject]: path.value.trim(), [comparison.value]: comparison.value === 'exists' || valueOf(value.value)};
  };
  const parts = el('span', {class: 'filter-parts'});
  const arrange = () => {
    subject = subjects.value;
    parts.replaceChildren(...(subject === 'changed' ? [word(t`from`), from, word(t`to`), to]
      : subject === 'changedOtherThan' ? [] : comparison.value === 'exists' ? [comparison] : [comparison, value]));
  };
  [path, value, from, to].forEach(control => control.addEventListener('input', tell));
  [subjects, comparison].forEach(control => control.addEventListener('change', () => {
    arrange();
    tell();
  }));
  arrange();
  return el('div', {class: 'filter-clause'}, subjects.value === 'changedOtherThan' ? [subjects, path] : [path, subjects], parts,
    el('button', {
      type: 'button', class: 'button quiet danger-text', 'aria-label': t`Remove this condition`,
      onclick: () => {
        changed(null);
        draw();
      },
    }, t`Remove`));
}

const word = text => el('span', {class: 'faint'}, text);

function input(label, value, placeholder) {
  return labelled(label, el('input', {type: 'text', class: 'mono', autocomplete: 'off', spellcheck: 'false', value, placeholder}));
}

function labelled(label, control) {
  control.setAttribute('aria-label', label);
  return control;
}

/** Formats a value for editing: text has no quotation marks unless it would be read as another type. */
function written(value) {
  return value === undefined ? '' : typeof value === 'string' && value !== '' && !isJson(value) ? value : write(value);
}

function valueOf(text) {
  return isJson(text) ? parse(text) : text;
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
