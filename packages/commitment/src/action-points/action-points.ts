import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  isDay, refusal, unknownPractice,
  type ActionPoint, type ActionPointRecord, type ActionPointsOutcome, type ActionPointState, type Command, type CommandContext, type EventBody, type PlanState, type Practice,
  type RefusalOutcome, type Tracked, type TrackedState,
} from '@pbc-planner/domain';
import { planAtHand, type PlanAtHand } from '../at-hand.ts';
import { shownOfLocality, shownOfPractice, type Shown } from './facts-of-plan.ts';

interface ActionPointParameters {
  readonly point?: string;
  readonly practice?: string;
  readonly state?: ActionPointState;
  readonly owner?: string;
  readonly due?: string;
  readonly evidence?: string;
  readonly reason?: string;
  readonly on?: string;
}

const nothing: ActionPointRecord = { state: null, owner: null, due: null, evidence: null, reason: null };

/** `action-points`: how far each action point is, by the plan's facts and by what somebody recorded; with a point, records more of it. */
export const actionPoints: Command<ActionPointParameters, ActionPointsOutcome | RefusalOutcome> = async (parameters, context) => {
  const hand = await planAtHand(context);
  const points = hand.ok ? hand.value.framework.actionPoints ?? [] : [];
  const faults = hand.ok ? (points.length === 0 ? [noPoints(hand.value)] : faultsOf(parameters, points, hand.value, context.state)) : hand.diagnostics;
  if (!hand.ok || faults.length > 0) return { status: hand.ok && points.length > 0 ? 'usage' : 'refused', outcome: refusal('action-points'), diagnostics: faults };
  const events = recording(parameters, context.state);
  const on = parameters.on ?? lastDay(context);
  const recordOf = (point: string, practice: string): ActionPointRecord => {
    const [event] = events;
    const own = event?.type === 'action point recorded' && event.data.point === point && (event.data.practice ?? '') === practice ? event.data : undefined;
    return own ?? context.state.actionPoints.get(point)?.get(practice) ?? nothing;
  };
  return {
    status: 'fine', diagnostics: [], events,
    outcome: {
      kind: 'action-points', locality: hand.value.locality, fictional: hand.value.fictional, framework: hand.value.framework.id, on,
      points: points.map((point) => pointOutcome(point, hand.value, context.state, on, recordOf)),
    },
  };
};

function noPoints({ framework }: PlanAtHand): Diagnostic {
  return error('no-action-points', `The framework ${framework.id} has no action points.`, { hint: 'A pack of your own may add some; pbc-2005 shows how.' });
}

function faultsOf(parameters: ActionPointParameters, points: readonly ActionPoint[], { practices }: PlanAtHand, plan: PlanState): Diagnostic[] {
  const { point, practice, state, owner, due, evidence, reason, on } = parameters;
  const found = points.find(({ id }) => id === point);
  const says = [state, owner, due, evidence, reason].some((one) => one !== undefined);
  const before = plan.actionPoints.get(point ?? '')?.get(practice ?? '') ?? nothing;
  return [
    ...(point === undefined || found ? [] : [error('unknown-action-point', `There is no action point "${point}".`, { hint: `Choose from ${points.map(({ id }) => id).join(', ')}.` })]),
    ...(says && point === undefined ? [error('no-action-point', 'Which action point is it?', { hint: `Name one of ${points.map(({ id }) => id).join(', ')}.` })] : []),
    ...(practice === undefined || practices.some((one) => one.practice === practice) ? [] : [unknownPractice(practice)]),
    ...(practice !== undefined && found?.countPer === 'locality' ? [error('counts-once', `${found.id} counts once for the locality, not for each practice.`, { hint: 'Leave the practice out.' })] : []),
    ...[['due', due], ['on', on]].flatMap(([name, date]) => (date === undefined || isDay(date) ? [] : [error('not-a-date', `--${name}: ${date} is no day of the calendar.`, { hint: 'Write a date such as 2006-12-31.' })])),
    ...(state === 'not-applicable' && cleanText(reason ?? '', 500) === '' && before.reason === null
      ? [error('no-reason', 'Why does it not apply?', { hint: 'Give --reason "why".' })] : []),
  ];
}

/** The event that records what the call says; none where it says nothing new. */
function recording({ point, practice, state, owner, due, evidence, reason }: ActionPointParameters, plan: PlanState): EventBody[] {
  if (point === undefined) return [];
  const before = plan.actionPoints.get(point)?.get(practice ?? '') ?? nothing;
  const said = (text: string | undefined, earlier: string | null) => (text === undefined ? earlier : cleanText(text, 500) || null);
  const after: ActionPointRecord = {
    state: state ?? before.state, owner: said(owner, before.owner), due: due ?? before.due, evidence: said(evidence, before.evidence), reason: said(reason, before.reason),
  };
  const same = (Object.keys(nothing) as (keyof ActionPointRecord)[]).every((key) => after[key] === before[key]);
  return same ? [] : [{ type: 'action point recorded', data: { point, practice: practice ?? null, ...after } }];
}

/** The day of the plan's last event, since no command here knows today. */
function lastDay({ plan }: CommandContext): string {
  return plan?.events.at(-1)?.time.slice(0, 10) ?? '';
}

function pointOutcome(point: ActionPoint, { practices, framework }: PlanAtHand, state: PlanState, on: string, recordOf: (point: string, practice: string) => ActionPointRecord): ActionPointsOutcome['points'][number] {
  const { id, title, answers, doneWhen, countPer, grade, nextStep } = point;
  const whole = recordOf(id, '');
  const each = countPer === 'locality' ? [] : practices.map((practice) => ofPractice(practice, shownOfPractice(point, practice, state, framework), recordOf(id, practice.practice), on));
  const settled = each.filter(({ state: own }) => own === 'done' || own === 'not-applicable').length;
  const ofAll: Shown | null = countPer === 'locality' ? shownOfLocality(point, state, framework) : together(each, settled);
  return {
    id, title, answers, doneWhen, countPer, grade, nextStep: nextStep ?? null, ...tracked(ofAll, whole, on),
    done: countPer === 'locality' ? null : { practices: settled, of: each.length }, practices: each,
  };
}

function ofPractice({ practice, name }: Practice, shown: Shown | null, record: ActionPointRecord, on: string): ActionPointsOutcome['points'][number]['practices'][number] {
  return { practice, name, ...tracked(shown, record, on) };
}

/** Of all practices: done where each is, overdue where any is, in hand where any has begun. */
function together(each: readonly Tracked[], settled: number): Shown {
  const has = (state: TrackedState) => each.some((one) => one.state === state);
  const state = each.length > 0 && settled === each.length ? 'done' : has('overdue') ? 'overdue' : has('in-hand') || settled > 0 ? 'in-hand' : 'not-started';
  return { state, text: `${settled} of ${each.length} practices` };
}

/** What somebody recorded stands before what the plan shows; past its date, what is not done is overdue. */
function tracked(shown: Shown | null, { state: said, owner, due, evidence, reason }: ActionPointRecord, on: string): Tracked {
  const state: TrackedState = said ?? shown?.state ?? 'not-started';
  const late = due !== null && due < on && state !== 'done' && state !== 'not-applicable';
  return { state: late ? 'overdue' : state, shown: shown?.text ?? null, owner, due, evidence, reason };
}
