import { groupThousands } from '@pbc-planner/base';
import type { LocalityOutcome, Practice } from '@pbc-planner/domain';
import { textWidth } from '../text/character-width.ts';
import type { Grid, GridColumn } from './grid.ts';

const grids = new WeakMap<LocalityOutcome, Grid<Practice>>();

/** The practices of a locality as a grid; kept as long as the answer it shows. */
export function localityGrid(outcome: LocalityOutcome): Grid<Practice> {
  const kept = grids.get(outcome) ?? makeGrid(outcome);
  grids.set(outcome, kept);
  return kept;
}

function makeGrid({ practices }: LocalityOutcome): Grid<Practice> {
  const column = (
    id: string, title: string, align: 'left' | 'right', priority: number,
    draw: (row: Practice) => string, order: (row: Practice) => number | string | null = draw,
  ): GridColumn<Practice> => {
    let width = textWidth(title);
    for (const row of practices) width = Math.max(width, textWidth(draw(row)));
    return { id, title, align, priority, draw, order, width, minimum: width, maximum: width, copy: draw, total: '', names: priority > 2 };
  };
  const name = column('name', 'practice', 'left', 4, (row) => row.name);
  return {
    rows: practices, noun: 'practice', empty: 'No practices yet. Open the palette and import a file of practices, or let one join.',
    key: (row) => row.practice,
    search: (row) => `${row.practice} ${row.name}`,
    columns: [
      column('practice', 'code', 'left', 3, (row) => row.practice),
      { ...name, minimum: Math.min(name.width, 13) },
      column('list', 'list', 'right', 2, ({ list }) => (list === null ? 'not known' : grouped(list)), ({ list }) => (list === null ? null : Number(list))),
      column('membership', 'membership', 'left', 1, (row) => row.membership),
    ],
  };
}

function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  return groupThousands(whole) + (fraction === undefined ? '' : `.${fraction}`);
}
