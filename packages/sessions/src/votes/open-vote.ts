import { cleanText, error, info, warning, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, openProject, openVote, voteOf, type CarriedCall, type Command, type CommandContext, type CommandResult, type RefusalOutcome, type VoteBasis, type VoteKind, type VoteOpenness, type VoteOption,
  type VoteOutcome, type VoteQuestion,
} from '@pbc-planner/domain';
import { readWords, refused } from '../commands/answers.ts';
import { after, notFacilitator, sessionAtHand, type SessionAtHand } from '../running/session-at-hand.ts';
import { howToChoose, standingOptions } from './choice.ts';
import { electorateOf } from './electorate.ts';
import { voteOutcome } from './vote-outcome.ts';

/** A secret vote of fewer people than this is none: whoever knows the result and one ballot knows another. Our proposal. */
export const FEWEST_SECRET = 3;

/** The most options of a vote: they are named by letters. */
const MOST_OPTIONS = 26;

interface OpenParameters {
  readonly question: string;
  readonly kind: VoteKind;
  readonly per: VoteBasis;
  readonly openness: VoteOpenness;
  readonly weighted: boolean;
  readonly options?: readonly string[];
  readonly dots?: number;
  readonly project?: string;
  readonly item?: string;
  readonly lead?: string;
}

/** `session.vote-open`: asks the room. Kind, who votes and what is kept of it are said now, and hold for this vote. */
export const openAVote: Command<OpenParameters, VoteOutcome | RefusalOutcome> = async (parameters, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.vote-open', hand);
  const question = readWords(parameters.question, 'The question', 300);
  const { kind, openness, weighted, per: basis } = parameters;
  const options = readOptions(parameters);
  const project = parameters.project === undefined ? null : openProject(context.state, parameters.project);
  const faults: Diagnostic[] = [
    ...standingFaults(hand, context.by),
    ...(typeof question === 'string' ? [] : [question]), ...('faults' in options ? options.faults : []),
    ...(project !== null && isFault(project) ? [project] : []),
    ...weightFaults(parameters),
    ...((parameters.dots === undefined) || kind === 'dots' ? [] : [error('dots-for-dots', 'Only a vote by dots has dots.', { hint: 'Give --kind dots, or leave --dots out.' })]),
    ...((parameters.item === undefined) === (parameters.lead === undefined) ? [] : [error('item-and-lead', 'A vote that settles a clash names the item and who would lead it.', { hint: 'Give --item pl.needs --lead locality together.' })]),
    ...(parameters.item !== undefined && kind !== 'yes-no' && kind !== 'fist' ? [error('nothing-to-carry', 'Only a vote by yes and no, or by fingers, can be carried and settle something.', { hint: 'Leave --item and --lead out, or ask it as --kind yes-no.' })] : []),
  ];
  if (faults.length > 0 || typeof question !== 'string' || 'faults' in options) return refused('session.vote-open', ...faults);
  const vote: VoteQuestion = {
    id: nextVote(context), session: hand.session.id, question, kind, basis, openness, weighted, dots: kind === 'dots' ? (parameters.dots ?? 3) : null, options: options.options,
    project: parameters.project ?? null, carries: carriedCall(question, parameters), again: null,
  };
  return opened(hand, vote, context);
};

/** `session.vote-again`: asks the same once more, as a vote of its own; the one before stays as it was. */
export const voteAgain: Command<{ readonly vote?: string }, VoteOutcome | RefusalOutcome> = async ({ vote: id }, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.vote-again', hand);
  const before = id === undefined ? context.state.votes.findLast(({ session, end }) => session === hand.session.id && end !== null) : voteOf(context.state, id);
  const faults = [
    ...standingFaults(hand, context.by),
    ...(before === undefined || before === null ? [error('unknown-vote', id === undefined ? 'No vote of this session has ended yet.' : `There is no vote "${cleanText(id, 40)}".`, { hint: 'See them with pbc session votes.' })] : []),
    ...(before && before.session !== hand.session.id ? [error('other-session', `${before.id} was taken in ${before.session}.`, { hint: 'Open it anew with pbc session vote-open.' })] : []),
  ];
  if (faults.length > 0 || !before) return refused('session.vote-again', ...faults);
  const { question, kind, basis, openness, weighted, dots, options, project, carries } = before;
  return opened(hand, { id: nextVote(context), session: hand.session.id, question, kind, basis, openness, weighted, dots, options, project, carries, again: before.id }, context);
};

function opened(hand: SessionAtHand, vote: VoteQuestion, { by }: CommandContext): CommandResult<VoteOutcome> {
  const events = [{ type: 'vote opened', data: { vote } }] as const;
  const next = after(hand, events, by);
  const now = voteOf(next.state, vote.id);
  if (now === null) throw new Error(`${vote.id} was opened and is not there`);
  const { voters } = electorateOf(next, vote);
  return { status: 'fine', outcome: voteOutcome(next, now, `${opennessSaid[vote.openness]} Say ${howToChoose(vote)}.`), events, diagnostics: [
    ...(vote.openness === 'secret' && voters.length < FEWEST_SECRET ? [warning('too-few-for-secret', `${voters.length} could vote now, and a secret vote takes ${FEWEST_SECRET}.`, { hint: 'Take attendance first with pbc session attend.' })] : []),
    ...(vote.openness === 'names-hidden' && vote.weighted ? [info('sizes-may-name', 'By registered patients, the sums may tell which practices chose what.')] : []),
    ...(voters.length === 0 && vote.openness !== 'secret' ? [warning('nobody-votes', 'Nobody in the room has this vote yet.', { hint: 'Take attendance with pbc session attend.' })] : []),
  ] };
}

/** What the room hears before anybody votes. */
const opennessSaid: Readonly<Record<VoteOpenness, string>> = {
  'open': 'Open: once revealed, names stand beside choices, in the minutes too.',
  'names-hidden': 'Names hidden: no screen and no minutes put names beside choices. The plan\'s file does.',
  'secret': 'Secret: nothing that is saved ever puts names beside choices. The ballots are counted all at once with pbc session count.',
};

function standingFaults(hand: SessionAtHand, by: string): Diagnostic[] {
  const stranger = notFacilitator(hand, by);
  const open = openVote(hand.state, hand.session.id);
  return [
    ...(stranger === null ? [] : [stranger]),
    ...(open === null ? [] : [error('vote-open', `${open.id} is still open: ${open.question}`, { hint: 'Reveal it with pbc session vote-reveal, count it with pbc session count, or close it with pbc session vote-close.' })]),
  ];
}

function weightFaults({ weighted, openness, per }: OpenParameters): Diagnostic[] {
  if (!weighted) return [];
  return [
    ...(openness === 'secret' ? [error('secret-and-weighted', 'A secret vote cannot be counted by registered patients: the sums would name the practices.', { hint: 'Leave --weighted out, or ask openly.' })] : []),
    ...(per === 'person' ? [error('weighted-people', 'Only practices have registered patients.', { hint: 'Give --per practice, or leave --weighted out.' })] : []),
  ];
}

function readOptions({ kind, options = [] }: OpenParameters): { readonly options: readonly VoteOption[] } | { readonly faults: readonly Diagnostic[] } {
  if (kind === 'fist' || kind === 'yes-no') {
    return options.length === 0 ? { options: standingOptions[kind] } : { faults: [error('options-are-given', `A vote by ${kind} has its own options.`, { hint: 'Leave --options out, or give --kind dots or ranking.' })] };
  }
  const titles = options.map((title) => cleanText(title, 120).trim()).filter((title) => title !== '');
  return titles.length >= 2 && titles.length <= MOST_OPTIONS && new Set(titles).size === titles.length
    ? { options: titles.map((title, index) => ({ id: String.fromCharCode(97 + index), title })) }
    : { faults: [error('bad-options', `A vote by ${kind} needs from 2 to ${MOST_OPTIONS} options, each once.`, { hint: 'Give --options "A shared nurse,Fewer letters,One-to-one meetings".' })] };
}

function carriedCall(question: string, { item, lead }: OpenParameters): CarriedCall | null {
  return item === undefined || lead === undefined ? null : { command: 'matrix.settle', params: { item, lead, reason: `The meeting voted: ${question}` } };
}

function nextVote({ state }: CommandContext): string {
  return `vote-${state.votes.length + 1}`;
}
