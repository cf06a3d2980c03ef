import { formatPounds } from '@pbc-planner/base';
import type { ComparisonOutcome, ComparisonRow } from '@pbc-planner/domain';
import { gainOf, gainText, proposedMethod, type MethodRoles } from '../grid/comparison-grid.ts';
import { basisPointsText, people, poundsPerHead, signed } from '../text/figures.ts';
import type { Theme } from '../theme/themes.ts';
import { paragraph } from './paragraph.ts';

/** The selected practice in full, to the penny. */
export function practiceLines(outcome: ComparisonOutcome, row: ComparisonRow, roles: MethodRoles, width: number, theme: Theme): string[] {
  const fact = (name: string, value: string, note = '') => [
    '', ...paragraph(theme, width, name), ...paragraph(theme, width, value, 'total', '  '),
    ...(note === '' ? [] : paragraph(theme, width, note, 'dim', '  ')),
  ];
  const lines = [
    ...paragraph(theme, width, row.name, 'heading'),
    ...paragraph(theme, width, `${row.practice} · ${row.list === null ? 'list not known' : `${people(row.list)} patients`}`, 'dim'),
  ];
  for (const { id, title, grade, reads } of outcome.methods) {
    const amount = row.amounts[id] ?? 0;
    const head = poundsPerHead(amount, row.list);
    lines.push(...fact(title, formatPounds(amount) + (head === null ? '' : `  £${head} a head`), `${grade}${reads.length > 0 ? `: ${reads.join(', ')}` : ''}`));
  }
  if (row.distance !== null) {
    const { pence, basisPoints } = row.distance;
    const share = basisPoints === null ? '' : ` (${signed(basisPointsText(basisPoints))})`;
    const side = pence === 0 ? 'at its fair share' : `${pence > 0 ? 'above' : 'below'} its fair share`;
    lines.push(...fact('Distance from fair share', signed(formatPounds(pence)) + share, side));
  }
  const proposed = proposedMethod(outcome, roles);
  const gain = gainOf(row, proposed?.id ?? null, roles);
  if (gain !== null && proposed !== null) {
    lines.push(...fact(`With ${proposed.title.toLowerCase()}`, gainText(gain)));
  }
  return [...lines, '', ...paragraph(theme, width, 'Enter: why this figure', 'dim')];
}
