// Connects a receiver on one page: its key, code that verifies requests, and an event that is sent to it, with the response.

import {takeCreated, webhookAddress} from './address.js';
import * as api from './api.js';
import {copyRow, copyText} from './clipboard.js';
import {SINGLE_SIGNATURES, askForRotation, keyText} from './dialogs.js';
import {button, during, el, errorSummary, field, link, pageHead, select, showErrors} from './dom.js';
import {body, duration, jsonLines, outcomeBadge, statusBadge} from './format.js';
import {keepCurrent, keepPlace} from './live.js';
import {language, t} from './messages.js';
import {patch, whole} from './patch.js';
import {LANGUAGES} from './snippets.js';
import {keep} from './unsaved.js';

const SOON_MILLIS = 1000;
const LATER_MILLIS = 10_000;
const MAX_SOON = 60;
const PAST_EVENTS = 50;

let chosenLanguage = LANGUAGES[0].name;

export async function show({id, mayManage, isCurrent}) {
  const fresh = takeCreated(id);
  const view = {webhook: fresh ?? (await api.webhook(id)).content, secret: fresh?.secret ?? null, mayManage, isCurrent};
  const steps = [
    whole(keyStep(view)),
    whole(codeStep(view.webhook)),
    mayManage && view.webhook.active && whole(sendStep(view)),
  ].filter(Boolean);
  return [
    pageHead(fresh ? t`“${view.webhook.name}” is created` : t`Connect “${view.webhook.name}”`,
      [link(t`Edit`, webhookAddress(id)), link(t`Done`, '#/', 'primary')],
      t`Three steps until the receiver accepts requests to ${view.webhook.url}.`),
    el('ol', {class: 'steps'}, steps.map(step => el('li', {class: 'card step'}, step))),
  ];
}

/** Shows the secret if the page still knows it, or the public key. */
function keyStep(view) {
  const {webhook, mayManage} = view;
  const place = el('section', {});
  const draw = () => {
    const {secret} = view;
    if (!webhook.signingAlgorithm) {
      place.replaceChildren(el('h2', {}, t`The key`), el('p', {}, t`Requests to this webhook are not signed.`));
      return;
    }
    const value = keyText({secret, publicKey: webhook.publicKey});
    const title = secret ? t`This is its secret` : webhook.publicKey ? t`This is its public key` : t`The secret`;
    let copied = !secret;
    const key = value && copyRow(title, value, () => { copied = true; });
    const rotate = mayManage && !value && button(t`Rotate Secret`, async event => {
      await during(event.currentTarget, async () => {
        const rotated = await askForRotation(webhook);
        if (rotated) {
          view.secret = rotated.secret;
          draw();
          place.querySelector('.secret').focus();
        }
      });
    });
    place.replaceChildren(...[
      el('h2', {}, title),
      el('p', {}, secret ? t`The receiver of “${webhook.name}” needs it to verify signatures. It is shown only now and cannot be read again.`
        : webhook.publicKey ? t`The receiver verifies signatures with it. The private key stays here.`
          : SINGLE_SIGNATURES.includes(webhook.signingAlgorithm)
            ? t`The secret was shown when it was created, and cannot be read again. A new secret replaces it immediately.`
            : t`The secret was shown when it was created, and cannot be read again. After a rotation, both the old and the new secret can sign for a while.`),
      key,
      rotate,
    ].filter(Boolean));
    keep(place, () => !copied);
  };
  draw();
  return place;
}

function codeStep({signingAlgorithm, publicKey}) {
  if (!signingAlgorithm) {
    return el('section', {}, el('h2', {}, t`Verify requests`), el('p', {}, t`Without a signature, anybody who knows the URL can send such requests.`));
  }
  const code = el('pre', {class: 'code', tabindex: '0', role: 'region'});
  const choices = LANGUAGES.map(({name}) => button(name, () => choose(name), 'quiet'));
  const choose = name => {
    chosenLanguage = name;
    const {file, code: text} = LANGUAGES.find(candidate => candidate.name === name);
    choices.forEach(choice => choice.setAttribute('aria-pressed', String(choice.textContent === name)));
    code.replaceChildren(text(signingAlgorithm, publicKey));
    code.setAttribute('aria-label', file);
  };
  choose(chosenLanguage);
  return el('section', {}, el('h2', {}, t`Verify requests`),
    el('p', {}, publicKey ? t`This code is generated for this webhook. It rejects requests that are forged, changed or older than five minutes.`
      : SINGLE_SIGNATURES.includes(signingAlgorithm) ? t`This code is generated for this webhook’s kind of signature. It reads the secret from the environment variable WEBHOOK_SECRET.`
        : t`This code is generated for this webhook’s kind of signature. It rejects requests older than five minutes. It reads the secret from the environment variable WEBHOOK_SECRET.`),
    el('div', {class: 'actions code-bar'},
      el('div', {class: 'actions segmented', role: 'group', 'aria-label': t`Language`}, choices),
      button(t`Copy code`, event => copyText(code.textContent, event.currentTarget))),
    code);
}

/** Offers events to send: a test, samples of the webhook's event types, and past events. */
function samplesOf({eventTypes, objectTypes}) {
  const objectType = objectTypes?.[0] ?? 'server';
  const object = status => ({id: 'sample-1', name: 'web-01', status});
  return new Map(eventTypes.map(type => [type, {
    type, objectType, objectId: 'sample-1',
    ...(type === 'delete' ? {} : {after: object('active')}),
    ...(type === 'update' ? {before: object('in_stock')} : type === 'delete' ? {before: object('active')} : {}),
  }]));
}

function sendStep(view) {
  const {webhook} = view;
  const samples = samplesOf(webhook);
  const kind = field('event', t`Event`, select([
    ['', t`A test message`],
    ...[...samples.keys()].map(type => [type, t`A sample of “${type}”`]),
    ['/past', t`A past event…`],
  ], ''));
  const type = field('type', t`Event type`, el('input', {type: 'text', list: 'types', autocomplete: 'off'}));
  const object = field('object', t`Object`, el('input', {type: 'text', autocomplete: 'off', placeholder: t`id or type/id`}));
  const past = field('past', t`Events sent to any webhook`, select([['', '–']], ''));
  const search = el('div', {class: 'grid', hidden: true}, type, object, past,
    el('datalist', {id: 'types'}, [...new Set(['create', 'update', 'delete', ...samples.keys()])].map(value => el('option', {value}))));
  const text = field('body', t`The event`, el('textarea', {rows: '8', spellcheck: 'false', class: 'mono'}),
    t`JSON; change it as needed. The receiver cannot distinguish it from a real event.`);
  text.hidden = true;
  const submit = el('button', {type: 'submit', class: 'button primary'}, t`Send`);
  const result = el('div', {class: 'result', 'aria-live': 'polite'});
  const form = el('form', {class: 'form', novalidate: true}, errorSummary(), kind, search, text, el('div', {class: 'actions'}, submit), result);
  const area = text.querySelector('textarea');

  const fill = event => {
    text.hidden = event === null;
    area.value = event === null ? '' : jsonLines(event);
  };
  const list = async () => {
    const {items} = await api.deliveries({type: form.elements.type.value.trim(), object: form.elements.object.value.trim(), limit: PAST_EVENTS});
    const events = [...new Map(items.map(delivery => [delivery.eventId, delivery])).values()];
    const options = events.map(({id, eventType, objectType, objectId, occurredAt}) =>
      el('option', {value: id}, `${eventType} ${objectType}/${objectId}, ${new Date(occurredAt).toLocaleString(language)}`));
    form.elements.past.replaceChildren(el('option', {value: ''}, events.length ? t`Choose one` : t`No events`), ...options);
  };
  const guarded = work => async () => {
    try {
      showErrors(form, null);
      await work();
    } catch (problem) {
      showErrors(form, problem);
    }
  };
  kind.querySelector('select').addEventListener('change', guarded(async () => {
    const chosen = form.elements.event.value;
    search.hidden = chosen !== '/past';
    fill(chosen === '/past' ? null : samples.get(chosen) ?? null);
    if (chosen === '/past') {
      await list();
    }
  }));
  [type, object].forEach(part => part.querySelector('input').addEventListener('change', guarded(list)));
  past.querySelector('select').addEventListener('change', guarded(async () => {
    const id = form.elements.past.value;
    const event = id ? (await api.delivery(id)).event : null;
    if (id && !event) {
      throw new api.Problem({detail: t`The event is no longer stored.`});
    }
    fill(event && Object.fromEntries(['type', 'objectType', 'objectId', 'before', 'after', 'actor', 'origin']
      .filter(name => event[name] !== null && event[name] !== undefined).map(name => [name, event[name]])));
  }));
  form.addEventListener('submit', event => {
    event.preventDefault();
    during(submit, guarded(async () => {
      if (form.elements.event.value === '/past' && !area.value.trim()) {
        throw new api.Problem({errors: [{field: 'past', problem: t`is required`}]});
      }
      const {deliveryIds} = await api.testWebhook(webhook.id, area.value.trim() || undefined);
      follow(deliveryIds[0], result, view.isCurrent);
    }));
  });
  return el('section', {}, el('h2', {}, t`Send an event`), form);
}

let updates = {stop: () => {}};

/** Follows a delivery until it is finished. */
function follow(id, place, isCurrent) {
  let looks = 0;
  updates.stop();
  const shown = new Set();
  place.replaceChildren(el('p', {class: 'faint'}, t`Sending…`));
  updates = keepCurrent({
    isWanted: () => isCurrent() && place.isConnected,
    look: async () => {
      const delivery = await api.delivery(id);
      keepPlace(place.ownerDocument.getElementById('main'), () => patch(place, outcomeOf(delivery)));
      if (delivery.status !== 'pending') {
        updates.stop();
      }
      if (!shown.has(delivery.attempts.length)) {
        shown.add(delivery.attempts.length);
        looks = 0;
      }
      return looks++ < MAX_SOON ? SOON_MILLIS : LATER_MILLIS;
    },
    onfailure: problem => problem && patch(place, [el('p', {class: 'summary'}, problem.detail)]),
  });
  updates.now();
}

function outcomeOf(delivery) {
  const attempt = delivery.attempts.at(-1);
  const details = link(t`Open the delivery`, `#/deliveries/${encodeURIComponent(delivery.id)}`, 'quiet');
  if (!attempt) {
    return [el('p', {}, statusBadge(delivery.status), ' ', t`No attempt has been made yet.`), el('p', {}, details)];
  }
  const good = attempt.outcome === 'delivered';
  const code = attempt.response?.statusCode;
  return [
    el('div', {class: `verdict ${good ? 'good' : 'bad'}`},
      el('p', {class: 'verdict-line'}, outcomeBadge(attempt.outcome), ' ',
        el('strong', {}, good ? t`The receiver accepted it: HTTP ${code} after ${duration(attempt.durationMillis)}.`
          : code ? t`The receiver rejected it: HTTP ${code} after ${duration(attempt.durationMillis)}.` : t`The receiver did not answer.`)),
      !good && el('p', {}, adviceOn(attempt)),
      attempt.error && el('p', {class: 'mono'}, attempt.error)),
    attempt.response?.body && body(attempt.response.body),
    el('p', {}, details),
  ].filter(Boolean);
}

function adviceOn({outcome, response}) {
  switch (outcome) {
    case 'dns_failure': return t`The host name of the URL cannot be resolved. Check the URL.`;
    case 'address_refused': return t`This application’s address policy does not allow that address. Check the URL or the policy.`;
    case 'connect_failure': return t`No server accepts connections at that address and port. Check whether the receiver is running, and check the firewall.`;
    case 'tls_failure': return t`The TLS connection failed. Check the receiver’s certificate.`;
    case 'timeout': return t`The receiver did not answer in time. It should answer first, and process the event afterwards.`;
    case 'redirected': return t`Redirects are not followed. Use the final URL.`;
    default: return response?.statusCode === 401 || response?.statusCode === 403
      ? t`The receiver did not accept the signature or the authentication. Check the secret, and that the receiver verifies the raw body.`
      : response ? t`Look for the reason in the receiver’s log.` : t`The connection broke before the answer.`;
  }
}
