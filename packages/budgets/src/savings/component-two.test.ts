import { decimal, pence } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { componentTwo } from './component-two.ts';

const pounds = (amount: number) => pence(amount * 100);

describe('component 2 of Towards PBC', () => {
  it.each([
    // The table of the BMA's note: 8,000 patients, worth £7,600.
    [8000, 0, true, 7600, 7600, 7600],
    [8000, 5000, true, 7600, 2600, 7600],
    [8000, 20_000, true, 7600, 0, 20_000],
    [8000, 5000, false, 7600, 0, 5000],
    // Exactly its value, a penny short of it, and nobody on the list.
    [8000, 7600, true, 7600, 0, 7600],
    [8000, 7599.99, true, 7600, 0.01, 7600],
    [0, 100, true, 0, 0, 100],
    [8000, 0, false, 7600, 0, 0],
  ])('a list of %i, £%d freed up, targets met %s: worth £%d, paid £%d, in all £%d', (list, freedUp, met, value, paid, total) => {
    expect(componentTwo(String(list), pence(Math.round(freedUp * 100)), met, decimal(95))).toEqual({
      list, valuePence: pounds(value), targetsMet: met, paidPence: Math.round(paid * 100), totalPence: pounds(total),
    });
  });

  it('is not known where nobody has spoken of the targets, unless nothing would be paid anyway', () => {
    expect(componentTwo('8000', pounds(5000), null, decimal(95))).toMatchObject({ targetsMet: null, paidPence: null, totalPence: null });
    expect(componentTwo('8000', pounds(20_000), null, decimal(95))).toMatchObject({ targetsMet: null, paidPence: 0, totalPence: 2_000_000 });
  });

  it('of a list with a fraction is rounded half a penny up', () => {
    expect(componentTwo('0.1', pence(0), true, decimal(95))?.valuePence).toBe(10);
  });
});
