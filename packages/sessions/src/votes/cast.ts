import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, openVote, personKey, voteOf, type Ballot, type Command, type CommandContext, type CommandResult, type EventBody, type RefusalOutcome, type Vote, type VoteOutcome,
} from '@pbc-planner/domain';
import { readWords, refused } from '../commands/answers.ts';
import { after, sessionAtHand, type SessionAtHand } from '../running/session-at-hand.ts';
import { howToChoose, readChoice } from './choice.ts';
import { electorateOf, type Voter } from './electorate.ts';
import { voteOutcome } from './vote-outcome.ts';

interface CastParameters {
  readonly voter?: string;
  readonly choice?: string;
  readonly person?: string;
  readonly concern?: string;
}

/** `session.vote`: puts somebody's ballot in, or changes it, until the reveal; without a voter, shows the vote at hand. Its answer is the same whatever was chosen. */
export const cast: Command<CastParameters, VoteOutcome | RefusalOutcome> = async ({ voter: name, choice: said, person, concern }, context) => {
  const at = await voteAtHand(context);
  if (isFault(at)) return refused('session.vote', at);
  const { hand, vote } = at;
  if (name === undefined && said === undefined) return { status: 'fine', outcome: voteOutcome(hand, vote, nextStep(vote, hand)), diagnostics: [] };
  const { voters, excluded } = electorateOf(hand, vote);
  const voter = name === undefined ? undefined : voterNamed(voters, name, vote);
  const choice = said === undefined ? null : readChoice(vote, said);
  const worry = concern === undefined ? null : readWords(concern, 'The concern', 300);
  const faults: Diagnostic[] = [
    ...secretFault(vote),
    ...(name === undefined ? [error('no-voter', 'Nobody said whose ballot it is.', { hint: `Name the ${vote.basis} first, such as pbc session vote ${voters[0]?.voter ?? 'abbey'} CHOICE.` })] : []),
    ...(name !== undefined && voter === undefined ? [noVote(name, vote, voters, excluded.map((one) => one.person))] : []),
    ...(choice === null ? [error('no-choice', 'Nobody said what is chosen.', { hint: `Give ${howToChoose(vote)}.` })] : isFault(choice) ? [choice] : []),
    ...(worry !== null && typeof worry !== 'string' ? [worry] : []),
    ...(voter === undefined ? [] : personFaults(voter, person)),
  ];
  if (faults.length > 0 || voter === undefined || choice === null || isFault(choice)) return refused('session.vote', ...faults);
  const who = person === undefined ? null : (voter.people.find((one) => personKey(one) === personKey(person)) ?? null);
  const ballot: Ballot = { voter: voter.voter, person: vote.basis === 'person' ? null : who, choice, concern: typeof worry === 'string' ? worry : null };
  return answered(hand, vote, [{ type: 'ballot cast', data: { vote: vote.id, ballot } }], `The ballot of ${voter.voter} is in.`, context);
};

/** `session.vote-withdraw`: takes a ballot back, until the reveal. */
export const withdraw: Command<{ readonly voter: string }, VoteOutcome | RefusalOutcome> = async ({ voter: name }, context) => {
  const at = await voteAtHand(context);
  if (isFault(at)) return refused('session.vote-withdraw', at);
  const { hand, vote } = at;
  const ballot = vote.ballots.find(({ voter }) => isNamed(voter, name, vote));
  const faults = [...secretFault(vote), ...(ballot === undefined ? [error('no-ballot', `There is no ballot of ${cleanText(name, 120)}.`, { hint: 'See who has voted with pbc session vote.' })] : [])];
  if (ballot === undefined || faults.length > 0) return refused('session.vote-withdraw', ...faults);
  return answered(hand, vote, [{ type: 'ballot withdrawn', data: { vote: vote.id, voter: ballot.voter } }], `The ballot of ${ballot.voter} is back.`, context);
};

/** The vote that is open in the session at hand; a fault where none is. */
export async function voteAtHand(context: CommandContext): Promise<{ readonly hand: SessionAtHand; readonly vote: Vote } | Diagnostic> {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return hand;
  const vote = openVote(context.state, hand.session.id);
  return vote === null ? error('no-open-vote', 'No vote is open.', { hint: 'Open one with pbc session vote-open "QUESTION" --openness open.' }) : { hand, vote };
}

/** A voter as somebody names it; a person however the name is spaced or capitalised. */
export function voterNamed(voters: readonly Voter[], name: string, vote: Pick<Vote, 'basis'>): Voter | undefined {
  return voters.find(({ voter }) => isNamed(voter, name, vote));
}

/** Why somebody has no vote. */
export function noVote(name: string, { basis }: Pick<Vote, 'basis'>, voters: readonly Voter[], staysOut: readonly string[]): Diagnostic {
  const out = staysOut.length === 0 ? '' : ` ${staysOut.join(', ')} cannot vote, because of an interest.`;
  return error('no-vote', `${cleanText(name, 120)} has no vote: ${basis === 'practice' ? 'a practice votes when somebody in the room who is no observer stands for it' : 'people vote who are in the room and are no observers'}.${out}`, {
    hint: voters.length === 0 ? 'Take attendance with pbc session attend.' : voters.length > 12 ? 'Take attendance with pbc session attend, or see who can vote with pbc session vote.' : `There can vote ${voters.map(({ voter }) => voter).join(', ')}.`,
  });
}

function answered(hand: SessionAtHand, vote: Vote, events: readonly EventBody[], done: string, { by }: CommandContext): CommandResult<VoteOutcome> {
  const next = after(hand, events, by);
  const now = voteOf(next.state, vote.id) ?? vote;
  return { status: 'fine', outcome: voteOutcome(next, now, `${done} ${nextStep(now, next)}`), diagnostics: [], events };
}

/** What is to be done next: the same, whatever was chosen. */
function nextStep(vote: Vote, hand: SessionAtHand): string {
  if (vote.openness === 'secret') return 'Collect the ballots, and count them all at once with pbc session count.';
  const { voters } = electorateOf(hand, vote);
  const missing = voters.filter(({ voter }) => vote.ballots.every((one) => one.voter !== voter)).length;
  const all = voters.length > 0 && missing === 0 ? 'All are in: reveal it with pbc session vote-reveal.' : `${vote.ballots.length} in, ${missing} missing.`;
  return vote.kind === 'fist' ? `${all} Below 3? Say with --concern what would make it a 3; it shows with the result.` : all;
}

function secretFault({ openness }: Vote): Diagnostic[] {
  if (openness !== 'secret') return [];
  return [error('secret-vote', 'A secret ballot is not saved by itself: revisions of the plan, laid side by side, would tell whose it is.', { hint: 'Collect all of them, and count them at once: pbc session count VOTE --voters a,b,c --tally yes=2,no=1.' })];
}

function personFaults({ voter, people, mustName }: Voter, person: string | undefined): Diagnostic[] {
  const who = people.join(' or ');
  if (person === undefined) return mustName ? [error('who-casts-it', `Somebody of ${voter} cannot vote, so it has to be said who does.`, { hint: `Give --person "${who}".` })] : [];
  if (people.some((one) => personKey(one) === personKey(person))) return [];
  return [error('not-theirs', `${cleanText(person, 120)} cannot vote for ${voter}.`, { hint: `${who} can.` })];
}

function isNamed(voter: string, name: string, { basis }: Pick<Vote, 'basis'>): boolean {
  return basis === 'person' ? personKey(voter) === personKey(name) : voter === name;
}
