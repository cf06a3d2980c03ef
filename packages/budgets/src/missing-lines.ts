import { counted, warning, type Diagnostic } from '@pbc-planner/base';
import type { DatedMeasure, HeldColumn, HeldFigures, Practice } from '@pbc-planner/domain';
import type { LookedUp } from './eligible-practices.ts';

/** Past so many practices without a line, they are told of in one sentence. */
const toldSingly = 10;

/**
 * Where a spend is added up from several service lines: the practices that have some of it and no row at all for a line. A line
 * tells something where at least as many have it as lack it, in the plan's own year more, where growth that was agreed with one of two
 * practices stands among the outturn; one that few have is a matter of those few. A blank cell is told of elsewhere.
 * @param kept the positions of the practices that are in the run.
 */
export function missingLines(held: HeldFigures, practices: readonly Practice[], kept: readonly number[], { needed, columns }: LookedUp): Diagnostic[] {
  const spent = kept.filter((position) => columns.some(({ units }) => units[position] !== null));
  return needed.measures.flatMap((dated, index) => {
    const column = columns[index];
    if (column === undefined || column.complete || dated.measure.kind !== 'spend') return [];
    const without = spent.filter((position) => column.units[position] === null);
    const absent = without.map((position) => practices[position] as Practice).filter(({ practice }) => held.whyMissing(dated, practice).line === undefined);
    const having = spent.length - without.length;
    return absent.length === 0 || having < absent.length + (dated.year === held.year ? 1 : 0) ? [] : told(absent, having, needed.title, dated, column);
  });
}

function told(absent: readonly Practice[], having: number, title: string, { measure }: DatedMeasure, { dataSets }: HeldColumn): Diagnostic[] {
  const line = measure.kind === 'spend' ? measure.serviceLine : '';
  const files = [...new Set([...dataSets].map(({ file }) => file.name))];
  const place = files.length === 1 && files[0] !== undefined ? { file: files[0] } : {};
  const others = having === 1 ? 'another practice has' : `${having} others have`;
  const known = `${files.join(' or ')} has no row for`;
  const hint = 'Import the rows that are missing; where nothing was spent, there is nothing to mend. What is not known is not guessed.';
  if (absent.length <= toldSingly) {
    return absent.map(({ practice, name }) =>
      warning('line-missing', `The ${title} of ${name} (${practice}) is counted without ${line}: ${known} it, and ${others} that line.`, { place: { key: practice, ...place }, hint }));
  }
  const first = absent.slice(0, toldSingly).map(({ practice }) => practice).join(', ');
  return [warning('line-missing', `The ${title} of ${counted(absent.length, 'practice')} is counted without ${line}: ${known} them, and ${others} that line. They are ${first} and ${absent.length - toldSingly} more.`, { place, hint })];
}
