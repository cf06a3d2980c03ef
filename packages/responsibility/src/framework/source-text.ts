import { sourceNamed } from '@pbc-planner/base';
import type { FrameworkItem, ResponsibilityFramework } from '@pbc-planner/domain';

/** Where an item was read, in words, with its grades: what stands in the source column. */
export function itemSourceText(framework: ResponsibilityFramework, { sources, grade, rolesGrade, gradeNote }: FrameworkItem): string {
  const named = sources.map((id) => sourceNamed(framework.sources, id));
  const graded = grade === rolesGrade ? grade : `${grade}, roles ${rolesGrade}`;
  const note = gradeNote === undefined ? '' : ` ${gradeNote}`;
  return `${named.length === 0 ? 'No source found' : named.join('; ')} (${graded}).${note}`;
}
