// Lists all webhooks with their health.

import {webhookAddress} from './address.js';
import * as api from './api.js';
import {activityCard} from './chart.js';
import {askToDelete} from './dialogs.js';
import {button, during, el, field, link, nothing, pageHead, select, table, toggle} from './dom.js';
import {badge, breakable, counted, eventBadges, middleCut, outcomeBadge, shortTime} from './format.js';
import {same} from './json.js';
import {t} from './messages.js';
import {complain, notify} from './notices.js';
import {attention, failureShare, trendOf} from './overview.js';
import {patch, whole} from './patch.js';
import {askToImport} from './transfer.js';
import {askToActivate} from './waiting.js';

const PAGE_SIZE = 25;
const FILE = 'webhooks.json';
const MAX_COUNT = 1000;
const MAX_URL = 60;
const MINUTE_MILLIS = 60_000;

const FILTERS = [
  ['', t`All`], ['active', t`Active`], ['inactive', t`Inactive`], ['attention', t`In need of attention`],
];

/** Shows the list as soon as the webhooks are known, and their health when that arrives. */
export async function show({mayManage, parameters, isCurrent}) {
  const view = {
    mayManage, webhooks: [], health: null, trends: undefined, oldest: null,
    state: {q: '', filter: '', sort: 'Name', desc: '', page: '1', ...parameters},
    list: el('div', {class: 'stack'}), alerts: el('div', {class: 'slot'}), content: el('div', {class: 'stack'}),
  };
  const chart = activityCard({}, t`All webhooks`);
  const search = searchForm(view);
  const head = pageHead(t`Webhooks`,
    [link(t`View Logs`, '#/logs'),
      el('a', {class: 'button', href: api.exportUrl(), download: FILE, onclick: saveExport}, t`Export`),
      mayManage && button(t`Import`, async () => await askToImport() && view.reload()),
      mayManage && link(t`Create Webhook`, '#/webhooks/new', 'primary')],
    t`Each sends a signed POST request when an object is created, updated or deleted.`);
  view.reload = async () => {
    const others = [
      byWebhook(api.health()).then(known => { view.health = known; }),
      byWebhook(api.trends()).then(known => { view.trends = known; }),
      api.deliveries({status: 'pending', order: 'oldest', limit: 1}).then(({items}) => { view.oldest = items[0] ?? null; }, () => {}),
    ];
    view.webhooks = await api.webhooks();
    if (!isCurrent()) {
      return;
    }
    render(view, {});
    patch(view.content, view.webhooks.length ? [head, view.alerts, search, view.list, chart] : [head, nothing(t`No webhooks yet`,
      t`A webhook tells another system, such as a ticketing tool or an audit trail, what happens to your objects.`)]);
    others.forEach(other => other.then(() => isCurrent() && view.webhooks.length && render(view, {})));
  };
  await view.reload();
  return [whole(view.content)];
}

/** Shows the selected part of the list, and puts the selection into the address. */
function render(view, change) {
  Object.assign(view.state, change);
  const {q, filter, sort, desc, page} = view.state;
  if (view.webhooks.length) {
    history.replaceState(null, '', `#/${api.query({
      q, filter, desc, sort: sort === 'Name' ? '' : sort, page: page === '1' ? '' : page,
    })}`);
  }
  const standstill = standstillOf([...(view.health?.values() ?? [])].find(({trouble}) => trouble));
  const showAttention = () => {
    view.content.querySelector('[role=search]').elements.filter.value = 'attention';
    render(view, {q: '', filter: 'attention', page: '1'});
  };
  patch(view.alerts, [standstill, attention(view, showAttention)].filter(Boolean));
  patch(view.list, part(view));
}

/** Saves the file after checking the response, because a browser would save a login page under its name. */
async function saveExport(event) {
  event.preventDefault();
  try {
    const url = URL.createObjectURL(new Blob([await api.exported()], {type: 'application/json'}));
    el('a', {href: url, download: FILE}).click();
    setTimeout(() => URL.revokeObjectURL(url), MINUTE_MILLIS);
  } catch (problem) {
    complain(problem);
  }
}

/** Reads the health of each webhook; returns nothing if that fails. */
async function byWebhook(entries) {
  try {
    return new Map((await entries).map(entry => [entry.webhookId, entry]));
  } catch {
    return new Map();
  }
}

function searchForm(view) {
  const {state} = view;
  const search = field('q', t`Search`, el('input', {
    type: 'search', autocomplete: 'off', placeholder: t`Name, URL or event type`, value: state.q,
    oninput: event => render(view, {q: event.target.value, page: '1'}),
  }));
  const filter = field('filter', t`Show`, select(FILTERS, state.filter));
  filter.querySelector('select').addEventListener('change', event => render(view, {filter: event.target.value, page: '1'}));
  const form = el('form', {class: 'toolbar', role: 'search', 'aria-label': t`Webhooks`}, search, filter);
  form.addEventListener('submit', event => event.preventDefault());
  return form;
}

const needsAttention = ({webhook, health}) => Boolean(webhook.inactiveReason) || severity(health) > 1;

/** Ranks a webhook's health: unknown, well, dead deliveries, failing, held back. */
function severity(health) {
  if (!health) {
    return 0;
  }
  return health.breaker === 'open' ? 4 : health.lastOutcome && health.lastOutcome !== 'delivered' ? 3 : health.dead ? 2 : 1;
}

const SORT_KEYS = {
  Name: ({webhook}) => webhook.name.toLowerCase(),
  URL: ({webhook}) => webhook.url,
  Active: ({webhook}) => webhook.active ? 0 : 1,
  Health: ({health}) => severity(health),
  Trend: ({trend}) => failureShare(trend),
  Pending: ({health}) => health?.pending ?? -1,
  Dead: ({health}) => health?.dead ?? -1,
};

/** Columns that sort the largest value first. */
const WORST_FIRST = ['Health', 'Trend', 'Pending', 'Dead'];

function matching(rows, {q, filter, sort, desc}) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const key = SORT_KEYS[sort] ?? SORT_KEYS.Name;
  const direction = desc ? -1 : 1;
  return rows
    .filter(row => {
      const text = [row.webhook.name, row.webhook.url, ...row.webhook.eventTypes].join(' ').toLowerCase();
      return words.every(word => text.includes(word));
    })
    .filter(row => filter !== 'active' || row.webhook.active)
    .filter(row => filter !== 'inactive' || !row.webhook.active)
    .filter(row => filter !== 'attention' || needsAttention(row))
    .sort((a, b) => direction * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)
      || a.webhook.name.localeCompare(b.webhook.name));
}

function part(view) {
  const {state, webhooks} = view;
  const known = (map, id) => map ? map.get(id) ?? null : undefined;
  const rows = webhooks.map(webhook => ({webhook, health: known(view.health, webhook.id), trend: known(view.trends, webhook.id)}));
  const found = matching(rows, state);
  if (found.length === 0) {
    return [view.health || state.filter !== 'attention'
      ? nothing(t`Nothing matches`, t`No webhook matches your search.`, button(t`Show all`, () => showAll(view)))
      : el('p', {class: 'loading', role: 'status'}, t`Loading…`)];
  }
  const pages = Math.ceil(found.length / PAGE_SIZE);
  const page = Math.min(Math.max(Number(state.page) || 1, 1), pages);
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const turn = to => button(to < page ? t`Previous` : t`Next`, () => render(view, {page: String(to)}));
  return [
    table(t`Webhooks`, columns(view), shown.map(row => ({key: row.webhook.id, cells: cells(row, view)}))),
    el('nav', {class: 'pager', 'aria-label': t`Pages of the list`},
      el('p', {class: 'about', role: 'status'}, pages === 1
        ? t`${found.length} of ${rows.length}`
        : t`${(page - 1) * PAGE_SIZE + 1} to ${(page - 1) * PAGE_SIZE + shown.length} of ${found.length}`),
      page > 1 && turn(page - 1), page < pages && turn(page + 1)),
  ];
}

function showAll(view) {
  const {q, filter} = view.content.querySelector('[role=search]').elements;
  q.value = '';
  filter.value = '';
  q.focus();
  render(view, {q: '', filter: '', page: '1'});
}

function columns(view) {
  const {state} = view;
  const column = (name, label, kind = null) => {
    const current = state.sort === name;
    return {
      label, kind,
      sort: {
        order: current ? (state.desc ? 'descending' : 'ascending') : null,
        onclick: () => {
          const descending = current ? !state.desc : WORST_FIRST.includes(name);
          render(view, {sort: name, desc: descending ? '1' : '', page: '1'});
        },
      },
    };
  };
  return [column('Name', t`Name`), column('URL', t`URL`), t`Event types`, column('Active', t`Active`), column('Health', t`Health`),
    column('Trend', t`24 hours`), column('Pending', t`Pending`, 'numeric'), column('Dead', t`Dead`, 'numeric'),
    {label: t`Actions`, kind: 'row-end', hidden: true}];
}

function cells({webhook, health, trend}, context) {
  const id = encodeURIComponent(webhook.id);
  const number = (count, status) => count === null || count === undefined ? el('span', {class: 'faint'}, '–')
    : count === 0 ? el('span', {class: 'faint'}, '0')
      : el('a', {href: `#/logs?webhook=${id}&status=${status}`}, counted(count, MAX_COUNT));
  return [
    el('a', {class: 'name', href: webhookAddress(webhook.id)}, webhook.name),
    urlOf(webhook),
    el('span', {class: 'badges'}, eventBadges(webhook.eventTypes)),
    active(webhook, context),
    healthOf(health),
    trendOf(trend),
    number(health?.pending, 'pending'),
    number(health?.dead, 'dead'),
    actions(webhook, id, context),
  ];
}

/** Shows a URL. The middle of a long one is in its title, and visible while the keyboard is in its row. */
function urlOf({url}) {
  const brief = middleCut(url, MAX_URL);
  return el('code', {class: 'url', title: url}, brief === url ? breakable(url)
    : [el('span', {class: 'brief', 'aria-hidden': 'true'}, breakable(brief)), el('span', {class: 'whole'}, breakable(url))]);
}

/** Says why the responding node delivers nothing. */
export function standstillOf(health) {
  return health?.trouble && el('p', {class: 'summary', role: 'alert'}, t`This node delivers nothing: ${health.trouble}`);
}

/** Shows a webhook's health: null means unknown, undefined means not loaded yet. */
export function healthOf(health) {
  if (!health?.lastOutcome && health?.breaker !== 'open') {
    return el('span', {class: 'faint'}, health ? t`Nothing sent yet` : health === undefined ? t`Loading…` : t`Not known`);
  }
  return el('div', {class: 'health'},
    el('span', {class: 'badges'},
      health.lastOutcome && outcomeBadge(health.lastOutcome),
      health.lastStatusCode !== null && el('span', {class: 'number faint'}, String(health.lastStatusCode)),
      health.breaker === 'open' && badge(t`breaker open`, 'waiting')),
    health.lastAttemptAt && el('span', {class: 'small'}, shortTime(health.lastAttemptAt)));
}

function active(webhook, {mayManage, reload}) {
  const control = toggle(webhook.active ? t`Active` : t`Inactive`, webhook.active, {
    'aria-label': t`${webhook.name} is active`,
    disabled: !mayManage,
    onchange: event => setActive(webhook, event.target, reload),
  });
  return [control, webhook.inactiveReason && el('p', {class: 'reason'}, webhook.inactiveReason)];
}

function setActive({id, name}, control, reload) {
  const wanted = control.checked;
  if (control.getAttribute('aria-disabled') === 'true') {
    control.checked = !wanted;
  }
  during(control, async () => {
    try {
      if (wanted && !await askToActivate({id, name})) {
        control.checked = false;
        return;
      }
      await api.setActive(id, wanted);
      notify(wanted ? t`“${name}” is active now.` : t`“${name}” is inactive now.`);
      await reload();
    } catch (problem) {
      control.checked = !wanted;
      complain(problem);
    }
  });
}

function actions(webhook, id, {mayManage, reload}) {
  return el('div', {class: 'row-actions'},
    link(t`Logs`, `#/logs?webhook=${id}`, 'quiet'),
    mayManage && link(t`Edit`, webhookAddress(webhook.id), 'quiet'),
    mayManage && button(t`Delete`, event => remove(webhook, event.currentTarget, reload), 'quiet danger-text'));
}

/** Compares with the listed webhook, not with a newer state. */
function remove(webhook, control, reload) {
  during(control, async () => {
    try {
      const {content, etag} = await api.webhook(webhook.id);
      if (!same(content, webhook)) {
        throw new api.Problem({detail: t`“${webhook.name}” was changed after this list was loaded. Look at it before you delete it.`});
      }
      if (await askToDelete(webhook, etag)) {
        await reload();
      }
    } catch (problem) {
      complain(problem);
      if (!problem.foreign) {
        await reload().catch(complain);
      }
    }
  });
}
