import { parseDecimal } from '@pbc-planner/base';
import { dayAfter, daysBetween, valueInForce, type CaseRound, type CommandContext, type ShownClock } from '@pbc-planner/domain';

const parameter = 'business-case-decision-weeks';

/** How long a decision may take, and who or what says so. */
export type ClockLength = Pick<ShownClock, 'allowed' | 'basis' | 'parameter' | 'grade'>;

/** The length by policy for the plan's year. Where no source gives one it is not known, and nobody is told to be late by it. */
export async function policyLength({ state, registry }: Pick<CommandContext, 'state' | 'registry'>): Promise<ClockLength> {
  const year = state.founded?.year;
  const found = (await registry.policyParameters()).find(({ id }) => id === parameter);
  const held = found === undefined || year === undefined ? null : valueInForce(found, year);
  const weeks = held?.value == null ? null : parseDecimal(held.value);
  if (held === null || weeks === null || weeks.scale !== 0) {
    return { allowed: null, parameter: null, grade: null, basis: `no source that could be read gives a length for ${year ?? 'this year'}; those who submit and decide may agree one with --weeks` };
  }
  const { title, date } = held.source;
  return { allowed: Number(weeks.units) * 7, parameter, grade: held.grade, basis: `${held.value} weeks by ${parameter} (${title}${date === undefined ? '' : `, ${date}`}; ${held.grade})` };
}

/** The length of one submission: as it was agreed for it, else by policy. */
export function lengthOf({ weeks }: Pick<CaseRound, 'weeks'>, policy: ClockLength): ClockLength {
  if (weeks === null) return policy;
  return { allowed: weeks.weeks * 7, parameter: null, grade: 'unverified', basis: `${weeks.weeks} ${weeks.weeks === 1 ? 'week' : 'weeks'}, as ${weeks.by} recorded it (agreed locally; no source)` };
}

/** The last day on which something happened to a submission. */
export function lastDayOf({ submittedOn, pauses, decision }: CaseRound): string {
  return [submittedOn, ...pauses.flatMap(({ from, until }) => (until === null ? [from] : [from, until])), ...(decision === null ? [] : [decision.on])].sort().at(-1) as string;
}

/** Before anything was submitted. */
export function clockNotStarted(length: ClockLength, asOf: string): ShownClock {
  return { state: 'not started', startedOn: null, asOf, ...length, used: 0, paused: 0, left: null, dueOn: null, overdue: false };
}

/**
 * Where the clock of a submission stands by a day. It counts calendar days: the day after the submission is the first, and the day of
 * a request is the last before it stops. @param asOf is not before the last day of the submission.
 */
export function clockOf(round: CaseRound, length: ClockLength, asOf: string): ShownClock {
  const { submittedOn, pauses, decision } = round;
  const end = decision?.on ?? asOf;
  const paused = pauses.reduce((days, { from, until }) => days + daysBetween(from, until ?? end), 0);
  const used = daysBetween(submittedOn, end) - paused;
  const state = decision !== null ? 'decided' : pauses.some(({ until }) => until === null) ? 'paused' : 'running';
  const { allowed } = length;
  return {
    state, startedOn: submittedOn, asOf: end, ...length, used, paused,
    left: allowed === null ? null : allowed - used,
    dueOn: allowed === null || state === 'paused' ? null : dayAfter(submittedOn, allowed + paused),
    overdue: allowed !== null && used > allowed,
  };
}
