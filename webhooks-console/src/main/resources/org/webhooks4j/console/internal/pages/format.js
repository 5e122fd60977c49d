// How values look.

import {el} from './dom.js';
import {indented, writeAsItCame} from './json.js';
import {language, t, term} from './messages.js';

/** What the API shows in place of a secret. */
export const MASK = '••••';

const moment = new Intl.DateTimeFormat(language, {
  year: 'numeric', month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false,
});

const shortMoment = new Intl.DateTimeFormat(language, {
  month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false,
});

const hourOfDay = new Intl.DateTimeFormat(language, {
  weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false,
});

/** The reader's time zone, by its name. */
export const zone = () => moment.resolvedOptions().timeZone;

/** An instant in the reader's zone; the instant itself is its title. */
export function time(instant) {
  return instant ? el('time', {datetime: instant, title: instant}, moment.format(new Date(instant))) : '–';
}

/** The same to the minute and without the year, for where there is little room. */
export function shortTime(instant) {
  return el('time', {datetime: instant, title: instant}, shortMoment.format(new Date(instant)));
}

export const hour = instant => hourOfDay.format(new Date(instant));

export const number = count => count.toLocaleString(language);

const decimal = (value, digits) => value.toLocaleString(language, {minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false});

/** A count that ends at a limit. */
export const counted = (count, limit) => count >= limit ? `${number(limit)}+` : number(count);

/** What a local date and time field wants for an instant, and back. */
export function toLocal(instant) {
  if (!instant || Number.isNaN(Date.parse(instant))) {
    return '';
  }
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

export function fromLocal(local) {
  return local ? new Date(local).toISOString() : '';
}

export function duration(millis) {
  if (millis === null || millis === undefined) {
    return '–';
  }
  return millis < 1000 ? t`${millis} ms` : t`${decimal(millis / 1000, millis < 10000 ? 2 : 1)} s`;
}

export function bytes(count) {
  return count < 1024 ? t`${count} bytes` : t`${decimal(count / 1024, 1)} KiB`;
}

/** A constant of the API in the reader's language. */
export const words = name => term(name.replaceAll('_', ' '));

const CAUSES = {automatic: t`the event`, manual: t`a redelivery`, replay: t`a replay`, test: t`a test`, backfill: t`a backfill`};

/** Why something is sent. */
export const cause = trigger => CAUSES[trigger] ?? words(trigger);

export function badge(text, kind = '') {
  return el('span', {class: `badge ${kind}`}, text);
}

const STATUS_KINDS = {delivered: 'good', dead: 'bad', pending: 'waiting'};

export const statusBadge = status => badge(term(status), STATUS_KINDS[status] ?? '');

export const outcomeBadge = outcome => badge(words(outcome), outcome === 'delivered' ? 'good' : 'bad');

const LONG = 16;

export const eventBadges = types => types.map(type =>
  badge(type, `event event-${type.replace(/[^a-z]/g, '')}${type.length > LONG ? ' long' : ''}`));

/** A value of a JSON tree as it came, in one line. */
export const json = writeAsItCame;

/** The same in lines. */
export const jsonLines = value => indented(writeAsItCame(value));

export function code(text) {
  return el('code', {}, text);
}

/** Text as it came, in lines if it is JSON. */
export function body(text) {
  return el('pre', {tabindex: '0'}, isJson(text) ? indented(text) : text);
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
