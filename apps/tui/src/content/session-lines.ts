import { counted } from '@pbc-planner/base';
import { attendeeText, captureText, isHere, type SessionOutcome, type ShownBlock } from '@pbc-planner/domain';
import { clockText } from '../state/room.ts';
import { drawLine } from '../text/spans.ts';
import type { Role, Theme } from '../theme/themes.ts';
import { paragraph } from './paragraph.ts';

/** The block at hand as the room sees it, who is there, and what was captured; of another block that is selected, what was captured in it. */
export function sessionLines(outcome: SessionOutcome, selected: ShownBlock, width: number, theme: Theme): string[] {
  const own = outcome.captures.filter(({ block }) => block === selected.id);
  const captured = [...heading(theme, width, `Captured in ${selected.title}`), ...(own.length === 0 ? paragraph(theme, width, 'Nothing yet.', 'dim') : own.flatMap((one) => paragraph(theme, width, captureText(one), one.missing.length > 0 ? 'warning' : null, `${theme.glyphs.bullet} `)))];
  const ledBy = paragraph(theme, width, `Leads: ${outcome.facilitator}${outcome.table === null ? '' : `, at table ${outcome.table}`}`, 'dim');
  return [...(outcome.clock === 'closed' ? [] : hereLines(outcome, width, theme)), ...captured, ...flaggedLines(outcome, width, theme), ...peopleLines(outcome, width, theme), '', ...ledBy];
}

/** The same in few lines, for a screen without a pane beside the agenda: what matters most comes first. */
export function briefSessionLines(outcome: SessionOutcome, width: number, theme: Theme): string[] {
  const { here, captures, attendance, quorum, flagged } = outcome;
  const line = (name: string, text: string, role: Role | null = null) => drawLine(theme, width, [['dim', name.padEnd(10)], [role, text]]);
  const counts = (['decision', 'action', 'question', 'parked'] as const).map((kind) => [kind, captures.filter((one) => one.kind === kind).length] as const).filter(([, count]) => count > 0);
  const said = counts.map(([kind, count]) => (kind === 'parked' ? `${count} parked` : counted(count, kind))).join(', ');
  return [
    ...(outcome.clock === 'closed' ? [] : [drawLine(theme, width, [['heading', `${here.title} `], [here.over ? 'error' : null, clockText(here, outcome.clock)]]), line('prompt', here.prompt.join(' / '))]),
    line('captured', said === '' ? 'nothing yet' : said),
    ...(flagged.length === 0 ? [] : [line('to mend', `${flagged.join(', ')}: no owner or no day`, 'warning')]),
    line('here', `${counted(attendance.filter(isHere).length, 'person', 'people')}, led by ${outcome.facilitator}`),
    line('quorum', quorum.text, quorum.met ? null : 'warning'),
  ];
}

function hereLines({ here, agenda, clock }: SessionOutcome, width: number, theme: Theme): string[] {
  const { card } = here;
  return [
    ...paragraph(theme, width, `${here.number} of ${agenda.length}: ${here.title}${card === null ? '' : `, ${card.title}`}`, 'heading'),
    ...paragraph(theme, width, clockText(here, clock), here.over ? 'error' : null), '',
    ...here.prompt.flatMap((line) => paragraph(theme, width, line, null, `${theme.glyphs.bullet} `)),
    ...(card === null ? [] : ['', ...paragraph(theme, width, card.situation), ...card.data.flatMap((line) => paragraph(theme, width, line, null, `${theme.glyphs.bullet} `)), ...paragraph(theme, width, card.question, 'total')]),
    ...(card?.twist ? ['', ...paragraph(theme, width, `And now: ${card.twist}`, 'warning')] : []),
    ...(here.shows === null ? [] : paragraph(theme, width, `On the projector: ${here.shows.command.replaceAll('.', ' ')}`, 'dim')), '',
  ];
}

function flaggedLines({ flagged, captures, conflicts }: SessionOutcome, width: number, theme: Theme): string[] {
  const actions = captures.filter(({ id }) => flagged.includes(id));
  return [
    ...(actions.length === 0 ? [] : [...heading(theme, width, 'To be mended before the close'), ...actions.flatMap((one) => paragraph(theme, width, captureText(one), 'warning', '! '))]),
    ...(conflicts.length === 0 ? [] : [...heading(theme, width, 'Written in two ways'), ...conflicts.flatMap(({ id, capture, from }) => paragraph(theme, width, `${id}: ${capture}, otherwise at ${from}`, 'warning', '! '))]),
  ];
}

function peopleLines({ attendance, quorum }: SessionOutcome, width: number, theme: Theme): string[] {
  return [
    ...heading(theme, width, `Here: ${counted(attendance.filter(isHere).length, 'person', 'people')}`),
    ...paragraph(theme, width, `Quorum ${quorum.text}`, quorum.met ? null : 'warning'),
    ...attendance.flatMap((one) => paragraph(theme, width, `${attendeeText(one)}${one.practice === null ? '' : ` (${one.practice})`}`, isHere(one) ? null : 'dim', `${theme.glyphs.bullet} `)),
  ];
}

function heading(theme: Theme, width: number, text: string): string[] {
  return ['', ...paragraph(theme, width, text, 'heading')];
}
