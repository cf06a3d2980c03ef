import type { Source } from '@pbc-planner/base';
import type { PolicyValue } from '@pbc-planner/domain';

/** A value as people read it; a named gap is `not known`. */
export function valueText({ value }: PolicyValue): string {
  return value ?? 'not known';
}

/** A source in one line: `GP Budgets, written answer (Hansard, 2006-11-06)`. */
export function sourceText({ title, publisher, date }: Source): string {
  const origin = [publisher, date].filter((part) => part !== undefined).join(', ');
  return origin === '' ? title : `${title} (${origin})`;
}
