// Resolves a conflict of two changes: shows both field by field, and saves the reader's choice.

import * as api from './api.js';
import {button, el, table} from './dom.js';
import {MASK, json, time} from './format.js';
import {same} from './json.js';
import {writeList} from './lists.js';
import {parts, t} from './messages.js';
import {patch} from './patch.js';

/**
 * Shows what somebody else changed in the meantime. "read" returns the form's fields and the names of the edited ones.
 * "save" takes the whole webhook and the tag of the state that it replaces. What the reader types while the choice is open
 * is shown, and selected.
 */
export async function conflict({id, base, labels, form, read, save, discard}) {
  const {content: theirs, etag, latest} = await api.webhookAndLatestChange(id);
  const choices = new Map();
  let mine = read();
  const isMine = name => mine.changed.includes(name);
  const agreed = name => isMine(name) && same(mine.fields[name], theirs[name]);
  const rows = () => Object.keys(labels).filter(name => !same(base[name], theirs[name]) && !agreed(name))
    .map(name => ({name, choice: choices.get(name) ?? (isMine(name) ? 'mine' : 'theirs')}));
  const option = ({name, choice}, value, text) => el('label', {class: 'choice'},
    el('input', {
      type: 'radio', name: `conflict-${name}`, checked: choice === value,
      'aria-label': value === 'mine' ? t`${labels[name]}: yours` : t`${labels[name]}: theirs`,
      onchange: () => choices.set(name, value),
    }), el('span', {}, text));
  const chosen = () => {
    const fields = Object.fromEntries(mine.changed.map(name => [name, mine.fields[name]]));
    for (const {name, choice} of rows()) {
      fields[name] = choice === 'theirs' ? theirs[name] : isMine(name) ? mine.fields[name] : base[name];
    }
    return {...theirs, ...fields};
  };
  const section = el('section', {class: 'card conflict', tabindex: '-1', 'aria-label': t`Changed by somebody else`});
  const draw = () => patch(section, [
    el('h2', {}, t`Somebody else has changed this webhook in the meantime`),
    el('p', {}, who(latest), ' ', t`Your changes are not saved yet, and theirs are not lost. Choose a version for each field.`),
    ...rows().length === 0 ? [] : [table(t`Both changes`, [t`Field`, t`Before`, t`Theirs`, t`Yours`], rows().map(row => ({
      key: row.name,
      cells: [
        labels[row.name],
        shown(row.name, base[row.name]),
        option(row, 'theirs', shown(row.name, theirs[row.name])),
        option(row, 'mine', isMine(row.name) ? shown(row.name, mine.fields[row.name]) : t`as before`),
      ],
    })))],
    el('div', {class: 'actions'},
      button(t`Save selection`, () => save(() => {
        look(read());
        return {webhook: chosen(), etag};
      }), 'primary'),
      button(t`Use all of theirs`, discard),
      button(t`Keep editing`, () => {
        section.remove();
        form.querySelector('[type=submit]').focus();
      })),
  ]);
  const look = now => {
    // Typing after a choice overrules the choice.
    [...choices.keys()].filter(name => !same(now.fields[name], mine.fields[name])).forEach(name => choices.delete(name));
    mine = now;
    draw();
  };
  form.addEventListener('input', ({target}) => {
    if (section.isConnected && !section.contains(target)) {
      try {
        look(read());
      } catch {
        // The input is not complete yet.
      }
    }
  });
  draw();
  return section;
}

/** Names who made the latest change, if that is known. */
function who(latest) {
  return latest ? parts`${el('b', {}, latest.actor ?? t`An unnamed user`)} changed it ${time(latest.changedAt)}.` : '';
}

/** Formats a field's value, without the secret of an authentication. */
function shown(name, value) {
  const seen = name === 'authentication' && value ? {...value, secret: MASK} : value;
  return seen === null || seen === undefined || seen === '' ? '–'
    : Array.isArray(seen) ? writeList(seen) || '–' : typeof seen === 'string' ? seen : json(seen);
}
