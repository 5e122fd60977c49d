// Redelivers or discards all listed deliveries, after showing their number.

import * as api from './api.js';
import {button, during, el, errorSummary, showErrors} from './dom.js';
import {open} from './dialogs.js';
import {number} from './format.js';
import {t} from './messages.js';

const STEP = 100;
const PAGE = 1000;
const MAX_LISTED = 10_000;

const DEEDS = {
  replay: {
    title: t`Replay the listed deliveries?`, verb: t`Replay`, confirm: count => t`Replay ${count}`, fits: ({status}) => status !== 'pending',
    about: t`They will be sent again, the oldest event first.`, none: t`No listed delivery is finished.`,
    act: async ids => {
      const {redelivered, left} = await api.redeliverSelected(ids);
      return {done: redelivered, left};
    },
    told: (done, left) => left ? t`${number(done)} will be sent again, ${number(left)} skipped.` : t`${number(done)} will be sent again.`,
  },
  discard: {
    title: t`Discard the listed deliveries?`, verb: t`Discard`, confirm: count => t`Discard ${count}`, fits: ({status}) => status === 'pending',
    about: t`They will be cancelled and not sent. The log keeps them.`, none: t`No listed delivery is pending.`,
    act: async ids => {
      const {discarded, left} = await api.discardSelected(ids);
      return {done: discarded, left};
    },
    told: (done, left) => left ? t`${number(done)} cancelled, ${number(left)} skipped.` : t`${number(done)} cancelled.`,
  },
};

/** Counts the matching deliveries, asks, and runs in steps that the reader can stop. Resolves to whether it began. */
export function askAboutAll(name, filter) {
  const deed = DEEDS[name];
  return new Promise(resolve => {
    const line = el('p', {role: 'status'}, t`Counting…`);
    const bar = el('progress', {max: '100', value: '0', 'aria-label': t`Done`, hidden: true});
    const submit = el('button', {type: 'submit', class: `button ${name === 'discard' ? 'danger' : 'primary'}`, hidden: true}, deed.verb);
    const cancel = button(t`Cancel`, () => dialog.close());
    const form = el('form', {novalidate: true}, el('h2', {}, deed.title), errorSummary(), line, bar,
      el('div', {class: 'actions end'}, cancel, submit));
    const dialog = el('dialog', {'aria-label': deed.title}, form);
    let ids = [];
    let stopped = false;
    let begun = false;
    const attempt = async work => {
      try {
        await work();
      } catch (problem) {
        cancel.textContent = t`Close`;
        showErrors(form, problem);
      }
    };
    form.addEventListener('submit', event => {
      event.preventDefault();
      during(submit, () => attempt(async () => {
        begun = true;
        submit.hidden = true;
        bar.hidden = false;
        cancel.textContent = t`Stop`;
        cancel.focus();
        const sum = {done: 0, left: 0};
        for (let at = 0; at < ids.length && !stopped; at += STEP) {
          const {done, left} = await deed.act(ids.slice(at, at + STEP));
          sum.done += done;
          sum.left += left;
          bar.value = Math.min(at + STEP, ids.length) / ids.length * 100;
          line.textContent = deed.told(sum.done, sum.left);
        }
        cancel.textContent = t`Close`;
      }));
    });
    open(dialog, () => {
      stopped = true;
      resolve(begun);
    });
    attempt(async () => {
      const {listed, more} = await all(filter, deed, () => stopped);
      // An earlier delivery of an object holds the later ones back until it is discarded itself.
      ids = name === 'discard' ? listed.reverse() : listed;
      if (ids.length === 0) {
        line.textContent = deed.none;
        return;
      }
      const count = ids.length === 1 ? t`1 delivery.`
        : more ? t`The ${number(ids.length)} oldest of the listed deliveries; there are more.` : t`${number(ids.length)} deliveries.`;
      line.textContent = `${count} ${deed.about}`;
      submit.textContent = deed.confirm(number(ids.length));
      submit.hidden = false;
      submit.focus();
    });
  });
}

/** Returns the ids of the listed deliveries, oldest first, up to a limit. */
async function all({page, ...filter}, {fits}, isStopped) {
  const listed = [];
  let next = null;
  do {
    const part = await api.deliveries({...filter, order: 'oldest', limit: PAGE, page: next});
    listed.push(...part.items.filter(fits).map(({id}) => id));
    next = part.next;
  } while (next && listed.length < MAX_LISTED && !isStopped());
  return {listed: listed.slice(0, MAX_LISTED), more: Boolean(next) || listed.length > MAX_LISTED};
}
