import { blocksFor, type Pence } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import type { RiskPoolOutcome } from '../outcome/risk-pool.ts';
import type { SavingsFigures, SavingsOutcome } from '../outcome/savings.ts';
import { presentOutcome } from './present-outcome.ts';

const none = {
  budgetPence: 0, outturnPence: 0, bookedPence: 0, underPence: 0, overPence: 0, netPence: 0, callPence: 0, coverPence: 0, freedUpPence: 0,
  practicePence: 0, localityPence: 0, pctPence: 0, coveredPence: 0, broughtForwardPence: 0, approvedPence: 0, proposedPence: 0, balancePence: 0,
} as Record<keyof SavingsFigures, number> as SavingsFigures;
const savings: SavingsOutcome = {
  kind: 'savings', locality: 'Town', fictional: false, year: '2006/07' as never, grade: 'proposed', method: { id: 'historic', title: 'Historic' }, basis: 'gross',
  call: { askedPence: 0 as Pence, takenPence: 0 as Pence, uncoveredPence: 0 as Pence }, rows: [{ practice: 'A', name: 'One', ...none, componentTwo: null }], totals: none,
  challenges: [], uses: [], settings: [], inputs: [], notes: [],
};
const pool: RiskPoolOutcome = {
  kind: 'risk-pool', locality: 'Town', fictional: false, year: '2006/07' as never, grade: 'derived', method: { id: 'historic', title: 'Historic' }, against: null, years: 1,
  slices: [], rows: [{ practice: 'A', name: 'One', grossPence: 5 as Pence, slices: {}, netPence: 5 as Pence, list: null, band: null, variance: null, small: null, yearsToPool: null }],
  totals: { grossPence: 5 as Pence, slices: {}, netPence: 5 as Pence, list: null, band: null, variance: null }, references: [], settings: [], inputs: [], notes: [],
};

const tablesOf = (outcome: SavingsOutcome | RiskPoolOutcome, use: 'reading' | 'rows' = 'reading') =>
  blocksFor(presentOutcome(outcome).blocks, use).flatMap((block) => (block.kind === 'table' ? [block.table] : []));
/** The main table of a file of rows as records: the id of each column with its cell. */
const recordsOf = (outcome: SavingsOutcome | RiskPoolOutcome) => {
  const { columns = [], rows = [] } = tablesOf(outcome, 'rows')[0] ?? {};
  return rows.map((row) => columns.map(({ id }, index) => `${id}=${String(row[index])}`).join(' '));
};
const factsOf = (outcome: SavingsOutcome | RiskPoolOutcome) => presentOutcome(outcome).blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));

describe('freed-up resources as a document', () => {
  it('say under, over and net at the head and in the table, even where all are nothing', () => {
    expect(factsOf(savings).slice(0, 3)).toEqual([['Underspent', '£0.00'], ['Overspent', '£0.00'], ['Net', '£0.00']]);
    const ids = tablesOf(savings)[0]?.columns.map(({ id }) => id);
    expect(ids).toEqual(['practice', 'name', 'budget', 'outturn', 'under', 'over', 'net', 'freed_up', 'to_practice', 'to_pct']);
  });

  it('show what was booked, called for and brought forward only where somebody has some', () => {
    const rows = [{ ...savings.rows[0] as SavingsOutcome['rows'][number], bookedPence: 1 as Pence, callPence: 2 as Pence, broughtForwardPence: -1 as Pence }];
    const [statement, balances] = tablesOf({ ...savings, rows });
    expect(statement?.columns.map(({ title }) => title)).toEqual(['Practice', 'Name', 'Budget', 'Outturn', 'Booked', 'Under', 'Over', 'Net', 'PCT\'s call', 'Freed up', 'To practice', 'To PCT']);
    expect(balances?.columns.map(({ title }) => title)).toEqual(['Practice', 'Name', 'Brought forward', 'Own part', 'Overspent', 'Approved uses', 'To carry forward']);
  });

  it('carry their grade, for people and for formats that hold rows alone', () => {
    expect([presentOutcome(savings).grade, factsOf(savings).at(-1)]).toEqual(['proposed', ['Grade', 'proposed']]);
    expect([presentOutcome(pool).grade, factsOf(pool).at(-1)]).toEqual(['derived', ['Grade', 'derived']]);
    expect(presentOutcome({ kind: 'collection', title: 'Both', parts: [pool, savings, { kind: 'message', text: 'Hello.' }] }).grade).toBe('proposed');
    const table = { kind: 'table', fictional: false, table: { id: 't', title: 'T', columns: [], rows: [] } } as const;
    const both = presentOutcome({ kind: 'collection', title: 'Both', parts: [pool, table] });
    expect(both.grade).toBeUndefined();
    expect(both.blocks.flatMap((block) => (block.kind === 'table' ? [[block.table.id, block.grade]] : []))).toEqual([
      ['gross_to_net', 'derived'], ['gross_to_net', 'derived'], ['chance', 'derived'], ['settings', 'derived'], ['t', undefined],
    ]);
  });

  it('say in a row of a file what a practice may carry forward, and component 2 where there is one', () => {
    const row = {
      ...savings.rows[0] as SavingsOutcome['rows'][number], budgetPence: 1000 as Pence, outturnPence: 900 as Pence, underPence: 100 as Pence, netPence: 100 as Pence, freedUpPence: 100 as Pence,
      practicePence: 70 as Pence, pctPence: 30 as Pence, broughtForwardPence: -5 as Pence, approvedPence: 20 as Pence, balancePence: 45 as Pence,
    };
    const statement = 'practice=A name=One budget=1000 outturn=900 under=100 over=0 net=100 freed_up=100 to_practice=70 to_pct=30';
    const balance = 'brought_forward=-5 approved_uses=20 carry_forward=45';
    expect(recordsOf({ ...savings, rows: [row] })).toEqual([`${statement} ${balance}`]);
    const componentTwo = { list: 10, valuePence: 95 as Pence, targetsMet: true, paidPence: 25 as Pence, totalPence: 95 as Pence };
    expect(recordsOf({ ...savings, rows: [{ ...row, componentTwo }, row] })).toEqual([
      `${statement} ${balance} list=10 targets_met=yes component_two_value=95 component_two_paid=25 component_two_total=95`,
      `${statement} ${balance} list=null targets_met=null component_two_value=null component_two_paid=null component_two_total=null`,
    ]);
  });
});

describe('a risk pool as a document', () => {
  it('says that nothing is taken off, and leaves out what is not known', () => {
    const { blocks } = presentOutcome(pool);
    expect(blocks.some((block) => block.kind === 'paragraph' && block.text.startsWith('Nothing is taken off'))).toBe(true);
    expect(tablesOf(pool).map(({ id, rows }) => [id, rows[0]])).toEqual([
      ['gross_to_net', ['A', 'One', 5, 5]], ['chance', ['A', null, null, null, null, null, null]], ['settings', undefined],
    ]);
  });

  it('says in a row of a file what people read in two tables, and what the variance is held against', () => {
    const slice = { id: 'high-cost', title: 'High cost', kind: 'high-cost', level: 'pct', sharedBy: 'list', size: '1%', pence: 10, by: 'A', reason: null, grade: 'derived', evidence: null } as unknown as RiskPoolOutcome['slices'][number];
    const row = {
      ...pool.rows[0] as RiskPoolOutcome['rows'][number], grossPence: 1000 as Pence, slices: { 'high-cost': 10 as Pence }, netPence: 990 as Pence, list: 2100,
      band: { withinPence: 327 as Pence, withinBasisPoints: 3273, beyondPence: 490 as Pence, beyondBasisPoints: 4909 },
      variance: { pence: -400 as Pence, basisPoints: -4000, verdict: 'unlikely' as const }, small: true, yearsToPool: 15,
    };
    const bands = 'list=2100 within=327 within_percent=32.73 beyond=490 beyond_percent=49.09';
    expect(recordsOf({ ...pool, slices: [slice], rows: [row], against: { id: 'outturn', title: 'Outturn' }, years: 3 })).toEqual([
      `practice=A name=One gross=1000 slice_high_cost=-10 net=990 ${bands} variance=-400 variance_percent=-4000 verdict=unlikely size=small, a pool in 15 years held_against=outturn years_pooled=3`,
    ]);
    expect(recordsOf({ ...pool, rows: [{ ...row, slices: {} }] })).toEqual([
      `practice=A name=One gross=1000 net=990 ${bands} size=small, a pool in 15 years held_against=null years_pooled=1`,
    ]);
  });

  it('shows bands without a sign, and sizes in words', () => {
    const row = { ...pool.rows[0] as RiskPoolOutcome['rows'][number], list: 2100, band: { withinPence: 1 as Pence, withinBasisPoints: 3273, beyondPence: 2 as Pence, beyondBasisPoints: 5 }, small: true, yearsToPool: 15 };
    expect(tablesOf({ ...pool, rows: [row, { ...row, small: false, yearsToPool: 1 }] })[1]?.rows).toEqual([
      ['A', 2100, 1, '32.73', 2, '0.05', 'small, a pool in 15 years'], ['A', 2100, 1, '32.73', 2, '0.05', 'a pool by itself'],
    ]);
  });
});
