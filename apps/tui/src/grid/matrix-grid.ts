import type { MatrixItem, MatrixOutcome } from '@pbc-planner/domain';
import { textWidth } from '../text/character-width.ts';
import type { Grid, GridColumn } from './grid.ts';

/** Rights as they stand in a cell: short enough for ten parties, long enough to be read aloud. */
const short: Readonly<Record<string, string>> = {
  lead: 'LEAD', joint: 'JOINT', support: 'supp', agree: 'agree', approve: 'appr', consulted: 'cons', informed: 'info',
};

/** Marks a right that a condition gives: the details say which. */
const FOOTNOTE = '*';

/** Who leads what as a grid: items by parties. The item and its state stay where the parties move. */
export function matrixGrid({ items, parties, notation }: MatrixOutcome): Grid<MatrixItem> {
  const cells = new Map(notation?.rows.map((row) => [row.item, row.cells]));
  const cell = (item: MatrixItem, party: string) => (notation === null ? cellOf(item, party) : own(cells.get(item.id), party) ?? '');
  const column = (id: string, title: string, text: (item: MatrixItem) => string, rest: Partial<GridColumn<MatrixItem>>): GridColumn<MatrixItem> => {
    const widest = items.reduce((width, item) => Math.max(width, textWidth(text(item))), textWidth(title));
    return { id, title, align: 'left', width: widest, minimum: widest, maximum: widest, priority: 0, draw: text, order: text, copy: text, total: '', ...rest };
  };
  return {
    rows: items, scrolls: true, noun: 'item',
    key: ({ id }) => id,
    search: (item) => `${item.id} ${item.title} ${item.status}${item.conditions.length > 0 ? ' conditions' : ''}`,
    columns: [
      column('title', 'item', ({ title }) => title, { frozen: true, names: true, minimum: 16, width: 30 }),
      column('status', 'state', stateOf, { frozen: true, role: ({ status }) => (status === 'unresolved' ? 'warning' : null) }),
      ...parties.map(({ id }) => column(id, id, (item) => cell(item, id), {
        subject: id, copy: (item) => own(item.roles, id)?.join('; ') ?? '', tell: (item) => tellCell(item, id),
        role: (item) => (own(item.roles, id)?.some((right) => right === 'lead' || right === 'joint') ? 'heading' : null),
      })),
    ],
  };
}

function stateOf({ status, signedOff }: MatrixItem): string {
  const word = status === 'unresolved' ? 'OPEN' : status;
  return signedOff === null ? word : `${word} signed`;
}

function cellOf({ roles, conditions }: MatrixItem, party: string): string {
  const held = own(roles, party) ?? [];
  const noted = conditions.some((condition) => condition.party === party);
  return held.map((right) => short[right] ?? right).join('+') + (noted && held.length > 0 ? FOOTNOTE : '');
}

/** A cell in words, with the conditions that stand behind it. */
function tellCell({ roles, conditions }: MatrixItem, party: string): string {
  const notes = conditions.flatMap((condition) => (condition.party === party && condition.note ? [condition.note] : []));
  return [(own(roles, party) ?? []).join(' and '), ...notes].filter((part) => part !== '').join(': ');
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
