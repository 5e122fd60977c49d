// The options of a webhook that most do without. To add one, add an entry: its name in the JSON API, a label, a hint, the
// control that shows its value, and how the control's text becomes the value again.

import {Problem, parse} from './api.js';
import {el, select} from './dom.js';
import {filterEditor} from './filter.js';

export const STANDARD_TYPES = ['create', 'update', 'delete'];

const ORDERINGS = [
  ['per_object', 'Per object: one after the other'],
  ['latest', 'Latest: a newer update replaces a waiting one'],
  ['none', 'None: each as soon as possible'],
];

/**
 * Sections of options. "show" makes the control for a webhook, "read" makes the value of the control's trimmed text; an
 * option that is "wide" takes a row for itself.
 */
export const OPTIONS = [
  {
    title: 'What is sent',
    options: [
      listOption('objectTypes', 'Object types', 'Separated by commas. Empty: all types.'),
      {
        ...listOption('otherTypes', 'Other event types', 'Of this application’s own, separated by commas.'),
        show: webhook => input(webhook.eventTypes.filter(type => !STANDARD_TYPES.includes(type)).join(', ')),
      },
      {
        name: 'filter',
        label: 'Filter',
        hint: 'Only events that fit are sent.',
        wide: true,
        show: webhook => filterEditor(webhook.filter),
        read: text => text === '' ? null : fromJson('filter', text),
      },
      listOption('exclude', 'Excluded fields', 'Paths the receiver must not see, such as password or contact.phone.', 'mono'),
      listOption('ignoreOrigins', 'Ignored origins', 'Systems whose own writes it does not want to hear.'),
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
      {
        name: 'ordering',
        label: 'Ordering',
        show: webhook => select(ORDERINGS, webhook.ordering),
        read: text => text,
      },
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
];

export const FORMATS = ['standard', 'cloudevents', 'datagerry'];

export function input(value, properties = {}) {
  return el('input', {type: 'text', autocomplete: 'off', value: value ?? '', ...properties});
}

export function listOption(name, label, hint, kind = null) {
  return {
    name, label, hint,
    show: webhook => input((webhook[name] ?? []).join(', '), {class: kind}),
    read: text => text.split(',').map(entry => entry.trim()).filter(Boolean),
  };
}

/** A number of seconds, which is an ISO 8601 duration in JSON. */
export function durationOption(name, label, hint) {
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
