// Lists who changed which webhook or acted on its deliveries.

import {webhookAddress} from './address.js';
import * as api from './api.js';
import {el, link, nothing, pageHead, pager, table} from './dom.js';
import {badge, breakable, time} from './format.js';
import {t, term} from './messages.js';

const ACTIONS = {created: 'good', deleted: 'bad'};
const FEW = 3;

export async function show({parameters}) {
  const [webhooks, page] = await Promise.all([api.webhooks(), api.changes(parameters)]);
  const names = new Map(webhooks.map(({id, name}) => [id, name]));
  const {webhook} = parameters;
  const about = !webhook ? t`Who changed webhooks or acted on their deliveries.`
    : names.has(webhook) ? t`Who changed “${names.get(webhook)}” or acted on its deliveries.` : t`Who changed ${webhook} or acted on its deliveries.`;
  const list = page.items.length === 0
    ? nothing(t`No changes`, t`This page lists for a year who creates, changes or deletes a webhook, or acts on its deliveries.`)
    : table(t`Changes`, [t`Time`, t`Who`, t`Webhook`, t`Action`, t`What`], page.items.map(change => [
      time(change.changedAt),
      change.actor ?? el('span', {class: 'faint'}, t`not named`),
      names.has(change.webhookId) ? el('a', {href: webhookAddress(change.webhookId)}, names.get(change.webhookId))
        : el('span', {class: 'faint'}, change.webhookId),
      badge(term(change.action), ACTIONS[change.action]),
      fields(change.fields, api.concernsDeliveries(change) ? t`${change.fields.length} deliveries` : undefined),
    ]));
  return [pageHead(t`Changes`, [webhook && link(t`All changes`, '#/changes'), link(t`All webhooks`, '#/')], about),
    list, pager('#/changes', parameters, page.next)];
}

/** Shows old and new values of fields, folded under a summary if there are many. */
export function fields(changed, summary = t`${changed.length} fields`) {
  const list = el('dl', {class: 'changed'}, changed.map(({name, before, after}) => {
    const shown = text => name === 'url' ? breakable(text) : text;
    return [el('dt', {}, name),
      el('dd', {}, before && el('del', {}, shown(before)), before && after && ' → ', after && el('ins', {}, shown(after)))];
  }));
  return changed.length <= FEW ? list
    : el('details', {}, el('summary', {}, summary), list);
}
