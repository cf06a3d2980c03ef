import type { Result } from '@pbc-planner/base';
import type { DataSet, KeptChange, PlanEvent, RememberedCall, WorkspaceCare } from '@pbc-planner/domain';

/** What a save is told besides its events. */
export interface AppendOptions {
  /** The call that made them, so that a change which cannot be saved can be made again. */
  readonly call?: RememberedCall;
  /** Whether the change lies in a file of its own already. */
  readonly isKept?: boolean;
}

/** Where a plan is kept. The store is one; tests have others. */
export interface PlanKeeper {
  readonly directory: string;
  /** Why nothing can be saved, in a sentence; `null` where nothing stands in the way. */
  readonly readOnly?: string | null;
  readonly plan: { readonly revision: number; readonly events: readonly PlanEvent[] };
  readonly append: (events: readonly PlanEvent[], by: string, options?: AppendOptions) => Promise<Result<unknown>>;
  readonly readDataSet: (name: string) => Promise<Result<DataSet>>;
  readonly writeDataSet: (name: string, text: string) => Promise<Result<void>>;
}

/** A data set as it is kept: its text, and the name that it is kept under. */
export interface WrittenDataSet {
  readonly name: string;
  readonly text: string;
}

/** The care of a workspace's files as the store has it: a plan that it restored or read again is kept from then on. */
export interface KeeperCare extends Omit<WorkspaceCare, 'restore' | 'keptChanges' | 'attempt' | 'repeat'> {
  readonly restore: (revision: number) => Promise<Result<PlanKeeper>>;
  readonly keptChanges: () => Promise<Result<{ readonly plan: PlanKeeper; readonly changes: readonly KeptChange[] }>>;
}

/** How plans come to be kept. */
export interface Keeping {
  /** Makes a workspace with its first events and the data sets that they name, all or nothing; `null` for a temporary one. */
  readonly create: (directory: string | null, events: readonly PlanEvent[], by: string, dataSets: readonly WrittenDataSet[]) => Promise<Result<PlanKeeper>>;
  /** The text of a data set and the name that it is kept under. */
  readonly serialise: (dataSet: DataSet) => WrittenDataSet;
  /** The care of the files of a workspace, for somebody who acts. */
  readonly care: (directory: string, by: string) => KeeperCare;
}
