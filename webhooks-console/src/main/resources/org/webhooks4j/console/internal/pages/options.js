// The options of a webhook that most do without. To add one, add an entry: its name in the JSON API, a label, a hint, the
// control that shows its value, and how the control's text becomes the value again.

import {Problem, parse} from './api.js';
import {authenticationEditor, readAuthentication} from './authentication.js';
import {el, select} from './dom.js';
import {filterEditor} from './filter.js';
import {readList, writeList} from './lists.js';

const BULK_EVENTS = [['each', 'Each of them'], ['summary', 'One summary of them']];

const HANDSHAKES = [['false', 'The receiver is not asked'], ['true', 'The receiver is asked before the first request']];

const ALGORITHMS = [
  ['hmac_sha256', 'Secret: Standard Webhooks, HMAC-SHA256'],
  ['ed25519', 'Key pair: Standard Webhooks, Ed25519'],
  ['github', 'Secret: as GitHub signs'],
  ['netbox', 'Secret: as NetBox signs'],
];

export const STANDARD_TYPES = ['create', 'update', 'delete'];

const ORDERINGS = [
  ['per_object', 'Per object: one after the other'],
  ['latest', 'Latest: a newer update replaces a waiting one'],
  ['none', 'None: each as soon as possible'],
];

/**
 * Sections of options. "show" makes the control for a webhook, "read" makes the value of the control's trimmed text and,
 * if that is not all, of the form; an option that is "wide" takes a row for itself.
 */
export const OPTIONS = [
  {
    title: 'What is sent',
    options: [
      listOption('objectTypes', 'Object types', 'Separated by commas; one with a comma in quotation marks. Empty: all types.'),
      {
        ...listOption('otherTypes', 'Other event types', 'Of this application’s own, separated by commas.'),
        show: webhook => input(writeList(webhook.eventTypes.filter(type => !STANDARD_TYPES.includes(type)))),
      },
      {
        name: 'filter',
        label: 'Filter',
        hint: 'Only events that fit are sent.',
        wide: true,
        show: webhook => filterEditor(webhook.filter),
        read: text => text === '' ? null : fromJson('filter', text),
      },
      listOption('excludedFields', 'Excluded fields', 'Paths the receiver must not see, such as password or contact.phone.', 'mono'),
      listOption('ignoredOrigins', 'Ignored origins', 'Systems whose own writes it does not want to hear.'),
    ],
  },
  {
    title: 'How it is sent',
    options: [
      {
        name: 'format',
        label: 'Format',
        hint: 'How the body looks: standard, cloudevents, datagerry or an own one.',
        show: webhook => input(webhook.format, {list: 'formats'}),
        read: text => text || null,
      },
      choiceOption('ordering', 'Ordering', ORDERINGS, 'How deliveries of one object follow each other.'),
      choiceOption('bulkEvents', 'Events raised together', BULK_EVENTS, 'What it hears of an import.'),
      durationOption('timeout', 'Timeout in seconds', 'For a whole request, up to 300. Empty: the default.'),
      {
        name: 'headers',
        label: 'Headers',
        hint: 'One per line, such as X-Team: ops. Masked values (••••) stay as they are.',
        wide: true,
        show: webhook => el('textarea', {rows: '3', spellcheck: 'false', class: 'mono'},
          Object.entries(webhook.headers).map(([name, value]) => `${name}: ${value}`).join('\n')),
        read: headers,
      },
    ],
  },
  {
    title: 'How the receiver is treated',
    options: [
      {
        name: 'retryDelays',
        label: 'Retry delays',
        hint: 'After each failed attempt, such as 5s, 5m, 2h. Empty: the default. none: a single attempt.',
        show: webhook => input(delays(webhook.retryDelays), {spellcheck: 'false'}),
        read: text => text === '' ? null : text === 'none' ? [] : text.split(',').map(isoDuration),
      },
      numberOption('maxInFlight', 'Requests at once', 'On each node, 1 to 1000. Empty: the default.', 'numeric'),
      numberOption('requestsPerSecond', 'Requests per second', 'On each node; 0.5 is one every two seconds. Empty: no limit.', 'decimal'),
      {
        ...choiceOption('handshake', 'Consent', HANDSHAKES, 'As CloudEvents webhooks are asked; others refuse.'),
        show: webhook => select(HANDSHAKES, String(webhook.handshake ?? false)),
        read: text => text === 'true',
      },
      {
        name: 'tlsIdentity',
        label: 'TLS identity',
        hint: 'Name of certificates that this application has. Empty: the default.',
        show: webhook => input(webhook.tlsIdentity),
        read: text => text || null,
      },
      {
        name: 'authentication',
        label: 'Authentication',
        hint: 'Beside the signature. A masked secret (••••) stays as it is.',
        show: webhook => authenticationEditor(webhook.authentication),
        read: readAuthentication,
      },
    ],
  },
];

/** How requests are signed, which is said at creation. */
export const SIGNATURE = {
  title: 'How it is signed',
  options: [
    {
      ...choiceOption('signingAlgorithm', 'Signature', ALGORITHMS),
      read: (text, form) => form.elements.secret.value.trim() ? undefined : text,
    },
    {
      name: 'secret',
      label: 'Secret that the receiver has already',
      hint: 'Empty: a new one is made and shown.',
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
    throw new Problem({errors: [{field, problem: `is not JSON: ${e.message}`}]});
  }
}
