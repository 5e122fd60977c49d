// Dialogs that ask for confirmation, and those that show a secret once.

import * as api from './api.js';
import {copyRow} from './clipboard.js';
import {button, during, el, errorSummary, field, select, showErrors} from './dom.js';
import {t} from './messages.js';
import {complain, notify} from './notices.js';
import {askToLose, isUnsaved, keep, keepTyped} from './unsaved.js';

/** Signature schemes that allow one signature per request. */
export const SINGLE_SIGNATURES = ['github', 'netbox'];

/** Opens a dialog with a form. The action runs on confirmation; the dialog stays open if the server refuses. */
export function ask({title, text, fields = [], confirm, kind = 'primary', action}) {
  return new Promise(resolve => {
    const confirmButton = el('button', {type: 'submit', class: `button ${kind}`}, confirm);
    const form = el('form', {novalidate: true},
      el('h2', {}, title), el('p', {}, text), errorSummary(), fields,
      el('div', {class: 'actions end'}, button(t`Cancel`, () => dialog.close()), confirmButton));
    const dialog = el('dialog', {'aria-label': title}, form);
    let result = null;
    form.addEventListener('submit', event => {
      event.preventDefault();
      during(confirmButton, async () => {
        try {
          result = await action(form) ?? true;
          dialog.close();
        } catch (problem) {
          showErrors(form, problem);
        }
      });
    });
    open(dialog, () => resolve(result));
  });
}

/** Opens a modal dialog. Escape closes it if nothing would be lost, or if the reader agrees. */
export function open(dialog, onclose) {
  dialog.setAttribute('closedby', 'none');
  dialog.addEventListener('cancel', event => event.preventDefault());
  dialog.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.preventDefault();
      leave(dialog);
    }
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    onclose();
  });
  document.body.append(dialog);
  dialog.querySelectorAll('form').forEach(form => keepTyped(form));
  dialog.showModal();
}

/** Closes a dialog, unless that would lose input and the reader stays. */
async function leave(dialog) {
  if (!isUnsaved(dialog) || await askToLose()) {
    dialog.close();
  }
}

/** Deletes a webhook. If somebody has changed it since it was read, the dialog says so and asks again. */
export function askToDelete(webhook, seen) {
  let etag = seen;
  return ask({
    title: t`Delete “${webhook.name}”?`,
    text: t`Pending deliveries will be cancelled. The log keeps its entries for the retention time.`,
    confirm: t`Delete`,
    kind: 'danger',
    action: async () => {
      try {
        await api.deleteWebhook(webhook.id, etag);
      } catch (problem) {
        throw problem.status === 412 ? await changedMeanwhile() : problem;
      }
      notify(t`“${webhook.name}” is deleted.`);
    },
  });

  async function changedMeanwhile() {
    const {etag: tag, latest} = await api.webhookAndLatestChange(webhook.id);
    etag = tag;
    const who = latest?.actor ?? t`Somebody else`;
    return new api.Problem({
      detail: latest ? t`${who} has changed this webhook since you opened it: ${latest.fields.map(({name}) => name).join(', ')}. Delete it anyway?`
        : t`${who} has changed this webhook since you opened it. Delete it anyway?`,
    });
  }
}

export async function askToRotate(webhook) {
  const rotated = await askForRotation(webhook);
  if (rotated) {
    await showKey(rotated);
  }
}

/** Rotates a secret after confirmation, and resolves to the webhook with the new one. */
export function askForRotation(webhook) {
  const single = SINGLE_SIGNATURES.includes(webhook.signingAlgorithm);
  return ask({
    title: t`Rotate the secret?`,
    text: single ? t`The new secret signs from now on. The old one stops immediately, because this kind of signature allows only one.`
      : t`The new secret signs from now on. Give it to the receiver while the old one still signs too.`,
    fields: single ? [] : [field('overlap', t`The old secret`, select([
      ['PT24H', t`signs for another day`],
      ['PT168H', t`signs for another week`],
      ['PT0S', t`stops immediately, because it leaked`],
    ], 'PT24H'))],
    confirm: t`Rotate secret`,
    action: form => api.rotateSecret(webhook.id, form.elements.overlap?.value ?? 'PT0S'),
  });
}

/**
 * Returns what a receiver verifies signatures with, if it is known. Receivers use GitHub's and NetBox's secrets without the
 * prefix, which names the scheme here.
 */
export const keyText = ({secret, publicKey}) => secret?.replace(/^(github|netbox):/, '') ?? publicKey;

/** Shows what a receiver verifies signatures with: a secret, once, or a public key. */
export function showKey(webhook) {
  return new Promise(resolve => {
    const title = webhook.secret ? t`The new secret` : t`The new public key`;
    let copied = !webhook.secret;
    const key = copyRow(title, keyText(webhook), () => { copied = true; });
    const dialog = el('dialog', {'aria-label': title},
      el('h2', {}, title),
      el('p', {}, webhook.secret
        ? t`The receiver of “${webhook.name}” needs it to verify signatures. It is shown only now and cannot be read again.`
        : t`The receiver verifies signatures with it. The private key stays here.`),
      key,
      el('div', {class: 'actions end'}, button(t`Done`, () => leave(dialog), 'primary')));
    open(dialog, resolve);
    keep(dialog, () => !copied);
  });
}

/** Sends a test, and links to its delivery. */
export async function test(webhook) {
  try {
    const {deliveryIds} = await api.testWebhook(webhook.id);
    notify(t`A test is being sent to “${webhook.name}”.`, deliveryIds.length ? `#/deliveries/${encodeURIComponent(deliveryIds[0])}` : null);
  } catch (problem) {
    complain(problem);
  }
}
