// Two people changed a webhook at the same time: shows both changes, field by field, and saves what is chosen of them.

import * as api from './api.js';
import {button, el, table} from './dom.js';
import {MASK, json, time} from './format.js';
import {same} from './json.js';
import {writeList} from './lists.js';
import {parts, t} from './messages.js';
import {patch} from './patch.js';

/**
 * What others changed meanwhile, as a part of the page. "read" gives what stands in the form now: all its fields, and
 * the names of those that were changed; "save" gets the whole webhook and the tag of the state that it takes the place
 * of. What is typed while the choice is open is shown and chosen as well.
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
    el('h2', {}, t`Somebody else has changed this webhook meanwhile`),
    el('p', {}, who(latest), ' ', t`Nothing of yours is saved yet, and nothing of theirs is lost. Choose for each field.`),
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
      button(t`Save what is chosen`, () => save(() => {
        look(read());
        return {webhook: chosen(), etag};
      }), 'primary'),
      button(t`Take all of theirs`, discard),
      button(t`Keep editing`, () => {
        section.remove();
        form.querySelector('[type=submit]').focus();
      })),
  ]);
  const look = now => {
    // What is typed after a choice is a newer wish than the choice.
    [...choices.keys()].filter(name => !same(now.fields[name], mine.fields[name])).forEach(name => choices.delete(name));
    mine = now;
    draw();
  };
  form.addEventListener('input', ({target}) => {
    if (section.isConnected && !section.contains(target)) {
      try {
        look(read());
      } catch {
        // What is typed is not complete yet.
      }
    }
  });
  draw();
  return section;
}

/** Who made the latest change, if that is known. */
function who(latest) {
  return latest ? parts`${el('b', {}, latest.actor ?? t`Somebody who is not named`)} changed it ${time(latest.changedAt)}.` : '';
}

/** A field's value. Of an authentication, never the secret. */
function shown(name, value) {
  const seen = name === 'authentication' && value ? {...value, secret: MASK} : value;
  return seen === null || seen === undefined || seen === '' ? '–'
    : Array.isArray(seen) ? writeList(seen) || '–' : typeof seen === 'string' ? seen : json(seen);
}
