// Reads and writes JSON to the last digit, and compares it.

const TOKENS = /[{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/g;

/** Matches keys that JavaScript objects move before all others. */
const NUMBERED = /^(0|[1-9]\d*)$/;

const MAX_INDENT = 60;

/** The original tokens of objects that JavaScript cannot represent exactly. */
const originals = new WeakMap();

/** A number whose digits differ from those that JavaScript would write. */
export class ExactNumber {
  constructor(digits) {
    this.digits = digits;
  }

  toString() {
    return this.digits;
  }
}

/** Parses JSON text without losing a digit. */
export function parse(text) {
  // Throws the error of invalid text.
  JSON.parse(text);
  const tokens = text.match(TOKENS);
  let at = 0;
  const read = () => {
    const start = at;
    const token = tokens[at++];
    if (token === '{' || token === '[') {
      const {value, lossy} = token === '{' ? readObject() : readArray();
      if (lossy) {
        originals.set(value, tokens.slice(start, at));
      }
      return value;
    }
    return /^[-\d]/.test(token) ? readNumber(token) : JSON.parse(token);
  };
  const readObject = () => {
    const value = {};
    let lossy = false;
    while (tokens[at] !== '}') {
      const key = JSON.parse(tokens[at]);
      at += 2;
      lossy ||= NUMBERED.test(key) || Object.hasOwn(value, key);
      const member = read();
      lossy ||= originals.has(Object(member));
      Object.defineProperty(value, key, {value: member, enumerable: true, configurable: true, writable: true});
      at += tokens[at] === ',' ? 1 : 0;
    }
    at++;
    return {value, lossy};
  };
  const readArray = () => {
    const value = [];
    while (tokens[at] !== ']') {
      value.push(read());
      at += tokens[at] === ',' ? 1 : 0;
    }
    at++;
    return {value, lossy: value.some(entry => originals.has(Object(entry)))};
  };
  return read();
}

function readNumber(digits) {
  const value = Number(digits);
  return String(value) === digits ? value : new ExactNumber(digits);
}

/** Writes a value as JSON in one line. Skips members that are undefined. */
export function write(value) {
  return written(value, false);
}

/** Writes a value exactly as it was read, with the order of keys and with repeated keys. */
export const writeAsItCame = value => written(value, true);

function written(value, asItCame) {
  if (value instanceof ExactNumber) {
    return value.digits;
  }
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value) ?? 'null';
  }
  if (asItCame && originals.has(value)) {
    return originals.get(value).join('');
  }
  if (Array.isArray(value)) {
    return `[${value.map(entry => written(entry, asItCame)).join(',')}]`;
  }
  return `{${Object.entries(value).filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}:${written(member, asItCame)}`).join(',')}}`;
}

/** Indents JSON text without changing a token. */
export function indented(text) {
  const tokens = text.match(TOKENS) ?? [];
  let depth = 0;
  let lines = '';
  const line = () => `\n${'  '.repeat(Math.min(depth, MAX_INDENT))}`;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === '{' || token === '[') {
      if (tokens[i + 1] === '}' || tokens[i + 1] === ']') {
        lines += token + tokens[++i];
      } else {
        depth++;
        lines += token + line();
      }
    } else if (token === '}' || token === ']') {
      depth--;
      lines += line() + token;
    } else {
      lines += token === ',' ? token + line() : token === ':' ? ': ' : token;
    }
  }
  return lines;
}

/** Returns whether two values have the same JSON text; a missing one equals null. */
export const same = (a, b) => write(a ?? null) === write(b ?? null);
