import { lowestGrade, type Citation, type Entry, type Grade } from '@pbc-planner/base';
import type { DataColumn, DataSet } from '../data-set.ts';
import { measureKey, type DatedMeasure, type Measure } from '../measure.ts';
import type { ImportedDataSet, PlanState } from '../plan/plan-state.ts';
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
  /** Where the figure of a position comes from; only for positions that have one. */
  readonly cite: (position: number) => Citation | Entry;
  /** The lowest grade of the figures that are there. */
  readonly grade: Grade;
}

interface Found {
  readonly units: number;
  readonly scale: number;
  readonly cell: { readonly held: HeldMeasure; readonly row: number } | null;
}

interface HeldMeasure extends LoadedDataSet {
  readonly column: DataColumn;
  readonly rows: ReadonlyMap<PracticeCode, number>;
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
  readonly measures: readonly DatedMeasure[];

  constructor(state: PlanState, loaded: readonly LoadedDataSet[]) {
    this.#state = state;
    this.#loaded = loaded;
    const measures = new Map<string, DatedMeasure>();
    for (const { imported, dataSet } of loaded) {
      const rows = new Map(dataSet.practices.map((practice, row) => [practice, row]));
      for (const column of dataSet.columns) {
        const key = datedKey(column);
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
    const held = this.#held.get(datedKey(wanted)) ?? [];
    return this.#collect(practices.map((practice) => this.#find(wanted.measure, held, practice)), wanted.measure);
  }

  /** The registered list that is believed now, whatever its year. */
  latestList(practices: readonly PracticeCode[]): HeldColumn {
    const held = [...this.#held.values()].flat().filter(({ column }) => column.measure.kind === 'list')
      .sort((a, b) => a.imported.sequence - b.imported.sequence);
    const measure: Measure = { kind: 'list' };
    return this.#collect(practices.map((practice) => this.#find(measure, held, practice)), measure);
  }

  /** Why a practice has no figure for a measure: in words, with file and line where there is a row. */
  whyMissing(wanted: DatedMeasure, practice: PracticeCode): { readonly reason: string; readonly file?: string; readonly line?: number } {
    const held = this.#held.get(datedKey(wanted)) ?? [];
    for (const { dataSet, column, rows } of held.toReversed()) {
      const row = rows.get(practice);
      if (row === undefined) continue;
      const line = column.lines?.[row] ?? dataSet.lines[row];
      return { reason: 'its cell holds no figure above zero', file: dataSet.file.name, ...(line === undefined ? {} : { line }) };
    }
    const files = [...new Set(held.map(({ dataSet }) => dataSet.file.name))];
    return { reason: files.length === 0 ? 'no imported file gives it' : `it has no row in ${files.join(' or ')}` };
  }

  #find(measure: Measure, held: readonly HeldMeasure[], practice: PracticeCode): Found | null {
    const entered = measure.kind === 'list' ? this.#state.entered.get(practice) : undefined;
    for (let index = held.length - 1; index >= 0; index -= 1) {
      const one = held[index] as HeldMeasure;
      if (entered?.list !== undefined && entered.sequence > one.imported.sequence) break;
      const row = one.rows.get(practice);
      const units = row === undefined ? null : (one.column.units[row] ?? null);
      if (row !== undefined && units !== null) return { units, scale: one.column.scale, cell: { held: one, row } };
    }
    if (entered?.list === undefined) return null;
    const [whole = '', fraction = ''] = entered.list.split('.');
    return { units: Number(whole + fraction), scale: fraction.length, cell: null };
  }

  #collect(found: readonly (Found | null)[], measure: Measure): HeldColumn {
    let scale = 0;
    const grades = new Set<Grade>();
    for (const one of found) {
      if (one === null) continue;
      scale = Math.max(scale, one.scale);
      grades.add(one.cell?.held.dataSet.grade ?? enteredGrade);
    }
    const factors = Array.from({ length: scale + 1 }, (_, own) => 10n ** BigInt(scale - own));
    return {
      scale,
      units: found.map((one) => (one === null ? null : BigInt(one.units) * (factors[one.scale] as bigint))),
      cite: (position) => cite(found[position] ?? null, measure),
      grade: lowestGrade(grades),
    };
  }
}

const enteredGrade: Grade = 'unverified';

function datedKey({ measure, year }: DatedMeasure): string {
  return `${year} ${measureKey(measure)}`;
}

function cite(found: Found | null, measure: Measure): Citation | Entry {
  if (found === null) return { by: 'nobody', reason: 'no figure is held, so nothing is counted', grade: 'verified' };
  if (found.cell === null) return { by: 'the locality', reason: `${measure.kind === 'list' ? 'registered list' : 'figure'} entered by hand`, grade: enteredGrade };
  const { held: { dataSet, column }, row } = found.cell;
  return {
    file: dataSet.file.name,
    sha256: dataSet.file.sha256,
    line: (column.lines?.[row] ?? dataSet.lines[row]) as number,
    column: column.heading,
    columnNumber: column.columnNumber,
    source: dataSet.source.title,
    grade: dataSet.grade,
  };
}
