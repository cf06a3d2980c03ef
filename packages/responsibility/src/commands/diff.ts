import { error } from '@pbc-planner/base';
import { refusal, type Command, type FileContent, type MatrixDiffOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { planFramework } from '../matrix/matrix-at-hand.ts';
import { planMatrix } from '../matrix/matrix-rows.ts';
import { lapsedSignatures } from '../matrix/row-signature.ts';
import { rowText } from '../matrix/row-text.ts';
import { lastSigned, versionByName, versionOfFile } from '../versions/matrix-version.ts';
import { rowChanges } from '../versions/row-changes.ts';

interface DiffParameters {
  readonly file?: FileContent;
  readonly from?: string;
  readonly to: string;
}

/** `matrix.diff`: what differs between two versions of the matrix, and whose signatures have lapsed. */
export const diff: Command<DiffParameters, MatrixDiffOutcome | RefusalOutcome> = async ({ file, from, to }, context) => {
  const found = await planFramework(context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.diff'), diagnostics: found.diagnostics };
  const framework = found.value;
  if (file !== undefined && from !== undefined) {
    return { status: 'usage', outcome: refusal('matrix.diff'), diagnostics: [error('file-and-version', 'A file and a version were both named to compare from.', { hint: 'Leave one of them out.' })] };
  }
  const before = file === undefined ? versionByName(from ?? lastSigned(framework, context), framework, context) : await versionOfFile(file, framework, context);
  const after = versionByName(to, framework, context);
  const faults = [before, after].filter((one) => !one.ok);
  if (!before.ok || !after.ok) {
    return { status: faults.some(({ status }) => status === 'usage') ? 'usage' : 'refused', outcome: refusal('matrix.diff'), diagnostics: faults.flatMap(({ diagnostics }) => diagnostics) };
  }
  const plan = planMatrix(framework, context.state);
  const rowsOf = ({ rows }: typeof before.value) => new Map(rows.map((row) => [row.id, row]));
  const [old, made] = [rowsOf(before.value), rowsOf(after.value)];
  const rows = plan.items.map((item) => {
    const [was, is] = [old.get(item.id) ?? null, made.get(item.id) ?? null];
    return {
      item: item.id, title: item.title, before: was && rowText(was), after: is && rowText(is), changes: rowChanges(was, is), lapsed: lapsedSignatures(item, rowText(item)),
    };
  });
  const changed = rows.filter(({ changes }) => changes.length > 0);
  return {
    status: 'fine',
    outcome: {
      kind: 'matrix-diff', framework: framework.id, locality: plan.locality, fictional: plan.fictional,
      from: before.value.version, to: after.value.version, unchanged: rows.length - changed.length, rows: changed,
    },
    diagnostics: before.value.diagnostics,
  };
};
