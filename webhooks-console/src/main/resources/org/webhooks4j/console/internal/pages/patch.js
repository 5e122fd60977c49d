// Updates a part of the page by changing only what differs, so that focus, selected text, scroll positions and unfolded
// sections stay as the reader left them.

const listeners = new WeakMap();
const states = new WeakMap();

/** Attributes that the reader or a running action sets. */
const LEFT_ALONE = new Set(['open', 'aria-disabled']);

const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Sets the only listener for a type of event. A patched element takes over the newer listener. */
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
 * Marks an element that manages itself: a patch keeps or replaces it, but never changes it. A patch replaces it if the
 * states differ, which are texts or functions that return texts; without a state, always.
 */
export function whole(element, state = Symbol('none is like it')) {
  states.set(element, state);
  return element;
}

/** Gives an element a key that identifies it among its siblings. */
export function keyed(element, key) {
  element.patchKey = key ?? null;
  return element;
}

/** Replaces the children of an element by the given ones, reusing equal nodes. */
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

/** Returns the first node of the same kind as another, and drops the nodes before it. */
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

/** Returns what gets the focus if its holder is gone: the replacement, or else the next element. */
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
