import { counted } from '@pbc-planner/base';
import type { Measure } from '../measure.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanEvent } from './plan-event.ts';
import type { ImportedDataSet } from './plan-state.ts';
import { either, fields, financialYear, hash, listOf, oneOf, optional, text, wholeBetween, type Shape } from './shape.ts';

/** What is known from files. */
export interface ImportEvents {
  readonly 'data set imported': Omit<ImportedDataSet, 'sequence'>;
}

const measure: Shape<Measure> = either(
  either(fields({ kind: oneOf('list') }), fields({ kind: oneOf('weighted-list'), name: text })),
  either(fields({ kind: oneOf('spend'), serviceLine: text }), fields({ kind: oneOf('list-band'), sex: oneOf('male', 'female'), band: text })),
);

export const dataImports: EventSlice<ImportEvents> = {
  'data set imported': {
    shape: {
      dataSet: hash, file: fields({ name: text, sha256: hash }), profile: text, rows: wholeBetween(0, 100_000_000), measures: listOf(fields({ measure, year: financialYear })),
      headline: optional(text), absent: optional(listOf(text)),
    },
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
