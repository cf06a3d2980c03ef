import { describe, expect, it } from 'vitest';
import { nearestIds } from './nearest-ids.ts';

const ids = ['budget-basis', 'budget-issue-date', 'budget-scope', 'contingency', 'fair-share-tolerance', 'pace-of-change-minimum'];

describe('nearestIds', () => {
  it.each([
    ['contingancy', ['contingency']],
    ['pace of change', ['pace-of-change-minimum']],
    ['Fair_Share_Tolerance', ['fair-share-tolerance']],
    ['budget', ['budget-basis', 'budget-scope', 'budget-issue-date']],
    ['budget-scop', ['budget-scope', 'budget-basis', 'budget-issue-date']],
    ['tolerance-of-fair', ['fair-share-tolerance']],
    ['helicopter', []],
    [' ', []],
  ])('offers for "%s" what may have been meant', (text, expected) => {
    expect(nearestIds(text, ids)).toEqual(expected);
  });

  it('offers three at most, in an order that does not depend on theirs', () => {
    const many = ['rate-d', 'rate-c', 'rate-b', 'rate-a'];
    expect(nearestIds('rate', many)).toEqual(['rate-a', 'rate-b', 'rate-c']);
    expect(nearestIds('rate', [...many].reverse())).toEqual(['rate-a', 'rate-b', 'rate-c']);
  });
});
