// The table of all webhooks.

import * as api from './api.js';
import {askToDelete, test} from './dialogs.js';
import {button, el, link, nothing, notify, pageHead, table, toggle} from './dom.js';
import {eventBadges} from './format.js';

export async function show({mayManage, reload}) {
  const webhooks = await api.webhooks();
  const head = pageHead('Webhooks', [link('View Logs', '#/logs'), mayManage && link('Create Webhook', '#/webhooks/new', 'primary')],
    'Each sends a signed POST request when an object is created, updated or deleted.');
  if (webhooks.length === 0) {
    return [head, nothing('No webhooks yet',
      'A webhook tells another system, such as a ticketing tool or an audit trail, what happens to your objects.')];
  }
  const rows = webhooks.map(webhook => [
    el('a', {class: 'name', href: `#/webhooks/${encodeURIComponent(webhook.id)}`}, webhook.name),
    el('code', {class: 'url', title: webhook.url}, webhook.url),
    el('span', {class: 'badges'}, eventBadges(webhook.eventTypes)),
    active(webhook, mayManage, reload),
    actions(webhook, mayManage, reload),
  ]);
  return [head, table('Webhooks', ['Name', 'URL', 'Event types', 'Active', 'Actions'], rows)];
}

function active(webhook, mayManage, reload) {
  const control = toggle(webhook.active ? 'Active' : 'Inactive', webhook.active, {
    'aria-label': `${webhook.name} is active`,
    disabled: !mayManage,
    onchange: event => setActive(webhook, event.target, reload),
  });
  return [control, webhook.inactiveReason && el('p', {class: 'reason'}, webhook.inactiveReason)];
}

async function setActive({id, name}, control, reload) {
  const wanted = control.checked;
  control.disabled = true;
  try {
    const {content, etag} = await api.webhook(id);
    await api.changeWebhook(id, {...content, active: wanted}, etag);
    notify(`“${name}” is ${wanted ? 'active' : 'inactive'} now.`);
    await reload();
  } catch (problem) {
    control.checked = !wanted;
    control.disabled = false;
    notify(problem.detail);
  }
}

function actions(webhook, mayManage, reload) {
  const id = encodeURIComponent(webhook.id);
  return el('div', {class: 'row-actions'},
    mayManage && button('Test', () => test(webhook), 'quiet'),
    link('Logs', `#/logs?webhook=${id}`, 'quiet'),
    mayManage && link('Edit', `#/webhooks/${id}`, 'quiet'),
    mayManage && button('Delete', async () => await askToDelete(webhook) && reload(), 'quiet danger-text'));
}
