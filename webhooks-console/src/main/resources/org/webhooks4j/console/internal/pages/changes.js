// Who changed which webhook, and what.

import {webhookAddress} from './address.js';
import * as api from './api.js';
import {el, link, nothing, pageHead, pager, table} from './dom.js';
import {badge, time} from './format.js';
import {t, term} from './messages.js';

const ACTIONS = {created: 'good', deleted: 'bad'};
const FEW = 3;

export async function show({parameters}) {
  const [webhooks, page] = await Promise.all([api.webhooks(), api.changes(parameters)]);
  const names = new Map(webhooks.map(({id, name}) => [id, name]));
  const {webhook} = parameters;
  const about = !webhook ? t`What was changed of webhooks, and by whom.`
    : names.has(webhook) ? t`What was changed of “${names.get(webhook)}”, and by whom.` : t`What was changed of ${webhook}, and by whom.`;
  const list = page.items.length === 0
    ? nothing(t`No changes`, t`Whoever creates, changes or deletes a webhook is listed here for a year.`)
    : table(t`Changes`, [t`Time`, t`Who`, t`Webhook`, t`Action`, t`What`], page.items.map(change => [
      time(change.changedAt),
      change.actor ?? el('span', {class: 'faint'}, t`not named`),
      names.has(change.webhookId) ? el('a', {href: webhookAddress(change.webhookId)}, names.get(change.webhookId))
        : el('span', {class: 'faint'}, change.webhookId),
      badge(term(change.action), ACTIONS[change.action]),
      fields(change.fields),
    ]));
  return [pageHead(t`Changes`, [webhook && link(t`All changes`, '#/changes'), link(t`All webhooks`, '#/')], about),
    list, pager('#/changes', parameters, page.next)];
}

/** What a webhook's fields were and are; folded away if there are many. */
export function fields(changed) {
  const list = el('dl', {class: 'changed'}, changed.map(({name, before, after}) => [
    el('dt', {}, name),
    el('dd', {}, before && el('del', {}, before), before && after && ' → ', after && el('ins', {}, after)),
  ]));
  return changed.length <= FEW ? list
    : el('details', {}, el('summary', {}, t`${changed.length} fields`), list);
}
