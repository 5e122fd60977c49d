// Lists events that were not sent to a webhook, with the reason. The server records them only on request.

import {webhookAddress} from './address.js';
import * as api from './api.js';
import {keepDraft} from './drafts.js';
import {button, el, field, link, nothing, pageHead, pager, select, table} from './dom.js';
import {eventBadges, time, words} from './format.js';
import {parts, t} from './messages.js';
import {complain, notify} from './notices.js';
import {whole} from './patch.js';

const DURATIONS = [['PT15M', t`15 minutes`], ['PT1H', t`an hour`], ['P1D', t`a day`], ['P7D', t`a week`]];

export const isTraced = webhook => Date.parse(webhook.tracedUntil) > Date.now();

export async function show({id, parameters, mayManage, reload}) {
  const [{content: webhook}, page] = await Promise.all([api.webhook(id), api.skipped(id, parameters)]);
  const address = webhookAddress(id);
  return [
    pageHead(t`Not sent`, [link(t`Ask about an event`, `#/explain?webhook=${encodeURIComponent(id)}`), link(t`Back to the webhook`, address)],
      t`Events that were not sent to “${webhook.name}”, with the reason.`),
    recorder(webhook, mayManage, reload),
    filterForm(`${address}/skipped`, parameters),
    page.items.length === 0 ? none(webhook, parameters) : list(page.items),
    pager(`${address}/skipped`, parameters, page.next),
  ];
}

function recorder(webhook, mayManage, reload) {
  const record = async (duration, text) => {
    try {
      await api.trace(webhook.id, duration);
      notify(text);
      await reload();
    } catch (problem) {
      complain(problem);
    }
  };
  if (isTraced(webhook)) {
    return whole(el('section', {class: 'card recorder', 'aria-label': t`Recording`},
      el('p', {}, parts`Recorded until ${time(webhook.tracedUntil)}.`),
      mayManage && el('div', {class: 'actions'},
        button(t`Refresh`, reload), button(t`Stop`, () => record('PT0S', t`The recording has stopped.`)))), webhook.tracedUntil);
  }
  const duration = select(DURATIONS, 'PT1H');
  duration.setAttribute('aria-label', t`How long`);
  return whole(el('section', {class: 'card recorder', 'aria-label': t`Recording`},
    el('p', {}, t`The recording is off. While it is on, this page lists each event that is not sent, with the rule that decided.`),
    mayManage && el('div', {class: 'actions'}, duration,
      button(t`Record`, () => record(duration.value, t`Events that are not sent are recorded from now on.`), 'primary'))), 'idle');
}

function filterForm(address, parameters) {
  const {page, ...filter} = parameters;
  const actions = el('div', {class: 'actions'}, el('button', {type: 'submit', class: 'button'}, t`Filter`), link(t`Clear`, address));
  const form = el('form', {class: 'card filter', role: 'search', 'aria-label': t`Filter`},
    field('type', t`Event type`, el('input', {type: 'text', autocomplete: 'off', value: parameters.type ?? ''})),
    field('object', t`Object`, el('input', {type: 'text', autocomplete: 'off', placeholder: t`id or type/id`, value: parameters.object ?? ''})),
    actions);
  actions.append(keepDraft(form, `${address}${api.query(filter)}`));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const value = name => form.elements[name].value.trim();
    location.hash = `${address}${api.query({type: value('type'), object: value('object')})}`;
  });
  return whole(form, JSON.stringify(filter));
}

function list(events) {
  return table(t`Events that were not sent`, [t`Time`, t`Event`, t`Object`, t`Rule`, t`Reason`], events.map(event => ({key: event.eventId, cells: [
    time(event.occurredAt),
    eventBadges([event.eventType]),
    el('code', {}, `${event.objectType}/${event.objectId}`),
    words(event.rule),
    event.reason,
  ]})));
}

function none(webhook, parameters) {
  return Object.keys(parameters).length > 0 ? nothing(t`Nothing matches`, t`No recorded event matches the filter.`)
    : isTraced(webhook) ? nothing(t`Nothing yet`, t`Since the recording began, every event was sent.`)
      : nothing(t`Nothing recorded`, t`Events before a recording are not known; ask about such an event instead.`);
}
