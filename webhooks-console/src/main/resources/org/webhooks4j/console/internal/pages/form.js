// The form that creates or changes a webhook.

import * as api from './api.js';
import {activityCard} from './chart.js';
import {conflict} from './conflict.js';
import {askToDelete, askToRotate, showKey, test} from './dialogs.js';
import {button, choice, el, errorSummary, facts, field, group, link, pageHead, showErrors, toggle} from './dom.js';
import {badge, code, counted, number, shortTime} from './format.js';
import {same} from './json.js';
import {complain, notify} from './notices.js';
import {FORMATS, OPTIONS, SIGNATURE, STANDARD_TYPES, input} from './options.js';
import {askToReplay} from './replay.js';
import {isTraced} from './skipped.js';
import {keepTyped, letGo, stateOf} from './unsaved.js';
import {healthOf, standstillOf} from './webhooks.js';

const MAX_COUNT = 1000;

const NEW = {name: '', url: '', eventTypes: [], active: true, filter: null, headers: {}, format: 'standard'};

const SIGNED_WITH = {
  hmac_sha256: 'HMAC-SHA256 secret', ed25519: 'Ed25519 key', github: 'GitHub’s kind of secret', netbox: 'NetBox’s kind of secret',
};

export async function showNew({mayManage}) {
  const {form, typed} = webhookForm(NEW, mayManage, async fields => {
    const created = await api.createWebhook(fields);
    typed.settle();
    if (created.secret || created.publicKey) {
      await showKey(created, 'The webhook is created. This is its');
    }
    location.hash = '#/';
  });
  return [pageHead('Create Webhook', [link('All webhooks', '#/')]), form];
}

export async function showExisting({id, mayManage, reload}) {
  const [{content: webhook, etag}, health, backfill] = await Promise.all([
    api.webhook(id), api.health().catch(() => []), api.backfill(id).catch(() => null)]);
  const seen = {webhook, etag};
  const {form, typed} = webhookForm(webhook, mayManage, (fields, changed) => save(seen, form, typed, fields, changed, reload));
  const manage = mayManage ? [
    button('Send Test', () => test(webhook)),
    button('Replay', () => askToReplay(webhook)),
    button('Rotate Secret', () => askToRotate(webhook)),
    button('Delete', async () => {
      if (await askToDelete(webhook, seen.etag)) {
        letGo();
        location.hash = '#/';
      }
    }, 'danger-text'),
  ] : [];
  const head = pageHead(webhook.name, [link('View Logs', `#/logs?webhook=${encodeURIComponent(id)}`), ...manage], webhook.id);
  const reason = webhook.inactiveReason && switchedOff(seen, mayManage, form, typed);
  const fared = health.find(entry => entry.webhookId === id);
  return [head, standstillOf(fared), reason, el('div', {class: 'columns'}, form, el('aside', {class: 'stack', 'aria-label': 'How it fares'},
    fares(webhook, fared, backfill),
    activityCard({webhook: id}, webhook.name)))].filter(Boolean);
}

/** Saves what was changed in the form, and leaves everything else as it was seen. */
async function save(seen, form, typed, fields, changed, reload) {
  const {id} = seen.webhook;
  const sent = stateOf(form);
  const mine = Object.fromEntries(changed.map(name => [name, fields[name]]));
  const put = async (webhook, etag) => {
    const {content, etag: tag} = await api.changeWebhook(id, webhook, etag);
    Object.assign(seen, {webhook: content, etag: tag});
    notify(`“${content.name}” is saved.`);
    typed.settle(sent);
    // What was typed while it was saved is not in it.
    if (stateOf(form) === sent) {
      await reload();
    }
  };
  form.querySelector('.conflict')?.remove();
  try {
    await put({...seen.webhook, ...mine}, seen.etag);
  } catch (problem) {
    if (problem.status !== 412) {
      throw problem;
    }
    const section = await conflict({
      id, base: seen.webhook, labels: labels(), mine: fields, changed, discard: reload,
      save: async (webhook, etag) => {
        try {
          await put(webhook, etag);
        } catch (again) {
          if (again.status !== 412) {
            showErrors(form, again);
            return;
          }
          form.requestSubmit();
        }
      },
    });
    showErrors(form, null);
    form.prepend(section);
    section.focus();
  }
}

/** Why it does nothing, and the way back once the receiver is mended. What is typed into the form meanwhile stays. */
function switchedOff(seen, mayManage, form, typed) {
  const activate = button('Activate Again', async () => {
    activate.disabled = true;
    try {
      const {webhook} = seen;
      const now = await api.setActive(webhook.id, true);
      notify(`“${webhook.name}” is active again. What waited goes on.`);
      const {inactiveReason, ...others} = webhook;
      const untouched = stateOf(form) === typed.seen();
      form.elements.active.checked = true;
      if (untouched) {
        typed.settle();
      }
      // Whatever else has become of it is a conflict, to be seen when the form is saved.
      if (same({...others, active: true}, now.content)) {
        Object.assign(seen, {webhook: now.content, etag: now.etag});
      }
      box.remove();
      document.querySelector('h1')?.focus();
    } catch (problem) {
      complain(problem);
      activate.disabled = false;
    }
  });
  const box = el('div', {class: 'summary switched-off'}, el('p', {}, `Switched off: ${seen.webhook.inactiveReason}`), mayManage && activate);
  return box;
}

function fares(webhook, health, backfill) {
  const logs = (count, status) => count === null || count === undefined ? 'not known'
    : el('a', {href: `#/logs?webhook=${encodeURIComponent(webhook.id)}&status=${status}`}, counted(count, MAX_COUNT));
  return el('section', {class: 'card', 'aria-label': 'Health'}, facts([
    ['Last attempt', healthOf(health)],
    ['Pending', logs(health?.pending, 'pending')],
    ['Dead', logs(health?.dead, 'dead')],
    ['Breaker', health ? (health.breaker === 'open' ? 'open: the endpoint fails, one request at a time' : 'closed') : null],
    ['Backfill', backfill && backfillOf(backfill)],
    ['Signed with', SIGNED_WITH[webhook.signingAlgorithm] ?? 'nothing'],
    ['Public key', webhook.publicKey && code(webhook.publicKey)],
    ['Not fired?', el('a', {href: `#/explain?webhook=${encodeURIComponent(webhook.id)}`}, 'Ask why')],
    ['Not sent', el('a', {href: `#/webhooks/${encodeURIComponent(webhook.id)}/skipped`},
      isTraced(webhook) ? 'Being recorded' : 'Record and list')],
    ['Changes', el('a', {href: `#/changes?webhook=${encodeURIComponent(webhook.id)}`}, 'Who and when')],
  ]));
}

function backfillOf({sent, skipped, updatedAt, finished}) {
  return el('div', {}, finished ? badge('finished', 'good') : badge('under way', 'waiting'),
    ` ${number(sent)} sent${skipped ? `, ${number(skipped)} left out` : ''}`,
    el('div', {class: 'small'}, finished ? 'ended ' : 'last step ', shortTime(updatedAt)));
}

function webhookForm(webhook, mayManage, save) {
  const submit = el('button', {type: 'submit', class: 'button primary'}, webhook === NEW ? 'Create Webhook' : 'Save');
  const form = el('form', {class: 'card form', novalidate: true},
    errorSummary(), mainFields(webhook), furtherOptions(webhook),
    mayManage && el('div', {class: 'actions'}, submit, link('Cancel', '#/')));
  if (!mayManage) {
    form.querySelectorAll('input, select, textarea').forEach(control => { control.disabled = true; });
    form.querySelectorAll('button').forEach(control => control.remove());
  }
  form.addEventListener('submit', async event => {
    event.preventDefault();
    submit.disabled = true;
    try {
      const fields = read(form, webhook === NEW);
      await save(fields, Object.keys(fields).filter(name => !same(fields[name], shown[name])));
    } catch (problem) {
      showErrors(form, problem);
    } finally {
      submit.disabled = false;
    }
  });
  const shown = read(form, webhook === NEW);
  return {form, typed: keepTyped(form)};
}

/** The fields of the form by what people call them. */
function labels() {
  return Object.fromEntries([['name', 'Name'], ['url', 'URL'], ['eventTypes', 'Event types'], ['active', 'Active'],
    ...OPTIONS.flatMap(({options}) => options).filter(({name}) => name !== 'otherTypes').map(({name, label}) => [name, label])]);
}

function mainFields(webhook) {
  return [
    field('name', 'Name', input(webhook.name), 'What people call it, such as Sync to External CMDB.'),
    field('url', 'URL', input(webhook.url, {inputmode: 'url', spellcheck: 'false', class: 'mono'}),
      'Where the POST request goes, such as https://inventory.example.com/api/object-created.'),
    group('eventTypes', 'Event types',
      STANDARD_TYPES.map(type => choice('eventType', type, type, webhook.eventTypes.includes(type))),
      'At least one.'),
    group('active', 'Active', toggle('Takes part when events are raised', webhook.active, {name: 'active'})),
  ];
}

/** A key is chosen at creation and rotated later. */
const sections = isNew => isNew ? [...OPTIONS, SIGNATURE] : OPTIONS;

function furtherOptions(webhook) {
  return el('details', {class: 'further'}, el('summary', {}, 'Further options'),
    el('datalist', {id: 'formats'}, FORMATS.map(value => el('option', {value}))),
    sections(webhook === NEW).map(({title, options}) => [
      el('h3', {}, title),
      el('div', {class: 'grid'}, options.map(option => {
        const shown = option.show(webhook);
        const part = field(option.name, option.label, shown.control ?? shown, option.hint);
        if (shown.around) {
          part.insertBefore(shown.around, part.querySelector('.error'));
        }
        part.classList.toggle('wide', Boolean(option.wide));
        return part;
      })),
    ]));
}

function read(form, isNew) {
  const value = name => form.elements[name].value.trim();
  const chosen = [...form.querySelectorAll('input[name=eventType]:checked')].map(control => control.value);
  const {otherTypes, ...options} = Object.fromEntries(
    sections(isNew).flatMap(section => section.options).map(option => [option.name, option.read(value(option.name), form)]));
  return {
    name: value('name'),
    url: value('url'),
    eventTypes: [...chosen, ...otherTypes],
    active: form.elements.active.checked,
    ...options,
  };
}
