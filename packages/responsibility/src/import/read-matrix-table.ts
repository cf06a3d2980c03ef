import { error, info, warning, type Diagnostic, type Place } from '@pbc-planner/base';
import {
  conditionKey, conditionKinds, conditionText, inOrder, isRight, personalColumns, readConditions, responsibilityStatuses, rights,
  type Condition, type MatrixItem, type ResponsibilityFramework, type ResponsibilityStatus, type Right, type SourceTable,
} from '@pbc-planner/domain';
import { removalCall } from '../checks/item-checks.ts';
import { helpfulColumns, meaningOf, neededColumns } from './heading-names.ts';
import { sortedRoles, withConditionRights } from '../matrix/matrix-rows.ts';
import type { RowContent } from '../matrix/row-events.ts';

/** A row of a file with where it stands. */
export interface PlacedRow {
  readonly row: RowContent;
  readonly place: Place;
  /** Whether a table says nothing of the item: no status, no lead, no right. */
  readonly blank?: boolean;
}

/** What a file holds, and everything that is wrong with it; errors refuse it whole. */
export interface MatrixFile {
  readonly rows: readonly PlacedRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a matrix out of a table as `matrix export --format csv` or `tsv` writes it. What a table does not hold
 * (convenor, rule, tie-break, review, direct management) is taken from the plan's rows.
 */
export function readMatrixTable(table: SourceTable, framework: ResponsibilityFramework, current: ReadonlyMap<string, MatrixItem>): MatrixFile {
  const { file, headings, rows } = table;
  const { columns, parties, diagnostics } = readHeadings(table, framework);
  const headed = (...some: readonly string[]) => some.map((name) => headings[columns.get(name) ?? -1] ?? '');
  diagnostics.push(...personalColumns(table, { own: headed('id', 'title', 'status', 'lead', 'source'), notes: headed('conditions', 'notes') }));
  const seen = new Map<string, number>();
  const read = rows.flatMap(({ line, cells }): PlacedRow[] => {
    const cell = (name: string) => (columns.has(name) ? (cells[columns.get(name) as number] ?? '') : '');
    const at = (name?: string): Place => {
      const index = name === undefined ? undefined : (columns.get(name) ?? parties.get(name));
      return { file: file.name, line, ...(index === undefined ? {} : { column: index + 1, columnName: headings[index] ?? '' }) };
    };
    const id = cell('id');
    const own = framework.items.find((item) => item.id === id);
    const held = current.get(id);
    if (own === undefined || held === undefined) {
      diagnostics.push(error('unknown-item', id === '' ? 'This row has no id.' : `"${id}" is no item of ${framework.id}.`, {
        place: at('id'), hint: 'Use the ids that pbc matrix show lists.',
      }));
      return [];
    }
    const earlier = seen.get(id);
    if (earlier !== undefined) diagnostics.push(error('item-twice', `${id} is there twice: on line ${earlier} too.`, {
      place: at('id'), hint: 'Keep one of the rows.',
    }));
    seen.set(id, earlier ?? line);
    const conditions = readCell(cell('conditions'), held, at('conditions'), diagnostics);
    const roles: [string, Right[]][] = [...parties].map(([party, index]) => [party, readRights(cells[index] ?? '', party, at(party), diagnostics)]);
    const status = readStatus(cell('status'), at('status'), diagnostics);
    const lead = cell('lead') || null;
    const members = roles.filter(([, rightsHeld]) => rightsHeld.includes('joint')).map(([party]) => party);
    const blank = { convenor: null, decisionRule: null, tieBreak: null, reviewBy: null };
    return [{
      place: at(),
      ...(cell('status') === '' && cell('lead') === '' && [...parties.values()].every((index) => (cells[index] ?? '') === '') ? { blank: true } : {}),
      row: {
        id, status, lead, conditions,
        roles: sortedRoles(framework, withConditionRights(Object.fromEntries(roles.filter(([, rightsHeld]) => rightsHeld.length > 0)), conditions)),
        shared: status === 'shared' ? { ...blank, ...held.shared, members } : null,
        removedConditions: held.removedConditions, needsDirectManagement: held.needsDirectManagement,
      },
    }];
  });
  return { rows: read, diagnostics };
}

/** Where the columns and the parties of a table stand, and what is wrong with its headings. */
function readHeadings({ file, headings, headingLine }: SourceTable, framework: ResponsibilityFramework) {
  const diagnostics: Diagnostic[] = [];
  const columns = new Map<string, number>();
  const parties = new Map<string, number>();
  headings.forEach((heading, index) => {
    const meaning = meaningOf(heading, framework, headings);
    const place = { file: file.name, line: headingLine, column: index + 1, columnName: heading };
    if (meaning === null) {
      diagnostics.push(heading === ''
        ? error('heading-blank', 'This column has no heading.', { place, hint: 'Give it the id of a party, or take it out.' })
        : error('unknown-party', `"${heading}" is no party of ${framework.id}, and no other column of a matrix.`, {
          place, hint: `Parties: ${framework.parties.map(({ id,
        }) => id).join(', ')}.` }));
      return;
    }
    const [into, name] = 'party' in meaning ? [parties, meaning.party] as const : [columns, meaning.column] as const;
    if (into.has(name)) diagnostics.push(error('column-twice', `Column ${(into.get(name) as number) + 1} means ${name} too.`, {
      place, hint: 'Keep one of them.',
    }));
    else into.set(name, index);
  });
  const place = { file: file.name, line: headingLine };
  for (const name of [...neededColumns.filter((one) => !columns.has(one)), ...framework.parties.map(({ id }) => id).filter((id) => !parties.has(id))]) {
    diagnostics.push(error('column-missing', `There is no column ${name}.`, {
      place, hint: 'Export the matrix again for the columns that it needs; cells may be left empty.',
    }));
  }
  for (const name of helpfulColumns.filter((one) => !columns.has(one))) {
    diagnostics.push(info('column-missing', `There is no column ${name}; the framework has it anyway.`, { place }));
  }
  return { columns, parties, diagnostics };
}

function readStatus(cell: string, place: Place, diagnostics: Diagnostic[]): ResponsibilityStatus {
  const word = cell.toLowerCase();
  if (word === '' || word === 'unknown') return 'unresolved';
  const status = responsibilityStatuses.find((one) => one === word);
  if (status === undefined) diagnostics.push(error('bad-status', `"${cell}" is no status.`, {
    place, hint: `Write ${responsibilityStatuses.join(', ')}, or leave it empty.`,
  }));
  return status ?? 'unresolved';
}

function readRights(cell: string, party: string, place: Place, diagnostics: Diagnostic[]): Right[] {
  const words = cell.toLowerCase().split(/[;,/+&\s]+/).filter((word) => word !== '' && word !== 'and' && word !== '-' && word !== '–');
  for (const word of words.filter((one) => !isRight(one))) {
    diagnostics.push(error('unknown-right', `"${word}" is no right of ${party}.`, {
      place, hint: `Write ${rights.join(', ')}, with semicolons between. Letters of RACI and the like cannot be taken: export the lead view.`,
    }));
  }
  return inOrder(words.filter(isRight));
}

/** The conditions of a cell; one that says what the plan's says is the plan's, with its grade. */
function readCell(cell: string, held: MatrixItem, place: Place, diagnostics: Diagnostic[]): Condition[] {
  const conditions = readConditions(cell).flatMap((part): Condition[] => {
    if (typeof part !== 'string') return [held.conditions.find((one) => sameCondition(one, part)) ?? part];
    diagnostics.push(error('unknown-condition', `"${part}" is no condition.`, {
      place, hint: `Write it as "agree locality: what must be so", with one of ${conditionKinds.join(', ')} first and | between several.`,
    }));
    return [];
  });
  const kept = new Set(conditions.map(conditionKey));
  for (const condition of held.conditions.filter((one) => !kept.has(conditionKey(one)))) {
    diagnostics.push(warning('condition-lost', `The condition "${conditionText(condition)}" of ${held.id} is not in the file.`, {
      place, hint: `The import takes it off. Put it back, or say why: ${removalCall(held.id, condition)}.`,
    }));
  }
  return conditions;
}

function sameCondition(a: Condition, b: Condition): boolean {
  return a.kind === b.kind && a.party === b.party && a.note === b.note;
}
