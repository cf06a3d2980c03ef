import { link, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { presentOutcome, type Outcome } from '@pbc-planner/domain';
import type { Toolkit } from '@pbc-planner/toolkit';
import type { Action } from '../state/actions.ts';

/** More files of one name than this nobody wants. */
const MOST = 500;

/** Saves an answer as a file that nobody has yet, in `exports` of the workspace, or beside the person where the workspace is a temporary one; says where. */
export async function saveFile(toolkit: Toolkit, outcome: Outcome, format: string): Promise<Extract<Action, { type: 'noticed' }>> {
  const { exportAnswer, safeFileName } = await import('@pbc-planner/toolkit/exports');
  const document = presentOutcome(outcome);
  if (document.private) return { type: 'noticed', text: 'This is for the facilitator alone, so no file is written of it.', bad: true };
  const plan = toolkit.plan();
  const folder = plan === null || plan.temporary ? process.cwd() : join(plan.directory, 'exports');
  const content = await exportAnswer(outcome, { format, file: true, bom: false, width: Number.POSITIVE_INFINITY });
  if (!content.ok) return { type: 'noticed', text: content.diagnostics.map(({ message, hint }) => `${message} ${hint ?? ''}`.trim()).join(' '), bad: true };
  try {
    await mkdir(folder, { recursive: true });
    const named = safeFileName(plainName(document.title));
    const path = await writeNew(folder, named.ok ? named.value : outcome.kind, format, content.value);
    return { type: 'noticed', text: `Saved as ${path}`, bad: false };
  } catch (cause) {
    return { type: 'noticed', text: `The file was not saved in ${folder}: ${(cause as Error).message}. Nothing else was changed.`, bad: true };
  }
}

/** A title as the name of a file: `tarrow-vale-budgets-compared`. */
function plainName(title: string): string {
  return title.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60);
}

/** Writes a file whole, under the first of `name`, `name-2`, `name-3` that is free. Nothing is ever replaced. */
async function writeNew(folder: string, name: string, ending: string, content: string | Uint8Array): Promise<string> {
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    for (let number = 1; number <= MOST; number += 1) {
      const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}.${ending}`);
      const free = await link(temporary, path).then(() => true, (cause: NodeJS.ErrnoException) => {
        if (cause.code === 'EEXIST') return false;
        throw cause;
      });
      if (free) return path;
    }
    throw new Error('there are too many files of that name');
  } finally {
    await rm(temporary, { force: true });
  }
}
