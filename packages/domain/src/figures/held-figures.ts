import { compareText, lowestGrade, type Citation, type Entry, type Grade } from '@pbc-planner/base';
import type { DataColumn, DataSet } from '../data-set.ts';
import { measureKey, type DatedMeasure, type Measure } from '../measure.ts';
import type { EnteredPractice, ImportedDataSet, PlanState } from '../plan/plan-state.ts';
import { mergedInto } from '../plan/merging.ts';
import type { PracticeCode } from '../practice.ts';
import { mergedFigure, type MergedPart } from './merged-figure.ts';

/** An imported file with its figures. */
export interface LoadedDataSet {
  readonly imported: ImportedDataSet;
  readonly dataSet: DataSet;
}

/** The figures of some practices for one measure, at one scale; `null` where the plan holds none. */
export interface HeldColumn {
  readonly scale: number;
  readonly units: readonly (bigint | null)[];
  /** Where the figure of a position comes from, or that nothing is counted there because nothing is held. */
  readonly cite: (position: number) => Citation | Entry;
  /** The lowest grade of the figures that are there. */
  readonly grade: Grade;
  /** The files that they were read from. */
  readonly dataSets: ReadonlySet<DataSet>;
  /** The same column for some of its positions, in the order given. */
  readonly at: (positions: readonly number[]) => HeldColumn;
}

/** Why a practice has no figure: in words, with file and line where there is a cell. */
export interface Missing {
  readonly reason: string;
  readonly file?: string;
  readonly line?: number;
}

/** A measure as one file gives it. */
interface HeldMeasure extends LoadedDataSet {
  readonly column: DataColumn;
  readonly rows: ReadonlyMap<PracticeCode, number>;
}

/** A figure, and the row of the file that it stands in; `held` is `null` where it was entered by hand, or added up from `merged`. */
interface Found {
  readonly units: number;
  readonly scale: number;
  readonly held: HeldMeasure | null;
  readonly row: number;
  readonly merged?: { readonly entry: Entry; readonly dataSets: ReadonlySet<DataSet> };
}

const enteredGrade: Grade = 'unverified';
const nothingHeld: Entry = { by: 'the planner', reason: 'no figure is held, so nothing is counted', grade: 'verified' };
const nothingUsable: Entry = { by: 'the planner', reason: 'the cell holds no figure above zero, so nothing is counted', grade: 'unverified' };

/**
 * All figures that a plan holds, as if they stood in one table: practices by dated measures.
 * Where several files give the same measure of the same year, the file imported last is believed, practice by practice.
 */
export class HeldFigures {
  readonly #state: PlanState;
  readonly #loaded: readonly LoadedDataSet[];
  /** Oldest import first, so that the last one found wins. */
  readonly #held = new Map<string, HeldMeasure[]>();
  /** The practices that went up in a practice, each with the event that did it. */
  readonly #merged = new Map<PracticeCode, MergedPart[]>();
  readonly measures: readonly DatedMeasure[];

  constructor(state: PlanState, loaded: readonly LoadedDataSet[]) {
    this.#state = state;
    this.#loaded = loaded;
    const measures = new Map<string, DatedMeasure>();
    for (const { imported, dataSet } of loaded) {
      const rows = rowsOf(dataSet);
      for (const column of dataSet.columns) {
        const key = datedMeasureKey(column);
        const same = this.#held.get(key) ?? [];
        same.push({ imported, dataSet, column, rows });
        this.#held.set(key, same);
        measures.delete(key);
        measures.set(key, { measure: column.measure, year: column.year });
      }
    }
    this.measures = [...measures.values()];
    for (const [practice, into] of mergedInto(state)) {
      const sequence = state.merged.get(practice)?.sequence ?? 0;
      this.#merged.set(into, [...(this.#merged.get(into) ?? []), { practice, sequence }]);
    }
  }

  /** The imported files, oldest first. */
  get loaded(): readonly LoadedDataSet[] {
    return this.#loaded;
  }

  /** The weighted list that the file imported last puts forward. */
  get headline(): (DatedMeasure & { readonly measure: { readonly kind: 'weighted-list'; readonly name: string } }) | null {
    for (const { imported, dataSet } of this.#loaded.toReversed()) {
      const weighted = dataSet.columns.filter((column) => column.measure.kind === 'weighted-list');
      const named = weighted.find(({ measure }) => measure.kind === 'weighted-list' && measure.name === imported.headline);
      const found = named ?? weighted.at(-1);
      if (found?.measure.kind === 'weighted-list') return { measure: found.measure, year: found.year };
    }
    return null;
  }

  /** The figures of some practices for a measure of a year. Lists entered by hand count for every year. */
  column(wanted: DatedMeasure, practices: readonly PracticeCode[]): HeldColumn {
    return this.#column(wanted.measure, this.#held.get(datedMeasureKey(wanted)) ?? [], practices);
  }

  /** The registered list of each practice: of the newest year that is not after the plan's, failing which of any; then the one imported last. */
  latestList(practices: readonly PracticeCode[]): HeldColumn {
    const planned = this.#state.founded?.year;
    const inTime = ({ column }: HeldMeasure) => Number(planned === undefined || column.year <= planned);
    const lists = [...this.#held.values()].flat().filter(({ column }) => column.measure.kind === 'list').sort((a, b) =>
      inTime(a) - inTime(b) || compareText(a.column.year, b.column.year) || a.imported.sequence - b.imported.sequence);
    return this.#column({ kind: 'list' }, lists, practices);
  }

  /**
   * The measures whose cells a measure is made of: itself, or all the bands where every file that gives the list only sums it.
   * What is entered by hand has no bands, so a list that anybody entered is taken as it stands.
   */
  partsOf(wanted: DatedMeasure): readonly DatedMeasure[] {
    const held = this.#held.get(datedMeasureKey(wanted)) ?? [];
    const entered = [...this.#state.entered.values()].some(({ list }) => list !== undefined);
    if (entered || held.length === 0 || !held.every(({ column }) => column.summed)) return [wanted];
    return this.measures.filter(({ measure, year }) => measure.kind === 'list-band' && year === wanted.year);
  }

  /** Why a practice has no figure above zero for a measure. */
  whyMissing(wanted: DatedMeasure, practice: PracticeCode): Missing {
    const held = this.#held.get(datedMeasureKey(wanted)) ?? [];
    const entered = this.#enteredList(wanted.measure, practice);
    const cell = unusableCell(held, practice);
    if (entered !== null && (cell === null || entered.sequence > cell.held.imported.sequence)) return { reason: 'the list entered by hand is not above zero' };
    if (cell !== null) return { reason: 'its cell holds no figure above zero', file: cell.held.dataSet.file.name, line: cell.line };
    const files = [...new Set(held.map(({ dataSet }) => dataSet.file.name))];
    return { reason: files.length === 0 ? 'no imported file gives it' : `it has no row in ${files.join(' or ')}` };
  }

  /** Whether others went up in a practice. */
  isMerged(practice: PracticeCode): boolean {
    return this.#merged.has(practice);
  }

  /**
   * The practices that went up in a practice and have no figure above zero for any of these measures, so that the merged
   * practice's own would be short of theirs. None where a figure was given for the merged practice itself.
   */
  mergedWithout(wanted: readonly DatedMeasure[], practice: PracticeCode): readonly PracticeCode[] {
    const parts = this.#merged.get(practice);
    if (parts === undefined) return [];
    const lacks = (code: PracticeCode, since: number) => !wanted.some(({ measure, year }) => {
      const found = this.#findOwn(measure, this.#held.get(datedMeasureKey({ measure, year })) ?? [], code);
      return 'units' in found && found.units > 0 && this.#sequenceOf(found, code) >= since;
    });
    if (!lacks(practice, Math.max(...parts.map(({ sequence }) => sequence)))) return [];
    return parts.filter((part) => lacks(part.practice, 0)).map((part) => part.practice);
  }

  #enteredList(measure: Measure, practice: PracticeCode): (EnteredPractice & { readonly list: string }) | null {
    const entered = measure.kind === 'list' ? this.#state.entered.get(practice) : undefined;
    return entered?.list === undefined ? null : { ...entered, list: entered.list };
  }

  #column(measure: Measure, held: readonly HeldMeasure[], practices: readonly PracticeCode[]): HeldColumn {
    const [only] = held;
    const plain = only !== undefined && held.length === 1 && this.#merged.size === 0 && (measure.kind !== 'list' || this.#state.entered.size === 0);
    return (plain ? columnOfOne(only, practices) : null) ?? columnOf(practices.map((practice) => this.#find(measure, held, practice)));
  }

  #find(measure: Measure, held: readonly HeldMeasure[], practice: PracticeCode): Found | Entry {
    const own = this.#findOwn(measure, held, practice);
    const parts = this.#merged.get(practice);
    if (parts === undefined) return own;
    const since = 'units' in own ? this.#sequenceOf(own, practice) : 0;
    const others = parts.filter(({ sequence }) => since < sequence).flatMap((part) => {
      const found = this.#findOwn(measure, held, part.practice);
      return 'units' in found ? [{ practice: part.practice, ...found }] : [];
    });
    if (others.length === 0) return own;
    return mergedFigure(measure, [...('units' in own ? [{ practice, ...own }] : []), ...others].map((one) => ({
      ...one, entry: citation(one), dataSets: one.held === null ? [] : [one.held.dataSet],
    })));
  }

  /** When a figure of a practice became known: the event that imported or entered it. */
  #sequenceOf({ held }: Found, practice: PracticeCode): number {
    return held?.imported.sequence ?? this.#state.entered.get(practice)?.listSequence ?? 0;
  }

  #findOwn(measure: Measure, held: readonly HeldMeasure[], practice: PracticeCode): Found | Entry {
    const entered = this.#enteredList(measure, practice);
    for (let index = held.length - 1; index >= 0; index -= 1) {
      const one = held[index] as HeldMeasure;
      if (entered !== null && entered.sequence > one.imported.sequence) break;
      const row = one.rows.get(practice);
      const units = row === undefined ? null : (one.column.units[row] ?? null);
      if (row !== undefined && units !== null) return { units, scale: one.column.scale, held: one, row };
    }
    if (entered === null) return unusableCell(held, practice) === null ? nothingHeld : nothingUsable;
    const [whole = '', fraction = ''] = entered.list.split('.');
    return { units: Number(whole + fraction), scale: fraction.length, held: null, row: 0 };
  }
}

/** The column of the only file that gives a measure, without an object for each of thousands of cells; `null` where it lacks a figure for any of the practices. */
function columnOfOne(held: HeldMeasure, practices: readonly PracticeCode[]): HeldColumn | null {
  const { column, dataSet } = held;
  const { scale } = column;
  const rows = rowsFor(practices, held.rows);
  const known = unitsOf(column);
  const units = rows?.map((row) => known[row] ?? null);
  if (rows === null || units === undefined || units.includes(null)) return null;
  const found = (position: number): Found | Entry => {
    const row = rows[position];
    const own = row === undefined ? null : (column.units[row] ?? null);
    return row === undefined || own === null ? nothingHeld : { units: own, scale, held, row };
  };
  return {
    scale, units,
    cite: (position) => {
      const one = found(position);
      return 'units' in one ? citation(one) : one;
    },
    grade: dataSet.grade,
    dataSets: new Set([dataSet]),
    at: (positions) => columnOf(positions.map(found)),
  };
}

const placesOf = new WeakMap<readonly PracticeCode[], WeakMap<ReadonlyMap<PracticeCode, number>, readonly number[] | null>>();

/** The rows that practices stand in; `null` where one has none. A run asks for many columns of one file with one list of practices. */
function rowsFor(practices: readonly PracticeCode[], rows: ReadonlyMap<PracticeCode, number>): readonly number[] | null {
  const known = placesOf.get(practices) ?? new WeakMap<ReadonlyMap<PracticeCode, number>, readonly number[] | null>();
  placesOf.set(practices, known);
  const before = known.get(rows);
  if (before !== undefined) return before;
  const found = practices.map((practice) => rows.get(practice) ?? -1);
  const places = found.includes(-1) ? null : found;
  known.set(rows, places);
  return places;
}

const exactUnits = new WeakMap<DataColumn, readonly (bigint | null)[]>();

/** The units of a column as exact numbers: made once, since a data set never changes. */
function unitsOf(column: DataColumn): readonly (bigint | null)[] {
  const units = exactUnits.get(column) ?? column.units.map((own) => (own === null ? null : BigInt(own)));
  exactUnits.set(column, units);
  return units;
}

function columnOf(found: readonly (Found | Entry)[]): HeldColumn {
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
    cite: (position) => {
      const one = found[position] ?? nothingHeld;
      return 'units' in one ? citation(one) : one;
    },
    grade: lowestGrade(grades),
    dataSets,
    at: (positions) => columnOf(positions.map((position) => found[position] ?? nothingHeld)),
  };
}

const knownRows = new WeakMap<DataSet, ReadonlyMap<PracticeCode, number>>();

/** The row of each practice. A data set never changes and is read at every call, so it is indexed once. */
function rowsOf(dataSet: DataSet): ReadonlyMap<PracticeCode, number> {
  const rows = knownRows.get(dataSet) ?? new Map(dataSet.practices.map((practice, row) => [practice, row]));
  knownRows.set(dataSet, rows);
  return rows;
}

/** A text that two dated measures share exactly when they are the same. */
export function datedMeasureKey({ measure, year }: DatedMeasure): string {
  return `${year} ${measureKey(measure)}`;
}

/** The newest cell that was there for a practice and held nothing that could be taken. */
function unusableCell(held: readonly HeldMeasure[], practice: PracticeCode): { readonly held: HeldMeasure; readonly line: number } | null {
  for (const one of held.toReversed()) {
    const row = one.rows.get(practice);
    const line = row === undefined ? 0 : lineOf(one, row);
    if (line > 0) return { held: one, line };
  }
  return null;
}

/** The line of a practice's figure; 0 where the file has rows of the practice, and none for this measure. */
function lineOf({ dataSet, column }: HeldMeasure, row: number): number {
  return (column.lines ?? dataSet.lines)[row] ?? 0;
}

function atScale({ units, scale: own }: Found, scale: number): bigint {
  return own === scale ? BigInt(units) : BigInt(units) * 10n ** BigInt(scale - own);
}

function citation({ held, row, merged }: Found): Citation | Entry {
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
