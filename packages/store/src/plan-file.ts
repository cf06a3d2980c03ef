import { dirname, join, resolve } from 'node:path';
import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { DataSet, PlanEvent, RememberedCall } from '@pbc-planner/domain';
import { Low } from 'lowdb';
import { checkEvents } from './check-events.ts';
import { readDataSet, writeDataSet } from './data-sets.ts';
import type { WrittenDataSet } from './first-data-sets.ts';
import type { ChangeToKeep } from './kept-change.ts';
import { causeOf, storeOf, type Store, type StoreOptions } from './file-system.ts';
import { whyReadOnly } from './why-read-only.ts';
import { PlanAdapter } from './plan-adapter.ts';
import { refusalOf, StoreFault } from './store-fault.ts';
import type { StoredPlan } from './stored-plan.ts';
import { sweepWorkspace } from './sweep-workspace.ts';

/** The file of the plan within its workspace. */
export const PLAN_FILE = 'plan.json';

const nothingYet: StoredPlan = { format: 0, revision: 0, savedAt: '', savedBy: '', events: [] };

/** What a save may be told besides its events. */
export interface AppendOptions {
  /** The call that made the events, so that a change which cannot be saved can be made again. */
  readonly call?: RememberedCall;
  /** Whether the change lies in a file of its own already, so that it need not be kept again. */
  readonly isKept?: boolean;
}

/** The plan of a workspace, and the data sets beside it. Get one by `PlanFile.open` or `createWorkspace`. */
export class PlanFile {
  readonly directory: string;
  readonly #store: Store;
  readonly #adapter: PlanAdapter;
  readonly #database: Low<StoredPlan>;
  #lastSave: Promise<unknown> = Promise.resolve();
  #readOnly: string | null = null;

  private constructor(directory: string, store: Store, firstDataSets: readonly WrittenDataSet[] = []) {
    this.directory = directory;
    this.#store = store;
    this.#adapter = new PlanAdapter(store, join(directory, PLAN_FILE), firstDataSets);
    this.#database = new Low(this.#adapter, nothingYet);
  }

  /**
   * Opens the plan of a workspace. Refuses, changing nothing: `plan-missing`, `plan-unreadable`, `plan-damaged` (with the newest good
   * copy in the hint), `plan-format-newer`.
   */
  static async open(directory: string, options: StoreOptions = {}): Promise<Result<PlanFile>> {
    const file = new PlanFile(resolve(directory), storeOf(options));
    try {
      await file.#database.read();
    } catch (failure) {
      return refusalOf(failure);
    }
    file.#readOnly = await whyReadOnly(file.#store, dirname(file.#adapter.target));
    await sweepWorkspace(file.#store, file.directory, file.#adapter.target);
    return ok(file);
  }

  /** Founds the plan of a workspace whose folder is there, with the data sets that it names. Refuses `plan-exists`, and as `append` does. */
  static async create(
    directory: string, events: readonly PlanEvent[], by: string, store: Store, dataSets: readonly WrittenDataSet[] = [],
  ): Promise<Result<PlanFile>> {
    const file = new PlanFile(directory, store, dataSets);
    const saved = await file.#save(events, by);
    return saved.ok ? ok(file, saved.diagnostics) : saved;
  }

  /** Why nothing can be saved where the plan lies, as it was when it was opened; `null` where nothing stands in the way. A save is tried all the same. */
  get readOnly(): string | null {
    return this.#readOnly;
  }

  /** The plan as it was read or saved last. */
  get plan(): StoredPlan {
    return this.#database.data;
  }

  /**
   * Saves events at the end of the plan, durably; no events are no save. Refuses, leaving the plan on disk byte for byte:
   * `event-not-exact` (a value that JSON cannot hold), `event-wrong`, `event-out-of-order`, `author-missing`, `plan-busy`, `plan-not-saved` (with the
   * cause), `plan-changed` (somebody else saved first: the events are kept in a side file, as they are where the plan on disk has been
   * damaged or removed since). Calls wait for each other.
   */
  append(events: readonly PlanEvent[], by: string, options: AppendOptions = {}): Promise<Result<StoredPlan>> {
    const saved = this.#lastSave.then(() => (events.length === 0 ? ok(this.plan) : this.#save(events, by, options)));
    this.#lastSave = saved.catch(() => undefined);
    return saved;
  }

  /** The data set of that name, checked against it. Refuses: `data-set-name`, `data-set-missing`, `-unreadable`, `-damaged`, `-newer`. */
  readDataSet(name: string): Promise<Result<DataSet>> {
    return readDataSet(this.#store, this.directory, name);
  }

  /**
   * Writes the text of a data set under its name, durably, unless it is there already: to be called before the event that names it is
   * saved. Refuses: `data-set-name`, `data-set-not-saved`.
   */
  writeDataSet(name: string, text: string): Promise<Result<void>> {
    return writeDataSet(this.#store, this.directory, name, text);
  }

  async #save(events: readonly PlanEvent[], by: string, { call, isKept = false }: AppendOptions = {}): Promise<Result<StoredPlan>> {
    const before = this.plan;
    const faults = checkEvents(events, by, before.events, this.#store.formats.dataFault);
    if (faults.length > 0) return refused(...faults);
    const savedAt = this.#store.clock().toISOString();
    const copies = JSON.parse(JSON.stringify(events)) as PlanEvent[];
    const revision = before.revision + 1;
    this.#database.data = { format: this.#store.formats.current, revision, savedAt, savedBy: by, events: [...before.events, ...copies] };
    try {
      await this.#database.write();
      return ok(this.plan, this.#adapter.takeNotices());
    } catch (failure) {
      this.#database.data = before;
      const isStranded = failure instanceof StoreFault && failure.strandsChange && before.revision > 0 && !isKept;
      return isStranded ? refused(await this.#keepStranded(failure, { events: copies, by, ...(call && { call }) })) : refusalOf(failure);
    }
  }

  async #keepStranded({ diagnostic }: StoreFault, change: ChangeToKeep): Promise<Diagnostic> {
    const { keepChange } = await import('./kept-change.ts');
    const { code, message, hint, place } = diagnostic;
    const path = join(this.directory, PLAN_FILE);
    const base = { plan: this.plan, checksum: this.#adapter.checksum };
    let where: string;
    try {
      where = `It is kept in ${await keepChange(this.#store, path, base, change, [])}.`;
    } catch (failure) {
      where = `It could not be kept in a file of its own either: ${causeOf(failure)}.`;
    }
    const fate = code === 'plan-changed' ? where : `Your change was not saved. ${where}`;
    return error(code, `${message} ${fate}`, { ...(place && { place }), ...(hint && { hint }) });
  }
}
