import { counted, formatPounds, type Table } from '@pbc-planner/base';
import { presentOutcome, type BusinessCaseOutcome, type Outcome, type SpecificationOutcome } from '@pbc-planner/domain';
import { fillGrid } from './fill-grid.ts';
import { orderRows, type Grid } from './grid.ts';
import { outcomeGrid } from './outcome-grid.ts';
import { tableGrid } from './table-grid.ts';

/** What of an answer a tab shows. */
export interface GridWish {
  /** The table, where that is not the main one. */
  readonly table?: string | undefined;
  /** The columns of the table that are shown, in this order; all where nobody says. */
  readonly columns?: readonly string[] | undefined;
  /** The column that the rows are in the order of. */
  readonly order?: string | undefined;
  /** What to say where there are no rows. */
  readonly empty?: string | undefined;
  /** What one row is. */
  readonly noun?: string | undefined;
  /** Whom it is about, in words. */
  readonly about: string;
}

const grids = new WeakMap<Outcome, Map<string, { readonly beside: Outcome | null; readonly grid: Grid | null }>>();

/** An answer as the grid of a tab; `null` where it only reads as text. Kept as long as both answers. */
export function boardGrid(outcome: Outcome, beside: Outcome | null, wish: GridWish): Grid | null {
  const kept = grids.get(outcome) ?? new Map<string, { beside: Outcome | null; grid: Grid | null }>();
  grids.set(outcome, kept);
  const key = JSON.stringify(wish);
  const found = kept.get(key);
  if (found !== undefined && found.beside === beside) return found.grid;
  const grid = makeGrid(outcome, beside, wish);
  kept.set(key, { beside, grid });
  return grid;
}

function makeGrid(outcome: Outcome, beside: Outcome | null, { table: wanted, columns, order, empty, noun, about }: GridWish): Grid | null {
  if (outcome.kind === 'matrix-round' && beside?.kind === 'matrix') return fillGrid(outcome, beside, about) as Grid;
  const found = wanted === undefined ? null : tableOf(outcome, wanted);
  const made = wanted === undefined ? outcomeGrid(outcome) : tableGrid(found ?? { id: wanted, title: '', columns: [{ id: wanted, title: wanted, kind: 'text' }], rows: [] }) as Grid;
  if (made === null) return null;
  const shown = columns === undefined || found === null ? made.columns : columns.flatMap((id) => made.columns.filter((column) => column.id === id));
  const by = made.columns.find(({ id }) => id === order);
  const rows = by === undefined ? made.rows : orderRows(made, { column: by.id, descending: false }, '').map((position) => made.rows[position]);
  return {
    ...made, columns: shown, rows, ...(empty === undefined ? {} : { empty }), ...(noun === undefined ? {} : { noun }), ...captionOf(made, about, wanted === 'overlaps' ? null : outcome),
  };
}

/** What stands under the tabs: what the grid says itself, else whom it is about, else what the projects save together. */
function captionOf({ caption }: Grid, about: string, outcome: Outcome | null): { readonly caption?: string } {
  if (caption !== undefined) return { caption };
  const paper = outcome?.kind === 'business-case' || outcome?.kind === 'specification' ? ` · ${paperText(outcome)}` : '';
  if (about !== '') return { caption: `${about}${paper}` };
  if (outcome?.kind !== 'portfolio' || outcome.projects.length === 0) return {};
  const { net, gross } = outcome;
  return { caption: `together ${formatPounds(net.central)} net of ${formatPounds(gross.central)} gross, ${formatPounds(net.low)} to ${formatPounds(net.high)}` };
}

/** How far a paper is written, and where it stands: the approval clock of a case, since when a specification is frozen. */
function paperText(paper: BusinessCaseOutcome | SpecificationOutcome): string {
  const missing = paper.sections.filter(({ required, lacks }) => required && lacks.length > 0).length;
  const written = paper.complete ? 'complete' : missing === 0 ? 'not complete' : `${counted(missing, 'heading')} to write`;
  if (paper.kind === 'specification') return paper.frozen === null ? written : `${written} · frozen since ${paper.frozen.at.slice(0, 10)}`;
  const { state, left, dueOn, overdue } = paper.clock;
  const decision = paper.rounds.at(-1)?.decision ?? null;
  const due = state === 'decided' && decision !== null ? `: ${decision.verdict}` : left === null ? '' : overdue ? `, ${counted(-left, 'day')} late` : `, ${counted(left, 'day')} left${dueOn === null ? '' : `, by ${dueOn}`}`;
  return `${written} · clock ${state}${due}`;
}

function tableOf(outcome: Outcome, id: string): Table | null {
  const found = presentOutcome(outcome).blocks.find((block) => block.kind === 'table' && block.table.id === id);
  return found?.kind === 'table' ? found.table : null;
}
