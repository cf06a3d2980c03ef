import { counted, type Diagnostic } from '@pbc-planner/base';
import { refusal, type CollectedFile, type Command, type CommandContext, type RefusalOutcome, type TableOutcome, type WorkspaceCare, type WorkspaceFinding } from '@pbc-planner/domain';

/** A finding after mending: the cause where that failed, `null` where it is done; absent where nothing was tried. */
interface Treated {
  readonly finding: WorkspaceFinding;
  readonly failure?: string | null;
}

interface Params {
  readonly fix: boolean;
  readonly collect: boolean;
}

/** `doctor`: what is amiss with the files of the workspace, what would be done about it, and with `fix` what was done. */
export const doctor: Command<Params, TableOutcome | RefusalOutcome> = async ({ fix, collect }, context) => {
  const care = careOf(context);
  const findings = await care.examine();
  const collected = collect ? await care.collect() : null;
  if (collected?.ok === false) return { status: 'refused', outcome: refusal('doctor'), diagnostics: collected.diagnostics };
  const treated: Treated[] = [];
  for (const finding of findings) treated.push(await treat(finding, fix, collected?.value ?? [], care));
  const open = treated.filter(({ finding, failure }) => finding.severity !== 'info' && failure !== null);
  return {
    status: open.length > 0 ? 'problems' : 'fine',
    diagnostics: open.map(asDiagnostic),
    outcome: {
      kind: 'table',
      fictional: false,
      table: {
        id: 'findings',
        title: titleOf(open.length, treated.length),
        columns: [
          { id: 'finding', title: 'Finding', kind: 'code' },
          { id: 'file', title: 'File', kind: 'text' },
          { id: 'what', title: 'What it is', kind: 'text' },
          { id: 'remedy', title: collect ? 'What was done' : fix ? 'What --fix did' : 'What --fix would do', kind: 'text' },
        ],
        rows: treated.map((one) => [one.finding.code, one.finding.file, one.finding.what, remedyText(one)]),
      },
    },
  };
};

async function treat(finding: WorkspaceFinding, fix: boolean, collected: readonly CollectedFile[], care: WorkspaceCare): Promise<Treated> {
  if (fix && finding.mendable) return { finding, failure: await care.mend(finding) };
  const removed = collected.find(({ file }) => file === finding.file);
  return removed === undefined ? { finding } : { finding: { ...finding, remedy: 'It is removed.' }, failure: removed.failure };
}

/** The care that a command which works on files can count on. @throws Error where the dispatcher let it run without a workspace. */
export function careOf({ care }: CommandContext): WorkspaceCare {
  if (care === undefined) throw new Error('No workspace, which worksOnFiles rules out');
  return care;
}

function titleOf(open: number, all: number): string {
  if (open > 0) return `${counted(open, 'problem')} in the workspace`;
  return all === 0 ? 'Nothing is amiss in the workspace' : 'No problems in the workspace';
}

function remedyText({ finding: { remedy, mendable }, failure }: Treated): string {
  if (failure === undefined) return mendable ? remedy : `Nothing. ${remedy}`;
  return failure === null ? `Done: ${remedy}` : `Not done: ${failure}`;
}

function asDiagnostic({ finding: { severity, code, file, line, what, remedy, mendable }, failure }: Treated): Diagnostic {
  const message = failure === undefined || failure === null ? what : `${what} It could not be mended: ${failure}`;
  const place = { file, ...(line !== undefined && { line }) };
  return { severity, code, message, place, hint: mendable && failure === undefined ? `pbc doctor --fix would do this: ${remedy}` : remedy };
}
