// The form that creates or changes a webhook.

import {addressOfCreated, connectAddress, webhookAddress} from './address.js';
import * as api from './api.js';
import {activityCard} from './chart.js';
import {conflict} from './conflict.js';
import {askToDelete, askToRotate, test} from './dialogs.js';
import {button, choice, during, el, errorSummary, facts, field, group, link, pageHead, showErrors, toggle} from './dom.js';
import {MASK, badge, code, counted, number, shortTime} from './format.js';
import {same} from './json.js';
import {parts, t} from './messages.js';
import {complain, notify} from './notices.js';
import {FORMATS, OPTIONS, SIGNATURE, STANDARD_TYPES, input} from './options.js';
import {patch, whole} from './patch.js';
import {askToReplay} from './replay.js';
import {isTraced} from './skipped.js';
import {tailCard} from './tail.js';
import {keepTyped, letGo, reveal, stateOf, valueOf} from './unsaved.js';
import {askToActivate, askToDiscardAll} from './waiting.js';
import {healthOf, standstillOf} from './webhooks.js';

const MAX_COUNT = 1000;

/** The mask that replaces a secret. */

const NEW = {name: '', url: '', eventTypes: [], active: true, filter: null, headers: {}, format: 'standard'};

const SIGNED_WITH = {
  hmac_sha256: t`HMAC-SHA256 secret`, ed25519: t`Ed25519 key`, github: t`GitHub-style secret`, netbox: t`NetBox-style secret`,
};

export async function showNew({mayManage}) {
  const {form, typed} = webhookForm(NEW, mayManage, async fields => {
    const created = await api.createWebhook(fields);
    typed.settle();
    location.hash = addressOfCreated(created);
  });
  return [pageHead(t`Create Webhook`, [link(t`All webhooks`, '#/')]), form];
}

/** Shows the form as soon as the webhook is known, and the health when that arrives. */
export async function showExisting({id, mayManage, isCurrent}) {
  const view = {id, mayManage, health: undefined, backfill: undefined};
  const around = {head: slot(), reason: slot(), form: slot(), aside: slot()};
  const load = async () => {
    const others = [
      api.healthOf(id).then(known => { view.health = known; }, () => { view.health = null; }),
      api.backfill(id).then(progress => { view.backfill = progress; }, () => {}),
    ];
    const {content: webhook, etag} = await api.webhook(id);
    Object.assign(view, {webhook, etag});
    others.forEach(other => other.then(() => isCurrent() && drawAround(view, around)));
  };
  view.renew = () => renewForm(view, around);
  view.reload = async () => {
    await load();
    view.renew();
  };
  const chart = activityCard({webhook: id}, t`This webhook`);
  view.tail = tailCard(id, isCurrent);
  await load();
  renewForm(view, around);
  return [whole(el('div', {class: 'stack'}, around.head, around.reason, el('div', {class: 'columns'}, around.form,
    el('aside', {class: 'stack', 'aria-label': t`State of the webhook`}, around.aside, view.tail.card, chart))))];
}

/** Creates a placeholder that takes no room. */
const slot = () => el('div', {class: 'slot'});

/** Replaces the form unless it shows the saved webhook already. */
function renewForm(view, around) {
  const fresh = webhookForm(view.webhook, view.mayManage, (fields, changed) => save(view, fields, changed));
  if (view.form && stateOf(view.form) === stateOf(fresh.form)) {
    view.form.querySelector('.conflict')?.remove();
    view.typed.settle();
    if (document.activeElement === document.body) {
      view.form.querySelector('[type=submit]').focus();
    }
  } else {
    fresh.form.querySelector('.further').open = view.form?.querySelector('.further').open ?? false;
    Object.assign(view, fresh);
    patch(around.form, [whole(fresh.form)]);
  }
  drawAround(view, around);
}

function drawAround(view, around) {
  const {id, webhook, mayManage} = view;
  const manage = mayManage ? [
    button(t`Send Test`, async () => {
      await test(webhook);
      view.tail.now();
    }),
    button(t`Replay`, () => askToReplay(webhook)),
    view.health?.pending > 0 && button(t`Discard Pending`, async () => {
      if (await askToDiscardAll(webhook, counted(view.health.pending, MAX_COUNT))) {
        await view.reload();
      }
    }, 'danger-text'),
    link(t`Connect Receiver`, connectAddress(id)),
    button(t`Rotate Secret`, () => askToRotate(webhook)),
    button(t`Delete`, async () => {
      if (await askToDelete(webhook, view.etag)) {
        letGo();
        location.hash = '#/';
      }
    }, 'danger-text'),
  ] : [];
  patch(around.head, [pageHead(webhook.name, [link(t`View Logs`, `#/logs?webhook=${encodeURIComponent(id)}`), ...manage], webhook.id)]);
  patch(around.reason, [standstillOf(view.health), webhook.inactiveReason && deactivated(view, around)].filter(Boolean));
  patch(around.aside, [fares(webhook, view.health, view.backfill)]);
}

/** Saves the edited fields, and sends all others as they were read. */
async function save(view, fields, changed) {
  const {form} = view;
  const put = async (webhook, etag) => {
    const sent = stateOf(form);
    const {content, etag: tag} = await api.changeWebhook(view.id, webhook, etag);
    Object.assign(view, {webhook: content, etag: tag});
    notify(t`“${content.name}” is saved.`);
    // The saved webhook lacks what was typed during the request.
    if (stateOf(form) === sent) {
      view.typed.settle(sent);
      view.renew();
    } else {
      view.typed.settle(sent);
    }
  };
  form.querySelector('.conflict')?.remove();
  if (changed.includes('active') && fields.active && !await askToActivate(view.webhook)) {
    return;
  }
  try {
    await put({...view.webhook, ...pick(fields, changed)}, view.etag);
  } catch (problem) {
    if (problem.status !== 412) {
      throw problem;
    }
    await choose(view, put);
  }
}

const pick = (fields, names) => Object.fromEntries(names.map(name => [name, fields[name]]));

/** Shows somebody else's change beside the reader's, and saves the selection. */
async function choose(view, put) {
  const {form} = view;
  const section = await conflict({
    id: view.id, base: view.webhook, labels: labels(), form, read: view.read, discard: view.reload,
    save: async wish => {
      try {
        const {webhook, etag} = wish();
        await put(webhook, etag);
        section.remove();
        view.form.querySelector('[type=submit]').focus();
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

/** Shows why the webhook was deactivated, and reactivates it. The form keeps its input. */
function deactivated(view, around) {
  const activate = async () => {
    try {
      const {webhook, form, typed} = view;
      if (!await askToActivate(webhook)) {
        return;
      }
      const now = await api.setActive(webhook.id, true);
      notify(t`“${webhook.name}” is active again. Its pending deliveries are sent.`);
      const {inactiveReason, ...others} = webhook;
      const untouched = stateOf(form) === typed.seen();
      form.elements.active.checked = true;
      if (untouched) {
        typed.settle();
      }
      // Other changes are a conflict that shows when the form is saved.
      if (same({...others, active: true}, now.content)) {
        Object.assign(view, {webhook: now.content, etag: now.etag});
      }
      patch(around.reason, []);
      document.querySelector('h1')?.focus();
    } catch (problem) {
      complain(problem);
    }
  };
  return el('div', {class: 'summary inactive-reason'}, el('p', {}, t`Deactivated: ${view.webhook.inactiveReason}`),
    view.mayManage && button(t`Activate Again`, event => during(event.currentTarget, activate)));
}

function fares(webhook, health, backfill) {
  const logs = (count, status) => count === null || count === undefined ? t`not known`
    : el('a', {href: `#/logs?webhook=${encodeURIComponent(webhook.id)}&status=${status}`}, counted(count, MAX_COUNT));
  return el('section', {class: 'card', 'aria-label': t`Health`}, facts([
    [t`Last attempt`, healthOf(health)],
    [t`Pending`, logs(health?.pending, 'pending')],
    [t`Dead`, logs(health?.dead, 'dead')],
    [t`Breaker`, health ? (health.breaker === 'open' ? t`open: the endpoint fails and gets one request at a time` : t`closed`) : null],
    [t`Backfill`, backfill && backfillOf(backfill)],
    [t`Signed with`, SIGNED_WITH[webhook.signingAlgorithm] ?? t`nothing`],
    [t`Public key`, webhook.publicKey && code(webhook.publicKey)],
    [t`Not fired?`, el('a', {href: `#/explain?webhook=${encodeURIComponent(webhook.id)}`}, t`Ask why`)],
    [t`Not sent`, el('a', {href: `${webhookAddress(webhook.id)}/skipped`},
      isTraced(webhook) ? t`Recording` : t`Record and list`)],
    [t`Changes`, el('a', {href: `#/changes?webhook=${encodeURIComponent(webhook.id)}`}, t`Who and when`)],
  ]));
}

function backfillOf({sent, skipped, updatedAt, finished}) {
  return el('div', {}, finished ? badge(t`finished`, 'good') : badge(t`under way`, 'waiting'),
    ' ', skipped ? t`${number(sent)} sent, ${number(skipped)} left out` : t`${number(sent)} sent`,
    el('div', {class: 'small'}, finished ? parts`finished ${shortTime(updatedAt)}` : parts`last step ${shortTime(updatedAt)}`));
}

function webhookForm(webhook, mayManage, save) {
  const submit = el('button', {type: 'submit', class: 'button primary'}, webhook === NEW ? t`Create Webhook` : t`Save`);
  const form = el('form', {class: 'card form', novalidate: true},
    errorSummary(), mainFields(webhook, mayManage), furtherOptions(webhook),
    mayManage && el('div', {class: 'actions'}, submit, link(t`Cancel`, '#/')));
  if (!mayManage) {
    form.querySelectorAll('input, select, textarea').forEach(control => { control.disabled = true; });
    form.querySelectorAll('button').forEach(control => control.remove());
  }
  const readAll = () => {
    const fields = read(form, webhook === NEW);
    return {fields, changed: Object.keys(fields).filter(name => !same(fields[name], shown[name]))};
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    during(submit, async () => {
      try {
        const {fields, changed} = readAll();
        await save(fields, changed);
      } catch (problem) {
        showErrors(form, problem);
      }
    });
  });
  let shown = read(form, webhook === NEW);
  const typed = keepTyped(form);
  const settle = state => {
    typed.settle(state);
    if (stateOf(form) === typed.seen()) {
      shown = read(form, webhook === NEW);
    }
  };
  return {form, read: readAll, typed: {...typed, settle}};
}

/** Maps the form's fields to their labels. */
function labels() {
  return Object.fromEntries([['name', t`Name`], ['url', t`URL`], ['eventTypes', t`Event types`], ['active', t`Active`],
    ...OPTIONS.flatMap(({options}) => options).filter(({name}) => name !== 'otherTypes').map(({name, label}) => [name, label])]);
}

function mainFields(webhook, mayManage) {
  return [
    field('name', t`Name`, input(webhook.name), t`A name for people, such as Sync to External CMDB.`),
    urlField(webhook, mayManage),
    group('eventTypes', t`Event types`,
      STANDARD_TYPES.map(type => choice('eventType', type, type, webhook.eventTypes.includes(type))),
      t`At least one.`),
    group('active', t`Active`, toggle(t`Events are sent to this webhook`, webhook.active, {name: 'active'})),
  ];
}

/** Only a masked URL can be revealed; a changed URL must be written in full. */
function urlField(webhook, mayManage) {
  const control = input(webhook.url, {inputmode: 'url', spellcheck: 'false', class: 'mono'});
  if (!webhook.url.includes(MASK)) {
    return field('url', t`URL`, control, t`Receives the POST requests, such as https://inventory.example.com/api/object-created.`);
  }
  const part = field('url', t`URL`, control, t`Receives the POST requests. Parts that may be secret are masked (••••) and stay unchanged.`);
  const show = button(t`Show`, () => during(show, async () => {
    try {
      if (control.value === webhook.url) {
        reveal(control, await api.revealUrl(webhook.id));
      }
      show.hidden = true;
      control.focus();
    } catch (problem) {
      complain(problem);
    }
  }));
  if (mayManage) {
    show.setAttribute('aria-label', t`Show the whole URL`);
    const row = el('div', {class: 'secret-row'});
    control.replaceWith(row);
    row.append(control, show);
  }
  return part;
}

/** The reader chooses a key at creation, and rotates it later. */
const sections = isNew => isNew ? [...OPTIONS, SIGNATURE] : OPTIONS;

function furtherOptions(webhook) {
  return el('details', {class: 'further'}, el('summary', {}, t`Further options`),
    el('datalist', {id: 'formats'}, FORMATS.map(value => el('option', {value}))),
    sections(webhook === NEW).map(({title, options}) => [
      el('h2', {class: 'section-title'}, title),
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
  const value = name => valueOf(form.elements[name]).trim();
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
