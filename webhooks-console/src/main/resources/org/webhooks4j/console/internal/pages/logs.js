// The log: deliveries, pending and past. Its filter is the address, so that a view can be kept and passed on.

import * as api from './api.js';
import {keepDraft} from './drafts.js';
import {button, el, field, link, nothing, pageHead, pager, select, table} from './dom.js';
import {duration, eventBadges, fromLocal, statusBadge, time, toLocal, words, zone} from './format.js';
import {whole} from './patch.js';
import {reason, selection} from './waiting.js';

const STATUSES = [
  ['', 'Any'], ['pending', 'Pending'], ['delivered', 'Delivered'], ['dead', 'Dead'],
  ['superseded', 'Superseded'], ['cancelled', 'Cancelled'],
];

export async function show({parameters, mayManage, reload}) {
  const [webhooks, page] = await Promise.all([api.webhooks(), api.deliveries(parameters)]);
  const names = new Map(webhooks.map(webhook => [webhook.id, webhook.name]));
  const pending = page.items.filter(({status}) => status === 'pending');
  const selected = mayManage && pending.length > 0 && selection(pending, reload);
  return [
    pageHead('Logs', [selected && selected.actions, button('Refresh', reload), link('All webhooks', '#/')],
      `What was sent, what came back, and what waits. Times are those of ${zone()}.`),
    filterForm(parameters, webhooks),
    page.items.length === 0 ? none(parameters) : log(page.items, names, selected),
    pager('#/logs', parameters, page.next),
  ];
}

function filterForm(parameters, webhooks) {
  const known = webhooks.map(webhook => [webhook.id, webhook.name]);
  if (parameters.webhook && !webhooks.some(webhook => webhook.id === parameters.webhook)) {
    known.push([parameters.webhook, `${parameters.webhook} (deleted)`]);
  }
  const {page, ...filter} = parameters;
  const actions = el('div', {class: 'actions'}, el('button', {type: 'submit', class: 'button primary'}, 'Filter'), link('Clear', '#/logs'));
  const form = el('form', {class: 'card filter', role: 'search', 'aria-label': 'Filter'},
    field('webhook', 'Webhook', select([['', 'Any'], ...known], parameters.webhook)),
    field('status', 'Status', select(STATUSES, parameters.status)),
    field('type', 'Event type', el('input', {type: 'text', list: 'types', autocomplete: 'off', value: parameters.type ?? ''})),
    el('datalist', {id: 'types'}, ['create', 'update', 'delete', 'test'].map(value => el('option', {value}))),
    field('object', 'Object', el('input', {type: 'text', autocomplete: 'off', placeholder: 'id or type/id', value: parameters.object ?? ''})),
    field('from', 'From', el('input', {type: 'datetime-local', step: '1', value: toLocal(parameters.from)})),
    field('to', 'To', el('input', {type: 'datetime-local', step: '1', value: toLocal(parameters.to)})),
    actions);
  actions.append(keepDraft(form, `#/logs${api.query(filter)}`));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const value = name => form.elements[name].value.trim();
    location.hash = `#/logs${api.query({
      webhook: value('webhook'), status: value('status'), type: value('type'), object: value('object'),
      from: fromLocal(value('from')), to: fromLocal(value('to')),
    })}`;
  });
  return whole(form, JSON.stringify([filter, known]));
}

function log(deliveries, names, selected) {
  return table('Deliveries', ['Time', 'Webhook', 'Event', 'Object', 'Status', 'Response',
    {label: 'Duration', kind: 'numeric'}, {label: 'Attempts', kind: 'numeric'},
    ...(selected ? [{label: 'Select', kind: 'row-end', hidden: true}] : [])],
    deliveries.map(delivery => ({key: delivery.id, cells: [
      el('a', {href: `#/deliveries/${encodeURIComponent(delivery.id)}`}, time(delivery.occurredAt)),
      names.get(delivery.webhookId) ?? el('span', {class: 'faint'}, delivery.webhookId),
      eventBadges([delivery.eventType]),
      el('code', {}, `${delivery.objectType}/${delivery.objectId}`),
      [statusBadge(delivery.status), reason(delivery)],
      response(delivery),
      el('span', {class: 'number'}, duration(delivery.lastDurationMillis)),
      el('span', {class: 'number'}, String(delivery.attemptCount)),
      ...(selected ? [el('div', {class: 'row-actions'}, delivery.status === 'pending' && selected.box(delivery))] : []),
    ]})));
}

function response(delivery) {
  if (delivery.lastStatusCode !== null) {
    return el('span', {class: 'number'}, String(delivery.lastStatusCode));
  }
  return el('span', {class: 'faint'}, delivery.lastOutcome ? words(delivery.lastOutcome) : '–');
}

function none(parameters) {
  const filtered = Object.keys(parameters).length > 0;
  return filtered
    ? nothing('Nothing matches', 'No delivery fits the filter.', link('Clear the filter', '#/logs'))
    : nothing('Nothing sent yet', 'Deliveries show up here as soon as an event matches a webhook.');
}
