import { presentOutcome } from '@pbc-planner/domain';
import { areasOf } from '../state/areas.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { documentLines } from './document-lines.ts';
import { explanationLines } from './explanation-lines.ts';
import { foundLines } from './locality-lines.ts';
import { practiceLines } from './practice-lines.ts';

const documents = new WeakMap<object, ReturnType<typeof presentOutcome>>();

/** The lines of the answer that is on screen: an explanation step by step, everything else as a document. */
export function answerLines(state: WorkbenchState): readonly string[] {
  if (state.answer === null) return [];
  const { outcome } = state.answer;
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
  const { explanation, held, table } = state.budgets;
  if (explanation !== null) return explanationLines(explanation, width, state.theme);
  const row = held.outcome?.rows[table.order[table.cursor] ?? -1];
  return held.outcome && row ? practiceLines(held.outcome, row, state.roles, width, state.theme) : [];
}
