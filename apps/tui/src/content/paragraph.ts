import { safeForTerminal } from '@pbc-planner/base';
import { drawLine } from '../text/spans.ts';
import { wrapText } from '../text/character-width.ts';
import type { Role, Theme } from '../theme/themes.ts';

/** A text in lines of at most `width` columns: the first behind `lead`, the others indented as far. */
export function paragraph(theme: Theme, width: number, text: string, role: Role | null = null, lead = ''): string[] {
  const indent = ' '.repeat([...lead].length);
  return wrapText(safeForTerminal(text), width - indent.length)
    .map((line, index) => drawLine(theme, width, [index === 0 ? lead : indent, [role, line]]));
}
