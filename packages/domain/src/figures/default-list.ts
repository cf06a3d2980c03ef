import { compareDecimals, decimal, sumExactly, type Decimal } from '@pbc-planner/base';
import type { DatedMeasure } from '../measure.ts';
import type { HeldColumn } from './held-column.ts';
import type { LoadedDataSet } from './held-measure.ts';

/** A weighted list in a year. */
export type WeightedMeasure = DatedMeasure & { readonly measure: { readonly kind: 'weighted-list'; readonly name: string } };

/** What a column adds up to, beside the registered list of the same practices: those that have a figure in both. */
export interface ColumnSize {
  readonly total: Decimal;
  readonly list: Decimal;
  readonly practices: number;
}

/** Why a column can be no weighted list of the patients. `fifth`: it counts the patients of one fifth of deprivation. */
export type NoList = 'index' | 'too small' | 'too large' | 'fifth';

/** A column that is not taken for a list by default, and its size. */
export interface PassedOver {
  readonly name: string;
  readonly why: NoList;
  readonly size: ColumnSize;
}

/** The list that the pool is shared by where nobody names one. */
export interface DefaultList {
  /** `null` where no imported column can be one. */
  readonly chosen: WeightedMeasure | null;
  /** The columns that come before it, imported last first, which can be no list. */
  readonly passedOver: readonly PassedOver[];
  /** Other columns of its file that can be lists too, where the file puts none forward. */
  readonly alike: readonly string[];
}

/** A list and a weighted list of the same patients are not further apart than this many times. It is the planner's own line; no source sets one. */
const timesApart = 2n;

/** A column whose figures are no more than this on average, a practice, is told as an index. */
const indexAtMost = 10n;

const fifthOfDeprivation = /^deprivation-[1-5]$/;

/** Whether a column can be a weighted list, by its name and its size; `null` where it can, or where there is no list to hold it against. */
export function whyNoList(name: string, size: ColumnSize | null): NoList | null {
  if (size === null || size.list.units <= 0n) return null;
  if (fifthOfDeprivation.test(name)) return 'fifth';
  if (compareDecimals(size.total, times(size.list, timesApart)) > 0) return 'too large';
  if (compareDecimals(times(size.total, timesApart), size.list) >= 0) return null;
  return compareDecimals(size.total, decimal(indexAtMost * BigInt(size.practices))) <= 0 ? 'index' : 'too small';
}

/** The size of a column, over the practices that have a figure in it and one on the list. `null` where none has. */
export function columnSize(column: HeldColumn, list: HeldColumn): ColumnSize | null {
  const both = column.complete && list.complete ? null : column.units.flatMap((own, position) => (own === null || (list.units[position] ?? null) === null ? [] : [position]));
  const practices = both?.length ?? column.units.length;
  if (practices === 0) return null;
  const sum = ({ units, scale }: HeldColumn) => decimal(sumExactly((both === null ? units : both.map((position) => units[position] ?? null)) as readonly bigint[]), scale);
  return { total: sum(column), list: sum(list), practices };
}

/**
 * The list to share by where nobody names one: of the file imported last, the list that its profile puts forward, else the last column
 * that can be a weighted list by its size; then of the file before.
 * @param sizeOf the size of a column; `null` where there is no registered list to hold it against, when any column may be one.
 */
export function defaultList(loaded: readonly LoadedDataSet[], sizeOf: (column: WeightedMeasure) => ColumnSize | null): DefaultList {
  const passedOver: PassedOver[] = [];
  for (const { imported, dataSet } of loaded.toReversed()) {
    const weighted = dataSet.columns.flatMap(({ measure, year }): WeightedMeasure[] => (measure.kind === 'weighted-list' ? [{ measure, year }] : []));
    const named = weighted.find(({ measure }) => measure.name === imported.headline);
    if (named !== undefined) return { chosen: named, passedOver, alike: [] };
    const able: WeightedMeasure[] = [];
    for (const one of weighted.toReversed()) {
      const { name } = one.measure;
      const size = sizeOf(one);
      const why = whyNoList(name, size);
      if (why === null || size === null) able.push(one);
      else if (able.length === 0 && !passedOver.some((before) => before.name === name)) passedOver.push({ name, why, size });
    }
    const [chosen, ...others] = able;
    if (chosen !== undefined) return { chosen, passedOver, alike: [...new Set(others.map(({ measure }) => measure.name))].filter((name) => name !== chosen.measure.name).reverse() };
  }
  return { chosen: null, passedOver, alike: [] };
}

function times({ units, scale }: Decimal, factor: bigint): Decimal {
  return decimal(units * factor, scale);
}
