import { lowestGrade, type Citation, type Entry, type Grade } from '@pbc-planner/base';
import type { DataColumn, DataSet } from '../data-set.ts';
import { measureKey, type DatedMeasure, type Measure } from '../measure.ts';
import type { EnteredPractice, ImportedDataSet, PlanState } from '../plan/plan-state.ts';
import type { PracticeCode } from '../practice.ts';

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

/** A figure, and the row of the file that it stands in; `held` is `null` where it was entered by hand. */
interface Found {
  readonly units: number;
  readonly scale: number;
  readonly held: HeldMeasure | null;
  readonly row: number;
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

  /** The registered list that is believed now, whatever its year. */
  latestList(practices: readonly PracticeCode[]): HeldColumn {
    const lists = [...this.#held.values()].flat().filter(({ column }) => column.measure.kind === 'list');
    return this.#column({ kind: 'list' }, lists.sort((a, b) => a.imported.sequence - b.imported.sequence), practices);
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

  #enteredList(measure: Measure, practice: PracticeCode): (EnteredPractice & { readonly list: string }) | null {
    const entered = measure.kind === 'list' ? this.#state.entered.get(practice) : undefined;
    return entered?.list === undefined ? null : { ...entered, list: entered.list };
  }

  #column(measure: Measure, held: readonly HeldMeasure[], practices: readonly PracticeCode[]): HeldColumn {
    return columnOf(practices.map((practice) => this.#find(measure, held, practice)));
  }

  #find(measure: Measure, held: readonly HeldMeasure[], practice: PracticeCode): Found | Entry {
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

function columnOf(found: readonly (Found | Entry)[]): HeldColumn {
  const dataSets = new Set<DataSet>();
  const grades = new Set<Grade>();
  let scale = 0;
  for (const one of found) {
    if ('units' in one) scale = Math.max(scale, one.scale);
    if ('units' in one && one.held !== null) dataSets.add(one.held.dataSet);
    else grades.add('units' in one ? enteredGrade : one.grade);
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

function citation({ held, row }: Found): Citation | Entry {
  if (held === null) return { by: 'the locality', reason: 'registered list entered by hand', grade: enteredGrade };
  const { dataSet, column } = held;
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
