import { counted, formatPounds, warning, type Diagnostic, type Pence } from '@pbc-planner/base';
import type { PaceRow, PaceRule, PaceYear, Practice } from '@pbc-planner/domain';

/** Whether a move goes `past` the target, or `away` from it; `null` for none, and for every move towards it. */
export function againstTarget(from: Pence, to: Pence, target: Pence): PaceRow['against'] {
  const before = target - from;
  const after = target - to;
  if (before !== 0 && Math.sign(after) === -Math.sign(before)) return 'past';
  return Math.abs(after) > Math.abs(before) ? 'away' : null;
}

/** One warning for each practice that moves against its target in any year. */
export function warningsOf(years: readonly PaceYear[], practices: readonly Practice[], rule: PaceRule): Diagnostic[] {
  return practices.flatMap((practice, position) => {
    const found = years.flatMap(({ year, rows }) => {
      const row = rows[position];
      return row === undefined || row.against === null ? [] : [{ year, row }];
    });
    const [first] = found;
    return first === undefined ? [] : [warningOf(practice, first.year, first.row, found.length - 1, rule)];
  });
}

function warningOf({ practice, name }: Practice, year: string, row: PaceRow, more: number, rule: PaceRule): Diagnostic {
  const { pence, targetPence, movePence, against } = row;
  const before = pence - movePence - targetPence;
  const stood = before === 0 ? 'is at its target' : `is ${formatPounds(Math.abs(before))} ${before > 0 ? 'over' : 'below'} its target`;
  const move = `${movePence > 0 ? 'gains' : 'loses'} ${formatPounds(Math.abs(movePence))}`;
  const later = more === 0 ? '' : `, and so in ${counted(more, 'later year')}`;
  return warning(
    against === 'past' ? 'moves-past-target' : 'moves-away-from-target',
    `${name} (${practice}) ${stood} and ${move} in ${year}${later}: it moves ${against === 'past' ? 'past' : 'away from'} its target.`,
    { place: { key: practice }, hint: hintOf(rule) },
  );
}

function hintOf(rule: PaceRule): string {
  return rule === 'prorata'
    ? 'The rule prorata raises every practice within the band by its budget, whatever its target. The rules under-target and scaled do not.'
    : 'Budgets that meet a limit leave money over or short, and one factor fits all others to what there is, whatever their targets. Loosen --max-cut or --max-gain.';
}
