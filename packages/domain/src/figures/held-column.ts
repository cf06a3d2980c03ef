import { lowestGrade, type Citation, type Entry, type Grade } from '@pbc-planner/base';
import type { DataColumn, DataSet } from '../data-set.ts';
import type { PracticeCode } from '../practice.ts';
import { lineOf, type HeldMeasure } from './held-measure.ts';

/** The figures of some practices for one measure, at one scale; `null` where the plan holds none. */
export interface HeldColumn {
  readonly scale: number;
  readonly units: readonly (bigint | null)[];
  /** Whether a figure is there for every position. */
  readonly complete: boolean;
  /** Where the figure of a position comes from, or that nothing is counted there because nothing is held. */
  readonly cite: (position: number) => Citation | Entry;
  /** The lowest grade of the figures that are there. */
  readonly grade: Grade;
  /** The files that they were read from. */
  readonly dataSets: ReadonlySet<DataSet>;
  /** The same column for some of its positions, in the order given. */
  readonly at: (positions: readonly number[]) => HeldColumn;
}

/** A figure, and the row of the file that it stands in; `held` is `null` where it was entered by hand, or added up from `merged`. */
export interface Found {
  readonly units: number;
  readonly scale: number;
  readonly held: HeldMeasure | null;
  readonly row: number;
  readonly merged?: { readonly entry: Entry; readonly dataSets: ReadonlySet<DataSet> };
}

const enteredGrade: Grade = 'unverified';
export const nothingHeld: Entry = { by: 'the planner', reason: 'no figure is held, so nothing is counted', grade: 'verified' };
export const nothingUsable: Entry = { by: 'the planner', reason: 'the cell holds no figure above zero, so nothing is counted', grade: 'unverified' };

/** The column of the only file that gives a measure, without an object for each of thousands of cells; `null` where it lacks a figure for any of the practices. */
export function columnOfOne(held: HeldMeasure, practices: readonly PracticeCode[]): HeldColumn | null {
  const { column, dataSet } = held;
  const { scale } = column;
  const places = placesOf(practices, held.rows);
  const units = places === null ? null : unitsAtPlaces(column, places);
  if (places === null || units === null) return null;
  const found = (position: number): Found | Entry => {
    const row = places.rows[position];
    const own = row === undefined ? null : (column.units[row] ?? null);
    return row === undefined || own === null ? nothingHeld : { units: own, scale, held, row };
  };
  return {
    scale, units,
    complete: true,
    cite: (position) => {
      const one = found(position);
      return 'units' in one ? citation(one) : one;
    },
    grade: dataSet.grade,
    dataSets: new Set([dataSet]),
    at: (positions) => columnOf(positions.map(found)),
  };
}

/** The rows of a file that practices stand in; `all` where these are all of them, in the order of the file. */
interface Places {
  readonly rows: readonly number[];
  readonly all: boolean;
}

const knownPlaces = new WeakMap<readonly PracticeCode[], WeakMap<ReadonlyMap<PracticeCode, number>, Places | null>>();

/** Where practices stand in a file; `null` where one has no row. A run asks for many columns of one file with one list of practices. */
function placesOf(practices: readonly PracticeCode[], rowOf: ReadonlyMap<PracticeCode, number>): Places | null {
  const known = knownPlaces.get(practices) ?? new WeakMap<ReadonlyMap<PracticeCode, number>, Places | null>();
  knownPlaces.set(practices, known);
  const before = known.get(rowOf);
  if (before !== undefined) return before;
  const rows = practices.map((practice) => rowOf.get(practice) ?? -1);
  const places = rows.includes(-1) ? null : { rows, all: rows.length === rowOf.size && rows.every((row, position) => row === position) };
  known.set(rowOf, places);
  return places;
}

/** The units of a column at the places of practices; `null` where it lacks one of them. */
function unitsAtPlaces(column: DataColumn, { rows, all }: Places): readonly bigint[] | null {
  const { units, complete } = exactColumn(column);
  if (complete && all) return units as readonly bigint[];
  const some = rows.map((row) => units[row] ?? null);
  return complete || !some.includes(null) ? some as readonly bigint[] : null;
}

const exactColumns = new WeakMap<DataColumn, Pick<HeldColumn, 'units' | 'complete'>>();

/** The units of a whole column as exact numbers: made once, since a data set never changes. */
function exactColumn(column: DataColumn): Pick<HeldColumn, 'units' | 'complete'> {
  const known = exactColumns.get(column);
  if (known !== undefined) return known;
  const exact = { units: column.units.map((own) => (own === null ? null : BigInt(own))), complete: !column.units.includes(null) };
  exactColumns.set(column, exact);
  return exact;
}

/** The column of figures that were found one by one. */
export function columnOf(found: readonly (Found | Entry)[]): HeldColumn {
  const dataSets = new Set<DataSet>();
  const grades = new Set<Grade>();
  let scale = 0;
  for (const one of found) {
    if ('units' in one) scale = Math.max(scale, one.scale);
    if ('units' in one && one.held !== null) dataSets.add(one.held.dataSet);
    else if ('units' in one && one.merged) {
      for (const dataSet of one.merged.dataSets) dataSets.add(dataSet);
      grades.add(one.merged.entry.grade);
    } else grades.add('units' in one ? enteredGrade : one.grade);
  }
  for (const { grade } of dataSets) grades.add(grade);
  return {
    scale,
    units: found.map((one) => ('units' in one ? atScale(one, scale) : null)),
    complete: found.every((one) => 'units' in one),
    cite: (position) => {
      const one = found[position] ?? nothingHeld;
      return 'units' in one ? citation(one) : one;
    },
    grade: lowestGrade(grades),
    dataSets,
    at: (positions) => columnOf(positions.map((position) => found[position] ?? nothingHeld)),
  };
}

function atScale({ units, scale: own }: Found, scale: number): bigint {
  return own === scale ? BigInt(units) : BigInt(units) * 10n ** BigInt(scale - own);
}

/** Where a figure comes from. */
export function citation({ held, row, merged }: Found): Citation | Entry {
  if (merged) return merged.entry;
  if (held === null) return { by: 'the locality', reason: 'registered list entered by hand', grade: enteredGrade };
  const { dataSet, column } = held;
  if (column.summed) return { by: 'the planner', reason: `summed from the bands of ${dataSet.file.name}, line ${lineOf(held, row)}`, grade: dataSet.grade };
  return {
    file: dataSet.file.name,
    sha256: dataSet.file.sha256,
    line: lineOf(held, row),
    column: column.heading,
    columnNumber: column.columnNumber,
    source: dataSet.source.title,
    grade: dataSet.grade,
  };
}
