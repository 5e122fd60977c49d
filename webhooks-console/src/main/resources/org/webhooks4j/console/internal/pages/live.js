// Keeps a part of a page current by polling. Polling works behind every proxy and in every container, holds no open
// connection or thread on the server, and ends with the page. Its cost is bounded: a hidden tab sends nothing, requests do
// not overlap, waiting for responses takes at most a tenth of the time, and pauses grow after failures.

const PAUSE_MILLIS = 3000;
const MAX_PAUSE_MILLIS = 60_000;

/** The minimum pause, as a multiple of the time that the previous response took. */
const REST = 9;

/**
 * Calls "look" repeatedly until "isWanted" is false. "look" may return the wanted pause in milliseconds; if it throws,
 * "onfailure" gets the problem, and null after the next success.
 */
export function keepCurrent({look, isWanted, onfailure = () => {}}) {
  let timer = null;
  let failures = 0;
  let looking = false;
  let again = false;
  let stopped = false;

  const plan = millis => {
    clearTimeout(timer);
    timer = stopped || document.hidden ? null : setTimeout(turn, millis);
  };

  async function turn() {
    if (stopped || !isWanted()) {
      stop();
      return;
    }
    if (looking || document.hidden) {
      again = looking;
      return;
    }
    looking = true;
    const began = performance.now();
    let pause = PAUSE_MILLIS;
    try {
      pause = await look() ?? PAUSE_MILLIS;
      if (failures > 0) {
        onfailure(null);
      }
      failures = 0;
    } catch (problem) {
      failures++;
      pause = Math.min(PAUSE_MILLIS * 2 ** failures, MAX_PAUSE_MILLIS);
      onfailure(problem);
    }
    looking = false;
    const rest = (performance.now() - began) * REST;
    plan(again ? 0 : Math.max(pause, Math.min(rest, MAX_PAUSE_MILLIS)));
    again = false;
  }

  function stop() {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', show);
  }

  function show() {
    if (document.hidden) {
      clearTimeout(timer);
    } else {
      plan(0);
    }
  }

  document.addEventListener('visibilitychange', show);
  plan(PAUSE_MILLIS);
  return {stop, now: () => plan(0)};
}

/**
 * Changes a page without moving what the reader looks at: the part that has the focus, is selected or pointed at, or else
 * the topmost visible part of a scrolled page.
 */
export function keepPlace(within, change) {
  const read = placeOf(within);
  const before = read?.getBoundingClientRect().top;
  change();
  if (read?.isConnected) {
    const moved = read.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) {
      scrollBy({top: moved, behavior: 'instant'});
    }
  }
}

function placeOf(within) {
  const {activeElement} = document;
  const {anchorNode, isCollapsed} = getSelection();
  const selected = isCollapsed ? null : anchorNode?.parentElement;
  const pointed = within.querySelector('tbody tr:hover');
  const found = [selected, activeElement, pointed]
    .find(element => element && element !== within && within.contains(element) && element.closest('tr, .card'));
  if (found) {
    return found.closest('tr') ?? found;
  }
  return scrollY === 0 ? null : [...within.querySelectorAll('tbody tr, .card')]
    .find(element => element.getBoundingClientRect().top >= 0);
}

/**
 * Merges a newer response into a list, newest first: adds its entries, removes those that it no longer has, and keeps older
 * ones. Returns null if the response does not reach down to the list, so that entries between them would be missing.
 */
export function merge(listed, {items, next}, most) {
  if (next === null || listed.items.length === 0) {
    return {items, next};
  }
  const ids = new Set(items.map(({id}) => id));
  if (!listed.items.some(({id}) => ids.has(id))) {
    return null;
  }
  const end = listed.items.findIndex(({id}) => id === items.at(-1).id);
  const older = end < 0 ? [] : listed.items.slice(end + 1).filter(({id}) => !ids.has(id));
  return items.length + older.length > most || older.length === 0 ? {items, next}
    : {items: [...items, ...older], next: listed.next};
}
