import { describe, expect, it } from 'vitest';
import { unsafeValues } from './json-safe.ts';

describe('values that JSON cannot hold exactly', () => {
  it.each<[unknown, string]>([
    [NaN, 'not a number (NaN)'],
    [Infinity, 'infinite'],
    [-Infinity, 'infinite'],
    [0.1, 'the fraction 0.1; exact decimals are kept as text'],
    [2 ** 53, 'the whole number 9007199254740992, too large to be exact'],
    [-0, 'minus zero'],
    [10n, 'a bigint, which JSON does not know'],
    [() => 1, 'a function, which JSON does not know'],
    [Symbol('a'), 'a symbol, which JSON does not know'],
    [new Date(0), 'a Date, not plain data'],
    [new Map(), 'a Map, not plain data'],
    [{ [Symbol('a')]: 1 }, 'an object with a symbol as a key'],
  ])('%s is named', (value, what) => {
    expect(unsafeValues({ a: [1, { 'b/c': value }] })).toEqual([{ path: '/a/1/b~1c', what }]);
  });

  it('a gap in a list is named, an absent property is not', () => {
    expect(unsafeValues({ absent: undefined, list: [1, undefined, 3] })).toEqual([{ path: '/list/1', what: 'missing (undefined)' }]);
    expect(unsafeValues([, 1])).toEqual([{ path: '/0', what: 'missing (undefined)' }]);
  });

  it('a circle ends', () => {
    const circle: Record<string, unknown> = {};
    circle['again'] = circle;
    expect(unsafeValues(circle)).toHaveLength(1);
  });

  it('all are named, up to twenty', () => {
    expect(unsafeValues([NaN, 1, 0.5, 'a', -0]).map(({ path }) => path)).toEqual(['/0', '/2', '/4']);
    expect(unsafeValues(Array.from({ length: 50 }, () => NaN))).toHaveLength(20);
  });

  it('plain data has none', () => {
    const data = { __proto__: null, list: [0, -5, Number.MAX_SAFE_INTEGER, null, true, 'a'], constructor: { toString: 'x' } };
    expect(unsafeValues(data)).toEqual([]);
  });
});
