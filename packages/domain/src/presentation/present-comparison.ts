import { compareText, counted, formatPounds, groupThousands, lowestGrade, type Block, type Cell, type Document, type Table } from '@pbc-planner/base';
import type { ComparisonOutcome, ComparisonRow, InputFile } from '../outcome/outcome.ts';

/** A comparison as a document: the pool, the table of practices by methods, and where it all comes from. */
export function presentComparison(comparison: ComparisonOutcome): Document {
  const { locality, year, fictional, poolPence, methods, notes, inputs } = comparison;
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
      { kind: 'table', table: comparisonTable(comparison), main: true },
      ...beyondBlocks(comparison),
      ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes } as const]),
      ...inputsBlock(inputs),
    ],
  };
}

/** The practices by the methods, with the distance from fair share and a row of totals. */
export function comparisonTable({ methods, rows, totals }: ComparisonOutcome): Table {
  const withDistance = rows.some(({ distance }) => distance !== null);
  const line = ({ practice, name, list, amounts, distance }: ComparisonRow): Cell[] => [
    practice, name, list,
    ...methods.map(({ id }) => amounts[id] ?? null),
    ...(withDistance ? [distance?.pence ?? null, distance?.basisPoints ?? null] : []),
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
    ],
    rows: rows.map(line),
    totals: ['', 'All practices', null, ...methods.map(({ id }) => totals[id] ?? null), ...(withDistance ? [0, null] : [])],
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

/** The files that figures were read from, as a block of a document. */
export function inputsBlock(inputs: readonly Omit<InputFile, 'sha256'>[]): Block[] {
  if (inputs.length === 0) return [];
  return [
    { kind: 'heading', text: 'Read from' },
    { kind: 'list', items: inputs.map(({ name, year, source, grade, rows }) => `${name}, ${year}, ${counted(rows, 'practice')}: ${source} (${grade})`) },
  ];
}
