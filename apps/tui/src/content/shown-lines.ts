import { presentOutcome } from '@pbc-planner/domain';
import { areasOf } from '../state/areas.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { documentLines } from './document-lines.ts';
import { explanationLines } from './explanation-lines.ts';
import { heatLines } from './heat-lines.ts';
import { itemLines } from './item-lines.ts';
import { foundLines } from './locality-lines.ts';
import { practiceLines } from './practice-lines.ts';
import { isFillItem } from '../grid/fill-grid.ts';
import { isWalkRow } from '../grid/walk-rows.ts';
import { quickWinLines } from './quick-win-lines.ts';
import { recordLines } from './record-lines.ts';
import { walkLines } from './walk-lines.ts';
import { gridOf } from '../state/view-tables.ts';

const documents = new WeakMap<object, ReturnType<typeof presentOutcome>>();

/** The lines of the answer that is on screen: an explanation step by step, everything else as a document. */
export function answerLines(state: WorkbenchState): readonly string[] {
  const { outcome } = state[state.screen].held;
  if (outcome === null) return [];
  const { side } = areasOf(state.size);
  const width = state.size.columns - side - 2;
  if (outcome.kind === 'explanation') return explanationLines(outcome, width, state.theme);
  if (outcome.kind === 'quick-win') return quickWinLines(outcome, width, state.theme);
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
  const { theme, screen } = state;
  const grid = gridOf(state, screen);
  const { held: { outcome }, table } = state[screen];
  const position = table.order[table.cursor] ?? -1;
  const row = grid?.rows[position];
  if (grid === null || row === undefined) return [];
  if (outcome?.kind === 'matrix' && outcome.items[position] === row) return itemLines(outcome, outcome.items[position], width, theme);
  if (outcome?.kind === 'heatmap' && outcome.items[position] === row) return heatLines(outcome, outcome.items[position], width, theme);
  if (outcome?.kind === 'walk' && isWalkRow(row)) return walkLines(outcome, row, width, theme);
  if (outcome?.kind === 'matrix-round' && state.matrix.beside?.kind === 'matrix' && isFillItem(row)) return itemLines(state.matrix.beside, row, width, theme);
  return recordLines(grid, row, width, theme);
}
