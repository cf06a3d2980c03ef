import { captureText, type ReadBack, type SessionOutcome, type ShownCapture } from '@pbc-planner/domain';
import type { Theme } from '../theme/themes.ts';
import { paragraph } from './paragraph.ts';

/** What is read out before a block is left: what was decided, who does what, and what is still to be mended. */
export function readBackLines(outcome: SessionOutcome, width: number, theme: Theme): string[] {
  const { readBack, flagged, captures } = outcome;
  if (readBack === null) return [];
  const part = (title: string, items: readonly ShownCapture[], none: string | null) =>
    (items.length === 0 && none === null ? [] : ['', ...paragraph(theme, width, title, 'heading'), ...(items.length === 0 ? paragraph(theme, width, none ?? '', 'dim') : items.flatMap((one) => paragraph(theme, width, captureText(one), null, ` ${theme.glyphs.bullet} `)))]);
  const lacking = readBack.block === null ? captures.filter(({ id }) => flagged.includes(id)) : [];
  return [
    ...(lacking.length === 0 ? [] : ['', ...paragraph(theme, width, 'Without an owner or a day', 'warning'), ...lacking.flatMap((one) => paragraph(theme, width, captureText(one), 'warning', ' ! '))]),
    ...part('We decided', readBack.decided, 'Nothing was decided.'), ...part('Who does what', readBack.actions, 'Nobody has anything to do.'),
    ...part('Questions', readBack.questions, null), ...part('Parked', readBack.parked, null),
    ...(readBack.debrief === null ? [] : ['', ...paragraph(theme, width, 'Before we leave it', 'heading'), ...paragraph(theme, width, readBack.debrief)]),
  ];
}

/** The same in a few lines for the projector: decisions and actions alone, as the room must hear them. */
export function readBackHeadlines({ decided, actions }: ReadBack): { readonly title: string; readonly items: readonly string[] }[] {
  return [
    { title: 'We decided', items: decided.length === 0 ? ['Nothing'] : decided.map(({ text }) => text) },
    { title: 'Who does what', items: actions.length === 0 ? ['Nobody has anything to do'] : actions.map(({ text, owner, due }) => [owner ?? 'NOBODY YET', text, due === null ? 'no day yet' : `by ${due}`].join(' - ')) },
  ];
}
