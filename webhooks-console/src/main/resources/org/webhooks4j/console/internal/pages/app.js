// Shows the page that the address names after its "#".

import * as api from './api.js';
import {show as showChanges} from './changes.js';
import {show as showDelivery} from './delivery.js';
import {button, el} from './dom.js';
import {show as showExplain} from './explain.js';
import {showExisting, showNew} from './form.js';
import {show as showLogs} from './logs.js';
import {complain} from './notices.js';
import {show as showSkipped} from './skipped.js';
import {WHAT_IS_LOST, askToLose, isUnsaved, letGo} from './unsaved.js';
import {show as showWebhooks} from './webhooks.js';

const ROUTES = [
  {pattern: /^\/$/, section: 'webhooks', title: () => 'Webhooks', show: showWebhooks},
  {pattern: /^\/webhooks\/new$/, section: 'webhooks', title: () => 'Create Webhook', show: showNew},
  {pattern: /^\/webhooks\/([^/]+)$/, section: 'webhooks', title: () => 'Webhook', show: showExisting},
  {pattern: /^\/webhooks\/([^/]+)\/skipped$/, section: 'webhooks', title: () => 'Not sent', show: showSkipped},
  {pattern: /^\/changes$/, section: 'changes', title: () => 'Changes', show: showChanges},
  {pattern: /^\/logs$/, section: 'logs', title: () => 'Logs', show: showLogs},
  {pattern: /^\/deliveries\/([^/]+)$/, section: 'logs', title: () => 'Delivery', show: showDelivery},
  {pattern: /^\/explain$/, section: 'explain', title: () => 'Why did it not fire?', show: showExplain},
];

const main = document.getElementById('main');
let access = null;
let visit = 0;

/** The page's address. A page may change its own parameters without being left. */
const here = () => new URL(location.hash.slice(1) || '/', 'http://page');

async function navigate() {
  const address = here();
  const route = ROUTES.find(candidate => candidate.pattern.test(address.pathname)) ?? ROUTES[0];
  const id = decodeURIComponent(address.pathname.match(route.pattern)?.[1] ?? '');
  const current = ++visit;
  const isCurrent = () => current === visit;
  document.title = `${route.title()} · Webhooks`;
  for (const link of document.querySelectorAll('[data-section]')) {
    if (link.dataset.section === route.section) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  const waiting = setTimeout(() => isCurrent() && main.replaceChildren(el('p', {class: 'loading', role: 'status'}, 'Loading…')), 200);
  main.setAttribute('aria-busy', 'true');

  const content = polls => load(route, {
    id, isCurrent, reload, parameters: Object.fromEntries(here().searchParams),
  }, polls);
  // What is shown stays if it cannot be read anew.
  const reload = async polls => {
    try {
      show(await content(polls));
    } catch (problem) {
      if (isCurrent()) {
        complain(problem);
      }
    }
  };
  const show = elements => {
    if (isCurrent()) {
      main.replaceChildren(...elements);
      main.removeAttribute('aria-busy');
    }
  };
  try {
    show(await content());
  } catch (problem) {
    show(failure(problem));
  } finally {
    clearTimeout(waiting);
  }
  if (isCurrent()) {
    main.querySelector('h1')?.focus();
    scrollTo(0, 0);
  }
}

async function load(route, context, polls) {
  try {
    access ??= await api.access();
    return await route.show({...context, mayManage: access === 'manage'}, typeof polls === 'number' ? polls : 0);
  } catch (problem) {
    // Whoever signs in again may be somebody else.
    access = problem.status === 401 || problem.status === 403 ? null : access;
    throw problem;
  }
}

function failure(problem) {
  return [el('div', {class: 'card nothing', role: 'alert'},
    el('h1', {tabindex: '-1'}, problem.title ?? 'That did not work'),
    el('p', {}, problem.detail ?? problem.message),
    button('Try again', navigate, 'primary'))];
}

async function leaveFor(target) {
  if (await askToLose(WHAT_IS_LOST)) {
    letGo();
    location.hash = target || '#/';
  }
}

/** A link is asked about before it is followed, so that the way back stays what it was. */
function follow(event) {
  const link = event.target.closest?.('a[href^="#/"]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && isUnsaved()) {
    event.preventDefault();
    leaveFor(link.getAttribute('href'));
  }
}

/** Shows the page of a new address, unless that would lose something and the reader wants to stay. */
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
navigate();
