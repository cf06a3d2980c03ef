import type { Amounts } from '@pbc-planner/base';
import { ok } from '@pbc-planner/base';
import type { DatedMeasure } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOf, planted, spend, type SmallColumn } from '../testing/small-plan.ts';
import { runBudgets } from './budget-run.ts';

const spentOf = (require?: 'where held') => planted({ id: 'spent', setsPool: true }, {
  figures: ({ measures }: { measures: readonly DatedMeasure[] }) => ok([{ title: 'spend of 2005/06', measures: measures.filter(({ measure }) => measure.kind === 'spend'), ...(require === undefined ? {} : { require }) }]),
  pool: ({ trace, figures }) => trace.sum('all spend', 'pence', figures[0] as Amounts),
  calculate: ({ trace, pool, figures }) => trace.apportion('by spend', pool, figures[0] as Amounts, 'all spend') as Amounts,
});

async function told(files: readonly (readonly SmallColumn[])[], require?: 'where held') {
  const result = await runBudgets({}, contextOf({ files: files.map((columns, index) => ({ name: `spend-${index}.csv`, columns })), methods: [spentOf(require)] }));
  return result.diagnostics.filter(({ code }) => code === 'line-missing');
}

/** A figure for each of the practices P01, P02, ... from one to another. */
const practices = (from: number, until: number) => Object.fromEntries(Array.from({ length: until - from + 1 }, (_, index) => [`P${String(from + index).padStart(2, '0')}`, 100]));
const drugs = (figures: SmallColumn['figures']) => [spend(figures, 'drugs')];
const hospital = (figures: SmallColumn['figures']) => [spend(figures, 'hospital')];

describe('a service line that a practice has no row for', () => {
  it('is told with practice, line and file', async () => {
    expect(await told([hospital({ A: 200 }), drugs({ A: 30, B: 10 })])).toEqual([{
      severity: 'warning', code: 'line-missing', place: { key: 'B', file: 'spend-0.csv' },
      message: 'The spend of 2005/06 of Practice B (B) is counted without hospital: spend-0.csv has no row for it, and another practice has that line.',
      hint: 'Import the rows that are missing; where nothing was spent, there is nothing to mend. What is not known is not guessed.',
    }]);
  });

  it.each([
    ['one of three has', 1, 3, []], ['two of four have', 2, 4, ['P03', 'P04']], ['two of five have', 2, 5, []], ['nine of ten have', 9, 10, ['P10']],
  ])('is told where at least as many have it: %s', async (_, having, all, keys) => {
    const found = await told([hospital(practices(1, having)), drugs(practices(1, all))]);
    expect(found.map(({ place }) => place?.key)).toEqual(keys);
  });

  it('is told once where more than ten lack it', async () => {
    expect((await told([hospital(practices(1, 12)), drugs(practices(1, 22))])).map(({ place }) => place?.key)).toEqual(Array.from({ length: 10 }, (_, index) => `P${13 + index}`));
    const many = await told([hospital(practices(1, 12)), drugs(practices(1, 23))]);
    expect(many).toMatchObject([{
      place: { file: 'spend-0.csv' },
      message: 'The spend of 2005/06 of 11 practices is counted without hospital: spend-0.csv has no row for them, and 12 others have that line. They are P13, P14, P15, P16, P17, P18, P19, P20, P21, P22 and 1 more.',
    }]);
  });

  it('is neither told where the cell is there and blank, nor of a practice that has no spend at all', async () => {
    expect(await told([hospital({ A: 200, B: null }), drugs({ A: 30, B: 10 })])).toEqual([]);
    expect(await told([[spend({ A: 200, B: 100, C: 100 }, 'hospital'), { measure: { kind: 'list' }, year: '2005/06', figures: { D: 1 } }], drugs({ A: 30, B: 10, C: 5 })], 'where held')).toEqual([]);
  });

  it('counts for a file of several, whichever gives the line', async () => {
    const found = await told([hospital({ A: 200 }), hospital({ B: 200 }), drugs({ A: 30, B: 10, C: 5 })]);
    expect(found.map(({ place, message }) => [place, message])).toEqual([[
      { key: 'C' }, 'The spend of 2005/06 of Practice C (C) is counted without hospital: spend-0.csv or spend-1.csv has no row for it, and 2 others have that line.',
    ]]);
  });
});
