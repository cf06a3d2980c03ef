import { compareText, type Entry, type FinancialYear } from '@pbc-planner/base';
import { measureKey, type DatedMeasure, type Measure } from '../measure.ts';
import type { EnteredPractice, PlanState } from '../plan/plan-state.ts';
import { mergedInto } from '../plan/merging.ts';
import type { PracticeCode } from '../practice.ts';
import { columnSize, defaultList, type ColumnSize, type DefaultList } from './default-list.ts';
import { citation, columnOf, columnOfOne, nothingHeld, nothingUsable, type Found, type HeldColumn } from './held-column.ts';
import { rowsOf, unusableCell, type HeldMeasure, type LoadedDataSet } from './held-measure.ts';
import { newestList } from './newest-list.ts';
import { mergedFigure, type MergedPart } from './merged-figure.ts';

/** Why a practice has no figure: in words, with file and line where there is a cell. */
export interface Missing {
  readonly reason: string;
  readonly file?: string;
  readonly line?: number;
}

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
  #defaultList: DefaultList | null = null;
  #everybody: readonly PracticeCode[] | null = null;
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

  /** The year that the plan is for; `null` before it is founded. */
  get year(): FinancialYear | null {
    return this.#state.founded?.year ?? null;
  }

  /** The list that the pool is shared by where nobody names one. It is the same whoever is in the locality: the size of a column goes by everybody in the files. */
  get defaultList(): DefaultList {
    this.#defaultList ??= defaultList(this.#loaded, (column) => this.sizeOf(column));
    return this.#defaultList;
  }

  /** What a column adds up to beside the newest registered list, over all practices of the files that have both; `null` where none has. */
  sizeOf(column: DatedMeasure): ColumnSize | null {
    const planned = this.#state.founded?.year;
    const list = planned === undefined ? undefined : newestList(this.measures, planned);
    if (list === undefined) return null;
    this.#everybody ??= [...new Set(this.#loaded.flatMap(({ dataSet }) => dataSet.practices))].filter((practice) => !this.#state.merged.has(practice));
    return columnSize(this.column(column, this.#everybody), this.column(list, this.#everybody));
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

/** A text that two dated measures share exactly when they are the same. */
export function datedMeasureKey({ measure, year }: DatedMeasure): string {
  return `${year} ${measureKey(measure)}`;
}

