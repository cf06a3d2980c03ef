import { formatPounds, type Pence } from '@pbc-planner/base';
import type { GateSeverity } from '../process/change-process.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { day, fields, flag, listOf, oneOf, optional, orNull, pence, recordOf, text } from './shape.ts';

/** Something that somebody can be shown. */
export interface HeldEvidence {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
  /** A paper, a person, a count: where it can be looked up. Never empty. */
  readonly source: string;
  /** A day such as 2006-10-31. */
  readonly on: string;
}

/** Evidence that somebody took back. */
export interface WithdrawnEvidence extends HeldEvidence {
  /** Empty where it was taken back without one. */
  readonly reason: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A condition that somebody went past, for good on record. */
export interface GateOverride {
  readonly step: string;
  readonly condition: string;
  /** The condition as it read then. */
  readonly text: string;
  readonly reason: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** How the service will be provided, who was counted for and against, and why. */
export interface RecordedRoute {
  readonly route: string;
  readonly reasons: string;
  readonly inFavour: readonly string[];
  readonly against: readonly string[];
}

/** What came of a change: the net saving decides, and a loss is negative. */
export interface ReviewRecord {
  readonly verdict: 'keep' | 'change' | 'stop';
  readonly grossPence: Pence;
  readonly netPence: Pence;
  /** What is done with money that is freed up; `null` where nobody said. */
  readonly freedUp: string | null;
  readonly note: string;
  readonly on: string;
}

/** How far a project is in its process of change, and what it gathered on the way. */
export interface Walk {
  /** The process that it walks, chosen when it began; `null` where nobody chose. */
  readonly process: string | null;
  /** Steps that were left through their gates, by id. */
  readonly passed: ReadonlyMap<string, { readonly by: string; readonly at: string }>;
  readonly answers: ReadonlyMap<string, { readonly answer: string; readonly by: string }>;
  readonly evidence: readonly HeldEvidence[];
  /** Evidence that counts no more, with the reason; its id is never used again. */
  readonly withdrawn: readonly WithdrawnEvidence[];
  readonly deciders: readonly string[];
  /** People who said that they have no interest, by `personKey`. */
  readonly declaredNone: ReadonlySet<string>;
  readonly overrides: readonly GateOverride[];
  readonly route: RecordedRoute | null;
  /** What was said of the service to find the route, by question; what nobody said is not in it. */
  readonly routeFacts: ReadonlyMap<string, { readonly answer: string; readonly by: string }>;
  readonly launch: ReadonlyMap<string, string>;
  readonly reviews: readonly ReviewRecord[];
  /** How many of them are of an earlier round: there were so many when steps were last reopened. */
  readonly reviewsBefore: number;
}

/** What became of an interest: the person left the decision, stayed without a vote, or has it no more. */
export type InterestHandling = 'left' | 'stayed without a vote' | 'ended';

/** An interest that a person has in what a project decides. */
export interface DeclaredInterest {
  readonly id: string;
  readonly project: string;
  readonly person: string;
  readonly about: string;
  /** Whether the interest is in a service that would compete for the work. */
  readonly rival: boolean;
  /** `null` while it is unresolved. */
  readonly handled: { readonly how: InterestHandling; readonly note: string; readonly by: string; readonly at: string } | null;
}

/** A problem as the locality keeps it. */
export interface LoggedProblem {
  readonly id: string;
  readonly title: string;
  /** `null`: of every project. */
  readonly project: string | null;
  readonly owner: string | null;
  readonly response: string | null;
  readonly due: string | null;
  readonly gate: { readonly step: string; readonly severity: GateSeverity } | null;
  readonly closed: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

/** The process of change of every project, with its registers. */
export interface ChangeProcesses {
  readonly walks: ReadonlyMap<string, Walk>;
  readonly interests: readonly DeclaredInterest[];
  readonly problems: ReadonlyMap<string, LoggedProblem>;
}

/** Before anybody walked. */
export const noChangeProcesses: ChangeProcesses = { walks: new Map(), interests: [], problems: new Map() };

const noWalk: Walk = {
  process: null, passed: new Map(), answers: new Map(), evidence: [], withdrawn: [], deciders: [], declaredNone: new Set(), overrides: [], route: null, routeFacts: new Map(),
  launch: new Map(), reviews: [], reviewsBefore: 0,
};

/** How far a project is; nothing gathered yet where nobody began. */
export function walkOf({ changeProcesses }: PlanState, project: string): Walk {
  return changeProcesses.walks.get(project) ?? noWalk;
}

/** One key for one person, however the name is spaced or capitalised. */
export function personKey(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

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
