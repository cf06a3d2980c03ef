import { catalogue, createToolkit, WorkspaceFault, type Toolkit } from '@pbc-planner/toolkit';
import type { GlobalOptions } from './arguments/global-options.ts';
import { exitCodes } from './exit-codes.ts';
import { refusedAnswer } from './refused-answer.ts';
import { writeAnswer } from './run-command.ts';

/** Commands that make a workspace of their own must not stumble over a damaged one around them. */
const foundsItsOwn: readonly string[] = ['init', 'demo', 'schema', 'completion'];

/** Commands that work on the files of a workspace must not stumble over a damaged plan. */
function worksOnFiles(command: string | null): boolean {
  return catalogue.some(({ manifest }) => manifest.commands?.some((one) => one.id === command && one.worksOnFiles));
}

/** The planner on the workspace at hand, or the exit code when its plan cannot be opened. */
export async function openToolkit(command: string | null, options: GlobalOptions): Promise<Toolkit | number> {
  try {
    return await createToolkit({
      workspace: command !== null && foundsItsOwn.includes(command) ? null : (options.workspace ?? '.'),
      openPlan: !worksOnFiles(command),
      ...(options.by === undefined ? {} : { by: options.by }),
      ...(options.packs === undefined ? {} : { packs: options.packs }),
    });
  } catch (cause) {
    if (!(cause instanceof WorkspaceFault)) throw cause;
    await writeAnswer(refusedAnswer(command ?? 'pbc', cause.diagnostics), options);
    return exitCodes.storage;
  }
}
