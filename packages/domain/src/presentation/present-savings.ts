import { formatPounds, type Block, type Cell, type Document, type Table, type TableColumn } from '@pbc-planner/base';
import type { PracticeSavings, SavingsFigures, SavingsOutcome } from '../outcome/savings.ts';
import { widenedBlocks, type FurtherColumns } from './further-columns.ts';
import { inputsBlock } from './present-comparison.ts';
import { settingsTable } from './settings-table.ts';

/** Freed-up resources as a document. Underspends, overspends and their net stand together at its head, always. */
export function presentSavings(savings: SavingsOutcome): Document {
  const { locality, year, fictional, method, basis, grade, totals, call, rows, challenges, uses, settings, notes, inputs } = savings;
  return {
    title: `${locality}, ${year}: freed-up resources`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Underspent', formatPounds(totals.underPence)],
          ['Overspent', formatPounds(totals.overPence)],
          ['Net', formatPounds(totals.netPence)],
          ['Budgets', `${method.title}${basis === 'net' ? ', after top-slices' : ''}`],
          ...(call.askedPence === 0 ? [] : [['PCT\'s prior call', callText(call)] as const]),
          ['Grade', grade],
        ],
      },
      ...widenedBlocks(statementTable(savings), rows, rowColumns(savings), { main: true }),
      { kind: 'table', table: balancesTable(savings) },
      ...(rows.some(({ componentTwo }) => componentTwo !== null) ? [{ kind: 'table', table: componentTwoTable(savings) } as Block] : []),
      ...(challenges.length === 0 ? [] : [{ kind: 'table', table: challengesTable(savings) } as Block]),
      ...(uses.length === 0 ? [] : [{ kind: 'table', table: usesTable(savings) } as Block]),
      { kind: 'table', table: settingsTable(settings) },
      ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes } as Block]),
      ...inputsBlock(inputs),
    ],
  };
}

function callText({ askedPence, takenPence, uncoveredPence }: SavingsOutcome['call']): string {
  const uncovered = uncoveredPence === 0 ? '' : `, ${formatPounds(uncoveredPence)} found no underspend`;
  return `${formatPounds(askedPence)}, of which ${formatPounds(takenPence)} is taken${uncovered}`;
}

/** A figure with its column: key, id for scripts, and heading. */
type Column = readonly [key: keyof SavingsFigures, id: string, title: string];

const statement: readonly Column[] = [
  ['budgetPence', 'budget', 'Budget'], ['outturnPence', 'outturn', 'Outturn'], ['bookedPence', 'booked', 'Booked'],
  ['underPence', 'under', 'Under'], ['overPence', 'over', 'Over'], ['netPence', 'net', 'Net'],
  ['callPence', 'pct_call', 'PCT\'s call'], ['coverPence', 'covers_others', 'Covers others'], ['freedUpPence', 'freed_up', 'Freed up'],
  ['practicePence', 'to_practice', 'To practice'], ['localityPence', 'to_locality', 'To locality'], ['pctPence', 'to_pct', 'To PCT'],
];

/** Columns that hold nothing for anybody are left out, but never the underspend, the overspend and the net. */
const optional: ReadonlySet<keyof SavingsFigures> = new Set(['bookedPence', 'callPence', 'coverPence', 'localityPence', 'coveredPence', 'broughtForwardPence', 'proposedPence']);

const balances: readonly Column[] = [
  ['broughtForwardPence', 'brought_forward', 'Brought forward'], ['practicePence', 'own_part', 'Own part'],
  ['overPence', 'overspent', 'Overspent'], ['coveredPence', 'covered', 'Covered by others'],
  ['approvedPence', 'approved_uses', 'Approved uses'], ['balancePence', 'carry_forward', 'To carry forward'], ['proposedPence', 'uses_waiting', 'Uses waiting'],
];

function statementTable(savings: SavingsOutcome): Table {
  return figuresTable('savings', 'Against the budget', statement, savings);
}

function balancesTable(savings: SavingsOutcome): Table {
  return figuresTable('balances', 'What a practice may carry forward', balances, savings);
}

function shownOf(columns: readonly Column[], { rows }: SavingsOutcome): readonly Column[] {
  return columns.filter(([key]) => !optional.has(key) || rows.some((row) => row[key] !== 0));
}

/** What the statement has not said already of a practice: what it may carry forward, and component 2 where there is one. */
function rowColumns(savings: SavingsOutcome): readonly FurtherColumns<PracticeSavings>[] {
  const said = new Set(statement.map(([key]) => key));
  const shown = shownOf(balances, savings).filter(([key]) => !said.has(key));
  return [
    { columns: moneyColumns(shown), cells: (row) => shown.map(([key]) => row[key]) },
    ...(savings.rows.some(({ componentTwo }) => componentTwo !== null) ? [componentTwoColumns] : []),
  ];
}

const componentTwoColumns: FurtherColumns<PracticeSavings> = {
  columns: [
    { id: 'list', title: 'List', kind: 'number' },
    { id: 'targets_met', title: 'Targets met', kind: 'text' },
    { id: 'component_two_value', title: 'Component 2, value', kind: 'pence' },
    { id: 'component_two_paid', title: 'Component 2, paid', kind: 'pence' },
    { id: 'component_two_total', title: 'Component 2, total', kind: 'pence' },
  ],
  cells: ({ componentTwo }) => [
    componentTwo?.list ?? null, targetsText(componentTwo?.targetsMet ?? null),
    componentTwo?.valuePence ?? null, componentTwo?.paidPence ?? null, componentTwo?.totalPence ?? null,
  ],
};

function moneyColumns(columns: readonly Column[]): TableColumn[] {
  return columns.map(([, id, title]) => ({ id, title, kind: 'pence' }));
}

function figuresTable(id: string, title: string, columns: readonly Column[], savings: SavingsOutcome): Table {
  const { rows, totals } = savings;
  const shown = shownOf(columns, savings);
  const line = (figures: SavingsFigures): Cell[] => shown.map(([key]) => figures[key]);
  return {
    id, title,
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'name', title: 'Name', kind: 'text' },
      ...moneyColumns(shown),
    ],
    rows: rows.map((row) => [row.practice, row.name, ...line(row)]),
    totals: ['', 'All practices', ...line(totals)],
  };
}

function componentTwoTable({ rows }: SavingsOutcome): Table {
  return {
    id: 'towards_pbc',
    title: '"Towards PBC", component 2',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'list', title: 'List', kind: 'number' },
      { id: 'freed_up', title: 'Freed up', kind: 'pence' },
      { id: 'targets_met', title: 'Targets met', kind: 'text' },
      { id: 'value', title: 'Value', kind: 'pence' },
      { id: 'paid', title: 'Paid', kind: 'pence' },
      { id: 'total', title: 'Total', kind: 'pence' },
    ],
    rows: rows.map(({ practice, practicePence, componentTwo }) => [
      practice, componentTwo?.list ?? null, practicePence, targetsText(componentTwo?.targetsMet ?? null),
      componentTwo?.valuePence ?? null, componentTwo?.paidPence ?? null, componentTwo?.totalPence ?? null,
    ]),
  };
}

function targetsText(met: boolean | null): string | null {
  return met === null ? null : met ? 'yes' : 'no';
}

function challengesTable({ challenges }: SavingsOutcome): Table {
  return {
    id: 'challenges',
    title: 'Challenges: only what was agreed and booked lowers an outturn',
    columns: [
      { id: 'challenge', title: 'Challenge', kind: 'code' },
      { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'about', title: 'About', kind: 'text' },
      { id: 'claimed', title: 'Claimed', kind: 'pence' },
      { id: 'state', title: 'State', kind: 'text' },
      { id: 'agreed', title: 'Agreed', kind: 'pence' },
      { id: 'by', title: 'Last word', kind: 'text' },
    ],
    rows: challenges.map(({ id, practice, about, pence, state, agreedPence, by }) => [id, practice, about, pence, state, agreedPence, by]),
  };
}

function usesTable({ uses }: SavingsOutcome): Table {
  return {
    id: 'uses',
    title: 'What freed-up resources are for',
    columns: [
      { id: 'use', title: 'Use', kind: 'code' },
      { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'purpose', title: 'For', kind: 'text' },
      { id: 'pence', title: 'Amount', kind: 'pence' },
      { id: 'state', title: 'State', kind: 'text' },
      { id: 'by', title: 'Last word', kind: 'text' },
      { id: 'reason', title: 'Why', kind: 'text' },
    ],
    rows: uses.map(({ id, practice, purpose, pence, state, by, reason }) => [id, practice, purpose, pence, state, by, reason ?? '']),
  };
}
