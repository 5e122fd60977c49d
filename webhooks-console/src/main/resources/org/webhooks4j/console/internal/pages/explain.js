// Explains which webhooks an invented or a past event would fire, and why.

import {webhookAddress} from './address.js';
import * as api from './api.js';
import {el, errorSummary, field, nothing, pageHead, select, showErrors, table} from './dom.js';
import {badge, jsonLines, words} from './format.js';
import {t} from './messages.js';
import {keepTyped} from './unsaved.js';

const SAMPLES = 20;

export async function show({parameters}) {
  const [webhooks, recent] = await Promise.all([api.webhooks(), api.deliveries({limit: SAMPLES})]);
  const answer = el('div', {class: 'answer', 'aria-live': 'polite'});
  const form = el('form', {class: 'card form', novalidate: true}, errorSummary(),
    samples(recent.items, async id => {
      await fill(form, id, answer);
      typed.settle();
    }),
    el('div', {class: 'grid'},
      field('webhook', t`Webhook`, select([['', t`All webhooks`], ...webhooks.map(({id, name}) => [id, name])], parameters.webhook)),
      field('type', t`Event type`, el('input', {type: 'text', list: 'types', autocomplete: 'off', value: 'update'})),
      el('datalist', {id: 'types'}, ['create', 'update', 'delete'].map(value => el('option', {value}))),
      field('objectType', t`Object type`, el('input', {type: 'text', autocomplete: 'off', placeholder: 'server'})),
      field('objectId', t`Object id`, el('input', {type: 'text', autocomplete: 'off', placeholder: '42'})),
      field('origin', t`Origin`, el('input', {type: 'text', autocomplete: 'off'}), t`The system that made the change, if not this one.`),
      field('before', t`Object before`, area('{"status": "in_stock"}'), t`JSON; for updates and deletions.`),
      field('after', t`Object after`, area('{"status": "active"}'), t`JSON; for everything but deletions.`)),
    el('div', {class: 'actions'}, el('button', {type: 'submit', class: 'button primary'}, t`Explain`)));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const verdicts = await api.explain(read(form));
      showErrors(form, null);
      const asked = form.elements.webhook.value;
      answer.replaceChildren(el('h2', {}, t`What would happen`),
        verdictTable(verdicts.filter(verdict => !asked || verdict.webhookId === asked)));
    } catch (problem) {
      answer.replaceChildren();
      showErrors(form, problem);
    }
  });
  if (parameters.delivery) {
    await fill(form, parameters.delivery, answer);
  }
  const typed = keepTyped(form);
  return [pageHead(t`Why did it not fire?`, [],
    t`Would an event be sent, and if not, which rule stops it? Nothing is stored or sent.`), form, answer];
}

/** Offers the latest events, so that the reader need not invent one. */
function samples(deliveries, choose) {
  const events = [...new Map(deliveries.map(delivery => [delivery.eventId, delivery])).values()];
  if (events.length === 0) {
    return null;
  }
  const choice = select([['', t`A made-up event`], ...events.map(({id, eventType, objectType, objectId}) =>
    [id, t`${eventType} of ${objectType}/${objectId}`])], '');
  choice.addEventListener('change', () => choice.value && choose(choice.value));
  return field('sample', t`Sample`, choice, t`The check uses the webhooks as they are now; they may have been different then.`);
}

async function fill(form, id, answer) {
  try {
    const {event} = await api.delivery(id);
    if (!event) {
      throw new api.Problem({detail: t`The event is no longer stored.`});
    }
    showErrors(form, null);
    answer.replaceChildren();
    const values = {
      type: event.type, objectType: event.objectType, objectId: event.objectId, origin: event.origin ?? '',
      before: event.before ? jsonLines(event.before) : '', after: event.after ? jsonLines(event.after) : '',
    };
    Object.entries(values).forEach(([name, value]) => { form.elements[name].value = value; });
    if (form.elements.sample) {
      form.elements.sample.value = id;
    }
  } catch (problem) {
    showErrors(form, problem);
  }
}

function area(placeholder) {
  return el('textarea', {rows: '6', spellcheck: 'false', class: 'mono', placeholder});
}

function read(form) {
  const value = name => form.elements[name].value.trim();
  const members = ['type', 'objectType', 'objectId', 'origin']
    .filter(name => value(name))
    .map(name => `${JSON.stringify(name)}: ${JSON.stringify(value(name))}`);
  const errors = [];
  for (const name of ['before', 'after'].filter(name => value(name))) {
    try {
      JSON.parse(value(name));
      members.push(`${JSON.stringify(name)}: ${value(name)}`);
    } catch (e) {
      errors.push({field: name, problem: t`is not JSON: ${e.message}`});
    }
  }
  if (errors.length) {
    throw new api.Problem({detail: t`the event is not valid`, errors});
  }
  return `{${members.join(', ')}}`;
}

function verdictTable(verdicts) {
  if (verdicts.length === 0) {
    return nothing(t`No webhooks`, t`There is no webhook to check.`);
  }
  return table(t`Verdicts`, [t`Webhook`, t`Fires`, t`Rule`, t`Reason`], verdicts.map(verdict => [
    el('a', {href: webhookAddress(verdict.webhookId)}, verdict.webhookName),
    verdict.fires ? badge(t`yes`, 'good') : badge(t`no`),
    words(verdict.rule),
    verdict.reason,
  ]));
}
