// Tries a filter on the latest events while it is built.

import * as api from './api.js';
import {button, during, el, table} from './dom.js';
import {badge, eventBadges, number, shortTime} from './format.js';
import {readList} from './lists.js';
import {t} from './messages.js';

/** Builds a button that tries the filter of a text area, and the place for the result. */
export function trial(text) {
  const result = el('div', {class: 'trial', role: 'status'});
  const ask = button(t`Try on the last 20 events`, () => during(ask, async () => {
    try {
      JSON.parse(text.value || 'null');
      result.replaceChildren(...shown(await api.tryFilter(text.value, typesOf(text.closest('form')))));
    } catch (problem) {
      result.replaceChildren(el('p', {class: 'error'}, problem.errors?.map(({problem: words}) => words).join('; ')
        ?? problem.summary ?? t`The filter is not JSON: ${problem.message}`));
    }
  }), 'quiet');
  return {ask, result};
}

const typesOf = form => [
  ...[...form.querySelectorAll('input[name=eventType]:checked')].map(({value}) => value),
  ...readList(form.elements.otherTypes.value),
];

function shown(items) {
  if (items.length === 0) {
    return [el('p', {class: 'faint'}, t`No event has been sent yet, or no event is still stored.`)];
  }
  const count = items.filter(({fires}) => fires).length;
  return [el('p', {}, t`${number(count)} of ${number(items.length)} would be sent.`),
    el('div', {class: 'trial-table'}, table(t`What would be sent`, [t`Event`, t`Object`, t`Sent`, t`Why`], items.map(item => [
      [eventBadges([item.eventType]), ' ', shortTime(item.occurredAt)],
      el('a', {href: `#/deliveries/${encodeURIComponent(item.deliveryId)}`, target: '_blank', rel: 'noopener'}, `${item.objectType}/${item.objectId}`),
      item.fires ? badge(t`yes`, 'good') : badge(t`no`),
      item.reason,
    ])))];
}
