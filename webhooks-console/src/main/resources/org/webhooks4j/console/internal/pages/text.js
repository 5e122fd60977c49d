// Shows text from outside with its hidden characters: those without a glyph, and those that change the direction of text.

import {t} from './messages.js';

const HIDDEN = new RegExp([
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f]',
  '[\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]',
  // Joiners belong to scripts and to composed signs, but not between Latin letters.
  '(?<![^\\u0000-\\u024f])[\\u200c\\u200d]', '[\\u200c\\u200d](?![^\\u0000-\\u024f])',
  // Tags belong to flags alone.
  '(?<![\\p{Extended_Pictographic}\\u{e0020}-\\u{e007f}])[\\u{e0000}-\\u{e007f}]',
].join('|'), 'u');

const ALL_HIDDEN = new RegExp(HIDDEN.source, 'gu');

const NAMES = {
  '00AD': t`soft hyphen`, '061C': t`Arabic letter mark`, '200B': t`zero width space`, '200C': t`zero width non-joiner`,
  '200D': t`zero width joiner`, '200E': t`left-to-right mark`, '200F': t`right-to-left mark`, '2028': t`line separator`,
  '2029': t`paragraph separator`, '202A': t`left-to-right embedding`, '202B': t`right-to-left embedding`,
  '202C': t`end of a direction`, '202D': t`left-to-right override`, '202E': t`right-to-left override`,
  '2060': t`word joiner`, '2066': t`left-to-right isolate`, '2067': t`right-to-left isolate`,
  '2068': t`first strong isolate`, '2069': t`end of an isolate`, FEFF: t`byte order mark`,
};

const hex = character => character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Names a hidden character. */
const nameOf = character => {
  const code = hex(character);
  return `U+${code}${NAMES[code] ? ` ${NAMES[code]}` : ''}`;
};

/** Builds nodes in which an element shows the code of each hidden character. Copying them yields the original text. */
export function marked(text) {
  if (!HIDDEN.test(text)) {
    return [document.createTextNode(text)];
  }
  const nodes = [];
  let at = 0;
  for (const {0: character, index} of text.matchAll(ALL_HIDDEN)) {
    if (index > at) {
      nodes.push(document.createTextNode(text.slice(at, index)));
    }
    const mark = document.createElement('span');
    mark.className = 'hidden-character';
    mark.dataset.code = `U+${hex(character)}`;
    mark.title = nameOf(character);
    mark.append(character);
    nodes.push(mark);
    at = index + character.length;
  }
  return at < text.length ? [...nodes, document.createTextNode(text.slice(at))] : nodes;
}

/** Shows the codes as text, for places without elements. */
export const plain = text => text.replace(ALL_HIDDEN, character => `⟨U+${hex(character)}⟩`);

/** Returns the names of a text's hidden characters, each once. */
export const hiddenIn = text => [...new Set((text.match(ALL_HIDDEN) ?? []).map(nameOf))];
