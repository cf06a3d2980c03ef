import { formatPounds, sumPence, type Block, type Cell, type Document, type Table, type TableColumn } from '@pbc-planner/base';
import type { PaceOutcome, PaceRow } from '../outcome/pace.ts';
import { inputsBlock } from './present-comparison.ts';
import { settingsTable } from './settings-table.ts';

/** A pace of change as a document: the path of every practice from year to year, and the settings it follows. */
export function presentPace(pace: PaceOutcome): Document {
  const { locality, fictional, years, grade, start, target, growthPence, notes, inputs } = pace;
  const first = years[0]?.year ?? '';
  const last = years.at(-1)?.year ?? '';
  return {
    title: `${locality}, ${first === last ? first : `${first} to ${last}`}: pace of change`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['From', `${start.title}, ${formatPounds(start.totalPence)}`],
          ['Towards', target.title],
          ...(growthPence === 0 ? [] : [['New money', formatPounds(growthPence)] as const]),
          ['Rule', pace.rule],
          ['Band', `${pace.band}% of the target`],
          ['Step', `${pace.step}% a year, ${pace.measure}`],
          ['Grade', grade],
        ],
      },
      { kind: 'table', table: pathTable(pace) },
      { kind: 'table', table: settingsTable(pace.settings) },
      ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes } as Block]),
      ...inputsBlock(inputs),
    ],
  };
}

function pathTable({ start, practices, years }: PaceOutcome): Table {
  const rowsOf = practices.map((_, position) => years.map(({ rows }) => rows[position] as PaceRow));
  const marks = rowsOf.map((rows) => rows.flatMap((row, index) => marksOf(row).map((mark) => `${mark} in ${years[index]?.year ?? ''}`)).join('; '));
  const marked = marks.some((mark) => mark !== '');
  const pence = (id: string, title: string): TableColumn => ({ id, title, kind: 'pence' });
  const line = (amounts: readonly number[], target: number): Cell[] => [...amounts, target, target - (amounts.at(-1) ?? 0)];
  const targetTotal = sumPence(practices.map(({ targetPence }) => targetPence));
  return {
    id: 'pace',
    title: 'Budgets year by year',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'name', title: 'Name', kind: 'text' },
      pence('start', start.title),
      ...years.map(({ year }) => pence(`budget_${year.replace('/', '_')}`, year)),
      pence('target', 'Target'),
      pence('still_to_move', 'Still to move'),
      ...(marked ? [{ id: 'marks', title: 'Marks', kind: 'text' } as const] : []),
    ],
    rows: practices.map(({ practice, name, startPence, targetPence }, position) => [
      practice, name, ...line([startPence, ...(rowsOf[position] ?? []).map((row) => row.pence)], targetPence), ...(marked ? [marks[position] ?? ''] : []),
    ]),
    totals: ['', 'All practices', ...line([start.totalPence, ...years.map(({ totalPence }) => totalPence)], targetTotal), ...(marked ? [''] : [])],
  };
}

function marksOf({ against, limit }: PaceRow): string[] {
  return [
    ...(against === null ? [] : [against === 'away' ? 'away from target' : 'past target']),
    ...(limit === null ? [] : [`held by the greatest ${limit}`]),
  ];
}
