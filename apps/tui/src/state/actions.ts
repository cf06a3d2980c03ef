import type { Diagnostic } from '@pbc-planner/base';
import type { ComparisonOutcome, ExplanationOutcome, LocalityOutcome, Outcome } from '@pbc-planner/domain';
import type { Run } from '@pbc-planner/toolkit';
import type { MethodRoles } from '../grid/comparison-grid.ts';
import type { BoardId, CommandEntry, Figure, Held, PlanSummary, Size, Subject, WorkbenchState } from './workbench-state.ts';

type Given = Readonly<Record<string, unknown>>;

/** Everything that may happen to the workbench. */
export type Action =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'resized'; readonly size: Size }
  | { readonly type: 'plan read'; readonly plan: PlanSummary | null; readonly commands: readonly CommandEntry[]; readonly roles: MethodRoles }
  | { readonly type: 'locality read'; readonly held: Held<LocalityOutcome>; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'compared'; readonly held: Held<ComparisonOutcome>; readonly diagnostics: readonly Diagnostic[];
      readonly given: Given; readonly explanation: ExplanationOutcome | null }
  | { readonly type: 'explained'; readonly given: Given; readonly figure: Figure; readonly outcome: ExplanationOutcome | null;
      readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'board read'; readonly board: BoardId; readonly command: string; readonly held: Held<Outcome>; readonly beside: Outcome | null; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'answered'; readonly command: string; readonly title: string; readonly given: Given; readonly run: Run }
  | { readonly type: 'choices read'; readonly command: string; readonly field: string; readonly choices: readonly string[] }
  | { readonly type: 'subjects read'; readonly subject: Subject; readonly values: readonly string[] }
  | { readonly type: 'noticed'; readonly text: string; readonly bad: boolean }
  | { readonly type: 'found'; readonly source: string; readonly diagnostics: readonly Diagnostic[] };

/** What is to be done outside, as data: `effects/` does it and answers with an action. */
export type Effect =
  | { readonly kind: 'compare'; readonly given: Given; readonly figure: Figure | null }
  | { readonly kind: 'explain'; readonly given: Given; readonly figure: Figure }
  | { readonly kind: 'read'; readonly board: BoardId; readonly command: string; readonly given: Given; readonly beside: string | null }
  | { readonly kind: 'subjects'; readonly subject: Subject; readonly source: string }
  | { readonly kind: 'run'; readonly command: string; readonly title: string; readonly params: Given; readonly confirmed: boolean }
  | { readonly kind: 'choices'; readonly command: string; readonly field: string; readonly source: string }
  | { readonly kind: 'save'; readonly outcome: Outcome; readonly format: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'leave'; readonly code: number };

/** The state after an action, and what is to be done. */
export interface Step {
  readonly state: WorkbenchState;
  readonly effects: readonly Effect[];
}

/** A step that only changes the state. */
export function to(state: WorkbenchState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}
