// Calls the JSON API, which is at "api" beside the folder of these files, wherever that is mounted.

import {contentOf, noAnswer} from './answer.js';
import {write} from './json.js';

export {Problem} from './answer.js';
export {parse} from './json.js';

/** Deadlines in milliseconds; longer where the server processes much or waits for a receiver. */
const DEADLINE = 20_000;
const LONG_DEADLINE = 120_000;

function csrfToken() {
  return document.cookie.match(/(?:^|; )webhooks-csrf=([^;]+)/)?.[1];
}

/** Repeats a read once if its connection breaks, because a proxy or a restarting server closes idle connections. */
async function call(method, path, options = {}) {
  try {
    return await callOnce(method, path, options);
  } catch (problem) {
    if (method !== 'GET' || !problem.broken) {
      throw problem;
    }
    return callOnce(method, path, options);
  }
}

async function callOnce(method, path, {body, headers = {}, deadline = DEADLINE, read = contentOf} = {}) {
  const token = csrfToken();
  const changes = method !== 'GET';
  const abort = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    abort.abort();
  }, deadline);
  let response;
  let text;
  try {
    response = await fetch(new URL(`../api${path}`, import.meta.url), {
      method,
      body,
      signal: abort.signal,
      // The API never redirects, so a redirect leads to a login page.
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        ...headers,
        ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
        ...(changes && token ? {'X-CSRF-Token': token} : {}),
      },
    });
    text = await response.text();
  } catch {
    throw noAnswer(timedOut, deadline / 1000, changes);
  } finally {
    clearTimeout(timer);
  }
  const etag = response.headers.get('ETag');
  return response.status === 304 && headers['If-None-Match'] ? {content: null, etag}
    : {content: read(response, text, changes), etag};
}

/** An id that a path cannot hold goes into the query. */
const NOT_IN_A_PATH = /^\.{1,2}$/;

function at(collection, id, action = '') {
  if (!NOT_IN_A_PATH.test(id)) {
    return `/${collection}/${encodeURIComponent(id)}${action}`;
  }
  const path = `/${collection}/_${action}`;
  return `${path}${path.includes('?') ? '&' : '?'}id=${encodeURIComponent(id)}`;
}

/** Builds a query of the parameters that have a value. */
export function query(parameters) {
  const entries = Object.entries(parameters).filter(([, value]) => value);
  return entries.length ? `?${new URLSearchParams(entries)}` : '';
}

export const access = async () => (await call('GET', '/access')).content.access;

export const webhooks = async () => (await call('GET', '/webhooks')).content.items;

export const health = async () => (await call('GET', '/health')).content.items;

export const healthOf = async webhook => (await call('GET', `/health${query({webhook})}`)).content.items[0] ?? null;

/** Reads the last 24 hours of each webhook. */
export const trends = async () => (await call('GET', '/trends')).content.items;

export const activity = async range => (await call('GET', `/activity${query(range)}`)).content.hours;

/** Reads a webhook with its tag, so that a change fails if somebody else changed the webhook first. */
export const webhook = id => call('GET', at('webhooks', id));

export const createWebhook = async fields =>
  (await call('POST', '/webhooks', {body: write(fields)})).content;

const ifMatch = etag => etag ? {'If-Match': etag} : {};

/** Returns the changed webhook with its new tag. */
export const changeWebhook = (id, fields, etag) =>
  call('PUT', at('webhooks', id), {body: write(fields), headers: ifMatch(etag)});

/** Activates or deactivates a webhook and changes nothing else. */
export async function setActive(id, active) {
  const {content, etag} = await webhook(id);
  return changeWebhook(id, {...content, active}, etag);
}

/** Deletes a webhook unless it changed since it was read. */
export const deleteWebhook = (id, etag) => call('DELETE', at('webhooks', id), {headers: ifMatch(etag)});

/** Reads the whole URL, which is partly masked elsewhere. */
export const revealUrl = async id => (await call('POST', at('webhooks', id, '/reveal-url'))).content.url;

/** Sends a test event, or the given event as JSON text. */
export const testWebhook = async (id, event) => (await call('POST', at('webhooks', id, '/test'), {body: event})).content;

export const rotateSecret = async (id, overlap) =>
  (await call('POST', at('webhooks', id, `/rotate-secret${query({overlap})}`))).content;

export const replay = async (id, range) =>
  (await call('POST', at('webhooks', id, `/replay${query(range)}`), {deadline: LONG_DEADLINE})).content;

export const deliveries = async filter => (await call('GET', `/deliveries${query(filter)}`)).content;

/** Reads deliveries with the response's tag. Returns null if the known tag still matches. */
export const deliveriesUnless = (known, filter) =>
  call('GET', `/deliveries${query(filter)}`, {headers: known ? {'If-None-Match': known} : {}});

export const delivery = async id => (await call('GET', at('deliveries', id))).content;

/** Reads the body of a request as text or in Base64. Both are missing if the server can no longer render it. */
export const requestBody = async (id, sha256) => (await call('GET', at('deliveries', id, `/body${query({sha256})}`))).content;

export const redeliver = id => call('POST', at('deliveries', id, '/redeliver'));

/** Makes a delivery due that is waiting for its retry. */
export const sendNow = id => call('POST', at('deliveries', id, '/send-now'));

export const discardDelivery = id => call('POST', at('deliveries', id, '/discard'));

export const discardSelected = async ids => (await call('POST', '/deliveries/discard', {body: JSON.stringify({ids})})).content;

export const redeliverSelected = async ids =>
  (await call('POST', '/deliveries/redeliver', {body: JSON.stringify({ids}), deadline: LONG_DEADLINE})).content;

/** Cancels all pending deliveries of a webhook. */
export const discardAll = async id => (await call('POST', at('webhooks', id, '/discard'), {deadline: LONG_DEADLINE})).content;

export const trace = async (id, duration) => (await call('POST', at('webhooks', id, `/trace${query({duration})}`))).content;

export const skipped = async (id, filter) => (await call('GET', at('webhooks', id, `/skipped${query(filter)}`))).content;

export const changes = async ({webhook: id, page}) =>
  (await call('GET', id ? at('webhooks', id, `/changes${query({page})}`) : `/changes${query({page})}`)).content;

/** Actions on deliveries, which change no webhook. */
const OF_DELIVERIES = ['discarded', 'hastened', 'redelivered', 'replayed'];

export const concernsDeliveries = ({action}) => OF_DELIVERIES.includes(action);

/** Reads a webhook's current state with its tag, and its latest change if that is known. */
export async function webhookAndLatestChange(id) {
  const [now, log] = await Promise.all([webhook(id), changes({webhook: id}).catch(() => ({items: []}))]);
  return {...now, latest: log.items.find(change => !concernsDeliveries(change))};
}

/** Reads the progress of a webhook's latest backfill, or null if there was none. */
export const backfill = async id => (await call('GET', at('webhooks', id, '/backfill'))).content;

/** The address of the export. */
export const exportUrl = () => new URL('../api/export', import.meta.url).href;

/** Reads the export exactly as the server wrote it. */
export const exported = async () => (await call('GET', '/export', {
  read: (response, text) => {
    contentOf(response, text, false);
    return text;
  },
})).content;

export const importWebhooks = async (text, dryRun) =>
  (await call('POST', `/import${query({dryRun: String(dryRun)})}`, {body: text, deadline: LONG_DEADLINE})).content;

/** Tries a filter, given as JSON text, on the latest events. */
export const tryFilter = async (filter, eventTypes) => (await call('POST', '/filter/try', {
  body: `{"filter": ${filter || 'null'}, "eventTypes": ${JSON.stringify(eventTypes)}}`,
})).content.items;

/** Explains an event. Sends its text unchanged, so that no digit of a number is lost. */
export const explain = async text => (await call('POST', '/explain', {body: text})).content.verdicts;
