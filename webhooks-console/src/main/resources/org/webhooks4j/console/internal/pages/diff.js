// Compares two states of an object line by line.

import {el} from './dom.js';
import {jsonLines} from './format.js';
import {t} from './messages.js';
import {whole} from './patch.js';

const MAX_CELLS = 4_000_000;
const CONTEXT = 3;
const SIGNS = {same: ' ', removed: '−', added: '+'};

/** Shows removed and added lines, and folds unchanged lines that are far from a change. */
export function diff(before, after) {
  const [old, now] = [jsonLines(before).split('\n'), jsonLines(after).split('\n')];
  const lines = compare(old, now);
  const box = el('div', {class: 'diff mono', role: 'group', tabindex: '0', 'aria-label': t`Before and after, line by line`});
  box.append(...fold(lines).map(part => part.length === 1 || part[0].near ? part.map(line) : folded(part)).flat());
  return whole(box, JSON.stringify([old, now]));
}

/** Compares lines by their longest common subsequence. */
function compare(old, now) {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) {
    start++;
  }
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) {
    end++;
  }
  const same = text => ({kind: 'same', text});
  return [
    ...old.slice(0, start).map(same),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ];
}

function between(old, now) {
  const removed = text => ({kind: 'removed', text});
  const added = text => ({kind: 'added', text});
  if (old.length * now.length > MAX_CELLS) {
    return [...old.map(removed), ...now.map(added)];
  }
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let k = now.length - 1; k >= 0; k--) {
      lengths[i * width + k] = old[i] === now[k] ? lengths[(i + 1) * width + k + 1] + 1
        : Math.max(lengths[(i + 1) * width + k], lengths[i * width + k + 1]);
    }
  }
  const lines = [];
  let [i, k] = [0, 0];
  while (i < old.length || k < now.length) {
    if (i < old.length && k < now.length && old[i] === now[k]) {
      lines.push({kind: 'same', text: old[i++]});
      k++;
    } else if (i < old.length && (k === now.length || lengths[(i + 1) * width + k] >= lengths[i * width + k + 1])) {
      lines.push(removed(old[i++]));
    } else {
      lines.push(added(now[k++]));
    }
  }
  return lines;
}

/** Splits lines into runs that are near a change and runs that are not. */
function fold(lines) {
  lines.forEach((current, i) => {
    current.near = lines.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some(({kind}) => kind !== 'same');
  });
  const parts = [];
  for (const current of lines) {
    if (parts.length && parts.at(-1)[0].near === current.near) {
      parts.at(-1).push(current);
    } else {
      parts.push([current]);
    }
  }
  return parts;
}

function folded(part) {
  const more = el('button', {
    type: 'button', class: 'diff-fold',
    onclick: () => {
      const lines = part.map(line);
      more.replaceWith(...lines);
    },
  }, t`Show ${part.length} unchanged lines`);
  return more;
}

function line({kind, text}) {
  return el('div', {class: `diff-line ${kind}`}, el('span', {class: 'diff-sign'}, SIGNS[kind]), el('span', {}, text));
}
