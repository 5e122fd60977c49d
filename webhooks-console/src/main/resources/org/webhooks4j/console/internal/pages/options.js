// The options of a webhook that most do without. To add one, add an entry: its name in the JSON API, a label, a hint, the
// control that shows its value, and how the control's text becomes the value again.

import {Problem, parse} from './api.js';
import {authenticationEditor, readAuthentication} from './authentication.js';
import {el, select} from './dom.js';
import {filterEditor} from './filter.js';
import {readList, writeList} from './lists.js';
import {t} from './messages.js';

const BULK_EVENTS = [['each', t`Each of them`], ['summary', t`One summary of them`]];

const HANDSHAKES = [['false', t`The receiver is not asked`], ['true', t`The receiver is asked before the first request`]];

const ALGORITHMS = [
  ['hmac_sha256', t`Secret: Standard Webhooks, HMAC-SHA256`],
  ['ed25519', t`Key pair: Standard Webhooks, Ed25519`],
  ['github', t`Secret: as GitHub signs`],
  ['netbox', t`Secret: as NetBox signs`],
];

export const STANDARD_TYPES = ['create', 'update', 'delete'];

const ORDERINGS = [
  ['per_object', t`Per object: one after the other`],
  ['latest', t`Latest: a newer update replaces a waiting one`],
  ['none', t`None: each as soon as possible`],
];

/**
 * Sections of options. "show" makes the control for a webhook, "read" makes the value of the control's trimmed text and,
 * if that is not all, of the form; an option that is "wide" takes a row for itself.
 */
export const OPTIONS = [
  {
    title: t`What is sent`,
    options: [
      listOption('objectTypes', t`Object types`, t`Separated by commas; one with a comma in quotation marks. Empty: all types.`),
      {
        ...listOption('otherTypes', t`Other event types`, t`Of this application’s own, separated by commas.`),
        show: webhook => input(writeList(webhook.eventTypes.filter(type => !STANDARD_TYPES.includes(type)))),
      },
      {
        name: 'filter',
        label: t`Filter`,
        hint: t`Only events that fit are sent.`,
        wide: true,
        show: webhook => filterEditor(webhook.filter),
        read: text => text === '' ? null : fromJson('filter', text),
      },
      listOption('excludedFields', t`Excluded fields`, t`Paths the receiver must not see, such as password or contact.phone.`, 'mono'),
      listOption('ignoredOrigins', t`Ignored origins`, t`Systems whose own writes it does not want to hear.`),
    ],
  },
  {
    title: t`How it is sent`,
    options: [
      {
        name: 'format',
        label: t`Format`,
        hint: t`How the body looks: standard, cloudevents, datagerry or an own one.`,
        show: webhook => input(webhook.format, {list: 'formats'}),
        read: text => text || null,
      },
      choiceOption('ordering', t`Ordering`, ORDERINGS, t`How deliveries of one object follow each other.`),
      choiceOption('bulkEvents', t`Events raised together`, BULK_EVENTS, t`What it hears of an import.`),
      durationOption('timeout', t`Timeout in seconds`, t`For a whole request, up to 300. Empty: the default.`),
      {
        name: 'headers',
        label: t`Headers`,
        hint: t`One per line, such as X-Team: ops. Masked values (••••) stay as they are.`,
        wide: true,
        show: webhook => el('textarea', {rows: '3', spellcheck: 'false', class: 'mono'},
          Object.entries(webhook.headers).map(([name, value]) => `${name}: ${value}`).join('\n')),
        read: headers,
      },
    ],
  },
  {
    title: t`How the receiver is treated`,
    options: [
      {
        name: 'retryDelays',
        label: t`Retry delays`,
        hint: t`After each failed attempt, such as 5s, 5m, 2h. Empty: the default. none: a single attempt.`,
        show: webhook => input(delays(webhook.retryDelays), {spellcheck: 'false'}),
        read: text => text === '' ? null : text === 'none' ? [] : text.split(',').map(isoDuration),
      },
      numberOption('maxInFlight', t`Requests at once`, t`On each node, 1 to 1000. Empty: the default.`, 'numeric'),
      numberOption('requestsPerSecond', t`Requests per second`, t`On each node; 0.5 is one every two seconds. Empty: no limit.`, 'decimal'),
      {
        ...choiceOption('handshake', t`Consent`, HANDSHAKES, t`As CloudEvents webhooks are asked; others refuse.`),
        show: webhook => select(HANDSHAKES, String(webhook.handshake ?? false)),
        read: text => text === 'true',
      },
      {
        name: 'tlsIdentity',
        label: t`TLS identity`,
        hint: t`Name of certificates that this application has. Empty: the default.`,
        show: webhook => input(webhook.tlsIdentity),
        read: text => text || null,
      },
      {
        name: 'authentication',
        label: t`Authentication`,
        hint: t`Beside the signature. A masked secret (••••) stays as it is.`,
        show: webhook => authenticationEditor(webhook.authentication),
        read: readAuthentication,
      },
    ],
  },
];

/** How requests are signed, which is said at creation. */
export const SIGNATURE = {
  title: t`How it is signed`,
  options: [
    {
      ...choiceOption('signingAlgorithm', t`Signature`, ALGORITHMS),
      read: (text, form) => form.elements.secret.value.trim() ? undefined : text,
    },
    {
      name: 'secret',
      label: t`Secret that the receiver has already`,
      hint: t`Empty: a new one is made and shown.`,
      show: () => input('', {spellcheck: 'false', class: 'mono'}),
      read: (text, form) => {
        const kind = form.elements.signingAlgorithm.value;
        const prefix = kind === 'github' || kind === 'netbox' ? `${kind}:` : '';
        return text === '' ? undefined : text.startsWith(prefix) ? text : prefix + text;
      },
    },
  ],
};

export const FORMATS = ['standard', 'cloudevents', 'datagerry'];

export function input(value, properties = {}) {
  return el('input', {type: 'text', autocomplete: 'off', value: value ?? '', ...properties});
}

function choiceOption(name, label, choices, hint = null) {
  return {name, label, hint, show: webhook => select(choices, webhook[name] ?? choices[0][0]), read: text => text};
}

/** What is no number is sent as it is, for the server to say what is wrong with it. */
function numberOption(name, label, hint, inputmode) {
  return {
    name, label, hint,
    show: webhook => input(webhook[name], {inputmode}),
    read: text => text === '' ? null : /^\d+(\.\d+)?$/.test(text) ? Number(text) : text,
  };
}

function listOption(name, label, hint, kind = null) {
  return {
    name, label, hint,
    show: webhook => input(writeList(webhook[name] ?? []), {class: kind}),
    read: readList,
  };
}

/** A number of seconds, which is an ISO 8601 duration in JSON. */
function durationOption(name, label, hint) {
  return {
    name, label, hint,
    show: webhook => input(seconds(webhook[name]), {inputmode: 'decimal'}),
    // What is no number is sent as it is, for the server to say what is wrong with it.
    read: text => text === '' ? null : /^\d+(\.\d+)?$/.test(text) ? `PT${text}S` : text,
  };
}

/** The seconds of a duration such as PT1M30S. */
function seconds(duration) {
  const parts = duration?.match(/^PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$/);
  return parts ? String((parts[1] ?? 0) * 3600 + (parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)) : '';
}

/** Durations such as PT1M30S, as 1m30s. */
function delays(durations) {
  return durations?.length === 0 ? 'none' : (durations ?? []).map(duration => duration.replace('PT', '').toLowerCase()).join(', ');
}

/** A duration such as 1m30s, as PT1M30S. */
function isoDuration(text) {
  const [, days, time] = text.trim().match(/^(\d+d)?((?:\d+h)?(?:\d+m)?(?:\d+(?:\.\d+)?s)?)$/i) ?? [];
  return days || time ? `P${days ?? ''}${time ? `T${time}` : ''}`.toUpperCase() : text.trim();
}

function headers(lines) {
  return Object.fromEntries(lines.split('\n').filter(line => line.trim()).map(line => {
    const colon = line.indexOf(':');
    return colon < 0 ? [line.trim(), ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  }));
}

function fromJson(field, text) {
  try {
    return parse(text);
  } catch (e) {
    throw new Problem({errors: [{field, problem: t`is not JSON: ${e.message}`}]});
  }
}
