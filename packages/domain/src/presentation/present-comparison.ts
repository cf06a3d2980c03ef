import { compareText, counted, formatPounds, groupThousands, lowestGrade, pencePerHead, type Block, type Cell, type Document, type Table } from '@pbc-planner/base';
import type { ComparedLine, ComparisonOutcome, ComparisonRow, InputFile } from '../outcome/outcome.ts';
import { widenedBlocks, type FurtherColumns } from './further-columns.ts';

/** A comparison as a document: the pool, the table of practices by methods, and where it all comes from. */
export function presentComparison(comparison: ComparisonOutcome): Document {
  const { locality, year, fictional, poolPence, methods, notes, inputs, lines = [] } = comparison;
  const grade = lowestGrade(methods.map((method) => method.grade));
  return {
    title: `${locality}, ${year}: budgets compared`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Pool', formatPounds(poolPence)],
          ['Practices', groupThousands(String(comparison.rows.length))],
          ['Grade', grade],
          ...methods.map(({ title, reads, settings }) => [title, [...reads, ...(settings ?? [])].join(', ')] as const).filter(([, text]) => text !== ''),
        ],
      },
      ...comparisonBlocks(comparison),
      ...beyondBlocks(comparison),
      ...linesBlock(lines),
      ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes } as const]),
      ...inputsBlock(inputs),
    ],
  };
}

/** People read the ranks of those beyond the tolerance in a table of their own; a file of rows has them, and pounds a head, beside each practice. */
function comparisonBlocks(comparison: ComparisonOutcome): Block[] {
  const table = comparisonTable(comparison);
  const { methods, rows } = comparison;
  const further: FurtherColumns<ComparisonRow>[] = [];
  if (rows.some(({ standing }) => standing)) further.push(rankColumns);
  if (rows.some(({ list }) => list !== null)) further.push(perHeadColumns(methods));
  return widenedBlocks(table, rows, further, { main: true });
}

const rankColumns: FurtherColumns<ComparisonRow> = {
  columns: [{ id: 'side', title: 'Side', kind: 'text' }, { id: 'rank_pounds', title: 'Rank by £', kind: 'number' }, { id: 'rank_percent', title: 'Rank by %', kind: 'number' }],
  cells: ({ standing }) => (standing ? [standing.side, standing.byPounds, standing.byPercent] : [null, null, null]),
};

function perHeadColumns(methods: ComparisonOutcome['methods']): FurtherColumns<ComparisonRow> {
  return {
    columns: methods.map(({ id, title }) => ({ id: `${id}_per_head`, title: `${title} per head`, kind: 'pence' })),
    cells: ({ list, amounts }) => methods.map(({ id }) => pencePerHead(amounts[id] ?? 0, amounts[id] === undefined ? null : list)),
  };
}

/** The practices by the methods, with the distance from fair share and a row of totals. */
export function comparisonTable({ methods, rows, totals }: ComparisonOutcome): Table {
  const withBack = rows.some(({ blockedBackPence }) => blockedBackPence !== undefined);
  const withMarks = rows.some(({ marks }) => marks !== undefined);
  const withTotal = rows.some(({ totalSpendPence }) => totalSpendPence !== undefined);
  const sumOf = (field: 'blockedBackPence' | 'totalSpendPence') => rows.reduce((sum, row) => sum + (row[field] ?? 0), 0);
  const withDistance = rows.some(({ distance }) => distance !== null);
  const line = ({ practice, name, list, amounts, distance, blockedBackPence, totalSpendPence, marks }: ComparisonRow): Cell[] => [
    practice, name, list,
    ...methods.map(({ id }) => amounts[id] ?? null),
    ...(withDistance ? [distance?.pence ?? null, distance?.basisPoints ?? null] : []),
    ...(withBack ? [blockedBackPence ?? null] : []),
    ...(withTotal ? [totalSpendPence ?? null] : []),
    ...(withMarks ? [marks?.join('; ') ?? ''] : []),
  ];
  return {
    id: 'comparison',
    title: 'Budgets by method',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'name', title: 'Name', kind: 'text' },
      { id: 'list', title: 'List', kind: 'number' },
      ...methods.map(({ id, title }) => ({ id, title, kind: 'pence' }) as const),
      ...(withDistance ? [{ id: 'distance', title: 'From fair share', kind: 'pence' }, { id: 'distance_percent', title: '%', kind: 'basis-points' }] as const : []),
      ...(withBack ? [{ id: 'blocked_back', title: 'Blocked back', kind: 'pence' }] as const : []),
      ...(withTotal ? [{ id: 'total_spend', title: 'Total spend', kind: 'pence' }] as const : []),
      ...(withMarks ? [{ id: 'marks', title: 'Note', kind: 'text' }] as const : []),
    ],
    rows: rows.map(line),
    totals: ['', 'All practices', null, ...methods.map(({ id }) => totals[id] ?? null), ...(withDistance ? [0, null] : []), ...(withBack ? [sumOf('blockedBackPence')] : []), ...(withTotal ? [sumOf('totalSpendPence')] : []), ...(withMarks ? [''] : [])],
  };
}

/** Those beyond the tolerance, over their share first, with their rank by pounds and by per cent: the two need not agree. */
function beyondBlocks({ tolerance, rows }: ComparisonOutcome): Block[] {
  if (!tolerance) return [];
  const beyond = rows.flatMap(({ practice, name, distance, beyond: marked, standing }) => (marked && distance && standing ? [{ practice, name, distance, standing }] : []));
  const band = `${tolerance.basisPoints / 100}%`;
  if (beyond.length === 0) return [{ kind: 'paragraph', text: `No practice is more than ${band} from its fair share.` }];
  const sorted = beyond.toSorted((a, b) => compareText(a.standing.side, b.standing.side) || a.standing.byPounds - b.standing.byPounds || compareText(a.practice, b.practice));
  return [{
    kind: 'table',
    table: {
      id: 'beyond_tolerance',
      title: `More than ${band} from the fair share: ${counted(beyond.length, 'practice')} of ${groupThousands(String(rows.length))}`,
      columns: [
        { id: 'practice', title: 'Practice', kind: 'code' },
        { id: 'name', title: 'Name', kind: 'text' },
        { id: 'side', title: 'Side', kind: 'text' },
        { id: 'distance', title: 'From fair share', kind: 'pence' },
        { id: 'distance_percent', title: '%', kind: 'basis-points' },
        { id: 'rank_pounds', title: 'Rank by £', kind: 'number' },
        { id: 'rank_percent', title: 'Rank by %', kind: 'number' },
      ],
      rows: sorted.map(({ practice, name, distance, standing: { side, byPounds, byPercent } }) => [practice, name, side, distance.pence, distance.basisPoints, byPounds, byPercent]),
    },
  }];
}

/** Where the service lines stand. */
function linesBlock(lines: readonly ComparedLine[]): Block[] {
  if (lines.length === 0) return [];
  return [{
    kind: 'table',
    table: {
      id: 'lines', title: 'Service lines',
      columns: [{ id: 'line', title: 'Line', kind: 'text' }, { id: 'state', title: 'Where it stands', kind: 'text' }, { id: 'year', title: 'Year', kind: 'text' }, { id: 'spend', title: 'Spend', kind: 'pence' }],
      rows: lines.map(({ line, state, year, pence }) => [line, state, year, pence]),
    },
  }];
}

/** The files that figures were read from, as a block of a document. */
export function inputsBlock(inputs: readonly Omit<InputFile, 'sha256'>[]): Block[] {
  if (inputs.length === 0) return [];
  return [
    { kind: 'heading', text: 'Read from' },
    { kind: 'list', items: inputs.map(({ name, year, source, grade, rows }) => `${name}, ${year}, ${counted(rows, 'practice')}: ${source} (${grade})`) },
  ];
}
