import type { Block, Document, Table } from '@pbc-planner/base';
import type { MinutedChange, MinutedPractice, MinutesOutcome } from '../outcome/session-outcomes.ts';
import { agendaTable, concernText, listed } from './present-session.ts';
import { voteBlocks, voteText } from './present-vote.ts';
import { attendeeText, captureText, timeText } from './session-text.ts';

/** Minutes as a document: who was there, what was decided, who does what, and what else was done. */
export function presentMinutes(outcome: MinutesOutcome): Document {
  const { locality, fictional, title, decisions, actions, questions, parked, concerns, interests, matrixChanges, planChanges, conflicts } = outcome;
  return {
    title: `${locality}: minutes of ${title}${outcome.rehearsal ? ' (rehearsal)' : ''}`,
    fictional,
    blocks: [
      { kind: 'facts', facts: headFacts(outcome) },
      { kind: 'table', table: practicesTable(outcome.practices), only: 'reading' },
      ...listed('Also there', outcome.others.filter(({ state }) => state !== 'apology').map(attendeeText)),
      ...listed('Apologies', [...outcome.practices.flatMap(({ name, people }) => apologies(people).map((text) => `${text} (${name})`)), ...apologies(outcome.others)]),
      { kind: 'heading', text: 'Decisions' },
      ...items(decisions.map((one) => [captureText(one), ...concerns.filter(({ capture }) => capture === one.id).map((own) => `[${concernText({ ...own, capture: null })}]`)].join(' ')), 'Nothing was decided.'),
      { kind: 'heading', text: 'Actions' },
      ...(actions.length === 0 ? [{ kind: 'paragraph', text: 'Nobody was given anything to do.' } as const] : [{ kind: 'table', table: actionsTable(outcome), main: true } as const]),
      ...outcome.votes.flatMap((vote): Block[] => [{ kind: 'heading', text: `Vote: ${vote.question}` }, { kind: 'paragraph', text: voteText(vote) }, ...voteBlocks(vote)]),
      ...listed('Interests', changes(interests)),
      ...listed('Questions', questions.map(captureText)), ...listed('Parked', parked.map(captureText)),
      ...listed('Concerns', concerns.filter(({ capture }) => !decisions.some(({ id }) => id === capture)).map(concernText)),
      ...listed('Changes to who leads what', changes(matrixChanges)), ...listed('Other changes to the plan', changes(planChanges)),
      ...listed('Written in two ways and not settled', conflicts.map(({ capture, theirs, from }) => `${capture}, as ${from} wrote it: ${theirs.text}`)),
      { kind: 'table', table: agendaTable(outcome.agenda) },
    ],
  };
}

function headFacts({ session, startedAt, closedAt, state, approved, facilitators, quorum, rehearsal }: MinutesOutcome): readonly (readonly [string, string])[] {
  const [first, ...others] = facilitators;
  return [
    ['Session', session],
    ['State', approved === null ? (state === 'open' ? 'DRAFT, the session is still open' : 'DRAFT, not approved') : `Approved by ${approved.by} on ${approved.at.slice(0, 10)}`],
    ...(rehearsal ? [['Rehearsal', 'FICTIONAL: people played parts in a made-up locality'] as const] : []),
    ['Began', timeText(startedAt)], ['Ended', closedAt === null ? 'still open' : timeText(closedAt)],
    ['Facilitator', first?.person ?? ''],
    ...others.map(({ person, from }) => ['Taken over', `by ${person}, ${timeText(from)}`] as const),
    ['Quorum', quorum.text],
  ];
}

function practicesTable(practices: readonly MinutedPractice[]): Table {
  return {
    id: 'attendance',
    title: 'Attendance by practice',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'name', title: 'Name', kind: 'text' }, { id: 'there', title: 'There', kind: 'text' }, { id: 'people', title: 'People', kind: 'text' },
    ],
    rows: practices.map(({ practice, name, represented, people, proxies }) => [
      practice, name, represented === 'own' ? 'yes' : represented === 'proxy' ? `by proxy: ${proxies.join(', ')}` : 'no',
      people.filter(({ state }) => state !== 'apology').map(attendeeText).join('; ') || null,
    ]),
  };
}

function actionsTable({ actions }: MinutesOutcome): Table {
  return {
    id: 'actions',
    title: 'Who does what',
    columns: [
      { id: 'action', title: 'Action', kind: 'code' }, { id: 'text', title: 'What', kind: 'text' }, { id: 'owner', title: 'Who', kind: 'text' }, { id: 'due', title: 'By', kind: 'text' },
      { id: 'practice', title: 'Practice', kind: 'code' },
    ],
    rows: actions.map(({ id, text, owner, due, practice }) => [id, text, owner, due, practice]),
  };
}

function apologies(people: MinutesOutcome['others']): string[] {
  return people.filter(({ state }) => state === 'apology').map((one) => attendeeText(one).replace(', apologies', ''));
}

function changes(all: readonly MinutedChange[]): string[] {
  return all.map(({ at, by, text }) => `${at.slice(11, 16)}, ${by} ${text}`);
}

function items(all: readonly string[], none: string): Block[] {
  return [all.length === 0 ? { kind: 'paragraph', text: none } : { kind: 'list', items: all }];
}
