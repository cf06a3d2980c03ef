import { formatPounds } from '@pbc-planner/base';
import type { ComparisonOutcome, ComparisonRow } from '@pbc-planner/domain';
import { gainOf, gainText, proposedMethod, type MethodRoles } from '../grid/comparison-grid.ts';
import { basisPointsText, people, poundsPerHead, signed } from '../text/figures.ts';
import type { Theme } from '../theme/themes.ts';
import { paragraph } from './paragraph.ts';

/** The selected practice in full, to the penny. */
export function practiceLines(outcome: ComparisonOutcome, row: ComparisonRow, roles: MethodRoles, width: number, theme: Theme): string[] {
  const lines = [
    ...paragraph(theme, width, row.name, 'heading'),
    ...paragraph(theme, width, `${row.practice} · ${row.list === null ? 'list not known' : `${people(row.list)} patients`}`, 'dim'),
  ];
  for (const { id, title, grade, reads } of outcome.methods) {
    const amount = row.amounts[id] ?? 0;
    const head = poundsPerHead(amount, row.list);
    lines.push('', ...paragraph(theme, width, title), ...paragraph(theme, width, formatPounds(amount) + (head === null ? '' : `  £${head} a head`), 'total', '  '));
    lines.push(...paragraph(theme, width, `${grade}${reads.length > 0 ? `: ${reads.join(', ')}` : ''}`, 'dim', '  '));
  }
  if (row.distance !== null) {
    const { pence, basisPoints } = row.distance;
    const share = basisPoints === null ? '' : ` (${signed(basisPointsText(basisPoints))})`;
    lines.push('', ...paragraph(theme, width, 'Distance from fair share'), ...paragraph(theme, width, signed(formatPounds(pence)) + share, 'total', '  '));
    lines.push(...paragraph(theme, width, pence === 0 ? 'at its fair share' : `${pence > 0 ? 'above' : 'below'} its fair share`, 'dim', '  '));
  }
  const proposed = proposedMethod(outcome, roles);
  const gain = gainOf(row, proposed?.id ?? null, roles);
  if (gain !== null && proposed !== null) {
    lines.push('', ...paragraph(theme, width, `With ${proposed.title.toLowerCase()}`), ...paragraph(theme, width, gainText(gain), 'total', '  '));
  }
  return [...lines, '', ...paragraph(theme, width, 'Enter: why this figure', 'dim')];
}
