// Distinguishes responses of the JSON API from those of a login page, a proxy or a server that hangs.

import {parse} from './json.js';
import {t} from './messages.js';

const NOT_KNOWN = t`The server may or may not have made the change. Check before you repeat it.`;
const SIGN_IN = t`Sign in in another tab, then try again.`;
const MAX_QUOTED = 200;

/** Describes why a request failed, or why its effect is unknown. "foreign" means that the API did not send the response. */
export class Problem extends Error {
  constructor({status = 0, title = t`Not possible`, detail = '', errors = [], foreign = false}) {
    super(detail || title);
    Object.assign(this, {status, title, detail: detail || title, errors, foreign});
  }

  /** Returns the whole message, for places without form fields. */
  get summary() {
    return this.errors.length ? this.errors.map(({field, problem}) => `${field}: ${problem}`).join('; ') : this.detail;
  }
}

const foreign = (title, detail, status = 0) => new Problem({title, detail, status, foreign: true});

const signedOut = status => foreign(t`You are signed out`, `${t`You are signed out.`} ${SIGN_IN}`, status);

/** Describes a response that is missing or incomplete. */
export function noAnswer(timedOut, seconds, changes) {
  const how = timedOut ? t`The server has not answered within ${seconds} seconds.`
    : t`The server cannot be reached, or the connection broke. Check it and try again.`;
  return Object.assign(foreign(t`No answer`, changes ? `${how} ${NOT_KNOWN}` : how), {broken: !timedOut});
}

/**
 * Reads the API's response. Only JSON, or an empty 202 or 204, counts. Any other response with a success status does not
 * come from the API, so nothing was done.
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
  return status === 403 ? t`Not allowed` : status >= 502 && status <= 504 ? t`Not reachable` : t`The request failed`;
}

function detailOf(status, changes) {
  switch (status) {
    case 403: return `${t`You may not do this: your permissions have changed, or your session has expired.`} ${SIGN_IN}`;
    case 404: return t`The server does not know this address. Perhaps the application is starting, or these pages have moved.`;
    case 413: return t`The request is too large for the server, or for a proxy in front of it.`;
    case 429: return t`The server received too many requests. Wait a moment, then try again.`;
    case 502: case 503: case 504:
      return `${t`A proxy in front of the application cannot reach it (HTTP status ${status}). Try again in a moment.`}${changes ? ` ${NOT_KNOWN}` : ''}`;
    default: return `${t`The server answered with HTTP status ${status}.`}${changes && status >= 500 ? ` ${NOT_KNOWN}` : ''}`;
  }
}
