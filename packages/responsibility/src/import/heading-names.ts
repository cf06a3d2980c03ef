import type { ResponsibilityFramework } from '@pbc-planner/domain';

/** What a column of a matrix file holds. */
export type ColumnMeaning = { readonly column: 'id' | 'title' | 'status' | 'lead' | 'conditions' | 'source' | 'notes' | 'fictional' } | { readonly party: string };

const names: Readonly<Record<string, Extract<ColumnMeaning, { readonly column: string }>['column']>> = {
  'id': 'id', 'item': 'id', 'item id': 'id', 'itemid': 'id', 'code': 'id',
  'title': 'title', 'name': 'title', 'item title': 'title', 'responsibility': 'title', 'description': 'title',
  'status': 'status', 'state': 'status',
  'lead': 'lead', 'lead party': 'lead', 'led by': 'lead', 'leader': 'lead',
  'conditions': 'conditions', 'condition': 'conditions', 'qualifier': 'conditions', 'qualifiers': 'conditions',
  'source': 'source', 'sources': 'source',
  'notes': 'notes', 'note': 'notes', 'comments': 'notes',
  'fictional': 'fictional',
};

/** Columns without which nothing can be imported, and those that the framework has anyway. */
export const neededColumns = ['id', 'status', 'lead', 'conditions'] as const;
export const helpfulColumns = ['title', 'source'] as const;

/**
 * What a heading means, by any of its names; a party by its id or its title. `null` for a heading that is neither. "Item" is the
 * id where no other heading is, and else the title, as in a workbook that was exported.
 */
export function meaningOf(heading: string, { parties }: Pick<ResponsibilityFramework, 'parties'>, beside: readonly string[] = []): ColumnMeaning | null {
  const word = plain(heading);
  if (word === 'item' && beside.some((other) => plain(other) === 'id')) return { column: 'title' };
  const party = parties.find(({ id }) => plain(id) === word) ?? parties.find(({ title }) => plain(title) === word);
  if (party) return { party: party.id };
  return Object.hasOwn(names, word) ? { column: names[word] as 'id' } : null;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[_\-\s]+/g, ' ').trim();
}
