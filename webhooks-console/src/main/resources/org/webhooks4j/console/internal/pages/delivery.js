// Shows one delivery: its event, the changed fields, and every attempt.

import {webhookAddress} from './address.js';
import * as api from './api.js';
import {diff} from './diff.js';
import {button, el, facts, link, pageHead, table} from './dom.js';
import {body, breakable, bytes, cause, code, duration, eventBadges, jsonLines, outcomeBadge, statusBadge, time} from './format.js';
import {t} from './messages.js';
import {complain, notify} from './notices.js';
import {keyed} from './patch.js';
import {load, sentBody} from './request.js';
import {actions, reason} from './waiting.js';

const POLL_MILLIS = 2000;
const MAX_POLLS = 30;

export async function show({id, mayManage, reload, isCurrent}, polls = 0) {
  const [delivery, webhooks] = await Promise.all([api.delivery(id), api.webhooks().catch(() => [])]);
  const webhook = webhooks.find(candidate => candidate.id === delivery.webhookId)?.name ?? null;
  if (delivery.status === 'pending' && polls < MAX_POLLS) {
    setTimeout(() => isCurrent() && reload(polls + 1), POLL_MILLIS);
  }
  const redeliver = mayManage && delivery.status !== 'pending' && delivery.event && button(t`Redeliver`, async () => {
    try {
      await api.redeliver(id);
      notify(t`The delivery will be sent again.`);
      await reload();
    } catch (problem) {
      complain(problem);
    }
  }, 'primary');
  return [
    pageHead(`${delivery.objectType}/${delivery.objectId}`, [link(t`All logs`, '#/logs'),
      delivery.event && link(t`Explain`, `#/explain?delivery=${encodeURIComponent(id)}`), redeliver,
      ...(mayManage && delivery.status === 'pending' ? actions(delivery, reload) : [])], delivery.id),
    summary(delivery, webhook),
    ...event(delivery.event),
    el('h2', {}, t`Attempts (${delivery.attempts.length})`),
    delivery.attempts.length === 0
      ? el('p', {class: 'card about'}, t`No attempt has been made yet.`)
      : el('div', {class: 'attempts'}, delivery.attempts.slice().reverse().map(each => attempt(delivery.id, each))),
  ];
}

function summary(delivery, webhook) {
  return el('div', {class: 'card'}, facts([
    [t`Status`, statusBadge(delivery.status)],
    [t`Reason for waiting`, reason(delivery)],
    [t`Event`, eventBadges([delivery.eventType])],
    [t`Occurred`, time(delivery.occurredAt)],
    [t`Webhook`, webhook === null ? t`${delivery.webhookId} (deleted)`
      : el('a', {href: webhookAddress(delivery.webhookId)}, webhook)],
    [t`Object`, el('a', {href: `#/logs${api.query({object: `${delivery.objectType}/${delivery.objectId}`})}`},
      `${delivery.objectType}/${delivery.objectId}`)],
    [t`Actor`, delivery.event?.actor],
    [t`Origin`, delivery.event?.origin],
    [t`Sequence`, delivery.sequence === null ? null : String(delivery.sequence)],
    [t`Trigger`, cause(delivery.trigger)],
    [t`Next attempt`, delivery.waiting || !delivery.nextAttemptAt ? null : time(delivery.nextAttemptAt)],
  ]));
}

function event(event) {
  if (!event) {
    return [el('p', {class: 'card about'}, t`The event is no longer stored.`)];
  }
  const state = (title, tree) => tree && el('details', {class: 'card'}, el('summary', {}, title), el('pre', {tabindex: '0'}, jsonLines(tree)));
  const changes = event.changes.length > 0 && [
    el('h2', {}, t`Changes (${event.changes.length})`),
    table(t`Changes`, [t`Field`, t`Before`, t`After`], event.changes.map(change => [
      code(change.path),
      'before' in change ? el('del', {}, jsonLines(change.before)) : el('span', {class: 'faint'}, t`absent`),
      'after' in change ? el('ins', {}, jsonLines(change.after)) : el('span', {class: 'faint'}, t`absent`),
    ])),
  ];
  const states = event.before && event.after
    ? [el('details', {class: 'card'}, el('summary', {}, t`Object before and after`), diff(event.before, event.after))]
    : [state(t`Object after`, event.after), state(t`Object before`, event.before)];
  return [changes, states].flat().filter(Boolean);
}

function attempt(delivery, attempt) {
  const opened = event => event.currentTarget.open && load(event.currentTarget);
  return keyed(el('details', {class: 'card attempt', ontoggle: opened},
    el('summary', {},
      el('b', {}, `#${attempt.number}`), outcomeBadge(attempt.outcome),
      attempt.response && el('span', {class: 'number'}, `HTTP ${attempt.response.statusCode}`),
      time(attempt.startedAt), el('span', {class: 'faint'}, duration(attempt.durationMillis))),
    attempt.error && el('p', {class: 'summary'}, attempt.error),
    el('div', {class: 'exchange'}, request(attempt), attempt.response ? response(attempt.response) : silence()),
    attempt.request.bodySha256 && sentBody(delivery, attempt)), `${attempt.number} ${attempt.startedAt}`);
}

function request(attempt) {
  const {url, address, headers, bodyBytes, bodySha256} = attempt.request;
  return el('section', {}, el('h3', {}, t`Request`),
    facts([
      [t`Method`, code('POST')],
      [t`URL`, el('code', {}, breakable(url))],
      [t`Address`, address && code(address)],
      [t`Node`, attempt.node],
      [t`Trigger`, cause(attempt.trigger)],
      [t`Connected`, attempt.connectedMillis !== null && duration(attempt.connectedMillis)],
      [t`First byte`, attempt.firstByteMillis !== null && duration(attempt.firstByteMillis)],
      [t`Body`, bytes(bodyBytes)],
      [t`SHA-256`, bodySha256 && code(bodySha256)],
    ].filter(([, value]) => value)),
    headerList(Object.entries(headers)));
}

function response({statusCode, headers, body: text, bodyTruncated}) {
  return el('section', {}, el('h3', {}, t`Response ${statusCode}`),
    headerList(Object.entries(headers).flatMap(([name, values]) => values.map(value => [name, value]))),
    text ? body(text) : el('p', {class: 'faint'}, t`No body.`),
    bodyTruncated && el('p', {class: 'faint'}, t`The body was longer; only its beginning is stored.`));
}

function silence() {
  return el('section', {}, el('h3', {}, t`Response`), el('p', {class: 'faint'}, t`No response.`));
}

function headerList(entries) {
  return el('dl', {class: 'headers'}, entries.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}
