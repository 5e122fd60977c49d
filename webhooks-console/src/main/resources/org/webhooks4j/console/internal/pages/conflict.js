// Two people changed a webhook at the same time: shows both changes, field by field, and saves what is chosen of them.

import * as api from './api.js';
import {button, el, table} from './dom.js';
import {json, time} from './format.js';
import {same} from './json.js';

/**
 * What others changed meanwhile, as a part of the page. "mine" is what is typed, field by field, of which those
 * named are changed; "save" gets the whole webhook and the tag of the state that it takes the place of.
 */
export async function conflict({id, base, labels, mine, changed, save, discard}) {
  const {content: theirs, etag, latest} = await api.webhookAndLatestChange(id);
  const names = Object.keys(labels);
  const agreed = name => changed.includes(name) && same(mine[name], theirs[name]);
  const byThem = names.filter(name => !same(base[name], theirs[name]) && !agreed(name));
  const rows = byThem.map(name => ({name, both: changed.includes(name), choice: changed.includes(name) ? 'mine' : 'theirs'}));
  const section = el('section', {class: 'card conflict', tabindex: '-1', 'aria-label': 'Changed by somebody else'},
    el('h2', {}, 'Somebody else has changed this webhook meanwhile'),
    el('p', {}, who(latest), ' Nothing of yours is saved yet, and nothing of theirs is lost. Choose for each field.'),
    rows.length > 0 && table('Both changes', ['Field', 'Before', 'Theirs', 'Yours'], rows.map(row => [
      labels[row.name],
      shown(row.name, base[row.name]),
      option(row, 'theirs', shown(row.name, theirs[row.name]), labels[row.name]),
      option(row, 'mine', row.both ? shown(row.name, mine[row.name]) : 'as before', labels[row.name]),
    ])),
    el('div', {class: 'actions'},
      button('Save what is chosen', () => {
        const chosen = Object.fromEntries(changed.map(name => [name, mine[name]]));
        for (const {name, both, choice} of rows) {
          chosen[name] = choice === 'theirs' ? theirs[name] : both ? mine[name] : base[name];
        }
        return save({...theirs, ...chosen}, etag);
      }, 'primary'),
      button('Take all of theirs', discard),
      button('Keep editing', () => section.remove())));
  return section;
}

/** Who made the latest change, if that is known. */
function who(latest) {
  return latest ? [el('b', {}, latest.actor ?? 'Somebody who is not named'), ' changed it ', time(latest.at), '.'] : '';
}

function option(row, choice, text, label) {
  return el('label', {class: 'choice'},
    el('input', {
      type: 'radio', name: `conflict-${row.name}`, checked: row.choice === choice,
      'aria-label': `${label}: ${choice === 'mine' ? 'yours' : 'theirs'}`,
      onchange: () => { row.choice = choice; },
    }), el('span', {}, text));
}

/** A field's value. Of an authentication, never the secret. */
function shown(name, value) {
  const seen = name === 'authentication' && value ? {...value, secret: '••••'} : value;
  return seen === null || seen === undefined || seen === '' ? '–'
    : Array.isArray(seen) ? seen.join(', ') || '–' : typeof seen === 'string' ? seen : json(seen);
}
