// Makes a part of the page what it should be by changing only what differs, so that focus, selected text, scroll
// positions and what is folded open stay as the reader left them.

const listeners = new WeakMap();
const states = new WeakMap();

/** What the reader or a running action decides, not what is shown. */
const LEFT_ALONE = new Set(['open', 'aria-disabled']);

const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Listens with one listener for a type of event. When an element is patched, it takes the newer listener. */
export function listen(element, type, listener) {
  const known = listeners.get(element) ?? {};
  if (!known[type]) {
    element.addEventListener(type, dispatch);
  }
  listeners.set(element, {...known, [type]: listener});
}

function dispatch(event) {
  return listeners.get(event.currentTarget)?.[event.type]?.call(event.currentTarget, event);
}

/**
 * Marks an element that looks after itself: it is left alone or replaced, but never changed from outside. It is
 * replaced by another one if their states, texts or functions that give texts, differ; without a state, always.
 */
export function whole(element, state = Symbol('none is like it')) {
  states.set(element, state);
  return element;
}

/** Gives an element a name by which it is found again among its siblings. */
export function keyed(element, key) {
  element.patchKey = key ?? null;
  return element;
}

/** Makes the children of an element those that are wanted. */
export function patch(parent, wanted) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const before = focused && controlsOf(parent);
  const replaced = [];
  patchChildren(parent, wanted, replaced);
  if (focused && document.activeElement !== focused) {
    refocus(parent, focused, before, replaced);
  }
}

function patchChildren(parent, wanted, replaced) {
  const old = [...parent.childNodes];
  const own = new Set(wanted.filter(node => node.parentNode === parent));
  const byKey = new Map(old.filter(node => node.patchKey).map(node => [node.patchKey, node]));
  const others = old.filter(node => !node.patchKey && !own.has(node));
  const result = wanted.map(next => {
    if (own.has(next)) {
      return next;
    }
    const twin = next.patchKey ? byKey.get(next.patchKey) : takeLike(others, next);
    return twin ? patchNode(twin, next, replaced) : next;
  });
  const kept = new Set(result);
  old.filter(node => !kept.has(node)).forEach(node => node.remove());
  let at = parent.firstChild;
  for (const node of result) {
    if (node === at) {
      at = at.nextSibling;
    } else {
      parent.insertBefore(node, at);
    }
  }
}

/** Takes the first of some nodes that is of the same kind as another, and leaves out those before it. */
function takeLike(nodes, {nodeName, className}) {
  const i = nodes.findIndex(node => node.nodeName === nodeName && node.className === className);
  const found = i >= 0 ? i : nodes.findIndex(node => node.nodeName === nodeName);
  return found < 0 ? null : nodes.splice(0, found + 1).at(-1);
}

function patchNode(node, next, replaced) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.data !== next.data) {
      node.data = next.data;
    }
    return node;
  }
  if (states.has(node) || states.has(next)) {
    if (stateOf(node) === stateOf(next)) {
      return node;
    }
    replaced.push([node, next]);
    return next;
  }
  if (node.nodeName !== next.nodeName) {
    replaced.push([node, next]);
    return next;
  }
  patchAttributes(node, next);
  Object.entries(listeners.get(next) ?? {}).forEach(([type, listener]) => listen(node, type, listener));
  patchChildren(node, [...next.childNodes], replaced);
  return node;
}

function stateOf(element) {
  const state = states.get(element);
  return typeof state === 'function' ? state() : state;
}

function patchAttributes(element, next) {
  for (const {name} of [...element.attributes]) {
    if (!next.hasAttribute(name) && !LEFT_ALONE.has(name)) {
      element.removeAttribute(name);
    }
  }
  for (const {name, value} of next.attributes) {
    if (element.getAttribute(name) !== value && !LEFT_ALONE.has(name)) {
      element.setAttribute(name, value);
    }
  }
  if ('checked' in next && element.checked !== next.checked) {
    element.checked = next.checked;
  }
}

const controlsOf = parent => [...parent.querySelectorAll(CONTROLS)];

/** Where the focus goes if what had it is gone: to what took its place, else to what comes next. */
function refocus(parent, focused, before, replaced) {
  if (focused.isConnected && !focused.matches(':disabled')) {
    focused.focus({preventScroll: true});
    return;
  }
  const inPlace = replaced.filter(([old]) => old.contains(focused)).flatMap(([, next]) => controlsOf(next).filter(usable));
  const i = before.indexOf(focused);
  const near = [...before.slice(i + 1), ...before.slice(0, i).reverse()].filter(control => control.isConnected && usable(control));
  const target = inPlace.find(control => nameOf(control) === nameOf(focused)) ?? inPlace[0] ?? near[0] ?? parent.closest('main');
  target?.focus({preventScroll: true});
  if (target?.setSelectionRange && focused.selectionStart !== null && nameOf(target) === nameOf(focused)) {
    target.setSelectionRange(focused.selectionStart, focused.selectionEnd);
  }
}

const usable = control => !control.matches(':disabled') && control.checkVisibility();

const nameOf = control => [control.nodeName, control.name, control.getAttribute('aria-label'),
  control.nodeName === 'BUTTON' || control.nodeName === 'A' ? control.textContent : ''].join('|');
