import { counted, info } from '@pbc-planner/base';
import { refusal, type Command, type KeptRevision, type RefusalOutcome, type TableOutcome } from '@pbc-planner/domain';
import { careOf } from './doctor.ts';

/** `restore`: the earlier revisions that are whole, or one of them brought back. */
export const restore: Command<{ readonly revision?: number }, TableOutcome | RefusalOutcome> = async ({ revision }, context) => {
  const care = careOf(context);
  const restored = revision === undefined ? null : await care.restore(revision);
  if (restored?.ok === false) return { status: 'refused', outcome: refusal('restore'), diagnostics: restored.diagnostics };
  const kept = await care.revisions();
  if (!kept.ok) return { status: 'refused', outcome: refusal('restore'), diagnostics: kept.diagnostics };
  const listed = kept.value.length === 0 ? 'No earlier revision is kept' : `${counted(kept.value.length, 'earlier revision')} kept`;
  const back = restored && info('plan-restored', `Revision ${revision} is the plan again, as revision ${restored.value.revision}.`);
  return {
    status: 'fine',
    diagnostics: [...(back ? [back] : []), ...restored?.diagnostics ?? []],
    outcome: { kind: 'table', fictional: context.state.founded?.fictional ?? false, table: tableOf(listed, kept.value) },
  };
};

function tableOf(title: string, kept: readonly KeptRevision[]): TableOutcome['table'] {
  return {
    id: 'revisions',
    title,
    columns: [
      { id: 'revision', title: 'Revision', kind: 'number' },
      { id: 'savedAt', title: 'Saved (UTC)', kind: 'text' },
      { id: 'savedBy', title: 'By', kind: 'text' },
      { id: 'changes', title: 'Changes', kind: 'number' },
      { id: 'file', title: 'File', kind: 'text' },
    ],
    rows: kept.map(({ revision, savedAt, savedBy, changes, file }) => [revision, savedAt.slice(0, 19).replace('T', ' '), savedBy, changes, file]),
  };
}
