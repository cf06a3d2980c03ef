import { eventFault, type PlanEvent } from '@pbc-planner/domain';

/** What every format keeps, in whatever shape its events have. */
export interface PlanContent {
  readonly revision: number;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly events: readonly unknown[];
}

/** One step from a format to the next. A step is never changed once a version with it was released. */
export interface Migration {
  /** The format that it takes; it gives the one after it. */
  readonly from: number;
  /** What is wrong with the content of that format, in words that follow the file's name; `null` when it can be migrated. */
  readonly faultIn: (content: PlanContent) => string | null;
  /** Pure: the given content is left as it is. */
  readonly migrate: (content: PlanContent) => PlanContent;
}

/** What is wrong with the data of an event whose envelope is right, in words that follow "event 3"; `null` where nothing is. */
export type DataFault = (event: PlanEvent) => string | null;

/** The formats that a version reads. Tests have others. */
export interface PlanFormats {
  /** The format that is written. */
  readonly current: number;
  /** A step from every format that was ever released, the oldest first. */
  readonly migrations: readonly Migration[];
  /** For events of the current format. */
  readonly dataFault: DataFault;
}

/** The formats that were released. `fixtures/format-N` freezes a file of each. */
export const releasedFormats: PlanFormats = { current: 1, migrations: [], dataFault: eventFault };

/** Content brought to the current format step by step, in memory alone, or why it cannot be, in words that follow the file's name. */
export function migrated(content: PlanContent, format: number, { current, migrations }: PlanFormats): PlanContent | string {
  let reached = content;
  for (let from = format; from < current; from += 1) {
    const step = migrations.find((one) => one.from === from);
    if (step === undefined) return `has format ${format}, from which no step leads to format ${current}`;
    const fault = step.faultIn(reached);
    if (fault !== null) return fault;
    reached = step.migrate(reached);
  }
  return reached;
}

/** Events that came through every check of the current format. */
export function asPlanEvents(events: readonly unknown[]): readonly PlanEvent[] {
  return events as readonly PlanEvent[];
}
