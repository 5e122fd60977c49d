// The options that most webhooks do not need. To add one, add an entry: its name in the JSON API, a label, a hint, the
// control that shows its value, and the function that reads the value from the control's text.

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
 * Sections of options. "show" builds the control for a webhook. "read" returns the value for the control's trimmed text and
 * the form. A "wide" option has a row of its own.
 */
export const OPTIONS = [
  {
    title: t`Events and fields`,
    options: [
      listOption('objectTypes', t`Object types`, t`Separated by commas; quote a type that contains a comma. Empty: all types.`),
      {
        ...listOption('otherTypes', t`Other event types`, t`Event types that this application defines, separated by commas.`),
        show: webhook => input(writeList(webhook.eventTypes.filter(type => !STANDARD_TYPES.includes(type)))),
      },
      {
        name: 'filter',
        label: t`Filter`,
        hint: t`Only matching events are sent.`,
        wide: true,
        show: webhook => filterEditor(webhook.filter),
        read: text => text === '' ? null : fromJson('filter', text),
      },
      listOption('excludedFields', t`Excluded fields`, t`Paths the receiver must not see, such as password or contact.phone.`, 'mono'),
      listOption('ignoredOrigins', t`Ignored origins`, t`Systems whose changes are not sent to this webhook.`),
    ],
  },
  {
    title: t`Delivery`,
    options: [
      {
        name: 'format',
        label: t`Format`,
        hint: t`Format of the body: standard, cloudevents, datagerry, or one that this application defines.`,
        show: webhook => input(webhook.format, {list: 'formats'}),
        read: text => text || null,
      },
      choiceOption('ordering', t`Ordering`, ORDERINGS, t`Order of the deliveries of one object.`),
      choiceOption('bulkEvents', t`Events raised together`, BULK_EVENTS, t`What this webhook receives from an import.`),
      durationOption('timeout', t`Timeout in seconds`, t`For a whole request, up to 300. Empty: the default.`),
      {
        name: 'headers',
        label: t`Headers`,
        hint: t`One per line, such as X-Team: ops. Masked values (••••) stay unchanged.`,
        wide: true,
        show: webhook => el('textarea', {rows: '3', spellcheck: 'false', class: 'mono'},
          Object.entries(webhook.headers).map(([name, value]) => `${name}: ${value}`).join('\n')),
        read: headers,
      },
    ],
  },
  {
    title: t`Retries and receiver`,
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
        ...choiceOption('handshake', t`Consent`, HANDSHAKES, t`The handshake of CloudEvents; other receivers reject it.`),
        show: webhook => select(HANDSHAKES, String(webhook.handshake ?? false)),
        read: text => text === 'true',
      },
      {
        name: 'tlsIdentity',
        label: t`TLS identity`,
        hint: t`Name of certificates that this application holds. Empty: the default.`,
        show: webhook => input(webhook.tlsIdentity),
        read: text => text || null,
      },
      {
        name: 'authentication',
        label: t`Authentication`,
        hint: t`In addition to the signature. A masked secret (••••) stays unchanged.`,
        show: webhook => authenticationEditor(webhook.authentication),
        read: readAuthentication,
      },
    ],
  },
];

/** The choice of the signature, which exists only at creation. */
export const SIGNATURE = {
  title: t`Signing`,
  options: [
    {
      ...choiceOption('signingAlgorithm', t`Signature`, ALGORITHMS),
      read: (text, form) => form.elements.secret.value.trim() ? undefined : text,
    },
    {
      name: 'secret',
      label: t`Existing secret of the receiver`,
      hint: t`Empty: a new secret is generated and shown.`,
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

/** Text that is no number is sent unchanged, so that the server describes the error. */
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

/** A number of seconds, which JSON writes as an ISO 8601 duration. */
function durationOption(name, label, hint) {
  return {
    name, label, hint,
    show: webhook => input(seconds(webhook[name]), {inputmode: 'decimal'}),
    // Text that is no number is sent unchanged, so that the server describes the error.
    read: text => text === '' ? null : /^\d+(\.\d+)?$/.test(text) ? `PT${text}S` : text,
  };
}

/** Converts a duration such as PT1M30S to seconds. */
function seconds(duration) {
  const parts = duration?.match(/^PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$/);
  return parts ? String((parts[1] ?? 0) * 3600 + (parts[2] ?? 0) * 60 + Number(parts[3] ?? 0)) : '';
}

/** Converts durations such as PT1M30S to 1m30s. */
function delays(durations) {
  return durations?.length === 0 ? 'none' : (durations ?? []).map(duration => duration.replace('PT', '').toLowerCase()).join(', ');
}

/** Converts a duration such as 1m30s to PT1M30S. */
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
