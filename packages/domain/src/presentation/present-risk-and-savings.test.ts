import type { Pence } from '@pbc-planner/base';
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

const tablesOf = (outcome: SavingsOutcome | RiskPoolOutcome) => presentOutcome(outcome).blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
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
    expect(presentOutcome({ kind: 'collection', title: 'Both', parts: [pool, table] }).grade).toBeUndefined();
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

  it('shows bands without a sign, and sizes in words', () => {
    const row = { ...pool.rows[0] as RiskPoolOutcome['rows'][number], list: 2100, band: { withinPence: 1 as Pence, withinBasisPoints: 3273, beyondPence: 2 as Pence, beyondBasisPoints: 5 }, small: true, yearsToPool: 15 };
    expect(tablesOf({ ...pool, rows: [row, { ...row, small: false, yearsToPool: 1 }] })[1]?.rows).toEqual([
      ['A', 2100, 1, '32.73', 2, '0.05', 'small, a pool in 15 years'], ['A', 2100, 1, '32.73', 2, '0.05', 'a pool by itself'],
    ]);
  });
});
