import { formatPounds } from '@pbc-planner/base';
import {
  personKey, walkOf, type ChangeProcesses, type DeclaredInterest, type GateOverride, type HeldEvidence, type InterestHandling, type LoggedProblem, type RecordedRoute, type ReviewRecord, type Walk,
} from './change-process-state.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { day, fields, flag, listOf, oneOf, optional, orNull, pence, recordOf, text } from './shape.ts';

/** What happens on the way of a change. */
export interface ChangeProcessEvents {
  readonly 'process chosen': { readonly project: string; readonly process: string; readonly reason?: string };
  readonly 'process question answered': { readonly project: string; readonly question: string; readonly answer: string };
  readonly 'process evidence added': { readonly project: string; readonly evidence: HeldEvidence };
  /** Plans of earlier versions have no reason. */
  readonly 'process evidence removed': { readonly project: string; readonly evidence: string; readonly reason?: string };
  readonly 'deciders named': { readonly project: string; readonly people: readonly string[] };
  readonly 'interest declared': Omit<DeclaredInterest, 'handled'>;
  readonly 'no interest declared': { readonly project: string; readonly person: string };
  readonly 'interest handled': { readonly interest: string; readonly person: string; readonly how: InterestHandling; readonly note: string };
  readonly 'gate overridden': Pick<GateOverride, 'step' | 'condition' | 'text' | 'reason'> & { readonly project: string };
  readonly 'step advanced': { readonly project: string; readonly step: string };
  readonly 'steps reopened': { readonly project: string; readonly steps: readonly string[]; readonly reason: string };
  readonly 'route recorded': RecordedRoute & { readonly project: string; readonly left: readonly string[]; readonly withoutVote: readonly string[] };
  readonly 'route facts answered': { readonly project: string; readonly answers: Readonly<Record<string, string>>; readonly takenBack: readonly string[] };
  readonly 'launch item set': { readonly project: string; readonly item: string; readonly text: string };
  readonly 'review recorded': ReviewRecord & { readonly project: string };
  readonly 'problem raised': { readonly problem: Omit<LoggedProblem, 'closed'> };
  readonly 'problem closed': { readonly problem: string; readonly title: string; readonly reason: string };
}

export const changeProcess: EventSlice<ChangeProcessEvents> = {
  'process chosen': {
    shape: { project: text, process: text, reason: optional(text) },
    apply: (state, { project, process }) => walk(state, project, () => ({ process })),
    describe: ({ project, process, reason = '' }) => `chose ${process} as the process of ${project}${reason === '' ? '' : `, because: ${reason}`}`,
    audience: 'public',
    undoable: true,
  },
  'process question answered': {
    shape: { project: text, question: text, answer: text },
    apply: (state, { project, question, answer }, { by }) => walk(state, project, (one) => ({ answers: new Map(one.answers).set(question, { answer, by }) })),
    describe: ({ project, question }) => `answered ${question} for ${project}`,
    audience: 'public',
    undoable: true,
  },
  'process evidence added': {
    shape: { project: text, evidence: fields({ id: text, kind: text, what: text, source: text, on: day }) },
    apply: (state, { project, evidence }) => walk(state, project, (one) => ({ evidence: [...one.evidence, evidence] })),
    describe: ({ project, evidence: { id, kind, source, on } }) => `added ${id} to ${project}: ${kind}, ${source}, ${on}`,
    audience: 'public',
    undoable: true,
  },
  'process evidence removed': {
    shape: { project: text, evidence: text, reason: optional(text) },
    apply: (state, { project, evidence, reason = '' }, { by, time }) => walk(state, project, (one) => ({
      evidence: one.evidence.filter(({ id }) => id !== evidence),
      withdrawn: [...one.withdrawn, ...one.evidence.filter(({ id }) => id === evidence).map((held) => ({ ...held, reason, by, at: time }))],
    })),
    describe: ({ project, evidence, reason = '' }) => `took ${evidence} off ${project}${reason === '' ? '' : `, because: ${reason}`}`,
    audience: 'public',
    undoable: true,
  },
  'deciders named': {
    shape: { project: text, people: listOf(text) },
    apply: (state, { project, people }) => walk(state, project, () => ({ deciders: people })),
    describe: ({ project, people }) => `said who decides on ${project}: ${people.join(', ')}`,
    audience: 'public',
    undoable: true,
  },
  'interest declared': {
    shape: { id: text, project: text, person: text, about: text, rival: flag },
    apply: (state, interest) => withInterests(state, [...state.changeProcesses.interests, { ...interest, handled: null }]),
    describe: ({ person, project, about, rival }) => `recorded that ${person} has an interest in ${project}${rival ? ', in a rival service' : ''}: ${about}`,
    audience: 'public',
    undoable: true,
  },
  'no interest declared': {
    shape: { project: text, person: text },
    apply: (state, { project, person }) => walk(state, project, (one) => ({ declaredNone: new Set(one.declaredNone).add(personKey(person)) })),
    describe: ({ person, project }) => `recorded that ${person} declared no interest in ${project}`,
    audience: 'public',
    undoable: true,
  },
  'interest handled': {
    shape: { interest: text, person: text, how: oneOf('left', 'stayed without a vote', 'ended'), note: text },
    apply: (state, { interest, how, note }, { by, time }) =>
      withInterests(state, state.changeProcesses.interests.map((one) => (one.id === interest ? { ...one, handled: { how, note, by, at: time } } : one))),
    describe: ({ person, how, note }) => `recorded of ${person}: ${how === 'left' ? 'left the decision' : how === 'ended' ? 'the interest has ended' : how}${note === '' ? '' : ` (${note})`}`,
    audience: 'public',
    undoable: true,
  },
  'gate overridden': {
    shape: { project: text, step: text, condition: text, text, reason: text },
    apply: (state, { project, ...override }, { by, time }) => walk(state, project, (one) => ({ overrides: [...one.overrides, { ...override, by, at: time }] })),
    describe: ({ project, step, text, reason }) => `went past a condition of ${step} for ${project}: ${text} Because: ${reason}`,
    audience: 'public',
    undoable: false,
  },
  'step advanced': {
    shape: { project: text, step: text },
    apply: (state, { project, step }, { by, time }) => walk(state, project, (one) => ({ passed: new Map(one.passed).set(step, { by, at: time }) })),
    describe: ({ project, step }) => `took ${project} past ${step}`,
    audience: 'public',
    undoable: true,
  },
  'steps reopened': {
    shape: { project: text, steps: listOf(text), reason: text },
    apply: (state, { project, steps }) => walk(state, project, (one) => ({ passed: new Map([...one.passed].filter(([step]) => !steps.includes(step))), reviewsBefore: one.reviews.length })),
    describe: ({ project, steps, reason }) => `reopened ${steps.join(', ')} for ${project}, because: ${reason}`,
    audience: 'public',
    undoable: true,
  },
  'route recorded': {
    shape: { project: text, route: text, reasons: text, inFavour: listOf(text), against: listOf(text), left: listOf(text), withoutVote: listOf(text) },
    apply: (state, { project, route, reasons, inFavour, against }) => walk(state, project, () => ({ route: { route, reasons, inFavour, against } })),
    describe: ({ project, route, inFavour, against, left, withoutVote }) => [
      `recorded ${route} as the route of ${project}, ${inFavour.length} for and ${against.length} against`,
      ...(left.length === 0 ? [] : [`left: ${left.join(', ')}`]), ...(withoutVote.length === 0 ? [] : [`stayed without a vote: ${withoutVote.join(', ')}`]),
    ].join('; '),
    audience: 'public',
    undoable: true,
  },
  'route facts answered': {
    shape: { project: text, answers: recordOf(text), takenBack: listOf(text) },
    apply: (state, { project, answers, takenBack }, { by }) => walk(state, project, (one) => ({
      routeFacts: new Map([...[...one.routeFacts].filter(([id]) => !takenBack.includes(id)), ...Object.entries(answers).map(([id, answer]) => [id, { answer, by }] as const)]),
    })),
    describe: ({ project, answers, takenBack }) =>
      `said of the route of ${project}: ${[...Object.entries(answers).map(([id, answer]) => `${id} ${answer}`), ...takenBack.map((id) => `${id} not known`)].join(', ')}`,
    audience: 'public',
    undoable: true,
  },
  'launch item set': {
    shape: { project: text, item: text, text },
    apply: (state, { project, item, text }) => walk(state, project, (one) => ({ launch: new Map(one.launch).set(item, text) })),
    describe: ({ project, item }) => `wrote ${item} of the launch plan of ${project}`,
    audience: 'public',
    undoable: true,
  },
  'review recorded': {
    shape: {
      project: text, verdict: oneOf('keep', 'change', 'stop'), grossPence: pence, netPence: pence, freedUp: orNull(text), note: text, on: day,
    },
    apply: (state, { project, ...review }) => walk(state, project, (one) => ({ reviews: [...one.reviews, review] })),
    describe: ({ project, verdict, netPence }) => `reviewed ${project}: ${verdict}, ${formatPounds(netPence)} net`,
    audience: 'public',
    undoable: true,
  },
  'problem raised': {
    shape: {
      problem: fields({
        id: text, title: text, project: orNull(text), owner: orNull(text), response: orNull(text), due: orNull(day),
        gate: orNull(fields({ step: text, severity: oneOf('blocks', 'warns') })),
      }),
    },
    apply: (state, { problem }) => withProblem(state, { ...problem, closed: null }),
    describe: ({ problem: { id, title, owner } }) => `raised the problem ${title} (${id})${owner === null ? '' : `, with ${owner}`}`,
    audience: 'public',
    undoable: true,
  },
  'problem closed': {
    shape: { problem: text, title: text, reason: text },
    apply: (state, { problem, title, reason }, { by, time }) => {
      const raised = state.changeProcesses.problems.get(problem) ?? { id: problem, title, project: null, owner: null, response: null, due: null, gate: null };
      return withProblem(state, { ...raised, closed: { reason, by, at: time } });
    },
    describe: ({ title, reason }) => `closed the problem ${title}, because: ${reason}`,
    audience: 'public',
    undoable: true,
  },
};

function walk(state: PlanState, project: string, changes: (before: Walk) => Partial<Walk>): PlanState {
  const before = walkOf(state, project);
  return withProcesses(state, { walks: new Map(state.changeProcesses.walks).set(project, { ...before, ...changes(before) }) });
}

function withInterests(state: PlanState, interests: readonly DeclaredInterest[]): PlanState {
  return withProcesses(state, { interests });
}

function withProblem(state: PlanState, problem: LoggedProblem): PlanState {
  return withProcesses(state, { problems: new Map(state.changeProcesses.problems).set(problem.id, problem) });
}

function withProcesses(state: PlanState, changes: Partial<ChangeProcesses>): PlanState {
  return { ...state, changeProcesses: { ...state.changeProcesses, ...changes } };
}
