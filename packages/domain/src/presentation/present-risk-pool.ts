import { formatPounds, groupThousands, poundsText, type Block, type Cell, type Document, type Table } from '@pbc-planner/base';
import type { PracticeRisk, RiskPoolOutcome, RiskRow } from '../outcome/risk-pool.ts';
import { poolLevelText } from '../plan/top-slices.ts';
import { widenedBlocks, type FurtherColumns } from './further-columns.ts';
import { inputsBlock } from './present-comparison.ts';
import { settingsTable } from './settings-table.ts';

/** A risk pool as a document: from gross to net, what chance alone would do, the pools, and what research asks of them. */
export function presentRiskPool(pool: RiskPoolOutcome): Document {
  const { locality, year, fictional, method, against, years, grade, totals, slices, references, settings, notes, inputs } = pool;
  return {
    title: `${locality}, ${year}: top-slices and chance`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Budgets', `${method.title}, ${formatPounds(totals.grossPence)}`],
          ['Taken off', formatPounds(totals.grossPence - totals.netPence)],
          ['Left to practices', formatPounds(totals.netPence)],
          ['Held against', against?.title ?? 'nothing: the plan holds no other figure'],
          ['Years pooled', String(years)],
          ['Grade', grade],
        ],
      },
      ...widenedBlocks(bridgeTable(pool), pool.rows, [chanceColumns(pool), termsColumns(pool)], { main: true }),
      ...(slices.length === 0 ? [{ kind: 'paragraph', text: 'Nothing is taken off the budgets. A locality may choose to: pbc budget top-slice' } as Block] : [{ kind: 'table', table: slicesTable(pool) } as Block, ...evidenceBlock(pool)]),
      { kind: 'table', table: chanceTable(pool) },
      ...(references.length === 0 ? [] : [{ kind: 'table', table: referencesTable(pool) } as Block]),
      { kind: 'table', table: settingsTable(settings) },
      ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes } as Block]),
      ...inputsBlock(inputs),
    ],
  };
}

function bridgeTable({ slices, rows, totals }: RiskPoolOutcome): Table {
  const line = ({ grossPence, slices: own, netPence }: RiskRow): Cell[] => [grossPence, ...slices.map(({ id }) => -(own[id] ?? 0)), netPence];
  return {
    id: 'gross_to_net',
    title: 'From gross to net',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'name', title: 'Name', kind: 'text' },
      { id: 'gross', title: 'Gross', kind: 'pence' },
      ...slices.map(({ id, title }) => ({ id: `slice_${id.replaceAll('-', '_')}`, title, kind: 'pence' }) as const),
      { id: 'net', title: 'Net', kind: 'pence' },
    ],
    rows: rows.map((row) => [row.practice, row.name, ...line(row)]),
    totals: ['', 'All practices', ...line(totals)],
  };
}

function slicesTable({ slices }: RiskPoolOutcome): Table {
  return {
    id: 'top_slices',
    title: 'Top-slices',
    columns: [
      { id: 'slice', title: 'Top-slice', kind: 'text' },
      { id: 'size', title: 'Size', kind: 'text' },
      { id: 'pence', title: 'Amount', kind: 'pence' },
      { id: 'shared_by', title: 'Borne by', kind: 'text' },
      { id: 'level', title: 'Held by', kind: 'text' },
      { id: 'by', title: 'Chosen by', kind: 'text' },
      { id: 'reason', title: 'Why', kind: 'text' },
      { id: 'grade', title: 'Grade', kind: 'text' },
    ],
    rows: slices.map(({ title, size, pence, sharedBy, level, by, reason, grade }) => [
      title, size, pence, sharedBy === 'list' ? 'registered patients' : 'budget', poolLevelText(level), by, reason ?? '', grade,
    ]),
  };
}

function evidenceBlock({ slices }: RiskPoolOutcome): Block[] {
  const said = slices.flatMap(({ title, evidence }) => (evidence === null ? [] : [`${title}: ${evidence}.`]));
  return said.length === 0 ? [] : [{ kind: 'heading', text: 'What sources say of them' }, { kind: 'list', items: said }];
}

function chanceTable(pool: RiskPoolOutcome): Table {
  const { columns, cells } = chanceColumns(pool);
  return {
    id: 'chance',
    title: 'What chance alone would do',
    columns: [{ id: 'practice', title: 'Practice', kind: 'code' }, ...columns],
    rows: pool.rows.map((row) => [row.practice, ...cells(row)]),
    totals: ['All', ...figuresOf(pool.totals, pool.against !== null), ''],
  };
}

/** What chance would do beside the budget: a table of its own for people, in the row of the practice for everything else. */
function chanceColumns({ against }: RiskPoolOutcome): FurtherColumns<PracticeRisk> {
  const withVariance = against !== null;
  return {
    columns: [
      { id: 'list', title: 'List', kind: 'number' },
      { id: 'within', title: 'Chance ±', kind: 'pence' },
      { id: 'within_percent', title: '± %', kind: 'number' },
      { id: 'beyond', title: 'Unlikely to ±', kind: 'pence' },
      { id: 'beyond_percent', title: 'to ± %', kind: 'number' },
      ...(withVariance ? [
        { id: 'variance', title: 'Variance', kind: 'pence' }, { id: 'variance_percent', title: '%', kind: 'basis-points' }, { id: 'verdict', title: 'Class', kind: 'text' },
      ] as const : []),
      { id: 'size', title: 'Size', kind: 'text' },
    ],
    cells: (row) => [...figuresOf(row, withVariance), sizeText(row.small, row.yearsToPool)],
  };
}

/** What a variance and a band mean hangs on what is held against the budget, and on the years: a row that is taken out says both. */
function termsColumns({ against, years }: RiskPoolOutcome): FurtherColumns<PracticeRisk> {
  return {
    columns: [{ id: 'held_against', title: 'Held against', kind: 'code' }, { id: 'years_pooled', title: 'Years pooled', kind: 'number' }],
    cells: () => [against?.id ?? null, years],
  };
}

function figuresOf({ list, band, variance }: RiskRow, withVariance: boolean): Cell[] {
  return [
    list, band?.withinPence ?? null, percent(band?.withinBasisPoints), band?.beyondPence ?? null, percent(band?.beyondBasisPoints),
    ...(withVariance ? [variance?.pence ?? null, variance?.basisPoints ?? null, variance?.verdict ?? null] : []),
  ];
}

/** Hundredths of a per cent without a sign, as a decimal: a band lies on both sides. */
function percent(basisPoints: number | undefined): string | null {
  return basisPoints === undefined ? null : poundsText(basisPoints);
}

function sizeText(small: boolean | null, years: number | null): string | null {
  if (small === null && years === null) return null;
  const own = years === null ? '' : years === 1 ? 'a pool by itself' : `a pool in ${groupThousands(String(years))} years`;
  return [small ? 'small' : '', own].filter((text) => text !== '').join(', ');
}

function referencesTable({ references }: RiskPoolOutcome): Table {
  return {
    id: 'references',
    title: 'How large a pool should be',
    columns: [
      { id: 'reference', title: 'Reference', kind: 'text' },
      { id: 'needed', title: 'Needs', kind: 'text' },
      { id: 'has', title: 'The locality has', kind: 'text' },
      { id: 'met', title: 'Reached', kind: 'text' },
      { id: 'source', title: 'Source', kind: 'text' },
      { id: 'grade', title: 'Grade', kind: 'text' },
    ],
    rows: references.map(({ title, needed, has, met, source, grade }) => [title, needed, has, met ? 'yes' : 'no', source, grade]),
  };
}
