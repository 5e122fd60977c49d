// Shows the latest deliveries of one webhook, and updates them.

import * as api from './api.js';
import {el} from './dom.js';
import {duration, eventBadges, statusBadge, time, words} from './format.js';
import {keepCurrent, keepPlace} from './live.js';
import {t} from './messages.js';
import {keyed, patch, whole} from './patch.js';

const SHOWN = 5;

/** The interval while a listed delivery is being sent. */
const SOON_MILLIS = 1000;
const MAX_SOON = 30;

/** Builds a card that loads and updates itself. "now" makes it poll immediately. */
export function tailCard(webhookId, isCurrent) {
  const content = el('div', {class: 'tail'}, el('p', {class: 'faint'}, t`Loading…`));
  let etag = null;
  let items = [];
  let soon = 0;
  const draw = (problem = null) => keepPlace(document.getElementById('main'), () => patch(content, [
    problem && el('p', {class: 'summary', role: 'status'}, problem.detail),
    items.length > 0 && el('ol', {class: 'tail-list'}, items.map(line)),
    items.length === 0 && !problem && el('p', {class: 'faint'}, t`Nothing has been sent to this webhook yet.`),
  ].filter(Boolean)));
  const look = async () => {
    const answer = await api.deliveriesUnless(etag, {webhook: webhookId, limit: SHOWN});
    if (answer.content) {
      etag = answer.etag;
      items = answer.content.items;
      draw();
    }
    soon = items.some(isAboutToBeSent) ? soon + 1 : 0;
    return soon > 0 && soon < MAX_SOON ? SOON_MILLIS : null;
  };
  const updates = keepCurrent({look, isWanted: isCurrent, onfailure: problem => draw(problem)});
  updates.now();
  const card = whole(el('section', {class: 'card', 'aria-label': t`Latest deliveries`},
    el('div', {class: 'head'}, el('h2', {}, t`Latest deliveries`),
      el('a', {href: `#/logs${api.query({webhook: webhookId})}`}, t`All`)),
    content), webhookId);
  return {card, now: updates.now};
}

const isAboutToBeSent = ({status, waiting}) => status === 'pending' && (!waiting || ['under_way', 'due'].includes(waiting.reason));

function line(delivery) {
  const {id, eventType, objectType, objectId, status, occurredAt, lastStatusCode, lastOutcome, lastDurationMillis} = delivery;
  return keyed(el('li', {},
    el('a', {class: 'tail-object', href: `#/deliveries/${encodeURIComponent(id)}`}, `${objectType}/${objectId}`),
    eventBadges([eventType]), statusBadge(status),
    el('span', {class: 'small tail-about'}, time(occurredAt), ' ',
      lastStatusCode !== null ? `HTTP ${lastStatusCode}` : lastOutcome ? words(lastOutcome) : '', ' ',
      lastDurationMillis !== null && duration(lastDurationMillis))), id);
}
