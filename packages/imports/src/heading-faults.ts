import { error, type Diagnostic } from '@pbc-planner/base';
import { maximumColumns } from './limits.ts';

/** What is wrong with a heading row: `heading-missing` (of all columns), `too-many-columns`, `heading-duplicate` (each one). */
export function headingFaults(file: string, headings: readonly string[], line: number): Diagnostic[] {
  if (headings.every((heading) => heading === '')) {
    const hint = 'The first row that is not blank must name the columns.';
    return [error('heading-missing', 'The heading row names no column.', { place: { file, line }, hint })];
  }
  if (headings.length > maximumColumns) {
    const message = `The heading row has ${headings.length} columns; at most ${maximumColumns} are read.`;
    return [error('too-many-columns', message, { place: { file, line }, hint: 'Keep only the columns needed.' })];
  }
  const first = new Map<string, number>();
  const faults: Diagnostic[] = [];
  for (const [position, heading] of headings.entries()) {
    if (heading === '') continue;
    const earlier = first.get(heading);
    if (earlier === undefined) {
      first.set(heading, position);
      continue;
    }
    const place = { file, line, column: position + 1, columnName: heading };
    faults.push(error('heading-duplicate', `Column ${earlier + 1} has the same heading.`, { place, hint: 'Give each column a heading of its own.' }));
  }
  return faults;
}
