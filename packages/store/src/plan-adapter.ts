import { error, type Diagnostic } from '@pbc-planner/base';
import type { Adapter } from 'lowdb';
import { causeOf, type Store } from './file-system.ts';
import { checkPlan, readPlanBytes, unreadable } from './plan-reader.ts';
import { StoreFault } from './store-fault.ts';
import type { WrittenDataSet } from './first-data-sets.ts';
import type { CheckedPlan, StoredPlan } from './stored-plan.ts';

/**
 * How lowdb reaches the disk: durably, and only in the place of the revision that it has read. Unlike lowdb's own adapters it never
 * answers `null`: a plan that is missing or damaged is a StoreFault, so lowdb cannot put its default data in the place of a plan.
 */
export class PlanAdapter implements Adapter<StoredPlan> {
  readonly #store: Store;
  readonly #path: string;
  #known: CheckedPlan | null = null;
  #target: string;
  #notices: Diagnostic[] = [];
  readonly #firstDataSets: readonly WrittenDataSet[];

  /** The data sets are those that the first save of a new plan brings with it. */
  constructor(store: Store, path: string, firstDataSets: readonly WrittenDataSet[] = []) {
    this.#firstDataSets = firstDataSets;
    this.#store = store;
    this.#path = path;
    this.#target = path;
  }

  async read(): Promise<StoredPlan> {
    try {
      const bytes = await readPlanBytes(this.#store, this.#path);
      this.#target = bytes.target;
      this.#known = await checkPlan(this.#store, bytes);
      return this.#known.plan;
    } catch (failure) {
      if (failure instanceof StoreFault) throw failure;
      throw new StoreFault(unreadable(this.#path, causeOf(failure)));
    }
  }

  async write(plan: StoredPlan): Promise<void> {
    // Most processes only read, so what a save needs is loaded when there is one.
    const { savePlan } = await import('./save-plan.ts');
    try {
      this.#known = await savePlan(this.#store, this.#path, plan, this.#known, this.#notices, this.#firstDataSets);
    } catch (failure) {
      if (failure instanceof StoreFault) throw failure;
      throw new StoreFault(error('plan-not-saved', `The plan was not saved: ${causeOf(failure)}.`, {
        place: { file: this.#path },
        hint: 'What the disk held before is unchanged. Mend the cause and repeat your change.',
      }));
    }
  }

  /** What the disk made worth saying since the last call. */
  takeNotices(): Diagnostic[] {
    const notices = this.#notices;
    this.#notices = [];
    return notices;
  }

  /** The file that was read, behind any symbolic link. */
  get target(): string {
    return this.#target;
  }

  /** The checksum of the plan that was read or saved last; an empty text before either. */
  get checksum(): string {
    return this.#known?.checksum ?? '';
  }
}
