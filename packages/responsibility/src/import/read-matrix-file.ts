import { error, type Diagnostic, type Result } from '@pbc-planner/base';
import type { FileContent, MatrixItem, ResponsibilityFramework, SourceTable, TableReader } from '@pbc-planner/domain';
import { readMatrix } from '../matrix/read-matrix.ts';
import { readMatrixTable, type MatrixFile } from './read-matrix-table.ts';

/** The sheet of a workbook that holds the grid. */
const sheetName = 'Matrix';

/**
 * A matrix out of a file as `matrix export` writes it, json, csv, tsv or a workbook, with every problem in it. A file that begins as a JSON
 * object or list does is JSON; a table begins with a heading. What a table does not hold is taken from `current`.
 */
export function readMatrixFile(file: FileContent, framework: ResponsibilityFramework, current: ReadonlyMap<string, MatrixItem>, tables: TableReader): MatrixFile {
  const workbook = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b;
  const sheet = workbook ? tables.sheet?.(file, sheetName) : undefined;
  if (sheet !== undefined) return fromTable(sheet, framework, current);
  const text = tables.text(file);
  if (text.ok && /^\s*[{[]/.test(text.value)) return readJson(file, text.value, framework, current);
  return fromTable(tables.read(file), framework, current);
}

function fromTable(table: Result<SourceTable>, framework: ResponsibilityFramework, current: ReadonlyMap<string, MatrixItem>): MatrixFile {
  if (!table.ok) return { rows: [], diagnostics: table.diagnostics };
  const read = readMatrixTable(table.value, framework, current);
  return { rows: read.rows, diagnostics: [...table.diagnostics, ...read.diagnostics] };
}

function readJson(file: FileContent, text: string, framework: ResponsibilityFramework, current: ReadonlyMap<string, MatrixItem>): MatrixFile {
  const reading = readMatrix(file.name, text);
  if (!reading.ok) return { rows: [], diagnostics: reading.diagnostics };
  const { rows, faults, framework: own } = reading.value;
  if (own !== framework.id) {
    const hint = `Carry one of them over with pbc matrix migrate, or import into a workspace under ${own}.`;
    const message = `The file is a matrix of ${own}, the plan's is of ${framework.id}.`;
    return { rows: [], diagnostics: [error('other-framework', message, { place: { file: file.name, path: '/framework' }, hint })] };
  }
  const seen = new Map<string, string>();
  const diagnostics: Diagnostic[] = faults.map(({ message, hint, place }) => error('bad-matrix', message, { place, hint }));
  const known = rows.filter(({ id, place }) => {
    if (!current.has(id)) diagnostics.push(error('unknown-item', `"${id}" is no item of ${framework.id}.`, {
      place, hint: 'Use the ids that pbc matrix show lists.',
    }));
    const earlier = seen.get(id);
    if (earlier !== undefined) diagnostics.push(error('item-twice', `${id} is there twice: at ${earlier} too.`, {
      place, hint: 'Keep one of them.',
    }));
    seen.set(id, earlier ?? place.path ?? '');
    return current.has(id);
  });
  return { rows: known.map(({ place, ...row }) => ({ row, place })), diagnostics };
}
