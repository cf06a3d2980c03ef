import { cleanText, compareText, error, info, warning, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, voteOf, type Command, type CommandContext, type CommandResult, type EventBody, type RefusalOutcome, type SecretTally, type Vote, type VoteOutcome,
} from '@pbc-planner/domain';
import { readWords, refused } from '../commands/answers.ts';
import { after, notFacilitator, type SessionAtHand } from '../running/session-at-hand.ts';
import { noVote, voteAtHand, voterNamed } from './cast.ts';
import { choiceText, howToChoose, readChoice } from './choice.ts';
import { countsStill, electorateOf } from './electorate.ts';
import { FEWEST_SECRET } from './open-vote.ts';
import { endText, voteOutcome } from './vote-outcome.ts';

/** `session.vote-reveal`: shows the result. What a carried vote settles is done in the same change. */
export const reveal: Command<{ readonly reason?: string; readonly onlyReveal: boolean }, VoteOutcome | RefusalOutcome> = async ({ reason: given, onlyReveal }, context) => {
  const at = await voteAtHand(context);
  if (isFault(at)) return refused('session.vote-reveal', at);
  const { hand, vote } = at;
  const reason = given === undefined ? null : readWords(given, 'The reason', 300);
  const { voters, excluded } = electorateOf(hand, vote);
  const counted = vote.ballots.filter((ballot) => countsStill(hand, vote, ballot)).map(({ voter }) => voter).sort(compareText);
  const missing = voters.map(({ voter }) => voter).filter((voter) => vote.ballots.every((one) => one.voter !== voter));
  const faults: Diagnostic[] = [
    ...leading(hand, context.by),
    ...(vote.openness === 'secret' ? [error('secret-vote', 'A secret vote is counted, not revealed.', { hint: 'Count it with pbc session count.' })] : []),
    ...(reason !== null && typeof reason !== 'string' ? [reason] : []),
    ...(vote.openness !== 'secret' && counted.length === 0 ? [error('nobody-voted', 'Nobody has voted yet.', { hint: 'Put ballots in with pbc session vote, or close it with pbc session vote-close.' })] : []),
    ...(vote.openness !== 'secret' && counted.length > 0 && missing.length > 0 && reason === null ? [error('ballots-missing', `${missing.length} have not voted yet: ${cleanText(missing.join(', '), 400)}.`, { hint: 'Wait for them, or reveal with --reason "why it cannot wait"; the reason goes into the log.' })] : []),
  ];
  if (faults.length > 0 || (reason !== null && typeof reason !== 'string')) return refused('session.vote-reveal', ...faults);
  const lists = vote.weighted ? counted.map((practice) => ({ practice, list: hand.practices.find((one) => one.practice === practice)?.list ?? null })) : [];
  const unknown = lists.filter(({ list }) => list === null).map(({ practice }) => practice);
  const made = ended(hand, vote, { type: 'vote revealed', data: { vote: vote.id, question: vote.question, counted, missing, excluded, lists, reason: missing.length === 0 ? null : reason } }, context);
  const carries = onlyReveal || !('result' in made.outcome) ? null : (made.outcome.result?.carries ?? null);
  return { ...made, ...(carries && { then: [carries] }), diagnostics: [
    ...made.diagnostics,
    ...(unknown.length === 0 ? [] : [warning('list-not-known', `It is not counted by registered patients: the list of ${unknown.join(', ')} is not known.`, { hint: 'Import a list, or give it with pbc locality join CODE --list N, and vote again.' })]),
  ] };
};

interface CountParameters {
  readonly vote: string;
  readonly voters: readonly string[];
  readonly tally: readonly string[];
}

/** `session.count`: counts all ballots of a secret vote at once: who voted, and apart from it how many chose what. Nothing else of them is ever saved. */
export const count: Command<CountParameters, VoteOutcome | RefusalOutcome> = async ({ vote: id, voters: named, tally: said }, context) => {
  const at = await voteAtHand(context);
  if (isFault(at)) return refused('session.count', at);
  const { hand, vote } = at;
  const { voters, excluded } = electorateOf(hand, vote);
  const found = named.map((name) => ({ name, voter: voterNamed(voters, name, vote)?.voter }));
  const whose = [...new Set(found.flatMap(({ voter }) => (voter === undefined ? [] : [voter])))].sort(compareText);
  const tally = readTally(vote, said);
  const faults: Diagnostic[] = [
    ...leading(hand, context.by),
    ...(vote.id === id ? [] : [error('other-vote', `The vote that is open is ${vote.id}, and not ${cleanText(id, 40)}.`, { hint: `Name it: pbc session count ${vote.id} ...` })]),
    ...(vote.openness === 'secret' ? [] : [error('no-secret-vote', `${vote.id} is not secret, so its ballots are put in one by one.`, { hint: 'Use pbc session vote and vote-reveal.' })]),
    ...found.filter(({ voter }) => voter === undefined).map(({ name }) => noVote(name, vote, voters, excluded.map((one) => one.person))),
    ...(found.length !== whose.length && found.every(({ voter }) => voter !== undefined) ? [error('voter-twice', 'Somebody is named twice among the voters.', { hint: 'Name each once.' })] : []),
    ...('faults' in tally ? tally.faults : numberFaults(vote, whose.length, tally.tally)),
    ...(whose.length < FEWEST_SECRET ? [error('too-few-for-secret', `A secret vote takes ${FEWEST_SECRET} voters: with fewer, whoever knows one ballot and the result knows another.`, { hint: 'Close it with pbc session vote-close, and ask openly or when more are in the room.' })] : []),
  ];
  if (faults.length > 0 || 'faults' in tally) return refused('session.count', ...faults);
  const missing = voters.map(({ voter }) => voter).filter((voter) => !whose.includes(voter)).sort(compareText);
  const made = ended(hand, vote, { type: 'secret vote counted', data: { vote: vote.id, question: vote.question, voters: whose, tally: tally.tally, missing, excluded } }, context);
  const carries = 'result' in made.outcome ? (made.outcome.result?.carries ?? null) : null;
  return { ...made, ...(carries && { then: [carries] }) };
};

/** `session.vote-close`: ends a vote without counting it. Nobody sees what was chosen. */
export const closeVote: Command<{ readonly reason: string }, VoteOutcome | RefusalOutcome> = async ({ reason: given }, context) => {
  const at = await voteAtHand(context);
  if (isFault(at)) return refused('session.vote-close', at);
  const reason = readWords(given, 'The reason', 300);
  const faults = [...leading(at.hand, context.by), ...(typeof reason === 'string' ? [] : [reason])];
  if (faults.length > 0 || typeof reason !== 'string') return refused('session.vote-close', ...faults);
  return ended(at.hand, at.vote, { type: 'vote closed', data: { vote: at.vote.id, question: at.vote.question, reason } }, context);
};

function ended(hand: SessionAtHand, vote: Vote, event: EventBody, { by }: CommandContext): CommandResult<VoteOutcome> {
  const next = after(hand, [event], by);
  const now = voteOf(next.state, vote.id) ?? vote;
  const outcome = voteOutcome(next, now, endText(now));
  const isTelling = outcome.result?.unanimous === true && vote.openness !== 'open';
  return { status: 'fine', outcome, events: [event], diagnostics: isTelling ? [info('all-the-same', 'All chose the same, so everybody knows what each one chose: no way of counting can hide that.')] : [] };
}

function leading(hand: SessionAtHand, by: string): Diagnostic[] {
  const stranger = notFacilitator(hand, by);
  return stranger === null ? [] : [stranger];
}

/** Reads `yes=4,no=1`, or `a>b>c=2` for a ranking: each choice once, in an order that says nothing. For dots, all dots on each option. */
function readTally(vote: Vote, said: readonly string[]): { readonly tally: readonly SecretTally[] } | { readonly faults: readonly Diagnostic[] } {
  const bad = (hint: string) => ({ faults: [error('bad-tally', 'The tally cannot be read.', { hint })] });
  const parts = said.map((part) => /^(.+?)\s*=\s*([0-9]{1,5})$/.exec(part.trim()));
  const pairs = parts.flatMap((match) => (match ? [{ said: match[1] as string, number: Number(match[2]) }] : []));
  if (pairs.length === 0 || pairs.length !== parts.length) return bad(`Give how many chose what, such as ${exampleOf(vote)}.`);
  if (vote.kind === 'dots') {
    const choice = vote.options.flatMap(({ id }) => pairs.filter((pair) => pair.said.toLowerCase() === id && pair.number > 0).map(({ number }) => ({ option: id, value: number })));
    const isWhole = pairs.every((pair) => vote.options.some(({ id }) => id === pair.said.toLowerCase())) && new Set(pairs.map((pair) => pair.said.toLowerCase())).size === pairs.length;
    return isWhole ? { tally: [{ choice, ballots: 1 }] } : bad(`Give all the dots on each option, such as ${exampleOf(vote)}.`);
  }
  const read = pairs.map((pair) => ({ choice: readChoice(vote, pair.said), ballots: pair.number }));
  const fault = read.map(({ choice }) => choice).find(isFault);
  if (fault !== undefined) return { faults: [error('bad-tally', 'The tally holds what is no choice of this vote.', { hint: `A choice is ${howToChoose(vote)}.` })] };
  const tally = read.flatMap(({ choice, ballots }) => (isFault(choice) || ballots === 0 ? [] : [{ choice, ballots }]));
  const texts = tally.map(({ choice }) => choiceText(vote, choice));
  if (new Set(texts).size !== texts.length) return bad('Give each choice once.');
  return { tally: tally.toSorted((a, b) => compareText(choiceText(vote, a.choice), choiceText(vote, b.choice))) };
}

function numberFaults(vote: Vote, voters: number, tally: readonly SecretTally[]): Diagnostic[] {
  const sum = vote.kind === 'dots' ? tally.reduce((all, { choice }) => all + choice.reduce((dots, { value }) => dots + value, 0), 0) : tally.reduce((all, { ballots }) => all + ballots, 0);
  const most = voters * (vote.dots ?? 1);
  if (vote.kind === 'dots' ? sum >= voters && sum <= most : sum === voters) return [];
  return [error('tally-does-not-fit', vote.kind === 'dots' ? `${voters} voters have from ${voters} to ${most} dots, and the tally has ${sum}.` : `There are ${voters} voters, and ${sum} ballots in the tally.`, { hint: 'Count the ballots again. Nothing was saved.' })];
}

function exampleOf({ kind, options }: Vote): string {
  const ids = options.map(({ id }) => id);
  if (kind === 'ranking') return `${ids.join('>')}=2`;
  return kind === 'fist' ? '3=4,5=1' : `${ids[0]}=4,${ids[1]}=1`;
}
