// Tells an answer of the JSON API from what others say in its place: a login page, a proxy, a server that hangs.

import {parse} from './json.js';
import {t} from './messages.js';

const NOT_KNOWN = t`Whether the change took place is not known: look before you repeat it.`;
const SIGN_IN = t`Sign in in another tab, then try again.`;
const MAX_QUOTED = 200;

/** Why something was not done, or is not known to be done. "foreign": it has nothing to do with what was asked. */
export class Problem extends Error {
  constructor({status = 0, title = t`Not possible`, detail = '', errors = [], foreign = false}) {
    super(detail || title);
    Object.assign(this, {status, title, detail: detail || title, errors, foreign});
  }

  /** All that is wrong, for where there are no fields to show it beside. */
  get summary() {
    return this.errors.length ? this.errors.map(({field, problem}) => `${field}: ${problem}`).join('; ') : this.detail;
  }
}

const foreign = (title, detail, status = 0) => new Problem({title, detail, status, foreign: true});

const signedOut = status => foreign(t`You are signed out`, `${t`You are signed out.`} ${SIGN_IN}`, status);

/** No answer came, or its end is missing. */
export function noAnswer(timedOut, seconds, changes) {
  const how = timedOut ? t`The server has not answered within ${seconds} seconds.`
    : t`The server cannot be reached, or the connection broke. Check it and try again.`;
  return Object.assign(foreign(t`No answer`, changes ? `${how} ${NOT_KNOWN}` : how), {broken: !timedOut});
}

/**
 * What the API answered. Only JSON counts, and an empty 202 or 204: whatever else comes with a status of success is not
 * from the API, which means that nothing was done.
 */
export function contentOf(response, text, changes) {
  const {status} = response;
  const type = response.headers.get('Content-Type') ?? '';
  const isJson = /^application\/([\w.+-]+\+)?json\b/i.test(type);
  if (response.type === 'opaqueredirect' || status === 401) {
    throw signedOut(status);
  }
  if (response.ok && isJson) {
    return parsed(text, status, changes);
  }
  if (response.ok && text === '' && (status === 202 || status === 204)) {
    return null;
  }
  if (response.ok) {
    throw signedOut(status);
  }
  if (/^application\/problem\+json\b/i.test(type)) {
    throw new Problem({...parsed(text, status, changes), status, foreign: status === 403});
  }
  const said = /^text\/plain\b/i.test(type) && text.trim() ? ` ${t`The answer was: ${text.trim().slice(0, MAX_QUOTED)}`}` : '';
  throw foreign(titleOf(status), detailOf(status, changes) + said, status);
}

function parsed(text, status, changes) {
  try {
    return parse(text);
  } catch {
    throw foreign(t`Unreadable answer`, `${t`The answer is not complete.`} ${changes ? NOT_KNOWN : t`Try again.`}`, status);
  }
}

function titleOf(status) {
  return status === 403 ? t`Not allowed` : status >= 502 && status <= 504 ? t`Not reachable` : t`That did not work`;
}

function detailOf(status, changes) {
  switch (status) {
    case 403: return `${t`You may not do that now: your rights have changed, or your session has ended.`} ${SIGN_IN}`;
    case 404: return t`The server does not know this address. Perhaps the application is starting, or these pages have moved.`;
    case 413: return t`That is too large for the server, or for a proxy before it.`;
    case 429: return t`There were too many requests. Wait a moment, then try again.`;
    case 502: case 503: case 504:
      return `${t`A proxy before the application cannot reach it (HTTP status ${status}). Try again in a moment.`}${changes ? ` ${NOT_KNOWN}` : ''}`;
    default: return `${t`The server answered with HTTP status ${status}.`}${changes && status >= 500 ? ` ${NOT_KNOWN}` : ''}`;
  }
}
