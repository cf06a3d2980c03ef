import { ballotLines } from '../content/ballot-lines.ts';
import { paragraph } from '../content/paragraph.ts';
import type { Modal, WorkbenchState } from '../state/workbench-state.ts';
import { textWidth } from '../text/character-width.ts';
import { drawLine, paint } from '../text/spans.ts';

/** The ballot box before the views. */
export function ballotBody(state: WorkbenchState, modal: Extract<Modal, { kind: 'ballot' }>, width: number, height: number): string[] {
  const { theme } = state;
  return [
    drawLine(theme, width, [['heading', ` ${modal.outcome.vote}`], ['dim', `  one vote a ${modal.outcome.basis}`]]), paint(theme, 'dim', theme.glyphs.rule.repeat(width)),
    ...ballotLines(state, modal, height - 3).flatMap(([role, text]) => (textWidth(text) <= width - 4 ? [`  ${drawLine(theme, width - 4, [[role, text]])}`] : paragraph(theme, width - 4, text, role).map((line) => `  ${line}`))),
  ];
}
