import { presentOutcome } from '@pbc-planner/domain';
import { areasOf } from '../state/areas.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { documentLines } from './document-lines.ts';
import { explanationLines } from './explanation-lines.ts';
import { itemLines } from './item-lines.ts';
import { foundLines } from './locality-lines.ts';
import { practiceLines } from './practice-lines.ts';
import { recordLines } from './record-lines.ts';
import { gridOf } from '../state/view-tables.ts';

const documents = new WeakMap<object, ReturnType<typeof presentOutcome>>();

/** The lines of the answer that is on screen: an explanation step by step, everything else as a document. */
export function answerLines(state: WorkbenchState): readonly string[] {
  const { outcome } = state[state.screen].held;
  if (outcome === null) return [];
  const { side } = areasOf(state.size);
  const width = state.size.columns - side - 2;
  if (outcome.kind === 'explanation') return explanationLines(outcome, width, state.theme);
  const document = documents.get(outcome) ?? presentOutcome(outcome);
  documents.set(outcome, document);
  return documentLines(document, width, state.theme);
}

/** The lines of the details pane; on a narrow screen, of the explanation that stands in the place of the table. */
export function detailsLines(state: WorkbenchState): readonly string[] {
  const { details, editor } = areasOf(state.size);
  const width = (details > 0 ? details : editor) - 3;
  if (state.screen === 'locality') return foundLines(state, width);
  if (state.screen !== 'budgets') return selectedLines(state, width);
  const { explanation, held, table } = state.budgets;
  if (explanation !== null) return explanationLines(explanation, width, state.theme);
  const row = held.outcome?.rows[table.order[table.cursor] ?? -1];
  return held.outcome && row ? practiceLines(held.outcome, row, state.roles, width, state.theme) : [];
}

/** The selected row of a board or an answer, in full. */
function selectedLines(state: WorkbenchState, width: number): readonly string[] {
  const grid = gridOf(state, state.screen);
  const { held, table } = state[state.screen];
  const row = grid?.rows[table.order[table.cursor] ?? -1];
  if (grid === null || row === undefined) return [];
  const item = held.outcome?.kind === 'matrix' ? held.outcome.items[table.order[table.cursor] ?? -1] : undefined;
  return held.outcome?.kind === 'matrix' && item !== undefined ? itemLines(held.outcome, item, width, state.theme) : recordLines(grid, row, width, state.theme);
}
