// Finds a delivery, an event, webhooks or an object by one text field.

import {here} from './address.js';
import * as api from './api.js';
import {el, field, link} from './dom.js';
import {MASK} from './format.js';
import {t} from './messages.js';
import {whole} from './patch.js';

const HOUR_MILLIS = 3_600_000;

export const TIMES = [['', t`Any, or from and to`], ['hour', t`Last hour`], ['today', t`Today`], ['yesterday', t`Yesterday`]];

/** Converts a list's parameters for the API; a preset such as "today" becomes a start and optionally an end. */
export function asked({time, ...filter}) {
  const midnight = days => {
    const day = new Date(Date.now());
    day.setHours(0, 0, 0, 0);
    day.setDate(day.getDate() + days);
    return day.toISOString();
  };
  return {
    ...filter,
    ...(time === 'hour' ? {from: new Date(Date.now() - HOUR_MILLIS).toISOString()} : {}),
    ...(time === 'today' ? {from: midnight(0)} : {}),
    ...(time === 'yesterday' ? {from: midnight(-1), to: midnight(0)} : {}),
  };
}

/** Interprets a text: returns a page to open, or webhooks to choose from. */
function meaning(text, webhooks) {
  const logs = filter => `#/logs${api.query(filter)}`;
  const lower = text.toLowerCase();
  if (/^msg_/.test(text)) {
    return {address: `#/deliveries/${encodeURIComponent(text)}`};
  }
  if (/^evt_/.test(text)) {
    return {address: logs({event: text})};
  }
  const exact = webhooks.filter(({id, name, url}) => id === text || name.toLowerCase() === lower || url === text);
  const found = exact.length ? exact : webhooks.filter(({name, url}) => name.toLowerCase().includes(lower)
    || text.includes('://') && (url.startsWith(text) || isShownAs(text, url)));
  if (found.length === 1) {
    return {address: logs({webhook: found[0].id})};
  }
  return found.length && !/^[^:]+\/[^/]+$/.test(text) ? {found} : {address: logs({object: text})};
}

/** Returns whether a masked URL may stand for another one. */
function isShownAs(text, url) {
  const parts = url.split(MASK).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return url.includes(MASK) && new RegExp(`^${parts.join('[^/?&#]+')}$`).test(text);
}

/** Builds the search field. */
export function searchField(webhooks) {
  const answer = el('p', {class: 'about found', role: 'status'});
  const input = el('input', {
    type: 'search', autocomplete: 'off', spellcheck: 'false', placeholder: t`msg_…, evt_…, webhook, URL, type/id`,
  });
  const form = el('form', {class: 'finder', role: 'search', 'aria-label': t`Find`},
    field('find', t`Find`, input),
    el('button', {type: 'submit', class: 'button'}, t`Find`), answer);
  form.addEventListener('submit', event => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) {
      return;
    }
    const {address, found} = meaning(text, webhooks);
    if (found) {
      answer.replaceChildren(t`${found.length} webhooks:`, ' ',
        ...found.flatMap(({id, name}) => [el('a', {href: `#/logs${api.query({webhook: id})}`}, name), ' ']));
    } else {
      location.hash = address;
    }
  });
  return whole(form, JSON.stringify([webhooks.map(({id, name, url}) => [id, name, url]), here().path]));
}

/** Builds a line that says that only one event is listed. */
export const onlyEvent = ({event, ...others}) => event && el('p', {class: 'about'}, t`Only event ${event}.`, ' ',
  link(t`All events`, `#/logs${api.query(others)}`, 'quiet'));
