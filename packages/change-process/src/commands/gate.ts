import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { isFault, openProject, walkOf, type Command, type EventBody, type GateOutcome, type MessageOutcome, type ProcessStep, type RefusalOutcome, type ShownCondition } from '@pbc-planner/domain';
import type { FactSources } from '../facts/facts.ts';
import { blocking, conditionsOf, stepAfter, stepHere } from '../gate/gate.ts';
import { done, factSources, processCalled, refused, unknownId } from './answers.ts';

/** `process.gate`: the conditions of a gate, each with its state and the reason. That it is shut is the answer, not a fault. */
export const gate: Command<{ readonly project: string; readonly step?: string }, GateOutcome | RefusalOutcome> = async ({ project: id, step: asked }, context) => {
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused('process.gate', sources);
  const step = asked === undefined ? stepHere(sources) : sources.process.steps.find((one) => one.id === asked);
  if (step === undefined) return refused('process.gate', unknownId('step', asked ?? '', sources.process.steps.map((one) => one.id)));
  if (step === null) return refused('process.gate', allPassed(sources));
  const outcome = gateOutcome(step, conditionsOf(step, sources), sources, false);
  return { status: outcome.open ? 'fine' : 'problems', outcome, diagnostics: [] };
};

/** `process.advance`: out of the present step through its gate; past a condition only with a reason, which stays on record. */
export const advance: Command<{ readonly project: string; readonly override?: readonly string[]; readonly reason?: string }, GateOutcome | RefusalOutcome> = async (parameters, context) => {
  const sources = await factSources(parameters.project, context);
  if (isFault(sources)) return refused('process.advance', sources);
  const step = stepHere(sources);
  if (step === null) return refused('process.advance', allPassed(sources));
  const reason = cleanText(parameters.reason ?? '', 500).trim();
  const wanted = [...new Set(parameters.override ?? [])];
  const shown = conditionsOf(step, sources);
  const faults = overrideFaults(wanted, reason, shown);
  if (faults.length > 0) return refused('process.advance', ...faults);
  const conditions = shown.map((one) => (wanted.includes(one.id) ? { ...one, overridden: { by: context.by, reason } } : one));
  const shut = blocking(conditions);
  if (shut.length > 0) {
    return {
      status: 'problems', outcome: gateOutcome(step, conditions.map((one) => ({ ...one, overridden: null })), sources, false),
      diagnostics: shut.map((one) => error('gate-shut', `${one.text} ${one.reason}`, { place: { key: one.id }, hint: hintOf(one) })),
    };
  }
  const { project: { id: project }, state, process } = sources;
  const events: EventBody[] = [
    // From its first step on a project keeps its process, whatever packs come later.
    ...(walkOf(state, project).process === null ? [{ type: 'process chosen', data: { project, process: process.id } } as const] : []),
    ...conditions.flatMap(({ id, text, overridden }): EventBody[] => (overridden === null ? [] : [{ type: 'gate overridden', data: { project, step: step.id, condition: id, text, reason } }])),
    { type: 'step advanced', data: { project, step: step.id } },
  ];
  return { status: 'fine', outcome: gateOutcome(step, conditions, sources, true), diagnostics: [], events };
};

/** `process.begin`: the process that a project walks, chosen when it begins. Later it takes a reason, and steps of the same id stay passed. */
export const begin: Command<{ readonly project: string; readonly process: string; readonly reason?: string }, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const project = openProject(context.state, parameters.project);
  if (isFault(project)) return refused('process.begin', project);
  const process = await processCalled(parameters.process, context);
  const { process: before, passed } = walkOf(context.state, project.id);
  const reason = cleanText(parameters.reason ?? '', 500).trim();
  const faults = [
    ...(isFault(process) ? [process] : []),
    ...(before === parameters.process ? [error('process-stands', `${project.title} walks ${parameters.process} already.`, { hint: `See where it stands with pbc process show ${project.id}.` })] : []),
    ...(passed.size > 0 && before !== parameters.process && reason === '' ? [error('no-reason', `${project.title} is on its way: it has passed ${[...passed.keys()].join(', ')}.`, { hint: 'Give --reason "..." to change its process all the same.' })] : []),
  ];
  if (isFault(process) || faults.length > 0) return refused('process.begin', ...faults);
  const kept = process.steps.filter(({ id }) => passed.has(id)).length;
  return done(`${project.title} walks ${process.title}: ${process.steps.length} steps, from "${process.steps[0]?.title}" on.${passed.size === 0 ? '' : ` Of the steps that it had passed, ${kept} stand in it.`}`, [
    { type: 'process chosen', data: { project: project.id, process: process.id, ...(reason === '' ? {} : { reason }) } },
  ]);
};

/** `process.reopen`: back to a step, with a reason; what was gathered and what was passed over stays on record. */
export const reopen: Command<{ readonly project: string; readonly step: string; readonly reason: string }, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const sources = await factSources(parameters.project, context);
  if (isFault(sources)) return refused('process.reopen', sources);
  const { process: { steps }, project, state } = sources;
  const at = steps.findIndex(({ id }) => id === parameters.step);
  const passed = state.changeProcesses.walks.get(project.id)?.passed ?? new Map();
  const reopened = at < 0 ? [] : steps.slice(at).map(({ id }) => id).filter((id) => passed.has(id));
  const reason = cleanText(parameters.reason, 500).trim();
  const faults = [
    ...(at < 0 ? [unknownId('step', parameters.step, steps.map(({ id }) => id))] : []),
    ...(at >= 0 && !passed.has(parameters.step) ? [error('step-not-passed', `${project.title} has not passed ${parameters.step}.`, { hint: `See where it stands with pbc process show ${project.id}.` })] : []),
    ...(reason === '' ? [error('no-reason', 'Nobody said why it is reopened.', { hint: 'Give --reason "the trust withdrew", or what it was.' })] : []),
  ];
  if (faults.length > 0) return refused('process.reopen', ...faults);
  return done(`${project.title} is at ${steps[at]?.title} again.`, [{ type: 'steps reopened', data: { project: project.id, steps: reopened, reason } }]);
};

function gateOutcome(step: ProcessStep, conditions: readonly ShownCondition[], { state, project, process }: FactSources, advanced: boolean): GateOutcome {
  return {
    kind: 'gate', locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false, process: process.title, project: project.id, title: project.title,
    step: step.id, stepTitle: step.title, open: blocking(conditions).length === 0, advanced, next: stepAfter(process, step.id)?.title ?? null, conditions, grade: process.grade,
  };
}

function overrideFaults(wanted: readonly string[], reason: string, conditions: readonly ShownCondition[]): Diagnostic[] {
  const faults = wanted.flatMap((id): Diagnostic[] => {
    const condition = conditions.find((one) => one.id === id);
    if (condition === undefined) return [unknownId('condition', id, conditions.map((one) => one.id))];
    if (condition.override === 'never') return [error('no-override', `Nobody goes past ${id}: ${condition.text}`, { hint: condition.mend || 'It is met; leave it out of --override.' })];
    if (condition.state === 'met') return [error('override-not-needed', `${id} is met: ${condition.reason}`, { hint: 'Leave it out of --override.' })];
    return condition.severity === 'warns' ? [error('override-not-needed', `${id} only warns.`, { hint: 'Leave it out of --override.' })] : [];
  });
  if (wanted.length > 0 && reason === '') faults.push(error('no-reason', 'Nobody said why the condition is passed over.', { hint: 'Give --reason "..."; it stays on record with your name.' }));
  if (wanted.length === 0 && reason !== '') faults.push(error('no-override-named', 'There is a reason and no condition to pass over.', { hint: 'Give --override CONDITION; see pbc process gate.' }));
  return faults;
}

function hintOf({ id, override, mend }: ShownCondition): string {
  return override === 'never' ? `Try ${mend}. Nobody goes past this one.` : `Try ${mend}; or go past it with --override ${id} --reason "...".`;
}

function allPassed({ project, process }: FactSources): Diagnostic {
  return error('all-steps-passed', `${project.title} has passed every step of ${process.title}.`, { hint: `Begin the next cycle with pbc process reopen ${project.id} ${process.steps[0]?.id} --reason "..."` });
}
