// Replays deliveries of a webhook in stretches of time, so that the reader sees the progress and can stop.

import * as api from './api.js';
import {button, during, el, errorSummary, field, select, showErrors} from './dom.js';
import {fromLocal, number, time, toLocal} from './format.js';
import {open} from './dialogs.js';
import {parts, t} from './messages.js';

const STEPS = 40;

const STATUSES = [
  ['dead', t`Dead: given up after the last attempt`],
  ['delivered', t`Delivered`],
  ['superseded', t`Superseded`],
];

export function askToReplay(webhook, range = {}) {
  const submit = el('button', {type: 'submit', class: 'button primary'}, t`Replay`);
  const cancel = button(t`Cancel`, () => dialog.close());
  const progress = el('div', {class: 'stack', hidden: true, role: 'status'});
  const fields = el('div', {class: 'stack'},
    field('status', t`Status`, select(STATUSES, 'dead')),
    field('from', t`Events from`, el('input', {type: 'datetime-local', step: '1', value: toLocal(range.from)}), t`Empty: from the beginning.`),
    field('to', t`Events before`, el('input', {type: 'datetime-local', step: '1', value: toLocal(range.to)}), t`Empty: until now.`));
  const form = el('form', {novalidate: true},
    el('h2', {}, t`Replay deliveries`),
    el('p', {}, t`Sends deliveries of “${webhook.name}” again, the oldest event first. Pending deliveries are skipped.`),
    errorSummary(), fields, progress, el('div', {class: 'actions end'}, cancel, submit));
  const dialog = el('dialog', {'aria-label': t`Replay deliveries`}, form);
  let stopped = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    during(submit, async () => {
      try {
        await send();
      } catch (problem) {
        fields.hidden = false;
        submit.hidden = false;
        cancel.textContent = t`Close`;
        showErrors(form, problem);
      }
    });
  });
  const send = async () => {
    const {from, to, status} = form.elements;
    const span = await reach({webhook: webhook.id, from: fromLocal(from.value), to: fromLocal(to.value), status: status.value});
    showErrors(form, null);
    fields.hidden = true;
    submit.hidden = true;
    progress.hidden = false;
    cancel.textContent = t`Stop`;
    cancel.focus();
    await run(webhook.id, status.value, span, progress, () => stopped);
    cancel.textContent = t`Close`;
  };
  open(dialog, () => { stopped = true; });
}

/** Returns the times of the oldest and the newest matching event, or null if none matches. */
async function reach(filter) {
  const end = async order => (await api.deliveries({...filter, order, limit: 1})).items[0]?.occurredAt;
  const [oldest, newest] = [await end('oldest'), await end('newest')];
  return oldest && newest ? {from: Date.parse(oldest), to: Date.parse(newest) + 1} : null;
}

async function run(id, status, span, area, isStopped) {
  const bar = el('progress', {max: '100', value: '0', 'aria-label': t`Replayed`});
  const line = el('p', {}, t`No delivery matches; nothing is sent again.`);
  area.replaceChildren(bar, line);
  if (!span) {
    bar.remove();
    return;
  }
  const sum = {redelivered: 0, skipped: 0};
  const step = Math.max(1, Math.ceil((span.to - span.from) / STEPS));
  for (let from = span.from; from < span.to && !isStopped(); from += step) {
    const to = Math.min(from + step, span.to);
    const part = await api.replay(id, {from: new Date(from).toISOString(), to: new Date(to).toISOString(), status});
    sum.redelivered += part.redelivered;
    sum.skipped += part.skipped;
    bar.value = (to - span.from) / (span.to - span.from) * 100;
    line.replaceChildren(...parts`${number(sum.redelivered)} on their way again, ${number(sum.skipped)} left alone, up to ${time(new Date(to).toISOString())}.`);
  }
  line.replaceChildren(isStopped() ? t`Stopped: ${number(sum.redelivered)} will be sent again, ${number(sum.skipped)} skipped.`
    : t`Done: ${number(sum.redelivered)} will be sent again, ${number(sum.skipped)} skipped.`, ' ',
    el('a', {href: `#/logs?webhook=${encodeURIComponent(id)}`}, t`Show the log`));
}
