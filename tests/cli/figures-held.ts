import { blocksFor, type Document, type Grade, type Table } from '@pbc-planner/base';

/** Names under which answers hold money or people weighted for need. */
const figureName = /pence$|^(weighted|astroPu)|^(astro_pu|component-|need-weighted)/i;

/** Where an answer holds money or weighted people, in the words of its JSON: names of fields, and `£` for an amount in a sentence. */
export function figuresHeld(answer: unknown, name = '', under = false): string[] {
  const here = under || figureName.test(name);
  if (typeof answer === 'number') return here ? [name] : [];
  if (typeof answer === 'string') return answer.includes('£') ? [`£ in ${name}`] : answer === 'pence' && name === 'kind' ? ['a column of pence'] : [];
  if (Array.isArray(answer)) return answer.flatMap((one) => figuresHeld(one, name, here));
  if (answer === null || typeof answer !== 'object') return [];
  const columns = 'id' in answer && 'kind' in answer && figureName.test(String(answer.id)) ? [`the column ${String(answer.id)}`] : [];
  return [...columns, ...Object.entries(answer).flatMap(([key, value]) => figuresHeld(value, key, here))];
}

/** The tables that a file of rows of a document holds, each with the grade that stands beside its rows, or `null`. */
export function rowGrades({ blocks, grade }: Document): readonly { readonly table: Table; readonly grade: Grade | null }[] {
  const tables = blocksFor(blocks, 'rows').flatMap((block) => (block.kind === 'table' ? [block] : []));
  const main = tables.filter((block) => block.main);
  return (main.length > 0 ? main : tables).map((block) => ({ table: block.table, grade: block.grade ?? grade ?? null }));
}
