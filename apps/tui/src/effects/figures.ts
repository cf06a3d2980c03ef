import type { ComparisonOutcome, ExplanationOutcome, LocalityOutcome, Outcome } from '@pbc-planner/domain';
import type { Run, Toolkit } from '@pbc-planner/toolkit';
import type { Action, Effect } from '../state/actions.ts';
import type { Figure, Held } from '../state/workbench-state.ts';

type Given = Readonly<Record<string, unknown>>;

/** Reads the locality, for its view. */
export async function readLocality(toolkit: Toolkit): Promise<Extract<Action, { type: 'locality read' }>> {
  const run = await runIfAvailable(toolkit, 'locality.show', {});
  if (typeof run === 'string') return { type: 'locality read', held: unavailable(run), diagnostics: [] };
  const { answer } = run;
  const held = answer.kind === 'locality' ? ready<LocalityOutcome>(answer) : unavailable(reasonOf(run));
  return { type: 'locality read', held, diagnostics: answer.diagnostics };
}

/** Compares the budgets, and explains one of the figures of that same comparison where one is explained on screen. */
export async function compare(toolkit: Toolkit, given: Given, figure: Figure | null): Promise<Extract<Action, { type: 'compared' }>> {
  const run = await runIfAvailable(toolkit, 'budget.compare', given);
  const nothing = { type: 'compared', given, explanation: null } as const;
  if (typeof run === 'string') return { ...nothing, held: unavailable(run), diagnostics: [] };
  const { answer } = run;
  const { diagnostics } = answer;
  if (answer.kind !== 'comparison') return { ...nothing, held: unavailable(reasonOf(run)), diagnostics };
  const explanation = figure === null ? null : (await explain(toolkit, given, figure)).outcome;
  return { type: 'compared', given, held: ready<ComparisonOutcome>(answer), diagnostics, explanation };
}

/** Explains a figure of the comparison that ran with the same parameters. */
export async function explain(toolkit: Toolkit, given: Given, figure: Figure): Promise<Extract<Action, { type: 'explained' }>> {
  const known = toolkit.parameters('budget.explain')?.properties ?? {};
  const shared = Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(known, name)));
  const { answer } = await toolkit.run('budget.explain', { ...shared, ...figure });
  const outcome: ExplanationOutcome | null = answer.kind === 'explanation' ? answer : null;
  return { type: 'explained', given, figure, outcome, diagnostics: answer.diagnostics };
}

/** Runs the command behind a tab of a board, and the one that stands beside it. */
export async function readBoard(toolkit: Toolkit, { board, command, given, beside }: Extract<Effect, { kind: 'read' }>): Promise<Extract<Action, { type: 'board read' }>> {
  const run = await runIfAvailable(toolkit, command, given);
  if (typeof run === 'string') return { type: 'board read', board, command, held: unavailable(run), beside: null, diagnostics: [] };
  const { answer } = run;
  const held = answer.kind === 'refusal' ? unavailable(reasonOf(run)) : ready<Outcome>(answer);
  const other = beside === null || held.outcome === null ? null : await runIfAvailable(toolkit, beside, {});
  const shown = other === null || typeof other === 'string' || other.answer.kind === 'refusal' ? null : other.answer;
  return { type: 'board read', board, command, held, beside: shown, diagnostics: answer.diagnostics };
}

async function runIfAvailable(toolkit: Toolkit, command: string, params: Given): Promise<Run | string> {
  const availability = toolkit.availability(command);
  return availability.available ? toolkit.run(command, params) : availability.reason;
}

function ready<O extends Outcome>(outcome: O): Held<O> {
  return { status: 'ready', outcome, reason: null };
}

function unavailable(reason: string): { status: 'unavailable'; outcome: null; reason: string } {
  return { status: 'unavailable', outcome: null, reason };
}

function reasonOf({ answer }: Run): string {
  const worst = answer.diagnostics.find(({ severity }) => severity === 'error') ?? answer.diagnostics[0];
  return worst === undefined ? 'There is nothing to show.' : [worst.message, worst.hint].filter((part) => part !== undefined).join(' ');
}
