import type { Block, Cell, Document, Table } from '@pbc-planner/base';
import type { NeedBreakdown, NeedIndexOutcome, NeedIndexRow, NeedPopulation } from '../outcome/need-index.ts';
import { figuresFilesBlock, figuresFilesColumns } from './figures-files-block.ts';
import { widenedBlocks, type FurtherColumns } from './further-columns.ts';

/** Relative need as a document: the indices, the people behind them, what a place consists of, and where it all comes from. */
export function presentNeedIndex({ grade, populations, rows, overlaps, breakdown, inputs, places }: NeedIndexOutcome): Document {
  const overlapping = overlaps.map(({ practice, places: of }) => `${practice} is in ${of.join(' and ')}. Each of them counts it.`);
  const further = [figuresFilesColumns(inputs), placesColumns(places)];
  return {
    title: 'Relative need of places',
    fictional: false,
    grade,
    blocks: [
      { kind: 'facts', facts: [['Places', String(rows.filter(({ kind }) => kind === 'place').length)], ['Read from', places.name], ['Grade', grade]] },
      { kind: 'paragraph', text: 'The index of an integrated care board compares it with England, the index of a place compares it with its board: above 1 is more need a head, below 1 is less.' },
      ...widenedBlocks(indexTable(populations, rows), rows, further),
      ...widenedBlocks(peopleTable(populations, rows), rows, further),
      ...(breakdown === null ? [] : widenedBlocks(breakdownTable(populations, breakdown, rows), breakdown.rows, further)),
      ...(overlapping.length === 0 ? [] : [{ kind: 'heading', text: 'In more than one place' }, { kind: 'list', items: overlapping }] satisfies Block[]),
      ...figuresFilesBlock(inputs),
    ],
  };
}

/** Which practices make a place is somebody's own choice, so each row says whose file it was. */
function placesColumns({ name, sha256 }: NeedIndexOutcome['places']): FurtherColumns<unknown> {
  return {
    columns: [{ id: 'places_file', title: 'Places', kind: 'text' }, { id: 'places_sha256', title: 'SHA-256 of the places', kind: 'code' }],
    cells: () => [name, sha256],
  };
}

const kinds: Readonly<Record<NeedIndexRow['kind'], string>> = { icb: 'board', place: 'place', rest: 'rest' };

function marks({ small, sharedPractices }: NeedIndexRow): string {
  return [...(small ? ['small'] : []), ...(sharedPractices.length === 0 ? [] : ['overlap'])].join(', ');
}

function indexTable(populations: readonly NeedPopulation[], rows: readonly NeedIndexRow[]): Table {
  return {
    id: 'need-index',
    title: 'Index of need',
    columns: [
      { id: 'kind', title: 'Kind', kind: 'text' },
      { id: 'name', title: 'Board or place', kind: 'text' },
      { id: 'practices', title: 'Practices', kind: 'number' },
      ...populations.map(({ id, title }) => ({ id, title, kind: 'number' }) as const),
      { id: 'marks', title: 'Marks', kind: 'text' },
    ],
    rows: rows.map((row) => [kinds[row.kind], row.name, row.practices, ...populations.map(({ id }) => threeDecimals(row.index[id])), marks(row)]),
  };
}

function peopleTable(populations: readonly NeedPopulation[], rows: readonly NeedIndexRow[]): Table {
  return {
    id: 'weighted-people',
    title: 'People, and people weighted for need',
    columns: [
      { id: 'name', title: 'Board or place', kind: 'text' },
      { id: 'population', title: 'People', kind: 'number' },
      ...populations.map(({ id, title }) => ({ id, title, kind: 'number' }) as const),
    ],
    rows: rows.map(({ name, population, weighted }) => [name, population, ...populations.map(({ id }) => weighted[id] ?? null)]),
  };
}

function breakdownTable(populations: readonly NeedPopulation[], { kind, name, rows }: NeedBreakdown, all: readonly NeedIndexRow[]): Table {
  const place = all.find((row) => row.kind === kind && row.name === name);
  return {
    id: 'breakdown',
    title: `What each practice brings to the index of ${name}`,
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'name', title: 'Name', kind: 'text' },
      { id: 'population', title: 'People', kind: 'number' },
      ...populations.map(({ id, title }) => ({ id, title, kind: 'number' }) as const),
    ],
    rows: rows.map(({ practice, name: own, population, contribution }) => [
      practice, own, population, ...populations.map(({ id }): Cell => contribution[id]?.toFixed(4) ?? null),
    ]),
    ...(place === undefined ? {} : { totals: ['', 'All of it', place.population, ...populations.map(({ id }) => threeDecimals(place.index[id]))] }),
  };
}

function threeDecimals(index: number | null | undefined): Cell {
  return index?.toFixed(3) ?? null;
}
