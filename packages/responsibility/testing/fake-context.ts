import { error, ok, refused } from '@pbc-planner/base';
import type { CommandContext, EventBody, FileContent, PlanState, SourceTable, TableReader } from '@pbc-planner/domain';
import { emptyPlan, foldPlan } from '@pbc-planner/domain';
import { all } from './frameworks.ts';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A file of text. */
export function file(name: string, text: string): FileContent {
  return { name, bytes: new TextEncoder().encode(text), sha256: 'a1'.repeat(32) };
}

/** Takes a table apart at its bars; enough where the reader itself is not what is tested. */
const tables: TableReader = {
  text: ({ bytes }) => ok(textOf(bytes)),
  fromText: file,
  read: ({ name, bytes }) => {
    const [headings, ...rows] = textOf(bytes).trim().split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    if (headings === undefined) return refused(error('file-empty', 'The file is empty.'));
    const table: SourceTable = {
      file: { name, sha256: 'a1'.repeat(32), bytes: bytes.length }, headings, headingLine: 1, rows: rows.map((cells, index) => ({ line: index + 2, cells })),
    };
    return ok(table);
  },
};

/** A context with the shipped frameworks, on a plan or on none. */
export function contextOn(state: PlanState = emptyPlan): CommandContext {
  return { state, by: 'Dr Shah', given: new Set(), confirmed: false, registry: { responsibilityFrameworks: async () => all }, tables: async () => tables } as unknown as CommandContext;
}

/** A plan of Tarrow Vale under pbc-2005 after some events. */
export function planAfter(...bodies: readonly EventBody[]): PlanState {
  const founded: EventBody = { type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true } };
  return foldPlan([founded, ...bodies].map((body, index) => ({ ...body, sequence: index + 1, change: index + 1, time: '2006-11-06T09:00:00Z', by: 'Dr Shah', command: 'test' })));
}
