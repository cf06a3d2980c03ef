import { cleanText, error, ok, refused, type Place, type Result } from '@pbc-planner/base';
import {
  conditionKinds, holdsNhsNumber, inOrder, isConditionKind, isRight, plainJson, readJson, responsibilityStatuses, rights,
  type Condition, type JsonValue, type MatrixItem, type ResponsibilityStatus, type Right, type RowSignature, type SharedArrangement,
} from '@pbc-planner/domain';

/** What cannot be understood in a matrix file, with where it stands. */
export interface ReadingFault {
  readonly item: string | null;
  readonly party?: string;
  readonly message: string;
  readonly hint: string;
  readonly place: Place;
}

/** A row of a file. What only the framework knows (source, grades, suggestion) is not read. */
export type ReadRow = Omit<MatrixItem, 'source' | 'grade' | 'rolesGrade' | 'suggestion'> & { readonly place: Place };

/** A matrix out of a file: everything that could be read, and everything that could not. */
export interface MatrixReading {
  readonly framework: string;
  readonly parties: readonly string[];
  readonly fictional: boolean;
  readonly rows: readonly ReadRow[];
  readonly faults: readonly ReadingFault[];
}

type Json = Readonly<Record<string, unknown>>;

/** The format of what `matrix export --format json` writes. */
const MATRIX_FORMAT = 1;

/** The most items that are read: far more than any framework has. */
const MAXIMUM_ITEMS = 2_000;

/**
 * Reads what `matrix export --format json` writes. Refused with `not-a-matrix` only when the file is no matrix at all;
 * whatever is wrong inside one is a fault beside the rows.
 */
export function readMatrix(file: string, text: string): Result<MatrixReading> {
  const json = readJson(file, text);
  if (!json.ok) return refused(...json.diagnostics.map((one) => ({ ...one, code: 'not-a-matrix' })));
  const personal = nhsNumberAt(json.value);
  if (personal !== null) {
    return refused(error('patient-identity-value', 'This text holds what looks like an NHS number, so the file was not taken.', {
      place: { file, path: personal }, hint: 'The planner never takes data of single patients. Take the number out.',
    }));
  }
  const value = plainJson(json.value);
  const refuse = (message: string) => refused<MatrixReading>(error('not-a-matrix', message, {
    place: { file }, hint: 'Give a file that pbc matrix export --format json has written.',
  }));
  if (!isObject(value)) return refuse('The file is JSON, but no matrix.');
  if ('kind' in value && value['kind'] !== 'matrix') return refuse(`The file is an answer of the kind "${textOf(value['kind'])}", not a matrix.`);
  if ('format' in value && value['format'] !== MATRIX_FORMAT) {
    return refused(error('not-a-matrix', `The file says that it is a matrix of format ${textOf(JSON.stringify(value['format']))}; this version reads format ${MATRIX_FORMAT}.`, {
      place: { file, path: '/format' }, hint: 'Export the matrix from the version that wrote it, or use that version here.',
    }));
  }
  if (typeof value['framework'] !== 'string' || !Array.isArray(value['items'])) return refuse('The file does not name a framework with items.');
  if (value['items'].length > MAXIMUM_ITEMS) return refuse(`The file has more than ${MAXIMUM_ITEMS} items.`);
  const faults: ReadingFault[] = [];
  const rows = value['items'].flatMap((item: unknown, index) => readRow(item, { file, path: `/items/${index}` }, faults));
  const parties = Array.isArray(value['parties']) ? value['parties'].flatMap((party: unknown) => (isObject(party) ? [textOf(party['id'])] : [])) : [];
  return ok({ framework: textOf(value['framework']), parties, fictional: value['fictional'] === true, rows, faults });
}

/** The path of the first text that holds an NHS number; `null` where none does. */
function nhsNumberAt(value: JsonValue, path = ''): string | null {
  if (typeof value === 'string') return holdsNhsNumber(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  const inside = value instanceof Map ? (value as ReadonlyMap<string, JsonValue>) : (value as readonly JsonValue[]);
  for (const [key, one] of inside.entries()) {
    const found: string | null = typeof key === 'string' && holdsNhsNumber(key) ? `${path}/…` : nhsNumberAt(one, `${path}/${key}`);
    if (found !== null) return found;
  }
  return null;
}

function readRow(value: unknown, place: Place, faults: ReadingFault[]): ReadRow[] {
  if (!isObject(value) || typeof value['id'] !== 'string' || textOf(value['id']) === '') {
    faults.push({ item: null, place, message: `The item at ${place.path} has no id.`, hint: 'Give each item the id that the framework has for it.' });
    return [];
  }
  const id = textOf(value['id']);
  const fault: Fault = (message, hint, party) => {
    faults.push({ item: id, message: `${id}: ${message}`, hint, place, ...(party === undefined ? {} : { party }) });
  };
  return [{
    id, place,
    title: textOf(value['title']),
    status: readStatus(value['status'], fault),
    lead: textOrNull(value['lead']),
    shared: readShared(value['shared']),
    roles: readRoles(value['roles'], fault),
    conditions: readConditionList(value['conditions'], fault).map(([condition]) => condition),
    removedConditions: readConditionList(value['removedConditions'], fault).map(([condition, raw]) => ({ ...condition, reason: textOrNull(raw['reason']) })),
    money: value['money'] === true,
    needsDirectManagement: typeof value['needsDirectManagement'] === 'boolean' ? value['needsDirectManagement'] : null,
    ...readSides(value['directManagementBySide']),
    signedOff: readSignature(value['signedOff']),
  }];
}

type Fault = (message: string, hint: string, party?: string) => void;

function readStatus(value: unknown, fault: Fault): ResponsibilityStatus {
  if ((responsibilityStatuses as readonly unknown[]).includes(value)) return value as ResponsibilityStatus;
  fault(`"${textOf(value)}" is no status.`, `Write one of ${responsibilityStatuses.join(', ')}.`);
  return 'unresolved';
}

function readRoles(value: unknown, fault: Fault): Readonly<Record<string, readonly Right[]>> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) {
    fault('The roles are no list of rights by party.', 'Write them as {"pct": ["lead"]}.');
    return {};
  }
  return Object.fromEntries(Object.entries(value).map(([party, held]) => {
    const words = (Array.isArray(held) ? held : [held]).map(textOf);
    for (const word of words.filter((one) => !isRight(one))) fault(`"${word}" is no right of ${textOf(party)}.`, `Write ${rights.join(', ')}.`, textOf(party));
    return [textOf(party), inOrder(words.filter(isRight))] as const;
  }));
}

/** The conditions of a list, each with what it was read from. */
function readConditionList(value: unknown, fault: Fault): (readonly [Condition, Json])[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    fault('The conditions are no list.', 'Write them as [{"kind": "agree", "party": "locality", "note": "..."}].');
    return [];
  }
  return value.flatMap((one: unknown) => {
    if (!isObject(one) || !isConditionKind(one['kind'])) {
      fault(`"${isObject(one) ? textOf(one['kind']) : textOf(one)}" is no kind of condition.`, `Write one of ${conditionKinds.join(', ')}.`);
      return [];
    }
    const party = textOrNull(one['party']);
    return [[{ kind: one['kind'], ...(party === null ? {} : { party }), note: textOf(one['note']) }, one] as const];
  });
}

function readShared(value: unknown): SharedArrangement | null {
  if (!isObject(value)) return null;
  const note = textOrNull(value['decisionNote']);
  return {
    members: Array.isArray(value['members']) ? [...new Set(value['members'].map(textOf))].filter((party) => party !== '') : [],
    convenor: textOrNull(value['convenor']), decisionRule: textOrNull(value['decisionRule']), ...(note === null ? {} : { decisionNote: note }),
    tieBreak: textOrNull(value['tieBreak']), reviewBy: textOrNull(value['reviewBy']),
  };
}

function readSignature(value: unknown): RowSignature | null {
  if (!isObject(value) || typeof value['row'] !== 'string') return null;
  const lapsed = listOf(value['lapsed']);
  return { on: textOf(value['on']), by: listOf(value['by']), row: value['row'], ...(lapsed.length === 0 ? {} : { lapsed }) };
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/** What each side says of direct management. */
function readSides(value: unknown): Pick<ReadRow, 'directManagementBySide'> {
  if (!isObject(value)) return {};
  const sides = Object.entries(value).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean');
  return sides.length === 0 ? {} : { directManagementBySide: Object.fromEntries(sides.map(([party, answer]) => [textOf(party), answer])) };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? cleanText(value) : value === undefined || value === null ? '' : typeof value === 'object' ? 'a nested value' : String(value);
}

function textOrNull(value: unknown): string | null {
  return textOf(value) || null;
}
