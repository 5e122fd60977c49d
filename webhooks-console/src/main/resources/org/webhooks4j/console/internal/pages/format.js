// Formats values.

import {el} from './dom.js';
import {indented, writeAsItCame} from './json.js';
import {language, t, term} from './messages.js';

/** The API's mask of a secret. */
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

/** The name of the reader's time zone. */
export const zone = () => moment.resolvedOptions().timeZone;

/** Formats an instant in the reader's zone, with the exact instant as the title. */
export function time(instant) {
  return instant ? el('time', {datetime: instant, title: instant}, moment.format(new Date(instant))) : '–';
}

/** Formats an instant to the minute and without the year, for narrow places. */
export function shortTime(instant) {
  return el('time', {datetime: instant, title: instant}, shortMoment.format(new Date(instant)));
}

export const hour = instant => hourOfDay.format(new Date(instant));

export const number = count => count.toLocaleString(language);

const decimal = (value, digits) => value.toLocaleString(language, {minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false});

/** Formats a count that the server stops at a limit. */
export const counted = (count, limit) => count >= limit ? `${number(limit)}+` : number(count);

/** Converts an instant to the value of a local date and time field, and back. */
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

/** Translates a constant of the API. */
export const words = name => term(name.replaceAll('_', ' '));

const CAUSES = {automatic: t`event`, manual: t`redelivery`, replay: t`replay`, test: t`test`, backfill: t`backfill`};

/** Names what triggered a delivery or an attempt. */
export const cause = trigger => CAUSES[trigger] ?? words(trigger);

export function badge(text, kind = '') {
  return el('span', {class: `badge ${kind}`}, text);
}

const STATUS_KINDS = {delivered: 'good', dead: 'bad', pending: 'waiting'};

export const statusBadge = status => badge(term(status), STATUS_KINDS[status] ?? '');

export const outcomeBadge = outcome => badge(words(outcome), outcome === 'delivered' ? 'good' : 'bad');

/** Splits a URL after the characters that separate its words. */
const urlWords = url => url.match(/[^/.?&=_:-]*[/.?&=_:-]+|[^/.?&=_:-]+/g) ?? [];

/** Replaces the middle of a long URL by an ellipsis, because URLs differ in their host and in their end. It cuts between words. */
export function middleCut(url, length) {
  if (url.length <= length) {
    return url;
  }
  const words = urlWords(url);
  const begin = fitting(words, Math.ceil(length * 2 / 3)).join('') || url.slice(0, Math.ceil(length * 2 / 3));
  const end = fitting(words.reverse(), Math.floor(length / 3) - 1).reverse().join('') || url.slice(1 - Math.floor(length / 3));
  return `${begin}…${end}`;
}

/** Returns as many words from the start of a list as a length has room for. */
function fitting(words, length) {
  let left = length;
  const end = words.findIndex(word => (left -= word.length) < 0);
  return words.slice(0, end < 0 ? words.length : end);
}

/** Lets a URL break between its words. */
export const breakable = url => urlWords(url).map(word => [word, el('wbr')]);

const LONG = 16;

export const eventBadges = types => types.map(type =>
  badge(type, `event event-${type.replace(/[^a-z]/g, '')}${type.length > LONG ? ' long' : ''}`));

/** Formats a JSON value exactly, in one line. */
export const json = writeAsItCame;

/** Formats a JSON value exactly, in indented lines. */
export const jsonLines = value => indented(writeAsItCame(value));

export function code(text) {
  return el('code', {}, text);
}

/** Formats text exactly, in indented lines if it is JSON. */
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
