// Imports webhooks from a file, after showing what would change.

import * as api from './api.js';
import {fields} from './changes.js';
import {open} from './dialogs.js';
import {button, during, el, errorSummary, field, showErrors} from './dom.js';
import {badge, number} from './format.js';
import {t, term} from './messages.js';
import {notify} from './notices.js';

const RESULTS = {created: 'good', updated: 'waiting'};

/** Resolves to true if something was imported. */
export function askToImport() {
  return new Promise(resolve => {
    let imported = false;
    const submit = el('button', {type: 'submit', class: 'button primary'}, t`Show what would change`);
    const text = el('textarea', {rows: '8', spellcheck: 'false', class: 'mono', placeholder: '{"webhooks": [ … ]}'});
    const file = el('input', {type: 'file', accept: '.json,application/json'});
    file.addEventListener('change', async () => {
      text.value = file.files[0] ? await textOf(file.files[0]) : '';
    });
    const source = el('div', {class: 'stack'},
      field('upload', t`File`, file), field('file', t`Or its content`, text, t`JSON in the format of an export.`));
    const report = el('div', {class: 'stack', role: 'status', hidden: true});
    const back = button(t`Back`, () => showSource(true));
    const form = el('form', {novalidate: true},
      el('h2', {}, t`Import webhooks`),
      el('p', {}, t`The import creates or changes the webhooks in the file. Other webhooks stay unchanged.`),
      errorSummary(), source, report,
      el('div', {class: 'actions end'}, button(t`Cancel`, () => dialog.close()), back, submit));
    const dialog = el('dialog', {'aria-label': t`Import webhooks`, class: 'large'}, form);
    const showSource = shown => {
      source.hidden = !shown;
      report.hidden = shown;
      back.hidden = shown;
      submit.hidden = false;
      submit.textContent = shown ? t`Show what would change` : t`Import`;
    };
    showSource(true);
    form.addEventListener('submit', event => {
      event.preventDefault();
      during(submit, async () => {
        try {
          await send(report.hidden);
        } catch (problem) {
          showSource(true);
          showErrors(form, problem);
        }
      });
    });
    const send = async dryRun => {
      const result = await api.importWebhooks(text.value, dryRun);
      showErrors(form, null);
      if (dryRun) {
        report.replaceChildren(...preview(result));
        showSource(false);
        submit.hidden = result.unchanged;
      } else {
        imported = true;
        notify(t`The webhooks are imported.`);
        dialog.close();
      }
    };
    open(dialog, () => resolve(imported));
  });
}

const UTF_16 = {'254,255': 'utf-16be', '255,254': 'utf-16le'};

/** Reads the text of a file, without the byte order mark that some editors write. */
async function textOf(file) {
  const bytes = await file.arrayBuffer();
  return new TextDecoder(UTF_16[String(new Uint8Array(bytes.slice(0, 2)))] ?? 'utf-8').decode(bytes);
}

function preview({unchanged, webhooks}) {
  const count = result => webhooks.filter(entry => entry.result === result).length;
  return [
    el('p', {}, unchanged ? t`Nothing would change: all webhooks already match the file.`
      : t`${number(count('created'))} to create, ${number(count('updated'))} to change, ${number(count('unchanged'))} unchanged.`),
    el('ul', {class: 'entries'}, webhooks.filter(entry => entry.result !== 'unchanged').map(entry =>
      el('li', {}, el('code', {}, entry.webhookId), ' ', badge(term(entry.result), RESULTS[entry.result]), fields(entry.fields)))),
  ];
}
