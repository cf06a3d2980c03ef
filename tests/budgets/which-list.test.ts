import { describe, expect, it } from 'vitest';
import { onPlan, practicesFile, spendFile, type BudgetPlan } from './plan.ts';

/** Lists of 5,000 and 3,000, spend of £2,000,000.00 and £1,000,000.00: 5/8 and 3/8 of the pool are £1,875,000.00 and £1,125,000.00. */
const spend = spendFile([['A', '2005/06', 'all', '2000000'], ['B', '2005/06', 'all', '1000000']]);
const plain = { A: 187_500_000, B: 112_500_000 };
const filesWith = (headings: readonly string[], a: readonly (string | number)[], b: readonly (string | number)[]) =>
  ({ 'practices.csv': practicesFile(headings, [['A', 5000, ...a], ['B', 3000, ...b]]), 'spend.csv': spend });

const shares = (plan: BudgetPlan, params = {}) => plan.amounts('capitation', params);

describe('the list that fair shares go by where nobody names one', () => {
  it('is the registered list where the only column is an index; every answer that carries notes says so', () => onPlan(filesWith(['need'], [1], [1]), async (plan) => {
    expect(await shares(plan)).toEqual(plain);
    const note = 'No imported column can be a weighted list, so capitation shares by the registered list of 2006/07. Passed over: need (it adds up to 2 for 8,000 patients: an index, no list; '
      + 'weigh people by it with --components "all=100:list*need"). To share by one of them all the same, name it with --weights.';
    expect((await plan.compare()).notes).toContain(note);
    const { answer } = await plan.run('budget.pace', { years: 1 });
    expect(answer.kind === 'pace' && answer.notes.includes(note)).toBe(true);
  }));

  it('is a weighted list that stands before an index and the fifths of deprivation', () => {
    // 4,200 and 3,800 of 8,000: 52.5 and 47.5 per cent of £3,000,000.00.
    const files = filesWith(['weighted', 'need', 'deprivation-5'], [4200, '0.9', 4500], [3800, '1.2', 100]);
    return onPlan(files, async (plan) => { expect(await shares(plan)).toEqual({ A: 157_500_000, B: 142_500_000 }); });
  });

  it('is shared by as it is where somebody names an index, with a warning of both totals', () => onPlan(filesWith(['need'], [1], [1]), async (plan) => {
    expect(await shares(plan, { weights: 'need' })).toEqual({ A: 150_000_000, B: 150_000_000 });
    expect((await plan.compare({ weights: 'need' })).diagnostics.filter(({ code }) => code === 'weights-not-a-list').map(({ message }) => message)).toEqual([
      'The pool is shared by "need" as if it were a list of patients, and it is none: it adds up to 2 for 8,000 patients: an index, no list.',
    ]);
  }));

  it('is the last of several that can be one, with a warning that names them', () => onPlan(filesWith(['hospital', 'drugs'], [5000, 4000], [3000, 4000]), async (plan) => {
    expect(await shares(plan)).toEqual({ A: 150_000_000, B: 150_000_000 });
    expect((await plan.compare()).diagnostics.map(({ code, hint }) => [code, hint])).toEqual([['weights-left-open', 'Say which counts: --weights drugs, or --weights hospital.']]);
    expect((await plan.compare({ weights: 'hospital' })).diagnostics).toEqual([]);
  }));

  it('is the same for a practice that holds its budget alone', () => onPlan(filesWith(['weighted', 'need'], [4200, '0.9'], [3800, '1.2']), async (plan) => {
    const joined = await plan.run('locality.join', { practice: 'B', membership: 'alone' });
    const { answer } = await plan.run('budget.page', { practice: 'B', method: 'capitation' });
    expect([joined.status, answer.kind === 'document' && JSON.stringify(answer.document).includes('weighted list \\"weighted\\" of 2006/07')]).toEqual(['fine', true]);
    expect((await plan.compare()).methods.find(({ id }) => id === 'capitation')?.reads).toEqual(['weighted list "weighted" of 2006/07']);
  }));
});

describe('a service line that a practice has no row for', () => {
  it('is told of, and blank cells and lines of a few are not told twice', () => onPlan({
    'practices.csv': practicesFile([], [['A', 5000], ['B', 3000]]),
    'spend.csv': spendFile([['A', '2005/06', 'hospital', '200.00'], ['A', '2005/06', 'prescribing', '20.00'], ['B', '2005/06', 'prescribing', '10.00']]),
  }, async ({ compare }) => {
    const { diagnostics, poolPence } = await compare({ weights: 'list' });
    expect(poolPence).toBe(23_000);
    expect(diagnostics.map(({ code, place }) => [code, place])).toEqual([['line-missing', { key: 'B', file: 'spend.csv' }]]);
  }));
});
