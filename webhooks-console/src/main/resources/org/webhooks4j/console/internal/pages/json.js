// Reads JSON to the last digit, and compares it.

/** A number with more digits than a script's own numbers can hold. */
export class ExactNumber {
  constructor(digits) {
    this.digits = digits;
  }

  toString() {
    return this.digits;
  }

  toJSON() {
    return JSON.rawJSON ? JSON.rawJSON(this.digits) : Number(this.digits);
  }
}

/** What JSON text says, to the last digit. */
export function parse(text) {
  return JSON.parse(text, (key, value, context) =>
    typeof value === 'number' && context?.source && String(value) !== context.source
      ? new ExactNumber(context.source)
      : value);
}

/** Whether two values are written alike; none is like null. */
export const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
