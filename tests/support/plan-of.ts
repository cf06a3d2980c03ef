import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToolkit, type Run, type Toolkit } from '@pbc-planner/toolkit';

/** A plan in a folder of its own, on the given files. */
export interface MadePlan {
  readonly toolkit: Toolkit;
  readonly imports: readonly Run[];
  readonly remove: () => Promise<void>;
}

/** Makes a plan and imports some files of text into it, in this order. Nothing is checked: the imports say how they went. */
export async function planOf(files: Readonly<Record<string, string>>, year = '2006/07'): Promise<MadePlan> {
  const folder = await mkdtemp(join(tmpdir(), 'pbc-test-'));
  const toolkit = await createToolkit({ workspace: null, by: 'A test' });
  const remove = async () => {
    await toolkit.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const founded = await toolkit.run('init', { directory: join(folder, 'plan'), name: 'A locality', year });
    if (founded.status !== 'fine') throw new Error(founded.answer.diagnostics[0]?.message);
    const imports: Run[] = [];
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, name), text);
      imports.push(await toolkit.run('import', { file: join(folder, name) }));
    }
    return { toolkit, imports, remove };
  } catch (fault) {
    await remove();
    throw fault;
  }
}

/** The fictional locality, in a folder that is thrown away. */
export async function demoPlan(): Promise<Toolkit> {
  const toolkit = await createToolkit({ workspace: null, by: 'A test' });
  const { status, answer } = await toolkit.run('demo', {});
  if (status !== 'fine') throw new Error(answer.diagnostics[0]?.message);
  return toolkit;
}
