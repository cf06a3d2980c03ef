import type { Pence } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import type { EstimateFigures } from '../outcome/project-outcomes.ts';
import { overlapKey } from '../plan/projects.ts';
import { overlapsOf, type EstimateInBase } from './overlaps.ts';

/** An estimate that saves so many pence on each unit, in full; low and central deliver 40 and 70%. */
function estimate(key: string, base: string, volume: number, pennies: number, cost = 0): EstimateInBase {
  const figures = ([['low', 40], ['central', 70], ['high', 100]] as const).map(([name, percent]): EstimateFigures => ({
    name, deliverable: String(percent), volume: String((volume * percent) / 100),
    grossPence: ((volume * percent) / 100) * pennies as Pence, reprovisionPence: ((volume * percent) / 100) * cost as Pence,
    setUpPence: 0 as Pence, managementPence: 0 as Pence, netPence: 0 as Pence,
  }));
  return { key, base, estimates: figures };
}

const taken = (estimates: readonly EstimateInBase[], stated: ReadonlyMap<string, string> = new Map()) =>
  overlapsOf(estimates, stated).map(({ one, other, deduction }) => [one, other, deduction.low, deduction.central, deduction.high]);

describe('what two estimates count twice', () => {
  const copd = estimate('lungs/qw.copd', 'emergency-admissions', 20, 2_200_00);
  const urgent = estimate('urgent/qw.nonelective', 'emergency-admissions', 100, 1_450_00);
  const skin = estimate('skin/qw.community', 'first-attendances', 500, 35_00);

  it('is the smaller volume, off the one that saves less on each unit, until somebody says otherwise', () => {
    // 20 of the 100 urgent admissions at £1,450: £29,000 in full, £11,600 and £20,300 of what is delivered.
    expect(taken([copd, urgent, skin])).toEqual([['urgent/qw.nonelective', 'lungs/qw.copd', 1_160_000, 2_030_000, 2_900_000]]);
  });

  it('is as much as the locality says, and no more than what is delivered', () => {
    // 12 in common: 8 of the 20 are delivered at 40%, so 8 at most there; 12 at 70 and 100%.
    expect(taken([copd, urgent], new Map([[overlapKey('urgent/qw.nonelective', 'lungs/qw.copd'), '12']]))).toEqual([['urgent/qw.nonelective', 'lungs/qw.copd', 1_160_000, 1_740_000, 1_740_000]]);
    expect(taken([copd, urgent], new Map([[overlapKey('lungs/qw.copd', 'urgent/qw.nonelective'), '0']]))).toEqual([['urgent/qw.nonelective', 'lungs/qw.copd', 0, 0, 0]]);
  });

  it('never takes more from an estimate than its whole volume', () => {
    const small = estimate('c/qw.c', 'emergency-admissions', 10, 100);
    const rows = taken([estimate('a/qw.a', 'emergency-admissions', 50, 300), estimate('b/qw.b', 'emergency-admissions', 50, 200), small]);
    // b gives way to a for all its 50; c gives way to a for all its 10, and has nothing left to give to b.
    expect(rows).toEqual([['b/qw.b', 'a/qw.a', 4_000, 7_000, 10_000], ['c/qw.c', 'a/qw.a', 400, 700, 1_000], ['c/qw.c', 'b/qw.b', 0, 0, 0]]);
  });

  it('takes nothing off an estimate that saves nothing on a unit', () => {
    expect(taken([copd, estimate('loss/qw.x', 'emergency-admissions', 30, 100, 200)])).toEqual([['loss/qw.x', 'lungs/qw.copd', 0, 0, 0]]);
  });

  it('does not depend on the order of the projects', () => {
    expect(taken([urgent, skin, copd])).toEqual(taken([copd, urgent, skin]));
  });
});
