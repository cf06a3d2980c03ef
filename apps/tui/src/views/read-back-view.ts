import { readBackLines } from '../content/read-back-lines.ts';
import type { Modal } from '../state/workbench-state.ts';
import { drawEnds, paint } from '../text/spans.ts';
import type { Theme } from '../theme/themes.ts';

/** What is read out before a block is left or the session closed. */
export function readBackBody({ outcome, top }: Extract<Modal, { kind: 'read-back' }>, width: number, height: number, theme: Theme): string[] {
  const whole = outcome.readBack?.block === null;
  const lines = readBackLines(outcome, width - 4, theme);
  const shown = lines.slice(top, top + height - 2);
  const more = lines.length > shown.length ? `${top + 1} to ${top + shown.length} of ${lines.length} lines ` : '';
  return [
    drawEnds(theme, width, [['heading', ` Read out before ${whole ? 'the session closes' : `leaving ${outcome.here.title}`}`]], [['dim', more]]),
    paint(theme, 'dim', theme.glyphs.rule.repeat(width)), ...shown.map((line) => `  ${line}`),
  ];
}
