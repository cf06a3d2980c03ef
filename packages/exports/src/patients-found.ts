import { error, type Block, type Cell, type Diagnostic, type Document, type Table } from '@pbc-planner/base';
import { holdsNhsNumber } from '@pbc-planner/domain';

/**
 * Where a document seems to name a patient: one diagnostic for the first text with an NHS number in it, saying where it stands and never
 * repeating it; none for a document that may leave. Figures are left alone: sums of ten digits are no names.
 */
export function patientsInDocument({ title, blocks }: Document): Diagnostic[] {
  if (holdsNhsNumber(title)) return [mayNotLeave('the title')];
  for (const [index, block] of blocks.entries()) {
    const where = placeInBlock(block, index + 1);
    if (where !== null) return [mayNotLeave(where)];
  }
  return [];
}

/** The same for an answer as data: every text and name in it, but the figures of tables and of explanations, which are texts of digits. */
export function patientsInData(value: unknown): Diagnostic[] {
  const path = pathOf(value, '');
  return path === null ? [] : [mayNotLeave(path)];
}

function mayNotLeave(where: string): Diagnostic {
  return error('patient-identity', `Nothing was written: ${where} holds what looks like an NHS number.`, {
    hint: 'Find it in the plan and say it anew without naming a patient. pbc undo takes the newest change back.',
  });
}

function placeInBlock(block: Block, number: number): string | null {
  switch (block.kind) {
    case 'heading': return holdsNhsNumber(block.text) ? `heading ${number}` : null;
    case 'paragraph': return holdsNhsNumber(block.text) ? `paragraph ${number}` : null;
    case 'list': return place(block.items.findIndex(holdsNhsNumber), (item) => `item ${item} of list ${number}`);
    case 'facts': return place(block.facts.findIndex((fact) => fact.some(holdsNhsNumber)), (line) => `line ${line} of the facts ${number}`);
    case 'table': return placeInTable(block.table);
  }
}

function placeInTable({ title, columns, rows, totals }: Table): string | null {
  if (holdsNhsNumber(title)) return 'the title of a table';
  const headed = columns.findIndex((column) => holdsNhsNumber(column.title));
  if (headed >= 0) return `heading ${headed + 1} of the table "${title}"`;
  for (const [row, cells] of [...rows, ...(totals ? [totals] : [])].entries()) {
    const column = cells.findIndex((cell, position) => mayName(cell, columns[position]?.kind) && holdsNhsNumber(cell));
    if (column >= 0) return `row ${row + 1}, column "${columns[column]?.title}" of the table "${title}"`;
  }
  return null;
}

const plainNumber = /^-?\d+(\.\d+)?$/;

function mayName(cell: Cell | undefined, kind: Table['columns'][number]['kind'] | undefined): cell is string {
  return typeof cell === 'string' && cell.length >= 10 && (kind === 'text' || kind === 'code' || !plainNumber.test(cell));
}

function pathOf(value: unknown, path: string): string | null {
  if (typeof value === 'string') return holdsNhsNumber(value) ? (path === '' ? 'the answer' : path) : null;
  if (typeof value !== 'object' || value === null) return null;
  if ('id' in value && 'columns' in value && 'rows' in value && 'title' in value) return placeInTable(value as Table);
  const isStep = 'value' in value && 'unit' in value && 'label' in value;
  for (const [key, one] of Object.entries(value)) {
    if (isStep && key === 'value' && plainNumber.test(String(one))) continue;
    const found = holdsNhsNumber(key) ? `a name in ${path === '' ? 'the answer' : path}` : pathOf(one, `${path}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

function place(index: number, text: (number: number) => string): string | null {
  return index < 0 ? null : text(index + 1);
}
