import { describe, expect, it } from 'vitest';
import { pencePerHead } from './per-head.ts';

describe('pence a head', () => {
  it.each([
    [709_180_000, 11_800, 60_100], [100, 3, 33], [200, 3, 67], [-200, 3, -67], [5, 10, 1], [-5, 10, -1], [0, 7, 0],
    // 2,100.5 people: 137,550,000 over 2,100.5 is 65,484.4.
    [137_550_000, 2_100.5, 65_484], [137_550_000, '2100.50', 65_484], [9_007_199_254_740_991, 1, 9_007_199_254_740_991],
    [100, 0, null], [100, null, null], [100, '', null], [100, -4, null],
  ])('%i over %s is %s', (amount, people, each) => {
    expect(pencePerHead(amount, people)).toBe(each);
  });
});
