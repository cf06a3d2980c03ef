import { presentOutcome, type Outcome } from '@pbc-planner/domain';
import type { Grid } from './grid.ts';
import { heatGrid } from './heat-grid.ts';
import { localityGrid } from './locality-grid.ts';
import { matrixGrid } from './matrix-grid.ts';
import { tableGrid } from './table-grid.ts';

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
    default: {
      const main = presentOutcome(outcome).blocks.find((block) => block.kind === 'table' && block.main);
      return main?.kind === 'table' && main.table.rows.length > 0 ? tableGrid(main.table) as Grid : null;
    }
  }
}
