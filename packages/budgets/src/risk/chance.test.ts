import { decimal, pence } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceBand, inOrder, verdictOf, type Chance } from './chance.ts';

/** One standard deviation within, two beyond, as the source's table is in standard deviations. */
const chance: Chance = { coefficient: decimal(75, 1), within: decimal(1), beyond: decimal(2), years: 1 };

describe('the chance band', () => {
  it.each([
    // 7.5 / √N: 16.77, 10.60, 7.5, 5.30, 3.35 and 2.37 per cent, cut off.
    [2_000, 1677], [5_000, 1060], [10_000, 750], [20_000, 530], [50_000, 335], [100_000, 237],
  ])('of %i patients is %i hundredths of a per cent', (patients, basisPoints) => {
    expect(chanceBand(pence(100_000_000), decimal(patients), chance)?.withinBasisPoints).toBe(basisPoints);
  });

  it('is in pounds too, and twice as wide at two standard deviations', () => {
    // £1,000,000 x 7.5 / √10,000 is £75,000.
    expect(chanceBand(pence(100_000_000), decimal(10_000), chance)).toEqual({
      withinPence: 7_500_000, withinBasisPoints: 750, beyondPence: 15_000_000, beyondBasisPoints: 1500,
    });
  });

  it('pools years as it pools patients: 10,000 over three years are 30,000', () => {
    expect(chanceBand(pence(100_000_000), decimal(10_000), { ...chance, years: 3 })).toEqual(chanceBand(pence(100_000_000), decimal(30_000), chance));
  });

  it('is not there without patients, and is nothing around nothing', () => {
    expect(chanceBand(pence(100), decimal(0), chance)).toBeNull();
    expect(chanceBand(pence(0), decimal(100), chance)).toMatchObject({ withinPence: 0, beyondPence: 0 });
  });

  it('classes every variance as the exact squares do, and never by a rounded root', () => {
    const amount = fc.oneof(fc.nat(100), fc.integer({ min: 0, max: 10 ** 11 }));
    const patients = fc.record({ units: fc.integer({ min: 1, max: 10 ** 7 }), scale: fc.integer({ min: 0, max: 2 }) });
    const deviations = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 })).map(([within, more]) => [within, within + more] as const);
    fc.assert(fc.property(amount, patients, deviations, fc.integer({ min: 1, max: 10 }), fc.double({ min: 0, max: 1.5, noNaN: true }), (budget, people, [within, beyond], years, part) => {
      const own: Chance = { ...chance, within: decimal(within, 2), beyond: decimal(beyond, 2), years };
      const band = chanceBand(pence(budget), decimal(people.units, people.scale), own);
      if (band === null) throw new Error('people have a band');
      for (const variance of new Set([0, band.withinPence, band.withinPence + 1, band.beyondPence, band.beyondPence + 1, Math.floor(band.beyondPence * part)])) {
        // variance² x patients x years against (deviations x 7.5 x budget)², in whole numbers.
        const left = BigInt(variance) ** 2n * BigInt(people.units * years) * 10n ** 6n;
        const inside = (units: number) => left <= BigInt(units * 75) ** 2n * BigInt(budget) ** 2n * 10n ** BigInt(people.scale);
        const expected = inside(within) ? 'within chance' : inside(beyond) ? 'unlikely' : 'beyond chance';
        expect([verdictOf(pence(variance), band), verdictOf(pence(-variance), band)]).toEqual([expected, expected]);
      }
    }), { numRuns: 500 });
  });

  it('has its limits in order, or not', () => {
    expect([inOrder(chance), inOrder({ within: decimal(2), beyond: decimal(20, 1) })]).toEqual([true, false]);
  });
});
