import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import {
  callOfStep, loadFigures, membershipStepText, mergedInto, refusal, stepFault,
  type Command, type CommandContext, type EventBody, type HeldFigures, type MembershipStep, type RefusalOutcome, type WhatIf, type WhatIfOutcome,
} from '@pbc-planner/domain';
import { refusedAs } from '../budget-run.ts';
import { compareMembership, type MembershipComparison, type WhatIfParameters } from './compare-membership.ts';
import { practicesOf, triedPlan } from './tried-plan.ts';

interface Parameters extends WhatIfParameters {
  readonly whatIf?: string;
  readonly join?: readonly string[];
  readonly leave?: readonly string[];
  readonly alone?: readonly string[];
  readonly merge?: readonly string[];
  readonly into?: string;
  readonly name?: string;
  readonly list?: string;
  readonly adopt: boolean;
  readonly drop: boolean;
}

type Answered = WhatIfOutcome | RefusalOutcome;

/**
 * `locality.what-if`: practices join, leave, merge or go alone beside the plan. The steps are remembered under a name; adopting
 * runs the commands that do them for good, in one step of undo.
 */
export const whatIf: Command<Parameters, Answered> = async (parameters, context) => {
  const outcome = refusal('locality.what-if');
  const usage = usageFault(parameters, context);
  if (usage) return { status: 'usage', outcome, diagnostics: [usage] };
  const figures = await loadFigures(context.state, context.dataSets);
  if (!figures.ok) return { status: 'refused', outcome, diagnostics: figures.diagnostics };
  const { whatIf: name } = parameters;
  if (name === undefined) return { status: 'fine', outcome: outcomeOf(context, figures.value, null, null), diagnostics: [] };

  const known = context.state.whatIfs.get(name);
  const before = known?.status === 'open' || parameters.adopt || parameters.drop || stepsOf(parameters).length === 0 ? known : undefined;
  const added = addedSteps(parameters, context, figures.value, before?.steps ?? []);
  if (!added.ok) return { status: 'usage', outcome, diagnostics: added.diagnostics };
  const tried: WhatIf = { status: before?.status ?? 'open', steps: [...(before?.steps ?? []), ...added.value] };
  const settled: WhatIf = { ...tried, status: parameters.adopt ? 'adopted' : parameters.drop ? 'dropped' : tried.status };
  const events: EventBody[] = added.value.map((step) => ({ type: 'what-if step taken', data: { whatIf: name, step } }));
  if (parameters.drop) {
    return { status: 'fine', outcome: outcomeOf(context, figures.value, name, settled), diagnostics: [], events: [{ type: 'what-if dropped', data: { whatIf: name } }] };
  }
  const { state, faults } = triedPlan(context.state, figures.value, tried.status === 'open' ? tried.steps : []);
  if (faults.length > 0) return { status: parameters.adopt ? 'refused' : 'problems', outcome, diagnostics: [...faults.map((fault) => outOfDate(name, fault))] };
  const compared = await compareMembership(parameters, context, figures.value, state);
  if (!compared.ok) return { status: refusedAs(compared.diagnostics), outcome, diagnostics: compared.diagnostics };
  return {
    status: 'fine',
    outcome: outcomeOf(context, figures.value, name, settled, compared.value),
    diagnostics: compared.diagnostics,
    events: parameters.adopt ? [{ type: 'what-if adopted', data: { whatIf: name } }] : events,
    ...(parameters.adopt ? { then: tried.steps.map(callOfStep) } : {}),
  };
};

/** The steps that a call asks for, in the order join, leave, alone, merge. */
function stepsOf({ join = [], leave = [], alone = [], merge, into, name, list }: Parameters): MembershipStep[] {
  const named = merge === undefined && name !== undefined ? { name } : {};
  return [
    ...join.map((practice) => ({ kind: 'join', practice, membership: 'in', ...named, ...(list === undefined ? {} : { list }) }) as const),
    ...leave.map((practice) => ({ kind: 'leave', practice }) as const),
    ...alone.map((practice) => ({ kind: 'join', practice, membership: 'alone' }) as const),
    ...(merge === undefined ? [] : [{ kind: 'merge', practices: merge, into: into ?? merge[0] ?? '', ...(name === undefined ? {} : { name }) } as const]),
  ];
}

/** Those steps, each checked on the plan as the ones before it leave it. */
function addedSteps(parameters: Parameters, { state }: CommandContext, figures: HeldFigures, before: readonly MembershipStep[]): Result<MembershipStep[]> {
  const steps = stepsOf(parameters);
  let tried = triedPlan(state, figures, before).state;
  for (const step of steps) {
    const practices = practicesOf(tried, figures);
    const fault = stepFault(step, practices, mergedInto(tried)) ?? aloneFault(step, practices.map(({ practice }) => practice));
    if (fault) return refused(fault);
    tried = triedPlan(tried, figures, [step]).state;
  }
  return ok(steps);
}

function aloneFault(step: MembershipStep, practices: readonly string[]): Diagnostic | null {
  if (step.kind !== 'join' || step.membership !== 'alone' || practices.includes(step.practice)) return null;
  return error('unknown-practice', `The locality has no practice ${step.practice} that could go alone.`, {
    place: { key: step.practice }, hint: 'See its practices with pbc locality show.',
  });
}

function usageFault(parameters: Parameters, { state }: CommandContext): Diagnostic | null {
  const { whatIf: name, adopt, drop, join = [], merge } = parameters;
  const steps = stepsOf(parameters);
  const known = name === undefined ? undefined : state.whatIfs.get(name);
  const open = [...state.whatIfs].filter(([, { status }]) => status === 'open').map(([one]) => one);
  const opened = open.length === 0 ? 'None is open.' : `Open: ${open.join(', ')}.`;
  if (name === undefined) {
    if (steps.length === 0 && !adopt && !drop) return null;
    return error('no-what-if', 'The what-if needs a name.', { hint: 'For example: pbc locality what-if smaller --leave hope' });
  }
  if (adopt && drop) return error('adopt-or-drop', 'A what-if is adopted or dropped, not both.', { hint: 'Give --adopt or --drop.' });
  if ((adopt || drop) && steps.length > 0) return error('steps-first', 'Take the steps first, look at what they do, then adopt or drop.', { hint: `Leave out --${adopt ? 'adopt' : 'drop'} for now.` });
  if (known === undefined && steps.length === 0) return error('unknown-what-if', `There is no what-if "${name}".`, { hint: `${opened} Begin one with --join, --leave, --alone or --merge.` });
  if ((adopt || drop) && known?.status !== 'open') return error('what-if-settled', `The what-if "${name}" was ${known?.status ?? 'dropped'} already.`, { hint: opened });
  if (merge === undefined && parameters.into !== undefined) return error('nothing-to-merge', '--into needs --merge.', { hint: 'For example: --merge abbey,brook --into abbey' });
  if (merge === undefined && join.length !== 1 && (parameters.name !== undefined || parameters.list !== undefined)) {
    return error('whose-name', '--name and --list are for one practice that joins, or for the one that others become.', { hint: 'Join one practice in a call.' });
  }
  return null;
}

function outOfDate(name: string, fault: Diagnostic): Diagnostic {
  return { ...fault, code: 'what-if-out-of-date', message: `The what-if "${name}" does not fit the plan any more: ${fault.message}`, hint: 'The plan changed since. Drop it with --drop, and try again.' };
}

function outcomeOf(context: CommandContext, figures: HeldFigures, name: string | null, shown: WhatIf | null, compared?: MembershipComparison): WhatIfOutcome {
  const { founded, whatIfs } = context.state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const names = new Map(practicesOf(context.state, figures).map((one) => [one.practice, one.name]));
  const textOf = (step: MembershipStep) => membershipStepText(step, (practice) => names.get(practice) ?? practice);
  const all = new Map(whatIfs);
  if (name !== null && shown !== null) all.set(name, shown);
  return {
    kind: 'what-if',
    locality: founded.name,
    fictional: founded.fictional,
    year: founded.year,
    whatIf: name,
    status: shown?.status ?? null,
    steps: (shown?.steps ?? []).map((step) => ({ text: textOf(step), step })),
    rows: compared?.rows ?? [],
    reconciliation: compared?.reconciliation ?? [],
    alone: compared?.alone ?? [],
    all: [...all].map(([one, { status, steps }]) => ({ whatIf: one, status, steps: steps.map(textOf) })),
    inputs: compared?.inputs ?? [],
    notes: compared?.notes ?? [],
  };
}
