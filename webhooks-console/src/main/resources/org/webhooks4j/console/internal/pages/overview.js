// Shows the last day of each webhook in its row, and above the list those that need attention.

import {webhookAddress} from './address.js';
import * as api from './api.js';
import {svg} from './chart.js';
import {button, el} from './dom.js';
import {badge, counted, duration, number, shortTime} from './format.js';
import {language, t} from './messages.js';

const MAX_COUNT = 1000;
const MAX_NAMED = 5;
const HOUR_MILLIS = 3_600_000;
const HEIGHT = 20;

const sum = counts => counts.reduce((all, count) => all + count, 0);

/** Returns the share of failed attempts, or -1 without attempts. */
export function failureShare(trend) {
  const failed = sum(trend?.failed ?? []);
  const all = failed + sum(trend?.delivered ?? []);
  return all === 0 ? -1 : failed / all;
}

const percent = new Intl.NumberFormat(language, {style: 'percent', maximumFractionDigits: 1});

/** Rounds down, so that 100 % means all. */
const rate = share => percent.format(Math.floor((1 - share) * 1000) / 1000);

/** Draws the attempts of each hour, with success rate and latency. "undefined" means that they are not known yet. */
export function trendOf(trend) {
  if (!trend || trend.delivered.length === 0) {
    return el('span', {class: 'faint'}, trend === undefined ? '…' : '–');
  }
  const share = failureShare(trend);
  if (share < 0) {
    return el('span', {class: 'faint'}, t`None`);
  }
  const {delivered, failed, p95Millis} = trend;
  const highest = Math.max(...delivered.map((count, i) => count + failed[i]));
  const bars = delivered.flatMap((count, x) => {
    const good = count / highest * HEIGHT;
    const bad = failed[x] / highest * HEIGHT;
    return [
      count > 0 && svg('rect', {class: 'bar delivered', x: x + 0.1, y: HEIGHT - good, width: 0.8, height: good}),
      failed[x] > 0 && svg('rect', {class: 'bar refused', x: x + 0.1, y: HEIGHT - good - bad, width: 0.8, height: bad}),
    ];
  });
  const all = sum(delivered) + sum(failed);
  const label = t`${number(all)} attempts in 24 hours, ${rate(share)} successful, 95 % within ${duration(p95Millis)}`;
  return el('div', {class: 'trend', title: label},
    svg('svg', {class: 'spark', role: 'img', 'aria-label': label, viewBox: `0 0 ${delivered.length} ${HEIGHT}`, preserveAspectRatio: 'none'}, bars),
    el('span', {class: `number${share > 0.05 ? ' poor' : ''}`}, rate(share)),
    el('span', {class: 'number small'}, duration(p95Millis)));
}

/** Lists what needs attention as far as it is known; returns nothing if nothing does. */
export function attention({webhooks, health, trends, oldest}, showAll) {
  const logs = (id, status) => `#/logs${api.query({webhook: id, status})}`;
  const named = (list, about = () => null, href = webhook => webhookAddress(webhook.id)) => [
    list.slice(0, MAX_NAMED).flatMap((webhook, i) => [i > 0 && ', ', el('a', {href: href(webhook)}, webhook.name), about(webhook)]),
    list.length > MAX_NAMED && [' ', button(t`and ${number(list.length - MAX_NAMED)} more`, showAll, 'quiet')],
  ];
  const deactivated = webhooks.filter(({inactiveReason}) => inactiveReason);
  const since = ({id}) => trends?.get(id)?.failingSince;
  const failing = webhooks.filter(webhook => webhook.active && since(webhook) && Date.now() - Date.parse(since(webhook)) >= HOUR_MILLIS)
    .sort((a, b) => Date.parse(since(a)) - Date.parse(since(b)));
  const deadOf = ({id}) => health?.get(id)?.dead ?? 0;
  const dead = webhooks.filter(webhook => deadOf(webhook) > 0).sort((a, b) => deadOf(b) - deadOf(a));
  const isLate = oldest && Date.now() - Date.parse(oldest.occurredAt) >= HOUR_MILLIS;
  const target = isLate && webhooks.find(({id}) => id === oldest.webhookId);
  const lines = [
    deactivated.length > 0 && [badge(t`deactivated`, 'bad'), el('span', {}, named(deactivated))],
    failing.length > 0 && [badge(t`failing`, 'bad'),
      el('span', {}, named(failing, webhook => [' ', t`since`, ' ', shortTime(since(webhook))]))],
    dead.length > 0 && [badge(t`dead deliveries`, 'bad'),
      el('span', {}, named(dead, webhook => ` (${counted(deadOf(webhook), MAX_COUNT)})`, ({id}) => logs(id, 'dead')))],
    isLate && [badge(t`waiting long`, 'waiting'), el('span', {},
      el('a', {href: `#/deliveries/${encodeURIComponent(oldest.id)}`}, t`the oldest waiting delivery`),
      ' ', target ? t`to ${target.name}, of an event of` : t`of an event of`, ' ', shortTime(oldest.occurredAt))],
  ].filter(Boolean);
  return lines.length === 0 ? null : el('section', {class: 'card attention', 'aria-label': t`Needs attention`},
    el('h2', {}, t`Needs attention`), el('ul', {}, lines.map(line => el('li', {}, line))));
}
