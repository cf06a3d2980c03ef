import { walkOf, type ChangeProcess, type GateCondition, type ProcessStep, type ShownCondition } from '@pbc-planner/domain';
import { factOf, type FactSources } from '../facts/facts.ts';

/** The first step that a project has not left through its gate; `null` where it has left all. */
export function stepHere({ state, project, process }: Omit<FactSources, 'asOf'>): ProcessStep | null {
  const { passed } = walkOf(state, project.id);
  return process.steps.find(({ id }) => !passed.has(id)) ?? null;
}

/** The step after a step; `null` after the last. */
export function stepAfter({ steps }: ChangeProcess, step: string): ProcessStep | null {
  return steps[steps.findIndex(({ id }) => id === step) + 1] ?? null;
}

/** The conditions of a step's gate as the plan stands: those of the process, and the problems that ask to be looked at there. */
export function conditionsOf(step: ProcessStep, sources: FactSources): ShownCondition[] {
  const asked = step.gate.map((condition) => ({ ...parts(condition), ...factOf(condition.fact, sources), overridden: null }));
  return [...asked, ...problemConditions(step.id, sources)];
}

/** The conditions that keep a gate shut. */
export function blocking(conditions: readonly ShownCondition[]): ShownCondition[] {
  return conditions.filter(({ severity, state, overridden }) => severity === 'blocks' && state !== 'met' && overridden === null);
}

/** The conditions that only warn. */
export function warning(conditions: readonly ShownCondition[]): ShownCondition[] {
  return conditions.filter(({ severity, state }) => severity === 'warns' && state !== 'met');
}

function parts({ id, fact, severity, text, override }: GateCondition) {
  return { id, fact, severity, text, override };
}

function problemConditions(step: string, { state, project, process }: FactSources): ShownCondition[] {
  const logged = state.changeProcesses.problems;
  const seeds = process.problems.filter(({ id, gate }) => gate?.step === step && !logged.has(id)).map(({ id, title, gate }): ShownCondition => ({
    ...condition(id, title, gate?.severity ?? 'warns'), state: 'unknown', reason: 'Nobody has said whether it is so here.', mend: `pbc problems add --known ${id}, or pbc problems close ${id} --reason "..."`,
  }));
  const raised = [...logged.values()].filter((one) => one.gate?.step === step && (one.project === null || one.project === project.id)).map((one): ShownCondition => ({
    ...condition(one.id, one.title, one.gate?.severity ?? 'warns'),
    ...(one.closed === null
      ? { state: 'missing', reason: `It is open${one.owner === null ? '' : `, with ${one.owner}`}.`, mend: `pbc problems close ${one.id} --reason "..."` } as const
      : { state: 'met', reason: `Closed: ${one.closed.reason}`, mend: '' } as const),
  }));
  return [...seeds, ...raised];
}

function condition(problem: string, title: string, severity: ShownCondition['severity']): Pick<ShownCondition, 'id' | 'fact' | 'severity' | 'text' | 'override' | 'overridden'> {
  return { id: `problem.${problem}`, fact: `problem:${problem}`, severity, text: `No open problem: ${title}.`, override: 'with reason', overridden: null };
}
