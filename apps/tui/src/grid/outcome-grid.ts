import type { Outcome } from '@pbc-planner/domain';
import type { Grid } from './grid.ts';
import { localityGrid } from './locality-grid.ts';
import { matrixGrid } from './matrix-grid.ts';
import { tableGrid } from './table-grid.ts';

const grids = new WeakMap<Outcome, Grid | null>();

/** An answer as a grid; `null` where it reads as text. Kept as long as the answer, so that a key costs no time in its size. */
export function outcomeGrid(outcome: Outcome): Grid | null {
  const kept = grids.get(outcome);
  if (kept !== undefined) return kept;
  const made = makeGrid(outcome);
  grids.set(outcome, made);
  return made;
}

function makeGrid(outcome: Outcome): Grid | null {
  switch (outcome.kind) {
    case 'locality': return localityGrid(outcome) as Grid;
    case 'matrix': return outcome.about === undefined ? matrixGrid(outcome) as Grid : null;
    case 'table': return tableGrid(outcome.table) as Grid;
    default: return null;
  }
}
