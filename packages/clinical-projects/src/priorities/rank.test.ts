import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank, weightedScore, type ScoredProject } from './rank.ts';

const weights = { need: 50, size: 30, risk: 20 };

describe('the order of projects', () => {
  it('is by weighted score, equal ones sharing a rank', () => {
    const ranked = rank([
      { project: 'skin', scores: { need: 2, size: 5, risk: 5 } }, // 100 + 150 + 100 = 350
      { project: 'dvt', scores: { need: 5, size: 3, risk: 1 } }, // 250 + 90 + 20 = 360
      { project: 'copd', scores: { need: 3, size: 5, risk: 2.5 } }, // 150 + 150 + 50 = 350
    ], weights);
    expect(ranked.map(({ project, rank: place, weighted }) => [project, place, weighted])).toEqual([['dvt', 1, 360], ['copd', 2, 350], ['skin', 2, 350]]);
  });

  it('tells the least shift of weights that would change it', () => {
    // dvt leads skin by 10. A point from need (3 ahead) to risk (4 behind) is worth 7, so 2 points put skin first by 4.
    const [first] = rank([{ project: 'dvt', scores: { need: 5, size: 3, risk: 1 } }, { project: 'skin', scores: { need: 2, size: 5, risk: 5 } }], weights);
    expect(first).toMatchObject({ project: 'dvt', overtakenBy: { from: 'need', to: 'risk', points: 2 } });
  });

  it('says where no shift of two weights would', () => {
    const [first] = rank([{ project: 'best', scores: { need: 5, size: 5, risk: 5 } }, { project: 'worst', scores: { need: 1, size: 1, risk: 1 } }], weights);
    expect(first?.overtakenBy).toBeNull();
  });

  const criteria = ['a', 'b', 'c', 'd'];
  const scores = fc.record(Object.fromEntries(criteria.map((id) => [id, fc.integer({ min: 0, max: 5 })])));
  const split = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)).map((cuts) => {
    const [x, y, z] = cuts.sort((p, q) => p - q) as [number, number, number];
    return { a: x, b: y - x, c: z - y, d: 100 - z };
  });

  it('agrees with trying every shift', () => {
    fc.assert(fc.property(scores, scores, split, (one, other, given) => {
      const [first, second] = rank([{ project: 'one', scores: one }, { project: 'other', scores: other }], given) as [ReturnType<typeof rank>[number], ScoredProject];
      const works: number[] = [];
      for (const from of criteria) for (const to of criteria) for (let points = 1; points <= given[from as 'a']; points += 1) {
        if (from === to) continue;
        const shifted = { ...given, [from]: given[from as 'a'] - points, [to]: given[to as 'a'] + points };
        if (weightedScore(second, shifted) > weightedScore(first, shifted)) works.push(points);
      }
      expect(first.overtakenBy?.points ?? null).toBe(works.length === 0 ? null : Math.min(...works));
    }));
  });
});
