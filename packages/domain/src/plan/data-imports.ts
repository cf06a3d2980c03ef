import { counted } from '@pbc-planner/base';
import type { EventSlice } from './event-slice.ts';
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
