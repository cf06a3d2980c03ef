import { counted, hasError, info, type Diagnostic } from '@pbc-planner/base';
import {
  refusal,
  type Command, type CommandResult, type EventBody, type FileContent, type MatrixImportOutcome, type MatrixItem, type RefusalOutcome, type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { readMatrixFile } from '../import/read-matrix-file.ts';
import type { MatrixFile } from '../import/read-matrix-table.ts';
import { rowFaults } from '../import/row-faults.ts';
import { planFramework } from '../matrix/matrix-at-hand.ts';
import { planMatrix } from '../matrix/matrix-rows.ts';
import { rowEvents } from '../matrix/row-events.ts';

interface ImportParameters {
  readonly file: FileContent;
  readonly dryRun: boolean;
}

/** `matrix.import`: takes a matrix from csv, tsv or json into the plan, whole or not at all; all its problems in one run. */
export const importMatrix: Command<ImportParameters, MatrixImportOutcome | RefusalOutcome> = async ({ file, dryRun }, context) => {
  const found = await planFramework(context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.import'), diagnostics: found.diagnostics };
  const framework = found.value;
  const current = new Map(planMatrix(framework, context.state).items.map((item) => [item.id, item]));
  const read = readMatrixFile(file, framework, current, await context.tables());
  const diagnostics = [...read.diagnostics, ...read.rows.flatMap((row) => rowFaults(framework, row))];
  const changes = read.rows.map(({ row }) => ({ id: row.id, events: rowEvents(current.get(row.id) as MatrixItem, row) })).filter(({ events }) => events.length > 0);
  const outcome: MatrixImportOutcome = {
    kind: 'matrix-import', file: { name: file.name, sha256: file.sha256 }, framework: framework.id, rows: read.rows.length,
    changed: [], refused: hasError(diagnostics), imported: false, dryRun,
  };
  if (outcome.refused) return { status: 'refused', outcome, diagnostics };
  return taken(changes, outcome, [...diagnostics, ...leftAsTheyAre(read, framework)]);
};

interface Change {
  readonly id: string;
  readonly events: readonly EventBody[];
}

function taken(changes: readonly Change[], outcome: MatrixImportOutcome, diagnostics: readonly Diagnostic[]): CommandResult<MatrixImportOutcome> {
  const status = diagnostics.some(({ severity }) => severity === 'warning') ? 'problems' : 'fine';
  const found = { ...outcome, changed: changes.map(({ id }) => id) };
  if (outcome.dryRun || changes.length === 0) return { status, outcome: found, diagnostics };
  return { status, outcome: { ...found, imported: true }, diagnostics, events: changes.flatMap(({ events }) => events) };
}

function leftAsTheyAre({ rows }: MatrixFile, { items }: ResponsibilityFramework): Diagnostic[] {
  const there = new Set(rows.map(({ row }) => row.id));
  const absent = items.filter(({ id }) => !there.has(id)).map(({ id }) => id);
  if (absent.length === 0) return [];
  return [info('items-absent', `What is not in the file stays as it is, ${counted(absent.length, 'item')}: ${absent.join(', ')}.`)];
}
