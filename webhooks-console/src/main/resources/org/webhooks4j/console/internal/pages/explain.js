// Asks which webhooks an event would fire, and why.

import * as api from './api.js';
import {el, errorSummary, field, nothing, pageHead, showErrors, table} from './dom.js';
import {badge, words} from './format.js';

export async function show() {
  const answer = el('div', {class: 'answer', 'aria-live': 'polite'});
  const form = el('form', {class: 'card form', novalidate: true}, errorSummary(),
    el('div', {class: 'grid'},
      field('type', 'Event type', el('input', {type: 'text', list: 'types', autocomplete: 'off', value: 'update'})),
      el('datalist', {id: 'types'}, ['create', 'update', 'delete'].map(value => el('option', {value}))),
      field('objectType', 'Object type', el('input', {type: 'text', autocomplete: 'off', placeholder: 'server'})),
      field('objectId', 'Object id', el('input', {type: 'text', autocomplete: 'off', placeholder: '42'})),
      field('origin', 'Origin', el('input', {type: 'text', autocomplete: 'off'}), 'Which system wrote, if not this one.'),
      field('before', 'Object before', area('{"status": "in_stock"}'), 'JSON; for updates and deletions.'),
      field('after', 'Object after', area('{"status": "active"}'), 'JSON; for everything but deletions.')),
    el('div', {class: 'actions'}, el('button', {type: 'submit', class: 'button primary'}, 'Explain')));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const verdicts = await api.explain(read(form));
      showErrors(form, null);
      answer.replaceChildren(el('h2', {}, 'What would happen'), verdictTable(verdicts));
    } catch (problem) {
      answer.replaceChildren();
      showErrors(form, problem);
    }
  });
  return [pageHead('Explain', [], 'Would an event be sent, and if not, which rule stops it? Nothing is stored or sent.'), form, answer];
}

function area(placeholder) {
  return el('textarea', {rows: '5', spellcheck: 'false', class: 'mono', placeholder});
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
      errors.push({field: name, problem: `is not JSON: ${e.message}`});
    }
  }
  if (errors.length) {
    throw new api.Problem({detail: 'the event is not valid', errors});
  }
  return `{${members.join(', ')}}`;
}

function verdictTable(verdicts) {
  if (verdicts.length === 0) {
    return nothing('No webhooks', 'There is none that could be asked.');
  }
  return table('Verdicts', ['Webhook', 'Fires', 'Rule', 'Reason'], verdicts.map(verdict => [
    el('a', {href: `#/webhooks/${encodeURIComponent(verdict.webhookId)}`}, verdict.webhookName),
    verdict.fires ? badge('yes', 'good') : badge('no'),
    words(verdict.rule),
    verdict.reason,
  ]));
}
