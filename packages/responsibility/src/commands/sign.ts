import { cleanText, counted, error, warning, type Diagnostic } from '@pbc-planner/base';
import {
  refusal, type Command, type CommandResult, type EventBody, type MatrixItem, type MessageOutcome, type RefusalOutcome, type SignedRow,
} from '@pbc-planner/domain';
import { checkMatrix } from '../checks/check-matrix.ts';
import { stateAfter } from '../disagreement/round-outcome.ts';
import { planFramework } from '../matrix/matrix-at-hand.ts';
import { planMatrix } from '../matrix/matrix-rows.ts';
import { lapsedSignatures, standingSignings } from '../matrix/row-signature.ts';
import { rowText } from '../matrix/row-text.ts';
import { unknownParties } from './unknown-item.ts';

interface SignParameters {
  readonly party: string;
  readonly withdraw: boolean;
  readonly reason?: string;
}

type SignResult = CommandResult<MessageOutcome | RefusalOutcome>;

/** `matrix.sign`: a party signs the matrix as it stands, which makes a version of it; or withdraws its signature with a reason. */
export const sign: Command<SignParameters, MessageOutcome | RefusalOutcome> = async ({ party, withdraw, reason = '' }, context) => {
  const found = await planFramework(context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.sign'), diagnostics: found.diagnostics };
  const framework = found.value;
  const { state, by } = context;
  const strangers = unknownParties(framework, [party]);
  if (strangers.length > 0) return refuse(...strangers);
  const standing = standingSignings(state.matrixSignings, framework.id).find((signing) => signing.party === party);
  if (withdraw) {
    const why = cleanText(reason, 500);
    if (standing === undefined) return refuse(error('not-signed', `${party} has not signed the matrix, so there is nothing to withdraw.`, { hint: `It signs with pbc matrix sign --party ${party}.` }));
    if (why === '') return refuse(error('no-reason', 'A signature is withdrawn with a reason, and none was given.', { hint: 'Say why with --reason TEXT.' }));
    return done(`${party} no longer stands by what it signed on ${standing.on.slice(0, 10)}. The version stays.`, [{ type: 'matrix signature withdrawn', data: { party, reason: why } }]);
  }
  const matrix = planMatrix(framework, state);
  const rows = matrix.items.map(signedRow);
  if (standing !== undefined && sameRows(standing.rows, rows)) return done(`Nothing changed. ${party} has signed the matrix as it is, on ${standing.on.slice(0, 10)}.`, []);
  const events: EventBody[] = [{ type: 'matrix signed', data: { party, framework: framework.id, rows } }];
  const after = planMatrix(framework, stateAfter(state, events, by));
  const errors = checkMatrix(framework, matrix.items).filter(({ severity }) => severity === 'error').length;
  const open = rows.filter(({ status }) => status === 'unresolved').length;
  const lapsed = [...new Set(after.items.flatMap((item) => lapsedSignatures(item, rowText(item))))];
  return done(
    [
      `${party} has signed the matrix as signed-${state.matrixSignings.length + 1}: ${counted(rows.length, 'row')}, ${open} of them not settled.`,
      ...(lapsed.length === 0 ? [] : [`The rows have changed since ${lapsed.join(' and ')} signed.`]),
    ].join(' '),
    events,
    errors === 0 ? [] : [warning('signed-with-errors', `The matrix has ${counted(errors, 'error')}.`, { hint: 'See them with pbc matrix check.' })],
  );
};

function signedRow({ id, status, lead, roles, shared, conditions, removedConditions, needsDirectManagement, directManagementBySide: sides }: MatrixItem): SignedRow {
  return { id, status, lead, roles, shared, conditions, removedConditions, needsDirectManagement, ...(sides === undefined ? {} : { directManagementBySide: sides }) };
}

function sameRows(a: readonly SignedRow[], b: readonly SignedRow[]): boolean {
  const texts = (rows: readonly SignedRow[]) => rows.map((row) => `${row.id}: ${rowText(row)}; ${String(row.needsDirectManagement)}; ${JSON.stringify(row.directManagementBySide ?? {})}`).join('\n');
  return texts(a) === texts(b);
}

function refuse(...diagnostics: readonly Diagnostic[]): SignResult {
  return { status: 'usage', outcome: refusal('matrix.sign'), diagnostics };
}

function done(text: string, events: readonly EventBody[], diagnostics: readonly Diagnostic[] = []): SignResult {
  return { status: 'fine', outcome: { kind: 'message', text }, diagnostics, events };
}
