import { cleanText, error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import {
  captureKinds, holdsNhsNumber, plainJson, readDay, readJson, type CaptureKind, type Practice, type Session, type SessionCapture, type SessionConcern,
} from '@pbc-planner/domain';

/** What a table brings to the room. */
export interface TableFile {
  /** `null` for a copy that nobody named. */
  readonly table: string | null;
  readonly captures: readonly SessionCapture[];
  readonly concerns: readonly SessionConcern[];
}

type Fields = Readonly<Record<string, unknown>>;

const captureId = /^(?:[a-z][a-z0-9-]{0,19}\.)?(decision|action|question|parked)-[1-9][0-9]{0,5}$/;

/**
 * Reads what `session table-export` wrote. The whole file is refused with every fault in it: another session, items that are none, a practice that
 * the locality does not have. Its texts are cleaned as if somebody had typed them.
 */
export function readTableFile(file: string, text: string, session: Session, fictional: boolean, practices: readonly Practice[]): Result<TableFile> {
  const json = readJson(file, text);
  if (!json.ok) return refused(...json.diagnostics);
  const value = plainJson(json.value);
  const place = (path: string) => ({ file, path });
  const kindFault = error('not-a-table-file', 'The file is not what a table wrote.', { place: { file }, hint: 'At the table, run pbc session table-export --json --out FILE.' });
  if (!isFields(value) || value['kind'] !== 'session-table' || value['format'] !== 1 || !Array.isArray(value['captures']) || !Array.isArray(value['concerns'])) return refused(kindFault);
  const faults: Diagnostic[] = [];
  if (value['session'] !== session.id || value['startedAt'] !== session.startedAt || value['template'] !== session.template) {
    faults.push(error('other-session', `The file is of ${shown(value['session'])}, begun ${shown(value['startedAt'])}, and not of ${session.id}, begun ${session.startedAt}.`, {
      place: { file }, hint: 'A table works on a copy of this plan, made after the session was started.',
    }));
  }
  if (value['fictional'] !== fictional) faults.push(error('fiction-and-fact', 'What is played in a rehearsal is never merged with a real plan.', { place: { file }, hint: 'Merge it into the plan that the tables copied.' }));
  const captures = value['captures'].map((one, index) => readCapture(one, place(`/captures/${index}`), session, practices, faults));
  const concerns = value['concerns'].map((one, index) => readConcern(one, place(`/concerns/${index}`), faults));
  const ids = captures.flatMap((one) => (one === null ? [] : [one.id]));
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) faults.push(error('id-twice', `${id} stands twice in the file.`, { place: { file }, hint: 'Export it again at the table.' }));
  if (faults.length > 0) return refused(...faults);
  const table = typeof value['table'] === 'string' ? cleanText(value['table'], 20) : null;
  return ok({ table, captures: captures.filter((one) => one !== null), concerns: concerns.filter((one) => one !== null) });
}

function readCapture(value: unknown, place: { readonly file: string; readonly path: string }, session: Session, practices: readonly Practice[], faults: Diagnostic[]): SessionCapture | null {
  const before = faults.length;
  const fault = (message: string) => faults.push(error('bad-item', message, { place, hint: 'Export it again at the table, with pbc session table-export.' }));
  if (!isFields(value)) {
    fault('An item is no object.');
    return null;
  }
  const id = typeof value['id'] === 'string' ? value['id'] : '';
  const kind = captureKinds.find((one) => one === value['kind']);
  const words = readText(value['text'], 500);
  const owner = value['owner'] === null ? null : readText(value['owner'], 120);
  const due = value['due'];
  const practice = value['practice'];
  const by = readText(value['by'], 120);
  const table = value['table'];
  const done = value['done'];
  if (captureId.exec(id)?.[1] !== kind || kind === undefined) fault(`"${cleanText(id, 60)}" is no id of its kind.`);
  if (words === null) fault(`${shown(id)} says nothing.`);
  if (words !== null && holdsNhsNumber(words)) fault(`${shown(id)} holds an NHS number.`);
  if (owner === null && value['owner'] !== null) fault(`${shown(id)} has an owner that is no name.`);
  if (due !== null && (typeof due !== 'string' || typeof readDay(due, 'The day') !== 'string')) fault(`${shown(id)} has a day that is none.`);
  if (practice !== null && !practices.some((one) => one.practice === practice)) fault(`${shown(id)} names the practice ${shown(practice)}, which the locality does not have.`);
  if (!session.agenda.some((one) => one.id === value['block'])) fault(`${shown(id)} is of the block ${shown(value['block'])}, which the agenda does not have.`);
  if (by === null || !isMoment(value['at'])) fault(`${shown(id)} does not say by whom and when.`);
  if (table !== null && (typeof table !== 'string' || !id.startsWith(`${table}.`))) fault(`${shown(id)} is not of the table ${shown(table)}.`);
  if (done !== null && !(isFields(done) && isMoment(done['at']) && readText(done['by'], 120) !== null)) fault(`${shown(id)} does not say when it was done.`);
  if (faults.length > before || kind === undefined || words === null || by === null) return null;
  return {
    id, kind, text: words, owner, due: due as string | null, practice: practice as string | null, block: value['block'] as string, table: table as string | null, by, at: value['at'] as string,
    done: isFields(done) ? { at: done['at'] as string, by: readText(done['by'], 120) ?? '', note: readText(done['note'], 500) } : null,
  };
}

function readConcern(value: unknown, place: { readonly file: string; readonly path: string }, faults: Diagnostic[]): SessionConcern | null {
  const text = isFields(value) ? readText(value['text'], 500) : null;
  if (!isFields(value) || text === null || holdsNhsNumber(text) || typeof value['dissent'] !== 'boolean' || !isMoment(value['at'])) {
    faults.push(error('bad-concern', 'A concern does not say what it is, whether it is a dissent, and when.', { place, hint: 'Export it again at the table.' }));
    return null;
  }
  return { capture: readText(value['capture'], 60), person: readText(value['person'], 120), text, dissent: value['dissent'], at: value['at'] };
}

function readText(value: unknown, maximum: number): string | null {
  const text = typeof value === 'string' ? cleanText(value, maximum).trim() : '';
  return text === '' ? null : text;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `"${cleanText(value, 60)}"` : 'nothing';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What two tables may write differently: everything but when and by whom it was written, and whether it is done. */
export function sameContent(one: SessionCapture, other: SessionCapture): boolean {
  const content = ({ kind, text, owner, due, practice }: SessionCapture): readonly (CaptureKind | string | null)[] => [kind, text, owner, due, practice];
  return JSON.stringify(content(one)) === JSON.stringify(content(other));
}

/** Whether a value is a point in time as plans keep it. */
function isMoment(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?Z$/.test(value) && !Number.isNaN(Date.parse(value));
}
