// The form that creates or changes a webhook.

import * as api from './api.js';
import {askToDelete, askToReplay, askToRotate, showSecret, test} from './dialogs.js';
import {button, choice, el, errorSummary, field, group, link, notify, pageHead, select, showErrors, toggle} from './dom.js';

const STANDARD_TYPES = ['create', 'update', 'delete'];

const NEW = {
  name: '', url: '', eventTypes: [], active: true, objectTypes: [], filter: null, exclude: [], headers: {},
  format: 'standard', ordering: 'per_object', ignoreOrigins: [], timeout: null, tlsIdentity: null,
};

export async function showNew({mayManage}) {
  return [pageHead('Create Webhook', [link('All webhooks', '#/')]), webhookForm(NEW, mayManage, async fields => {
    const created = await api.createWebhook(fields);
    if (created.secret) {
      await showSecret(created, 'The webhook is created. This is its secret');
    }
    location.hash = '#/';
  })];
}

export async function showExisting({id, mayManage, reload}) {
  const {content: webhook, etag} = await api.webhook(id);
  const manage = mayManage ? [
    button('Send Test', () => test(webhook)),
    button('Replay', () => askToReplay(webhook)),
    button('Rotate Secret', () => askToRotate(webhook)),
    button('Delete', async () => {
      if (await askToDelete(webhook)) {
        location.hash = '#/';
      }
    }, 'danger-text'),
  ] : [];
  const head = pageHead(webhook.name, [link('View Logs', `#/logs?webhook=${encodeURIComponent(id)}`), ...manage], webhook.id);
  const reason = webhook.inactiveReason && el('p', {class: 'summary'}, `Switched off: ${webhook.inactiveReason}`);
  return [head, reason, webhookForm(webhook, mayManage, async fields => {
    await api.changeWebhook(id, {...fields, id}, etag);
    notify(`“${fields.name}” is saved.`);
    await reload();
  })].filter(Boolean);
}

function webhookForm(webhook, mayManage, save) {
  const submit = el('button', {type: 'submit', class: 'button primary'}, webhook === NEW ? 'Create Webhook' : 'Save');
  const form = el('form', {class: 'card form', novalidate: true},
    errorSummary(), mainFields(webhook), furtherFields(webhook),
    mayManage && el('div', {class: 'actions'}, submit, link('Cancel', '#/')));
  if (!mayManage) {
    form.querySelectorAll('input, select, textarea').forEach(control => { control.disabled = true; });
  }
  form.addEventListener('submit', async event => {
    event.preventDefault();
    submit.disabled = true;
    try {
      await save(read(form));
    } catch (problem) {
      showErrors(form, problem);
    } finally {
      submit.disabled = false;
    }
  });
  return form;
}

function mainFields(webhook) {
  return [
    field('name', 'Name', text(webhook.name), 'What people call it, such as Sync to External CMDB.'),
    field('url', 'URL', text(webhook.url, {inputmode: 'url', spellcheck: 'false', class: 'mono'}),
      'Where the POST request goes, such as https://inventory.example.com/api/object-created.'),
    group('eventTypes', 'Event types',
      STANDARD_TYPES.map(type => choice('eventType', type, type, webhook.eventTypes.includes(type))),
      'At least one.'),
    group('active', 'Active', toggle('Takes part when events are raised', webhook.active, {name: 'active'})),
  ];
}

function furtherFields(webhook) {
  return el('details', {class: 'further'}, el('summary', {}, 'Further options'), el('div', {class: 'grid'},
    field('objectTypes', 'Object types', text(webhook.objectTypes.join(', ')), 'Separated by commas. Empty: all types.'),
    field('otherTypes', 'Other event types', text(webhook.eventTypes.filter(type => !STANDARD_TYPES.includes(type)).join(', ')),
      'Of this application’s own, separated by commas.'),
    field('filter', 'Filter', el('textarea', {rows: '3', spellcheck: 'false', class: 'mono'},
      webhook.filter && JSON.stringify(webhook.filter, null, 2)),
      'JSON, such as {"changed": "status", "to": "active"}. Empty: every event.'),
    field('exclude', 'Excluded fields', text(webhook.exclude.join(', '), {class: 'mono'}),
      'Paths the receiver must not see, such as password or contact.phone.'),
    field('ignoreOrigins', 'Ignored origins', text(webhook.ignoreOrigins.join(', ')),
      'Systems whose own writes it does not want to hear.'),
    field('format', 'Format', text(webhook.format, {list: 'formats'}), 'How the body looks: standard, cloudevents, datagerry or an own one.'),
    el('datalist', {id: 'formats'}, ['standard', 'cloudevents', 'datagerry'].map(value => el('option', {value}))),
    field('ordering', 'Ordering', select([
      ['per_object', 'Per object: one after the other'],
      ['latest', 'Latest: a newer update replaces a waiting one'],
      ['none', 'None: each as soon as possible'],
    ], webhook.ordering)),
    field('timeout', 'Timeout in seconds', text(seconds(webhook.timeout), {inputmode: 'decimal'}), 'For a whole request, up to 300. Empty: the default.'),
    field('tlsIdentity', 'TLS identity', text(webhook.tlsIdentity ?? ''), 'Which client certificate is shown. Empty: the default.'),
    field('headers', 'Headers', el('textarea', {rows: '3', spellcheck: 'false', class: 'mono'},
      Object.entries(webhook.headers).map(([name, value]) => `${name}: ${value}`).join('\n')),
      'One per line, such as X-Team: ops. Masked values (••••) stay as they are.')));
}

function text(value, properties = {}) {
  return el('input', {type: 'text', autocomplete: 'off', value, ...properties});
}

function read(form) {
  const value = name => form.elements[name].value.trim();
  const chosen = [...form.querySelectorAll('input[name=eventType]:checked')].map(input => input.value);
  return {
    name: value('name'),
    url: value('url'),
    eventTypes: [...chosen, ...list(value('otherTypes'))],
    active: form.elements.active.checked,
    objectTypes: list(value('objectTypes')),
    filter: filter(value('filter')),
    exclude: list(value('exclude')),
    headers: headers(value('headers')),
    format: value('format') || null,
    ordering: value('ordering'),
    ignoreOrigins: list(value('ignoreOrigins')),
    timeout: isoDuration(value('timeout')),
    tlsIdentity: value('tlsIdentity') || null,
  };
}

function list(value) {
  return value.split(',').map(entry => entry.trim()).filter(Boolean);
}

function headers(lines) {
  return Object.fromEntries(lines.split('\n').filter(line => line.trim()).map(line => {
    const colon = line.indexOf(':');
    return colon < 0 ? [line.trim(), ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  }));
}

function filter(json) {
  try {
    return json === '' ? null : api.parse(json);
  } catch (e) {
    throw new api.Problem({errors: [{field: 'filter', problem: `is not JSON: ${e.message}`}]});
  }
}

/** The seconds of a duration such as PT1M30S. */
function seconds(duration) {
  const parts = duration?.match(/^PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$/);
  return parts ? String((parts[1] ?? 0) * 3600 + (parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)) : '';
}

/** What is no number is sent as it is, for the server to say what is wrong with it. */
function isoDuration(value) {
  return value === '' ? null : /^\d+(\.\d+)?$/.test(value) ? `PT${value}S` : value;
}
