import { ok, type Diagnostic, type Result } from '@pbc-planner/base';
import type { DataSet, DataSets } from '@pbc-planner/domain';
import type { Keeping, PlanKeeper, WrittenDataSet } from './plan-keeper.ts';

/** The data sets of a plan, with those of the call at hand that are not written yet. Each is read once. */
export class PendingDataSets implements DataSets {
  readonly #keeping: Keeping;
  readonly #keeper: () => PlanKeeper | null;
  readonly #read = new Map<string, Promise<Result<DataSet>>>();
  readonly #pending = new Map<string, string>();

  constructor(keeping: Keeping, keeper: () => PlanKeeper | null) {
    this.#keeping = keeping;
    this.#keeper = keeper;
  }

  load = (name: string): Promise<Result<DataSet>> => {
    const known = this.#read.get(name);
    if (known) return known;
    const keeper = this.#keeper();
    if (keeper === null) throw new Error(`There is no plan that could hold the data set ${name}`);
    const reading = keeper.readDataSet(name).then((result) => {
      if (!result.ok) this.#read.delete(name);
      return result;
    });
    this.#read.set(name, reading);
    return reading;
  };

  keep = (dataSet: DataSet): string => {
    const { name, text } = this.#keeping.serialise(dataSet);
    this.#pending.set(name, text);
    this.#read.set(name, Promise.resolve(ok(dataSet)));
    return name;
  };

  /** What the call has made and nobody has written. */
  get pending(): readonly WrittenDataSet[] {
    return [...this.#pending].map(([name, text]) => ({ name, text }));
  }

  /** Knows that what was pending is written. */
  settle(): void {
    this.#pending.clear();
  }

  /** Writes what the call has made; the plan may name it after that. */
  async write(keeper: PlanKeeper): Promise<Result<void>> {
    const notices: Diagnostic[] = [];
    for (const { name, text } of this.pending) {
      const written = await keeper.writeDataSet(name, text);
      if (!written.ok) return written;
      notices.push(...written.diagnostics);
    }
    this.settle();
    return ok(undefined, notices);
  }

  /** Forgets what was made and not written. */
  discard(): void {
    for (const name of this.#pending.keys()) this.#read.delete(name);
    this.#pending.clear();
  }
}
