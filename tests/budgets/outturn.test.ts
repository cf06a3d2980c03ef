import { describe, expect, it } from 'vitest';
import { onPlan, practicesFile, spendFile } from './plan.ts';

const practices = practicesFile([], [['A1', 5_000], ['B2', 3_000]]);
const before = [
  ['A1', '2005/06', 'hospital', '2000000'], ['A1', '2005/06', 'prescribing', '700000.01'], ['A1', '2005/06', 'tertiary', '100000'],
  ['B2', '2005/06', 'hospital', '1100000'], ['B2', '2005/06', 'prescribing', '500000.02'], ['B2', '2005/06', 'tertiary', '50000'],
];
const outturn = [
  ['A1', '2006/07', 'hospital', '2100000'], ['A1', '2006/07', 'prescribing', '690000'], ['A1', '2006/07', 'tertiary', '120000'],
  ['B2', '2006/07', 'hospital', '1000000'], ['B2', '2006/07', 'prescribing', '500000'], ['B2', '2006/07', 'tertiary', '40000'],
];
const growth = ['A1', '2006/07', 'agreed growth', '10000'];

/** Budget, outturn, underspend, overspend and the practice's part in pence, with the codes of what was said. */
async function savings(rows: readonly (readonly string[])[], params: Readonly<Record<string, unknown>>, states: Readonly<Record<string, string>> = {}) {
  return onPlan({ 'practices.csv': practices, 'spend.csv': spendFile(rows) }, async ({ run }) => {
    for (const [line, state] of Object.entries(states)) await run('budget.line', { line, state });
    const { answer } = await run('budget.savings', params);
    if (answer.kind !== 'savings') throw new Error(answer.diagnostics.map(({ code }) => code).join());
    return {
      rows: answer.rows.map(({ practice, budgetPence, outturnPence, underPence, overPence, practicePence }) => [practice, budgetPence, outturnPence, underPence, overPence, practicePence]),
      codes: answer.diagnostics.map(({ code }) => code), notes: answer.notes,
    };
  });
}

describe('the outturn that budgets are held against', () => {
  // A1: hospital and prescribing, 2,700,000.01 against 2,790,000. B2: 1,600,000.02 against 1,500,000; 70% of what is left is the practice's.
  const expected = [['A1', 270_000_001, 279_000_000, 0, 8_999_999, 0], ['B2', 160_000_002, 150_000_000, 10_000_002, 0, 7_000_001]];

  it('is without what is blocked back, which stands beside it', async () => {
    const { rows, codes, notes } = await savings([...before, ...outturn], {}, { tertiary: 'blocked-back' });
    expect([rows, codes]).toEqual([expected, []]);
    expect(notes).toContain('Blocked back: tertiary, £160,000.00 of outturn in all. It is in no budget and no outturn here, and its risk stays with the PCT.');
  });

  it('is without what is out of scope, of which nothing is said', async () => {
    const { rows, notes } = await savings([...before, ...outturn], {}, { tertiary: 'out-of-scope' });
    expect(rows).toEqual(expected);
    expect(notes.filter((note) => note.includes('outturn in all'))).toEqual([]);
  });

  it('is without growth that was agreed, which is budget', async () => {
    const { rows, codes } = await savings([...before, ...outturn, growth], { agreedGrowth: 'agreed growth' }, { tertiary: 'out-of-scope' });
    expect([rows, codes]).toEqual([[['A1', 271_000_001, 279_000_000, 0, 7_999_999, 0], expected[1]], []]);
  });

  it('is not there where only agreed growth is', async () => {
    await expect(savings([...before, growth], { agreedGrowth: 'agreed growth' })).rejects.toThrow('no-outturn');
    const weighted = practicesFile(['need-weighted'], [['A1', 5_000, 5_100], ['B2', 3_000, 2_900]]);
    const against = await onPlan({ 'practices.csv': weighted, 'spend.csv': spendFile([...before, growth]) }, async ({ run }) => Promise.all([{ agreedGrowth: 'agreed growth' }, {}].map(async (params) => {
      const { answer } = await run('budget.risk-pool', params);
      return answer.kind === 'risk-pool' ? answer.against?.id : answer.kind;
    })));
    expect(against).toEqual(['capitation', 'capitation']);
  });

  it('counts growth once, beside a spend in one sum', async () => {
    const totals = [['A1', '2005/06', 'total', '100'], ['B2', '2005/06', 'total', '200'], ['A1', '2006/07', 'total', '90'], ['B2', '2006/07', 'total', '210'], growth];
    const { rows } = await savings(totals, { agreedGrowth: 'agreed growth' });
    expect(rows).toEqual([['A1', 1_010_000, 9_000, 1_001_000, 0, 700_700], ['B2', 20_000, 21_000, 0, 1_000, 0]]);
  });

  it('says where its lines are not those of the year before', async () => {
    const { codes } = await savings([...before, ...outturn.filter(([, , line]) => line !== 'prescribing'), growth], {}, { tertiary: 'out-of-scope' });
    expect(codes).toEqual(['outturn-beyond-budget', 'outturn-incomplete']);
  });
});
