import { add, compareDecimals, counted, decimal, decimalText, groupThousands, parseDecimal, type Decimal } from '@pbc-planner/base';
import type { Vote, VoteEnd, VoteQuestion, VoteResult } from '@pbc-planner/domain';
import { leadingOf, tally, type CountedChoice } from './tally.ts';

type Ended = Extract<VoteEnd, { readonly how: 'revealed' | 'counted' }>;

const nought = decimal(0);

const methods = {
  'fist': 'Fist to five: it is carried when nobody is below 3. Whoever is below 3 is heard, and then it is voted again.',
  'yes-no': 'It is carried when there are more yes than no. Abstentions are counted and count for neither. A tie carries nothing.',
  'dots': 'The dots on each option are added up. Ties are named, not broken.',
  'ranking': 'Borda\'s count: an option gets a point for every option that a ballot puts below it, and half a point for every one left level with it. Ties are named, not broken.',
} as const;

/** The result of a vote that was revealed or counted, worked out from its ballots. */
export function resultOf(vote: Vote, end: Ended): VoteResult {
  const ballots = countedBallots(vote, end);
  const { counts, byBallots, byWeight } = tally(vote, ballots);
  const number = end.how === 'counted' ? end.voters.length : end.counted.length;
  const weights = vote.weighted ? byWeight : null;
  const carried = carriedBy(vote, byBallots, number);
  const carriedByList = weights === null || vote.kind === 'fist' ? null : carriedBy(vote, weights, number);
  return {
    ballots: number, method: methods[vote.kind], counts: vote.weighted ? counts : counts.map((one) => ({ ...one, weighted: null })),
    text: sentence(vote, byBallots, number, decimalText), weightedText: weights === null ? null : `By registered patients: ${sentence(vote, weights, number, patients)}`,
    leading: vote.kind === 'dots' || vote.kind === 'ranking' ? leadingOf(vote, byBallots) : [], carried, carriedByList, unanimous: isUnanimous(vote, byBallots, number),
    carries: carried === true && carriedByList !== false ? vote.carries : null,
  };
}

function countedBallots(vote: Vote, end: Ended): CountedChoice[] {
  if (end.how === 'counted') return end.tally.map(({ choice, ballots }) => ({ choice, ballots, weight: null }));
  return vote.ballots.filter(({ voter }) => end.counted.includes(voter)).map(({ voter, choice }) => {
    const list = end.lists.find(({ practice }) => practice === voter)?.list ?? null;
    return { choice, ballots: 1, weight: vote.weighted && list !== null ? parseDecimal(list) : null };
  });
}

function carriedBy({ kind, options }: VoteQuestion, sums: readonly Decimal[], ballots: number): boolean | null {
  const of = (option: string) => sums[options.findIndex(({ id }) => id === option)] ?? nought;
  if (kind === 'yes-no') return compareDecimals(of('yes'), of('no')) > 0;
  return kind === 'fist' ? ballots > 0 && compareDecimals(belowThree(sums), nought) === 0 : null;
}

function sentence(vote: VoteQuestion, sums: readonly Decimal[], ballots: number, text: (sum: Decimal) => string): string {
  if (ballots === 0) return 'Nobody voted.';
  if (vote.kind === 'fist') return fistSentence(sums, text);
  if (vote.kind === 'yes-no') return yesNoSentence(sums, text);
  const leading = leadingOf(vote, sums);
  const titles = leading.map((id) => vote.options.find((option) => option.id === id)?.title ?? id);
  const most = text(sums[vote.options.findIndex(({ id }) => id === leading[0])] ?? nought);
  if (leading.length === 0) return 'No option got anything.';
  return leading.length === 1 ? `${titles[0]} has the most: ${most}.` : `Tied at ${most}: ${titles.join(', ')}. The room decides between them.`;
}

function fistSentence(sums: readonly Decimal[], text: (sum: Decimal) => string): string {
  const below = belowThree(sums);
  return compareDecimals(below, nought) === 0 ? 'Nobody is below 3: carried.' : `Below 3: ${text(below)}. Hear them first: what would make it a 3? Then vote again.`;
}

function yesNoSentence(sums: readonly Decimal[], text: (sum: Decimal) => string): string {
  const [yes = nought, no = nought, abstain = nought] = sums;
  const order = compareDecimals(yes, no);
  const said = `${text(yes)} yes, ${text(no)} no, ${text(abstain)} abstained`;
  return order === 0 ? `Tied: ${said}. Nothing is carried.` : `${order > 0 ? 'Carried' : 'Not carried'}: ${said}.`;
}

function belowThree(sums: readonly Decimal[]): Decimal {
  return sums.slice(0, 3).reduce(add, nought);
}

function isUnanimous({ kind }: VoteQuestion, sums: readonly Decimal[], ballots: number): boolean {
  return (kind === 'fist' || kind === 'yes-no') && ballots > 1 && sums.some((sum) => compareDecimals(sum, decimal(ballots)) === 0);
}

function patients(sum: Decimal): string {
  const text = decimalText(sum);
  return /^\d+$/.test(text) ? counted(Number(text), 'patient') : `${groupThousands(text)} patients`;
}
