import { counted } from '@pbc-planner/base';
import type { EventSlice } from './event-slice.ts';
import type { PlanEvent } from './plan-event.ts';
import type { ImportedDataSet } from './plan-state.ts';

/** What is known from files. */
export interface ImportEvents {
  readonly 'data set imported': Omit<ImportedDataSet, 'sequence'>;
}

export const dataImports: EventSlice<ImportEvents> = {
  'data set imported': {
    apply: (state, data, { sequence }) => ({ ...state, imports: [...state.imports, { ...data, sequence }] }),
    describe: ({ file, rows }) => `imported ${file.name} (${counted(rows, 'practice')})`,
    audience: 'public',
    undoable: true,
  },
};

/** The names of all data sets that events ever named, undone ones too: redoing needs them. */
export function dataSetsNamed(events: readonly PlanEvent[]): string[] {
  return [...new Set(events.flatMap((event) => (event.type === 'data set imported' ? [event.data.dataSet] : [])))];
}
