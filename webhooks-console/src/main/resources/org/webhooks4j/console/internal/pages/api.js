// Talks to the JSON API, which is at "api" beside these pages, wherever they are mounted.

/** What the server answered instead of doing what it was asked to do. */
export class Problem extends Error {
  constructor({status = 0, title = 'Not possible', detail = '', errors = []}) {
    super(detail || title);
    Object.assign(this, {status, title, detail: detail || title, errors});
  }

  /** All that is wrong, for where there are no fields to show it beside. */
  get summary() {
    return this.errors.length ? this.errors.map(({field, problem}) => `${field}: ${problem}`).join('; ') : this.detail;
  }
}

/** A number with more digits than a script's own numbers can hold. */
export class ExactNumber {
  constructor(digits) {
    this.digits = digits;
  }

  toString() {
    return this.digits;
  }

  toJSON() {
    return JSON.rawJSON ? JSON.rawJSON(this.digits) : Number(this.digits);
  }
}

/** What JSON text says, to the last digit. */
export function parse(text) {
  return JSON.parse(text, (key, value, context) =>
    typeof value === 'number' && context?.source && String(value) !== context.source
      ? new ExactNumber(context.source)
      : value);
}

function csrfToken() {
  return document.cookie.match(/(?:^|; )webhooks-csrf=([^;]+)/)?.[1];
}

async function call(method, path, {body, headers = {}} = {}) {
  const token = csrfToken();
  let response;
  try {
    response = await fetch(new URL(`api${path}`, import.meta.url), {
      method,
      body,
      headers: {
        ...headers,
        ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
        ...(method !== 'GET' && token ? {'X-CSRF-Token': token} : {}),
      },
    });
  } catch {
    throw new Problem({title: 'No answer', detail: 'The server cannot be reached. Check the connection and try again.'});
  }
  return {content: await content(response), etag: response.headers.get('ETag')};
}

async function content(response) {
  const text = await response.text();
  const json = (response.headers.get('Content-Type') ?? '').includes('json');
  if (response.ok) {
    return json ? parse(text) : null;
  }
  throw new Problem(json ? parse(text) : {status: response.status, detail: text.trim() || `HTTP status ${response.status}`});
}

const at = (collection, id, action = '') => `/${collection}/${encodeURIComponent(id)}${action}`;

/** A query of those parameters that have a value. */
export function query(parameters) {
  const entries = Object.entries(parameters).filter(([, value]) => value);
  return entries.length ? `?${new URLSearchParams(entries)}` : '';
}

export const access = async () => (await call('GET', '/access')).content.access;

export const webhooks = async () => (await call('GET', '/webhooks')).content.items;

export const health = async () => (await call('GET', '/health')).content.items;

export const activity = async range => (await call('GET', `/activity${query(range)}`)).content.hours;

/** A webhook with the tag of its state, for changing it only if nobody else has. */
export const webhook = id => call('GET', at('webhooks', id));

export const createWebhook = async fields =>
  (await call('POST', '/webhooks', {body: JSON.stringify(fields)})).content;

export const changeWebhook = async (id, fields, etag) =>
  (await call('PUT', at('webhooks', id), {body: JSON.stringify(fields), headers: etag ? {'If-Match': etag} : {}})).content;

/** Switches a webhook on or off, and nothing else of it. */
export async function setActive(id, active) {
  const {content, etag} = await webhook(id);
  return changeWebhook(id, {...content, active}, etag);
}

export const deleteWebhook = id => call('DELETE', at('webhooks', id));

export const testWebhook = async id => (await call('POST', at('webhooks', id, '/test'))).content;

export const rotateSecret = async (id, overlap) =>
  (await call('POST', at('webhooks', id, `/rotate-secret${query({overlap})}`))).content;

export const replay = async (id, range) => (await call('POST', at('webhooks', id, `/replay${query(range)}`))).content;

export const deliveries = async filter => (await call('GET', `/deliveries${query(filter)}`)).content;

export const delivery = async id => (await call('GET', at('deliveries', id))).content;

export const redeliver = id => call('POST', at('deliveries', id, '/redeliver'));

export const trace = async (id, duration) => (await call('POST', at('webhooks', id, `/trace${query({duration})}`))).content;

export const skipped = async (id, filter) => (await call('GET', at('webhooks', id, `/skipped${query(filter)}`))).content;

export const changes = async ({webhook: id, page}) =>
  (await call('GET', `${id ? at('webhooks', id) : ''}/changes${query({page})}`)).content;

/** How far the latest backfill of a webhook is, or null if there was none. */
export const backfill = id => call('GET', at('webhooks', id, '/backfill')).then(({content: progress}) => progress, problem => {
  if (problem.status !== 404) {
    throw problem;
  }
  return null;
});

/** Where all webhooks can be fetched as a file. */
export const exportUrl = () => new URL('api/export', import.meta.url).href;

export const importWebhooks = async (text, dryRun) =>
  (await call('POST', `/import${query({dryRun: String(dryRun)})}`, {body: text})).content;

/** Asks about an event; its text is passed on as it is, so that no digit of a number is lost. */
export const explain = async text => (await call('POST', '/explain', {body: text})).content.verdicts;
