/** A value that would not come back from JSON as it was, and the path to it. */
export interface UnsafeValue {
  readonly path: string;
  /** What it is, in words that follow "is". */
  readonly what: string;
}

const MAXIMUM_DEPTH = 100;
const MAXIMUM_REPORTED = 20;

/**
 * The values within `value` that JSON cannot hold bit for bit, at most 20: numbers that are not safe integers, minus zero, gaps in lists,
 * BigInt, functions, symbols, objects with a class of their own, circles. Optional properties that are `undefined` are fine: they are absent.
 */
export function unsafeValues(value: unknown, path = ''): UnsafeValue[] {
  const found: UnsafeValue[] = [];
  collect(value, path, 0, found);
  return found;
}

function collect(value: unknown, path: string, depth: number, found: UnsafeValue[]): void {
  if (found.length >= MAXIMUM_REPORTED) return;
  const what = typeof value === 'object' && value !== null ? unsafeObject(value, depth) : unsafeScalar(value);
  if (what !== null) {
    found.push({ path, what });
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (Number.isSafeInteger(item) && !Object.is(item, -0)) continue;
      collect(item, `${path}/${index}`, depth + 1, found);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (item !== undefined) collect(item, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1, found);
    }
  }
}

function unsafeScalar(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'object':
      return null;
    case 'number':
      if (Number.isNaN(value)) return 'not a number (NaN)';
      if (!Number.isFinite(value)) return 'infinite';
      if (!Number.isInteger(value)) return `the fraction ${value}; exact decimals are kept as text`;
      if (!Number.isSafeInteger(value)) return `the whole number ${value}, too large to be exact`;
      return Object.is(value, -0) ? 'minus zero' : null;
    case 'undefined':
      return 'missing (undefined)';
    case 'bigint':
    case 'function':
    case 'symbol':
      return `a ${typeof value}, which JSON does not know`;
  }
}

function unsafeObject(value: object, depth: number): string | null {
  if (depth > MAXIMUM_DEPTH) return `nested more than ${MAXIMUM_DEPTH} deep, or in a circle`;
  if (Array.isArray(value)) return null;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return `a ${value.constructor.name}, not plain data`;
  return Object.getOwnPropertySymbols(value).length > 0 ? 'an object with a symbol as a key' : null;
}
