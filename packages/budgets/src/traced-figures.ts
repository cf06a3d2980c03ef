import type { Amounts, TraceBuilder } from '@pbc-planner/base';
import { datedMeasureKey, measureTitle, measureUnit, type DatedMeasure, type FiguresNeeded, type HeldColumn } from '@pbc-planner/domain';
import { needKey, type LookedUp } from './eligible-practices.ts';

/** The figures of a run as leaves of its trace. Methods that need the same figures share the steps. */
export class TracedFigures {
  readonly #trace: TraceBuilder;
  readonly #figures: ReadonlyMap<string, LookedUp>;
  readonly #made = new Map<string, Amounts>();
  readonly #leaves = new Map<string, Amounts>();

  constructor(trace: TraceBuilder, figures: ReadonlyMap<string, LookedUp>) {
    this.#trace = trace;
    this.#figures = figures;
  }

  /** The figures of some needs, each added up over its measures, in the same order. */
  of(needs: readonly FiguresNeeded[]): Amounts[] {
    return needs.map((needed) => {
      const key = needKey(needed);
      const amounts = this.#made.get(key) ?? this.#make(key);
      this.#made.set(key, amounts);
      return amounts;
    });
  }

  #make(key: string): Amounts {
    const found = this.#figures.get(key);
    if (found === undefined) throw new RangeError(`No figures were looked up for ${key}`);
    const { needed: { title, measures, unit }, columns } = found;
    const parts = measures.map((dated, index) => this.#leaf(dated, columns[index] as HeldColumn, unit ?? measureUnit(dated.measure)));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : this.#trace.total(title, unit ?? measureUnit((measures[0] as DatedMeasure).measure), parts);
  }

  #leaf(dated: DatedMeasure, column: HeldColumn, unit: string): Amounts {
    const { scale, cite, grade } = column;
    const key = `${unit} ${datedMeasureKey(dated)}`;
    const leaf = this.#leaves.get(key) ?? this.#trace.input({
      label: `${measureTitle(dated.measure)} of ${dated.year}`, unit, scale, units: counted(column), cite, grade,
    });
    this.#leaves.set(key, leaf);
    return leaf;
  }
}

/** Units with nothing counted where nothing is held. */
function counted({ units, complete }: HeldColumn): readonly bigint[] {
  return complete ? (units as readonly bigint[]) : units.map((one) => one ?? 0n);
}
