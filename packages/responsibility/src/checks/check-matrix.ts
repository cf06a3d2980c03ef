import type { Finding, ResponsibilityFramework } from '@pbc-planner/domain';
import type { ReadingFault } from '../matrix/read-matrix.ts';
import { checkItem, type CheckedItem } from './item-checks.ts';
import { checkWhole } from './matrix-checks.ts';
import { ruleOf } from './rules.ts';

/**
 * Every finding about a matrix against its framework: item by item in the framework's order, then those about the whole.
 * @param faults what could not be read, where the matrix came from a file.
 */
export function checkMatrix(framework: ResponsibilityFramework, items: readonly CheckedItem[], faults: readonly ReadingFault[] = []): Finding[] {
  const unknown = (item: string | null, message: string, hint: string, party?: string): Finding =>
    ({ code: 'RM005', severity: ruleOf(framework, 'RM005').severity, item, ...(party === undefined ? {} : { party }), message, hint });
  const first = new Map<string, CheckedItem>();
  const strangers: Finding[] = [];
  const published = new Set(framework.items.map(({ id }) => id));
  for (const item of items) {
    if (!published.has(item.id)) strangers.push(unknown(item.id, `"${item.id}" is no item of ${framework.id}.`, 'Correct the id, or take the row out.'));
    else if (first.has(item.id)) strangers.push(unknown(item.id, `${item.id} is there twice; the first row counts.`, 'Take one of the rows out.'));
    else first.set(item.id, item);
  }
  const rows = framework.items.flatMap((item) => {
    const own = first.get(item.id);
    return own ? checkItem(framework, item, own).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)) : [absent(framework, item.id, item.title)];
  });
  return [
    ...faults.map(({ item, party, message, hint }) => unknown(item, message, hint, party)),
    ...strangers, ...rows, ...checkWhole(framework, [...first.values()]),
  ];
}

function absent(framework: ResponsibilityFramework, id: string, title: string): Finding {
  return {
    code: 'RM001', severity: ruleOf(framework, 'RM001').severity, item: id, message: `${id} (${title}) is not in the matrix, so it has no lead.`,
    hint: 'Put the row back; pbc matrix export shows it as published.',
  };
}
