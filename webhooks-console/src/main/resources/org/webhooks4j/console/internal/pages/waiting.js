// Shows why deliveries wait, and sends or discards them.

import * as api from './api.js';
import {ask} from './dialogs.js';
import {button, el, field, link, select} from './dom.js';
import {counted, number, time} from './format.js';
import {parts, t} from './messages.js';
import {complain, notify} from './notices.js';
import {whole} from './patch.js';

const REASONS = {
  under_way: t`an attempt is under way`,
  inactive: t`the webhook is inactive`,
  earlier_delivery: t`behind an earlier delivery of its object`,
  breaker_open: t`the breaker is open`,
  paused: t`the receiver asked for a pause`,
  retry: t`the next attempt is due later`,
  rate_limit: t`the rate limit is reached`,
  window_full: t`the endpoint has reached its limit of open requests`,
  due: t`due, and sent as soon as there is capacity`,
};

const SECOND = 1000;

const MAX_COUNT = 1000;

const deliveryAddress = id => `#/deliveries/${encodeURIComponent(id)}`;

/** Shows why a delivery waits, with a link to an earlier delivery and a countdown. Returns nothing if it does not wait. */
export function reason({waiting}) {
  if (!waiting) {
    return null;
  }
  const words = REASONS[waiting.reason] ?? waiting.reason;
  return el('span', {class: 'waiting-reason'},
    waiting.behind ? el('a', {href: deliveryAddress(waiting.behind)}, words) : words,
    waiting.until && [', ', parts`until ${time(waiting.until)}`, ' ', countdown(waiting.until)]);
}

/** Counts down while the element is on the page. Screen readers do not announce each second. */
function countdown(until) {
  const line = el('span', {class: 'faint countdown', 'aria-hidden': 'true'});
  const tell = () => {
    const seconds = Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / SECOND));
    line.textContent = seconds === 0 ? t`(now)` : t`(in ${span(seconds)})`;
    if (seconds > 0) {
      setTimeout(() => line.isConnected && tell(), SECOND);
    }
  };
  tell();
  return whole(line, until);
}

function span(seconds) {
  const two = value => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? t`${hours}:${two(minutes)}:${two(seconds % 60)} h` : minutes > 0 ? t`${minutes}:${two(seconds % 60)} min` : t`${seconds} s`;
}

/** Builds the actions of a pending delivery. */
export function actions(delivery, reload) {
  const {reason, behind} = delivery.waiting ?? {};
  const earlier = behind && link(t`Earlier Delivery`, deliveryAddress(behind));
  const sendNow = reason === 'retry' && button(t`Send Now`, async () => {
    try {
      await api.sendNow(delivery.id);
      notify(t`The delivery is due now.`);
    } catch (problem) {
      complain(problem);
    }
    await reload();
  }, 'primary');
  const discard = reason !== 'under_way' && button(t`Discard`, async () => {
    const done = await ask({
      title: t`Discard this delivery?`,
      text: t`The delivery will be cancelled and not sent. Deliveries behind it continue. The log keeps it, and you can redeliver it.`,
      confirm: t`Discard`,
      kind: 'danger',
      action: () => api.discardDelivery(delivery.id),
    });
    if (done) {
      notify(t`The delivery is cancelled.`);
      await reload();
    }
  }, 'danger-text');
  return [earlier, sendNow, discard].filter(Boolean);
}

/** Discards all pending deliveries of a webhook, after showing their number. */
export async function askToDiscardAll(webhook, pending) {
  const one = pending === '1';
  return tell(await ask({
    title: one ? t`Discard 1 pending delivery?` : t`Discard ${pending} pending deliveries?`,
    text: t`All pending deliveries of “${webhook.name}” will be cancelled and not sent. The log keeps them, and “Changes” shows who discarded them.`,
    confirm: t`Discard ${pending}`,
    kind: 'danger',
    action: () => api.discardAll(webhook.id),
  }));
}

/**
 * Asks, before a webhook is activated, whether to send or discard its pending deliveries, and discards them if the reader
 * chooses that. Resolves to false if the webhook stays inactive. Asks nothing if nothing is pending.
 */
export async function askToActivate({id, name}) {
  const pending = (await api.healthOf(id).catch(() => null))?.pending;
  if (!pending) {
    return true;
  }
  const one = pending === 1;
  const count = counted(pending, MAX_COUNT);
  const done = await ask({
    title: t`Activate “${name}”?`,
    text: one ? t`1 delivery is pending.` : t`${count} deliveries are pending.`,
    fields: [field('backlog', t`Pending deliveries`, select([
      ['send', t`send all of them now, in order (${count})`],
      ['discard', t`discard them first (${count}), and send only new events`],
    ], 'send'))],
    confirm: t`Activate`,
    action: form => form.elements.backlog.value === 'discard' ? api.discardAll(id) : true,
  });
  if (done && done !== true) {
    tell(done);
  }
  return done !== null;
}

/** The selected ids of the current list. */
const picked = new Set();

/**
 * Selects deliveries of a list, and discards or redelivers the selected ones. The selection survives updates of the list.
 */
export function selection(deliveries, reload) {
  const listed = new Set(deliveries.map(({id}) => id));
  [...picked].filter(id => !listed.has(id)).forEach(id => picked.delete(id));
  const pending = deliveries.filter(({status}) => status === 'pending').map(({id}) => id);
  const ended = deliveries.filter(({status}) => status !== 'pending').map(({id}) => id);
  const ticked = () => pending.filter(id => picked.has(id));
  const chosen = () => ended.filter(id => picked.has(id));
  const label = () => t`Discard Selected (${number(ticked().length)})`;
  const again = () => t`Redeliver Selected (${number(chosen().length)})`;
  const discard = button(label(), async () => {
    const some = ticked();
    if (some.length === 0) {
      notify(t`No pending delivery is selected.`);
      return;
    }
    const one = some.length === 1;
    const done = tell(await ask({
      title: one ? t`Discard 1 pending delivery?` : t`Discard ${number(some.length)} pending deliveries?`,
      text: t`The selected deliveries will be cancelled and not sent. A delivery that is being sent at this moment is skipped.`,
      confirm: t`Discard ${number(some.length)}`,
      kind: 'danger',
      action: () => api.discardSelected(some),
    }));
    if (done) {
      await reload();
    }
  }, 'danger-text');
  const redeliver = button(again(), async () => {
    const some = chosen();
    if (some.length === 0) {
      notify(t`No finished delivery is selected.`);
      return;
    }
    const done = await ask({
      title: some.length === 1 ? t`Redeliver 1 delivery?` : t`Redeliver ${number(some.length)} deliveries?`,
      text: t`They will be sent again, with the same id and content.`,
      confirm: t`Redeliver ${number(some.length)}`,
      action: () => api.redeliverSelected(some),
    });
    if (done) {
      notify(done.left ? t`${number(done.redelivered)} will be sent again, ${number(done.left)} skipped.` : t`${number(done.redelivered)} will be sent again.`);
      await reload();
    }
  });
  recount = () => {
    for (const [kind, text] of [['discard', label()], ['redeliver', again()]]) {
      const found = document.querySelector(`[data-deed=${kind}]`);
      if (found) {
        found.textContent = text;
      }
    }
  };
  discard.dataset.deed = 'discard';
  redeliver.dataset.deed = 'redeliver';
  const all = button(t`Select All`, () => {
    const boxes = [...document.querySelectorAll('input.pick')];
    const tick = boxes.some(box => !box.checked);
    boxes.forEach(box => {
      box.checked = tick;
      pick(box);
    });
    recount();
  });
  return {
    actions: [listed.size > 1 && all, ended.length > 0 && redeliver, pending.length > 0 && discard],
    box({id, objectType, objectId, eventType}) {
      const box = el('input', {
        type: 'checkbox', class: 'pick', value: id, checked: picked.has(id),
        'aria-label': t`Select ${objectType}/${objectId}, ${eventType}`,
        onchange: () => {
          pick(box);
          recount();
        },
      });
      return whole(el('label', {class: 'picks'}, box), id);
    },
  };
}

/** Shows how many listed deliveries are selected. */
let recount = () => {};

const pick = box => box.checked ? picked.add(box.value) : picked.delete(box.value);

function tell(done) {
  if (done) {
    notify(done.left ? t`${number(done.discarded)} cancelled; ${number(done.left)} skipped, because they are finished or being sent.` : t`${number(done.discarded)} cancelled.`);
  }
  return done;
}
