import { presentOutcome, type Outcome } from '@pbc-planner/domain';
import type { Grid } from './grid.ts';
import { heatGrid } from './heat-grid.ts';
import { localityGrid } from './locality-grid.ts';
import { matrixGrid } from './matrix-grid.ts';
import { tableGrid } from './table-grid.ts';
import { walkGrid } from './walk-grid.ts';

const grids = new WeakMap<Outcome, Grid | null>();

/** An answer as a grid; `null` where it only reads as text. Kept as long as the answer, so that a key costs no time in its size. */
export function outcomeGrid(outcome: Outcome): Grid | null {
  const kept = grids.get(outcome);
  if (kept !== undefined) return kept;
  const made = makeGrid(outcome);
  grids.set(outcome, made);
  return made;
}

/** Whether an answer is a grid before anything else; others are texts, whose main table can be looked at as a grid. */
export function isGrid({ kind }: Outcome): boolean {
  return kind === 'locality' || kind === 'matrix' || kind === 'heatmap' || kind === 'table';
}

function makeGrid(outcome: Outcome): Grid | null {
  switch (outcome.kind) {
    case 'locality': return localityGrid(outcome) as Grid;
    case 'matrix': return outcome.about === undefined ? matrixGrid(outcome) as Grid : null;
    case 'heatmap': return outcome.round.revealed ? heatGrid(outcome) as Grid : null;
    case 'table': return tableGrid(outcome.table) as Grid;
    case 'walk': return walkGrid(outcome) as Grid;
    default: {
      const main = presentOutcome(outcome).blocks.find((block) => block.kind === 'table' && block.main);
      if (main?.kind !== 'table' || main.table.rows.length === 0) return null;
      const grid = tableGrid(main.table) as Grid;
      return outcome.kind === 'matrix-round' ? withSubjects(grid, outcome.parties.map(({ id }) => id)) : grid;
    }
  }
}

/** A grid in which some columns stand for parties that a command may be told of. */
function withSubjects(grid: Grid, subjects: readonly string[]): Grid {
  return { ...grid, noun: 'item', columns: grid.columns.map((column) => (subjects.includes(column.id) ? { ...column, subject: column.id } : column)) };
}
