import type { Block, Document, Table } from '@pbc-planner/base';
import type { VoteOutcome, VoteResult } from '../outcome/vote-outcome.ts';
import type { ExcludedVoter, VoteKind, VoteOpenness } from '../session/vote.ts';

const kinds: Readonly<Record<VoteKind, string>> = { 'fist': 'fist to five', 'yes-no': 'yes, no or abstain', 'dots': 'dots', 'ranking': 'a ranking' };
const states: Readonly<Record<VoteOutcome['state'], string>> = { open: 'open: nothing shows before the reveal', revealed: 'revealed', counted: 'counted', closed: 'closed without being counted' };
const openness: Readonly<Record<VoteOpenness, string>> = {
  'open': 'open: names stand beside choices once it is revealed', 'names-hidden': 'names hidden: no screen and no minutes put names beside choices', 'secret': 'secret: nothing that is saved puts names beside choices',
};

/** A vote as a document: before the reveal who has voted, afterwards what came of it. */
export function presentVote(outcome: VoteOutcome): Document {
  return { title: `${outcome.locality}: ${outcome.question}`, fictional: outcome.fictional, blocks: [{ kind: 'facts', facts: factsOf(outcome) }, ...voteBlocks(outcome, true), { kind: 'paragraph', text: outcome.said }] };
}

/** What came of a vote, for its own page and for minutes. */
export function voteBlocks(outcome: VoteOutcome, main = false): Block[] {
  const { result, ballots, concerns, excluded, options, state } = outcome;
  const isAsked = state === 'open' && (outcome.voteKind === 'dots' || outcome.voteKind === 'ranking');
  return [
    ...(isAsked ? [{ kind: 'list', items: options.map(({ id, title }) => `${id}: ${title}`) } as const] : []),
    ...(result === null ? [] : resultBlocks(outcome, result, main)),
    ...(ballots === null ? [] : [{ kind: 'table', table: ballotsTable(ballots) } as const]),
    ...listed('What would make it better', concerns.map(({ voter, text }) => (voter === null ? text : `${voter}: ${text}`))),
    ...listed('Without a vote', excluded.map(excludedText)),
  ];
}

/** A vote in a line or two: `vote-1: Shall we? Carried: 5 yes, 2 no, 1 abstained. (yes, no or abstain, by practice, open)`. */
export function voteText({ vote, question, voteKind, basis, openness: how, state, said, result, missing }: VoteOutcome): string {
  const came = result === null ? (state === 'closed' ? said : 'It was not counted.') : [result.text, result.weightedText].filter((text) => text !== null).join(' ');
  return `${vote}: ${question} ${came} (${kinds[voteKind]}, by ${basis}, ${how === 'names-hidden' ? 'names hidden' : how}${missing.length === 0 || result === null ? '' : `; ${missing.length} did not vote`})`;
}

/** Somebody without a vote, and why. */
export function excludedText({ person, practice, how }: ExcludedVoter): string {
  return `${person}${practice === null ? '' : ` (${practice})`}: has an interest; ${how === null ? 'it is unresolved, so no vote' : how === 'left' ? 'left the decision' : how}`;
}

function factsOf({ vote, session, voteKind, basis, openness: how, weighted, dots, project, again, state, voted, missing }: VoteOutcome): readonly (readonly [string, string])[] {
  return [
    ['Vote', `${vote} of ${session}${again === null ? '' : `, takes ${again} again`}`],
    ['How', `${kinds[voteKind]}${dots === null ? '' : `, ${dots} each`}; one vote a ${basis}${weighted ? ', counted by registered patients too' : ''}`],
    ['What is kept', openness[how]],
    ...(project === null ? [] : [['About', project] as const]),
    ['State', states[state]],
    ...(state === 'closed' ? [] : [['Have voted', voted.length === 0 ? 'nobody' : `${voted.length}: ${voted.join(', ')}`] as const, ['Have not', missing.length === 0 ? 'nobody' : `${missing.length}: ${missing.join(', ')}`] as const]),
  ];
}

function resultBlocks({ weighted, voteKind }: VoteOutcome, result: VoteResult, main: boolean): Block[] {
  const isOrdered = result.counts.some(({ rank }) => rank !== null);
  const table: Table = {
    id: 'counts',
    title: 'What each got',
    columns: [
      ...(isOrdered ? [{ id: 'rank', title: 'Place', kind: 'number' } as const] : []),
      { id: 'option', title: 'Option', kind: 'code' }, { id: 'title', title: 'In full', kind: 'text' },
      { id: 'count', title: voteKind === 'ranking' ? 'Points' : voteKind === 'dots' ? 'Dots' : 'Ballots', kind: 'number' },
      ...(weighted ? [{ id: 'weighted', title: 'By registered patients', kind: 'number' } as const] : []),
    ],
    rows: [...result.counts].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ rank, option, title, count, weighted: sum }) => [...(isOrdered ? [rank] : []), option, title, count, ...(weighted ? [sum] : [])]),
  };
  return [
    // Minutes say it in one line with the question.
    ...(main ? [{ kind: 'paragraph', text: result.text } as const, ...(result.weightedText === null ? [] : [{ kind: 'paragraph', text: result.weightedText } as const])] : []),
    ...(result.carriedByList === null || result.carriedByList === result.carried ? [] : [{ kind: 'paragraph', text: 'Practices and registered patients do not say the same. Which of the two holds is for the room, or for its agreement.' } as const]),
    { kind: 'table', table, ...(main && { main: true }) },
    { kind: 'paragraph', text: `${result.method} ${result.ballots === 1 ? '1 ballot' : `${result.ballots} ballots`}.` },
  ];
}

function ballotsTable(ballots: NonNullable<VoteOutcome['ballots']>): Table {
  return {
    id: 'ballots',
    title: 'Who chose what',
    columns: [{ id: 'voter', title: 'Voter', kind: 'text' }, { id: 'person', title: 'Cast by', kind: 'text' }, { id: 'choice', title: 'Choice', kind: 'text' }],
    rows: ballots.map(({ voter, person, choice }) => [voter, person, choice]),
  };
}

function listed(heading: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'heading', text: heading }, { kind: 'list', items }];
}
