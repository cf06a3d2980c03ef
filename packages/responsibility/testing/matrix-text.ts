import { conditionsText, type Matrix } from '@pbc-planner/domain';

/** The cells of a matrix as its table shows them, headings first; written apart from the product's own table. */
export function rowsOf({ parties, items }: Matrix): string[][] {
  return [
    ['id', 'title', 'status', 'lead', ...parties.map(({ id }) => id), 'conditions', 'source'],
    ...items.map((item) => [
      item.id, item.title, item.status, item.lead ?? '', ...parties.map(({ id }) => (item.roles[id] ?? []).join('; ')),
      conditionsText(item.conditions), item.source,
    ]),
  ];
}

/** Rows as the text that the fake reader of tables takes apart. */
export function matrixTableOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replaceAll('|', '/')).join('|')).join('\n');
}
