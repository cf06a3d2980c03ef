import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '@pbc-planner/base';
import { createToolkit, type Run, type Toolkit } from '@pbc-planner/toolkit';
import { afterAll } from 'vitest';

/** A plan to try hostile files on. */
export interface HostileWorkspace {
  readonly toolkit: Toolkit;
  /** The folder that files are written into; the plan lies in its folder `plan`. */
  readonly folder: string;
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
  /** Imports a file of that content. Makes sure that what is refused has changed nothing, and that each problem says what to do. */
  readonly bring: (name: string, content: string | Uint8Array, params?: Readonly<Record<string, unknown>>) => Promise<Brought>;
}

/** How an import went: its status, and its problems as `code line:column`. */
export interface Brought {
  readonly status: Run['status'];
  readonly problems: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly run: Run;
}

/** A plan for 2006/07 in a folder that is removed when the tests of the file are done. */
export async function hostileWorkspace(): Promise<HostileWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'pbc-hostile-'));
  const toolkit = await createToolkit({ workspace: null, by: 'A test' });
  afterAll(async () => {
    await toolkit.close();
    await rm(folder, { recursive: true, force: true });
  });
  const founded = await toolkit.run('init', { directory: join(folder, 'plan'), name: 'Tarrow Vale', year: '2006/07' });
  if (founded.status !== 'fine') throw new Error(founded.answer.diagnostics[0]?.message);
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const bring: HostileWorkspace['bring'] = async (name, content, params = {}) => {
    const plan = () => readFile(join(folder, 'plan', 'plan.json'), 'utf8');
    const before = await plan();
    const run = await toolkit.run('import', { file: await write(name, content), ...params });
    const { diagnostics } = run.answer;
    if (run.status !== 'fine' && run.status !== 'problems' && (run.changed || (await plan()) !== before)) throw new Error('A refused file changed the plan');
    const dumb = diagnostics.find(({ severity, hint, place }) => severity !== 'info' && (!hint || !place));
    if (dumb) throw new Error(`A problem without a place or a mend: ${JSON.stringify(dumb)}`);
    return { status: run.status, problems: diagnostics.map(brief), diagnostics, run };
  };
  return { toolkit, folder, write, bring };
}

/** A diagnostic as `code line:column`, as far as it names them. */
export function brief({ code, place }: Diagnostic): string {
  return [code, [place?.line, place?.column].filter((part) => part !== undefined).join(':')].join(' ').trim();
}
