import type { Block, Document, Table } from '@pbc-planner/base';
import type { ReadBack, SessionOutcome, ShownBlock } from '../outcome/session-outcomes.ts';
import { attendeeText, blockTime, captureText, clockWords, timeText } from './session-text.ts';

/** What the room sees: the block at hand first, then the agenda and what was captured. */
export function presentSession(outcome: SessionOutcome): Document {
  const { locality, fictional, title, rehearsal, agenda, here, captures, concerns, conflicts, quorum, attendance } = outcome;
  const place = outcome.clock === 'closed' ? 'closed' : `${here.title} (${here.number} of ${agenda.length})`;
  return {
    title: `${locality}: ${title}${rehearsal ? ' (rehearsal)' : ''}`,
    fictional,
    blocks: [
      { kind: 'facts', facts: [
        ['Session', outcome.session], ['At', place], ['This block', blockTime(here)], ['All blocks', blockTime({ ...outcome, over: outcome.elapsedSeconds > outcome.plannedSeconds })],
        ['Clock', clockWords[outcome.clock]], ['Facilitator', outcome.facilitator], ['Quorum', quorum.text],
        ...(outcome.table === null ? [] : [['Table', outcome.table] as const]),
      ] },
      ...(outcome.readBack === null ? [] : readBackBlocks(outcome.readBack)),
      ...(outcome.clock === 'closed' ? [] : hereBlocks(outcome)),
      { kind: 'table', table: agendaTable(agenda), main: true },
      ...listed('Captured', captures.map(captureText)),
      ...listed('Concerns', concerns.map(concernText)),
      ...listed('Written in two ways, to be settled', conflicts.map(({ id, capture, theirs, from }) => `${id}: ${capture}, as ${from} wrote it: ${theirs.text}`)),
      ...listed('Attendance', attendance.map((one) => `${attendeeText(one)}${one.practice === null ? '' : ` (${one.practice})`}`)),
      { kind: 'paragraph', text: `As of ${timeText(outcome.asOf)}.` },
    ],
  };
}

/** What the room hears before something is left: what was decided, and who does what. */
export function readBackBlocks({ decided, actions, questions, parked, debrief }: ReadBack): Block[] {
  return [
    { kind: 'heading', text: 'We decided' },
    decided.length === 0 ? { kind: 'paragraph', text: 'Nothing was decided.' } : { kind: 'list', items: decided.map(captureText) },
    { kind: 'heading', text: 'Who does what' },
    actions.length === 0 ? { kind: 'paragraph', text: 'Nobody has anything to do.' } : { kind: 'list', items: actions.map(captureText) },
    ...listed('Questions', questions.map(captureText)), ...listed('Parked', parked.map(captureText)), ...listed('Before we leave it', debrief === null ? [] : [debrief]),
  ];
}

/** An agenda with its clocks. */
export function agendaTable(agenda: readonly ShownBlock[]): Table {
  return {
    id: 'agenda',
    title: 'Agenda',
    columns: [
      { id: 'block', title: 'Block', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'time', title: 'Time', kind: 'text' },
      { id: 'state', title: 'State', kind: 'text' }, { id: 'captured', title: 'Captured', kind: 'number' },
    ],
    rows: agenda.map((block) => [block.id, block.challenge === null ? block.title : `${block.title}: ${block.challenge}`, blockTime(block), block.state, block.captured]),
  };
}

/** A concern as a line. */
export function concernText({ capture, person, text, dissent }: SessionOutcome['concerns'][number]): string {
  return `${dissent ? 'Dissent' : 'Concern'}${person === null ? '' : ` of ${person}`}${capture === null ? '' : ` about ${capture}`}: ${text}`;
}

/** A list under a heading; nothing where there is none. */
export function listed(heading: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'heading', text: heading }, { kind: 'list', items }];
}

function hereBlocks({ here }: SessionOutcome): Block[] {
  const { title, prompt, card, shows } = here;
  return [
    ...listed(card === null ? title : `${title}: ${card.title}`, prompt),
    ...(card === null ? [] : [
      { kind: 'paragraph', text: card.situation } as const, { kind: 'list', items: card.data } as const,
      { kind: 'facts', facts: [['You are', card.roles.join('; ')], ['Question', card.question], ...(card.twist === null ? [] : [['And now', card.twist] as const])] } as const,
    ]),
    ...(shows === null ? [] : [{ kind: 'paragraph', text: `On screen: ${shows.command.replaceAll('.', ' ')}.` } as const]),
  ];
}
