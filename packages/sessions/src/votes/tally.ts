import { add, compareDecimals, decimal, decimalText, multiply, type Decimal } from '@pbc-planner/base';
import type { Choice, VoteCount, VoteQuestion } from '@pbc-planner/domain';

/** Ballots that say the same. */
export interface CountedChoice {
  readonly choice: Choice;
  readonly ballots: number;
  /** What one of them weighs: registered patients. `null` where it is not asked, or not known. */
  readonly weight: Decimal | null;
}

/** What each option got by ballots and, where every ballot has a weight, by weight: all exact. */
export interface Tally {
  readonly counts: readonly VoteCount[];
  /** The same as exact numbers, in the order of the options. */
  readonly byBallots: readonly Decimal[];
  readonly byWeight: readonly Decimal[] | null;
}

const nought = decimal(0);
const half = decimal(5n, 1);

/**
 * Counts ballots. Fingers and yes, no and abstain: ballots for each. Dots: dots on each. A ranking by Borda's count: an option gets a point
 * for every option that a ballot puts below it, and half a point for every one that it leaves level with it.
 */
export function tally(vote: Pick<VoteQuestion, 'kind' | 'options'>, ballots: readonly CountedChoice[]): Tally {
  const isWeighed = ballots.every(({ weight }) => weight !== null);
  const sums = vote.options.map(({ id }) => ballots.reduce((sum, { choice, ballots: count, weight }) => {
    const points = multiply(pointsOf(vote, choice, id), decimal(count));
    return { ballots: add(sum.ballots, points), weight: add(sum.weight, multiply(points, weight ?? nought)) };
  }, { ballots: nought, weight: nought }));
  const isOrdered = vote.kind === 'dots' || vote.kind === 'ranking';
  return {
    counts: vote.options.map(({ id, title }, index) => {
      const own = sums[index] as (typeof sums)[number];
      return {
        option: id, title, count: Number(decimalText(own.ballots)), weighted: isWeighed ? decimalText(own.weight) : null,
        rank: isOrdered ? 1 + sums.filter((one) => compareDecimals(one.ballots, own.ballots) > 0).length : null,
      };
    }),
    byBallots: sums.map((one) => one.ballots),
    byWeight: isWeighed ? sums.map((one) => one.weight) : null,
  };
}

function pointsOf({ kind, options }: Pick<VoteQuestion, 'kind' | 'options'>, choice: Choice, option: string): Decimal {
  const own = choice.find((mark) => mark.option === option);
  if (kind !== 'ranking') return decimal(own?.value ?? 0);
  const unplaced = options.length - choice.length;
  if (own !== undefined) return decimal(options.length - own.value);
  return multiply(decimal(unplaced - 1), half);
}

/** The options that have the most, in their order; none where nobody chose any. */
export function leadingOf({ options }: Pick<VoteQuestion, 'options'>, sums: readonly Decimal[]): string[] {
  const most = sums.reduce((top, one) => (compareDecimals(one, top) > 0 ? one : top), nought);
  return compareDecimals(most, nought) === 0 ? [] : options.filter((_, index) => compareDecimals(sums[index] as Decimal, most) === 0).map(({ id }) => id);
}
