// Who changed which webhook, and what.

import {webhookAddress} from './address.js';
import * as api from './api.js';
import {el, link, nothing, pageHead, pager, table} from './dom.js';
import {badge, time} from './format.js';

const ACTIONS = {created: 'good', deleted: 'bad'};
const FEW = 3;

export async function show({parameters}) {
  const [webhooks, page] = await Promise.all([api.webhooks(), api.changes(parameters)]);
  const names = new Map(webhooks.map(({id, name}) => [id, name]));
  const {webhook} = parameters;
  const about = webhook ? `What was changed of ${names.has(webhook) ? `“${names.get(webhook)}”` : webhook}, and by whom.`
    : 'What was changed of webhooks, and by whom.';
  const list = page.items.length === 0
    ? nothing('No changes', 'Whoever creates, changes or deletes a webhook is listed here for a year.')
    : table('Changes', ['Time', 'Who', 'Webhook', 'Action', 'What'], page.items.map(change => [
      time(change.changedAt),
      change.actor ?? el('span', {class: 'faint'}, 'not named'),
      names.has(change.webhookId) ? el('a', {href: webhookAddress(change.webhookId)}, names.get(change.webhookId))
        : el('span', {class: 'faint'}, change.webhookId),
      badge(change.action, ACTIONS[change.action]),
      fields(change.fields),
    ]));
  return [pageHead('Changes', [webhook && link('All changes', '#/changes'), link('All webhooks', '#/')], about),
    list, pager('#/changes', parameters, page.next)];
}

/** What a webhook's fields were and are; folded away if there are many. */
export function fields(changed) {
  const list = el('dl', {class: 'changed'}, changed.map(({name, before, after}) => [
    el('dt', {}, name),
    el('dd', {}, before && el('del', {}, before), before && after && ' → ', after && el('ins', {}, after)),
  ]));
  return changed.length <= FEW ? list
    : el('details', {}, el('summary', {}, `${changed.length} fields`), list);
}
