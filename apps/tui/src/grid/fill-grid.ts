import type { MatrixItem, MatrixOutcome, MatrixRoundOutcome } from '@pbc-planner/domain';
import type { Grid } from './grid.ts';
import { matrixGrid } from './matrix-grid.ts';

/** An item as one party sees it: what it has said, and what the plan has. */
export interface FillItem extends MatrixItem {
  /** Whether the party has answered it. */
  readonly answered: boolean;
}

/** What one party has filled in by itself, as the same grid as the matrix: an item that it has not answered is blank, whatever the plan has. */
export function fillGrid(round: MatrixRoundOutcome, matrix: MatrixOutcome, about: string): Grid<MatrixItem> {
  const items = filledItems(round, matrix);
  const answered = items.filter((item) => item.answered).length;
  const grid = matrixGrid({ ...matrix, notation: null, items });
  const state = (item: MatrixItem) => ((item as FillItem).answered ? 'said' : 'blank');
  return {
    ...grid, caption: `${about} alone · ${answered} of ${items.length} answered · nobody else sees this before the reveal`,
    search: (item) => `${item.id} ${item.title} ${state(item)}`,
    columns: grid.columns.map((column) => (column.id === 'status' ? { ...column, title: 'said', draw: state, order: state, copy: state, role: () => null } : column)),
  };
}

/** The items of a matrix as one party has filled them. */
export function filledItems({ own = [] }: MatrixRoundOutcome, { items }: MatrixOutcome): FillItem[] {
  const said = new Map(own.map((position) => [position.item, position]));
  return items.map((item): FillItem => {
    const position = said.get(item.id);
    if (position === undefined) return { ...item, answered: false, status: 'unresolved', lead: null, roles: {}, shared: null, conditions: [], signedOff: null };
    const { status, lead, roles, shared } = position;
    return { ...item, answered: true, status, lead, roles, shared, conditions: [], signedOff: null };
  });
}

/** Whether a row of a grid is an item as one party sees it. */
export function isFillItem(row: unknown): row is FillItem {
  return typeof row === 'object' && row !== null && 'answered' in row && 'roles' in row;
}
