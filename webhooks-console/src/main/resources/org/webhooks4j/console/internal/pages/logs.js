// Lists pending and past deliveries. The address holds the filter, so that a reader can keep and share a view.

import * as api from './api.js';
import {askAboutAll} from './bulk.js';
import {keepDraft} from './drafts.js';
import {button, el, field, link, nothing, pageHead, pager, select, table} from './dom.js';
import {cause, duration, eventBadges, fromLocal, number, statusBadge, time, toLocal, words, zone} from './format.js';
import {keepCurrent, merge} from './live.js';
import {t} from './messages.js';
import {whole} from './patch.js';
import {TIMES, asked, onlyEvent, searchField} from './search.js';
import {reason, selection} from './waiting.js';

const STATUSES = [
  ['', t`Any`], ['pending', t`Pending`], ['delivered', t`Delivered`], ['dead', t`Dead`],
  ['superseded', t`Superseded`], ['cancelled', t`Cancelled`],
];

const OUTCOMES = [['', t`Any`], ['failed', t`Failed, for any reason`],
  ...['delivered', 'redirected', 'gone', 'throttled', 'rejected', 'dns_failure', 'address_refused', 'connect_failure', 'tls_failure',
    'timeout', 'connection_lost', 'protocol_error', 'response_too_large', 'unsendable', 'sender_failure'].map(name => [name, words(name)])];

const TRIGGERS = [['', t`Any`], ...['automatic', 'manual', 'replay', 'test', 'backfill'].map(name => [name, cause(name)])];

/** Lists that end before now, and older pages, are not updated. */
const isLive = ({page, to, time}) => !page && !to && time !== 'yesterday';

/** The maximum length of a list that grows by newer deliveries. */
const MOST_LISTED = 300;

let paused = false;
let updates = {stop: () => {}};

export async function show({parameters, mayManage, reload, update, isCurrent}) {
  const [webhooks, first] = await Promise.all([api.webhooks(), api.deliveriesUnless(null, asked(parameters))]);
  const view = {
    parameters, mayManage, reload, webhooks, listed: first.content, etag: first.etag, added: 0, problem: null, missing: false,
  };
  updates.stop();
  updates = {stop: () => {}};
  const draw = () => page(view, () => {
    paused = !paused;
    follow();
    update(draw());
  });
  const follow = () => {
    updates.stop();
    if (isLive(parameters) && !paused && isCurrent()) {
      updates = keepCurrent({
        isWanted: isCurrent,
        look: async () => await look(view) && isCurrent() && update(draw()),
        onfailure: problem => {
          view.problem = problem;
          update(draw());
        },
      });
    }
  };
  follow();
  return draw();
}

/** Reads the list again, and resolves to whether it changed. */
async function look(view) {
  const {content, etag} = await api.deliveriesUnless(view.etag, asked(view.parameters));
  if (content === null) {
    return false;
  }
  view.etag = etag;
  const known = new Set(view.listed.items.map(({id}) => id));
  const merged = merge(view.listed, content, MOST_LISTED);
  view.missing = merged === null;
  if (merged) {
    const newest = merged.items.findIndex(({id}) => known.has(id));
    view.added += newest < 0 ? merged.items.length : newest;
    view.listed = merged;
    if (merged.items.some(({webhookId}) => !view.webhooks.some(({id}) => id === webhookId))) {
      view.webhooks = await api.webhooks();
    }
  }
  return true;
}

function page(view, turn) {
  const {parameters, mayManage, reload, webhooks, listed} = view;
  const filter = asked(parameters);
  const names = new Map(webhooks.map(webhook => [webhook.id, webhook.name]));
  const selected = mayManage && listed.items.length > 0 && selection(listed.items, reload);
  const forAll = (label, deed, kind) => button(label, async () => await askAboutAll(deed, filter) && reload(), kind);
  return [
    pageHead(t`Logs`, [isLive(parameters) && liveButton(turn), button(t`Refresh`, reload), link(t`All webhooks`, '#/')],
      t`Sent and pending deliveries with their responses. Times are in the time zone ${zone()}.`),
    searchField(webhooks),
    filterForm(parameters, webhooks),
    onlyEvent(parameters),
    selected && el('div', {class: 'actions bulk'}, selected.actions,
      forAll(t`Replay Listed`, 'replay'), forAll(t`Discard Listed`, 'discard', 'danger-text')),
    isLive(parameters) && liveLine(view),
    listed.items.length === 0 ? none(parameters, listed.next) : log(listed.items, names, selected),
    pager('#/logs', parameters, listed.next),
  ].filter(Boolean);
}

const liveButton = turn => el('button', {
  type: 'button', class: `button live${paused ? ' paused' : ''}`, onclick: turn, 'aria-pressed': String(!paused),
}, t`Live`);

/** Announces updates of the list to screen readers. */
function liveLine({added, problem, missing, reload}) {
  return el('div', {class: 'about live-line', role: 'status'},
    problem ? t`The page cannot update the list: ${problem.detail} It tries again.`
      : paused ? t`Updates are paused.`
        : missing ? [t`There are more new deliveries than the page can insert.`, ' ', button(t`Show the newest`, reload, 'quiet')]
          : added === 1 ? t`1 delivery was added.` : added ? t`${number(added)} deliveries were added.` : null);
}

function filterForm(parameters, webhooks) {
  const known = webhooks.map(webhook => [webhook.id, webhook.name]);
  if (parameters.webhook && !webhooks.some(webhook => webhook.id === parameters.webhook)) {
    known.push([parameters.webhook, t`${parameters.webhook} (deleted)`]);
  }
  const {page, ...filter} = parameters;
  const actions = el('div', {class: 'actions'}, el('button', {type: 'submit', class: 'button primary'}, t`Filter`), link(t`Clear`, '#/logs'));
  const form = el('form', {class: 'card filter', role: 'search', 'aria-label': t`Filter`},
    field('webhook', t`Webhook`, select([['', t`Any`], ...known], parameters.webhook)),
    field('status', t`Status`, select(STATUSES, parameters.status)),
    field('outcome', t`Last attempt`, select(OUTCOMES, parameters.outcome)),
    field('statusCode', t`Status code`, el('input', {type: 'text', inputmode: 'numeric', autocomplete: 'off', placeholder: '500', value: parameters.statusCode ?? ''})),
    field('trigger', t`Trigger`, select(TRIGGERS, parameters.trigger)),
    field('type', t`Event type`, el('input', {type: 'text', list: 'types', autocomplete: 'off', value: parameters.type ?? ''})),
    el('datalist', {id: 'types'}, ['create', 'update', 'delete', 'test'].map(value => el('option', {value}))),
    field('object', t`Object`, el('input', {type: 'text', autocomplete: 'off', placeholder: t`id or type/id`, value: parameters.object ?? ''})),
    field('time', t`Time`, select(TIMES, parameters.time)),
    field('from', t`From`, el('input', {type: 'datetime-local', step: '1', value: toLocal(parameters.from)})),
    field('to', t`To`, el('input', {type: 'datetime-local', step: '1', value: toLocal(parameters.to)})),
    actions);
  actions.append(keepDraft(form, `#/logs${api.query(filter)}`));
  for (const name of ['from', 'to']) {
    form.elements[name].addEventListener('input', () => { form.elements.time.value = ''; });
  }
  form.addEventListener('submit', event => {
    event.preventDefault();
    const value = name => form.elements[name].value.trim();
    location.hash = `#/logs${api.query({
      webhook: value('webhook'), status: value('status'), type: value('type'), object: value('object'),
      outcome: value('outcome'), statusCode: value('statusCode'), trigger: value('trigger'), event: parameters.event, time: value('time'),
      ...(value('time') ? {} : {from: fromLocal(value('from')), to: fromLocal(value('to'))}),
    })}`;
  });
  return whole(form, JSON.stringify([filter, known]));
}

function log(deliveries, names, selected) {
  return table(t`Deliveries`, [t`Time`, t`Webhook`, t`Event`, t`Object`, t`Status`, t`Response`,
    {label: t`Duration`, kind: 'numeric'}, {label: t`Attempts`, kind: 'numeric'},
    ...(selected ? [{label: t`Select`, kind: 'row-end', hidden: true}] : [])],
    deliveries.map(delivery => ({key: delivery.id, cells: [
      el('a', {href: `#/deliveries/${encodeURIComponent(delivery.id)}`}, time(delivery.occurredAt)),
      names.get(delivery.webhookId) ?? el('span', {class: 'faint'}, delivery.webhookId),
      eventBadges([delivery.eventType]),
      el('code', {}, `${delivery.objectType}/${delivery.objectId}`),
      [statusBadge(delivery.status), reason(delivery)],
      response(delivery),
      el('span', {class: 'number'}, duration(delivery.lastDurationMillis)),
      el('span', {class: 'number'}, String(delivery.attemptCount)),
      ...(selected ? [el('div', {class: 'row-actions'}, selected.box(delivery))] : []),
    ]})));
}

function response(delivery) {
  if (delivery.lastStatusCode !== null) {
    return el('span', {class: 'number'}, String(delivery.lastStatusCode));
  }
  return el('span', {class: 'faint'}, delivery.lastOutcome ? words(delivery.lastOutcome) : '–');
}

function none(parameters, next) {
  if (next) {
    return nothing(t`Nothing found so far`, t`None of the latest 10,000 deliveries matches the filter. “Older” searches further.`);
  }
  const filtered = Object.keys(parameters).length > 0;
  return filtered
    ? nothing(t`Nothing matches`, t`No delivery matches the filter.`, link(t`Clear the filter`, '#/logs'))
    : nothing(t`Nothing sent yet`, t`Deliveries appear here as soon as an event matches a webhook.`);
}
