// Shows the page that the address names after its "#".

import {here, isReadable} from './address.js';
import * as api from './api.js';
import {show as showChanges} from './changes.js';
import {show as showDelivery} from './delivery.js';
import {button, el} from './dom.js';
import {show as showExplain} from './explain.js';
import {showExisting, showNew} from './form.js';
import {show as showLogs} from './logs.js';
import {keepPlace} from './live.js';
import {t, term} from './messages.js';
import {complain} from './notices.js';
import {patch} from './patch.js';
import {show as showSkipped} from './skipped.js';
import {plain} from './text.js';
import {WHAT_IS_LOST, askToLose, isUnsaved, letGo} from './unsaved.js';
import {show as showWebhooks} from './webhooks.js';

const ROUTES = [
  {pattern: /^\/$/, section: 'webhooks', title: () => t`Webhooks`, show: showWebhooks},
  {pattern: /^\/webhooks\/new$/, section: 'webhooks', title: () => t`Create Webhook`, show: showNew},
  {pattern: /^\/webhooks\/([^/]+)$/, section: 'webhooks', title: () => t`Webhook`, show: showExisting},
  {pattern: /^\/webhooks\/([^/]+)\/connect$/, section: 'webhooks', title: () => t`Connect`, show: showConnect},
  {pattern: /^\/webhooks\/([^/]+)\/skipped$/, section: 'webhooks', title: () => t`Not sent`, show: showSkipped},
  {pattern: /^\/changes$/, section: 'changes', title: () => t`Changes`, show: showChanges},
  {pattern: /^\/logs$/, section: 'logs', title: () => t`Logs`, show: showLogs},
  {pattern: /^\/deliveries\/([^/]+)$/, section: 'logs', title: () => t`Delivery`, show: showDelivery},
  {pattern: /^\/explain$/, section: 'explain', title: () => t`Why did it not fire?`, show: showExplain},
];

/** Loaded after the first page, because few readers need it, and before a new version may replace these files. */
async function showConnect(...context) {
  return (await import('./connect.js')).show(...context);
}

const NOWHERE = {
  pattern: /^/, section: '', title: () => t`Not found`,
  show: () => {
    throw new api.Problem({
      title: t`There is no such page`,
      detail: isReadable(location.hash) ? t`No page has this address.`
        : t`The address cannot be read: a “%” in it is not followed by two hexadecimal digits of UTF-8 text.`,
    });
  },
};

const main = document.getElementById('main');

/** The host's title of these pages. */
const applicationTitle = document.documentElement.dataset.title ?? t`Webhooks`;

/** Translates the frame of the page, which the server sends in English. */
document.querySelectorAll('[data-words]').forEach(element => { element.textContent = term(element.textContent); });
document.querySelectorAll('nav[aria-label]').forEach(element => element.setAttribute('aria-label', t`Pages`));
document.documentElement.classList.add('ready');
/** The HTML says what its reader may do; a response of 403 overrules it. */
let access = document.documentElement.dataset.access ?? null;
let visit = 0;
let lastPlace = null;

async function navigate() {
  const {path, parameters} = here();
  const readable = isReadable(location.hash);
  const route = readable && ROUTES.find(candidate => candidate.pattern.test(path)) || NOWHERE;
  const id = readable ? decodeURIComponent(path.match(route.pattern)?.[1] ?? '') : '';
  const current = ++visit;
  const isCurrent = () => current === visit;
  const place = `${path} ${parameters.get('page') ?? ''}`;
  const stays = place === lastPlace;
  lastPlace = place;
  for (const link of document.querySelectorAll('[data-section]')) {
    if (link.dataset.section === route.section) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  if (!stays) {
    document.title = titleOf(route);
  }
  const waiting = setTimeout(() => isCurrent() && !stays
    && main.replaceChildren(el('p', {class: 'loading', role: 'status'}, t`Loading…`)), 200);
  main.setAttribute('aria-busy', 'true');

  const content = polls => load(route, {
    id, isCurrent, reload, update: elements => show(elements, true), parameters: Object.fromEntries(here().parameters),
  }, polls);
  // The page keeps its content if it cannot be read again.
  const reload = async polls => {
    try {
      show(await content(polls), true);
    } catch (problem) {
      if (isCurrent()) {
        complain(problem);
      }
    }
  };
  const show = (elements, update) => {
    if (isCurrent()) {
      if (update) {
        keepPlace(main, () => patch(main, elements));
      } else {
        main.replaceChildren(...elements);
      }
      main.removeAttribute('aria-busy');
      document.title = titleOf(route);
    }
  };
  try {
    show(await content(), stays);
  } catch (problem) {
    show(failure(problem));
  } finally {
    clearTimeout(waiting);
  }
  if (isCurrent() && !(stays && main.contains(document.activeElement))) {
    main.querySelector('h1')?.focus();
    scrollTo(0, 0);
  }
}

/** The title names the subject first, then the kind of page. */
function titleOf(route) {
  const parts = [main.querySelector('.loading') ? null : main.querySelector('h1')?.textContent, route.title(), applicationTitle];
  return plain([...new Set(parts.filter(Boolean))].join(' · '));
}

async function load(route, context, polls) {
  try {
    access ??= await api.access();
    return await route.show({...context, mayManage: access === 'manage'}, typeof polls === 'number' ? polls : 0);
  } catch (problem) {
    // The user who signs in again may be another one.
    access = problem.status === 401 || problem.status === 403 ? null : access;
    throw problem;
  }
}

function failure(problem) {
  return [el('div', {class: 'card nothing', role: 'alert'},
    el('h1', {tabindex: '-1'}, problem.title ?? t`The request failed`),
    el('p', {}, problem.detail ?? problem.message),
    button(t`Try again`, navigate, 'primary'))];
}

async function leaveFor(target) {
  if (await askToLose(WHAT_IS_LOST)) {
    letGo();
    location.hash = target || '#/';
  }
}

/** Asks before a link is followed, so that the browser's history stays unchanged. */
function follow(event) {
  const link = event.target.closest?.('a[href^="#/"]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && isUnsaved()) {
    event.preventDefault();
    leaveFor(link.getAttribute('href'));
  }
}

/** Shows the page of a new address, unless that would lose input and the reader stays. */
function move({oldURL}) {
  if (!/^(#\/|#?$)/.test(location.hash)) {
    history.replaceState(null, '', oldURL);
    return;
  }
  if (isUnsaved()) {
    const target = location.hash;
    history.pushState(null, '', oldURL);
    leaveFor(target);
    return;
  }
  document.querySelectorAll('dialog[open]').forEach(dialog => dialog.close());
  navigate();
}

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
document.addEventListener('click', follow, true);
addEventListener('hashchange', move);
navigate().then(() => import('./connect.js')).catch(() => {});
