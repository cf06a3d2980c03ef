import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '@pbc-planner/base';
import type { PlanEvent } from '@pbc-planner/domain';

/** The first event of a plan. */
export const founded: PlanEvent = {
  type: 'plan founded',
  data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true },
  sequence: 1, change: 1, time: '2006-11-06T10:20:30.000Z', by: 'Dr Shah', command: 'plan.init',
};

/** An event at a place in the plan, in a change of its own. */
export function joined(sequence: number, name = `Practice ${sequence}`): PlanEvent {
  return {
    type: 'practice joined', data: { practice: `M${80000 + sequence}`, membership: 'in', name },
    sequence, change: sequence, time: '2006-11-06T11:00:00.000Z', by: 'Dr Shah', command: 'locality.join',
  };
}

/** Memory where the system offers it as a folder: what fails there fails on a disk, and syncing takes no time. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs with a fresh folder, which is gone afterwards. It lies in memory unless told. */
export async function inFreshFolder<T>(act: (folder: string) => Promise<T>, within = memory): Promise<T> {
  const folder = await mkdtemp(join(within, 'pbc-store-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The value of a result that must be there. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return result.value;
}

/** The only diagnostic of a refusal. */
export function refusalIn<T>(result: Result<T>) {
  const [diagnostic, ...others] = result.diagnostics;
  if (result.ok || diagnostic === undefined || others.length > 0) throw new Error('Not a refusal with one diagnostic');
  return diagnostic;
}

/** The names of everything in a folder and below it, in order. */
export async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).toSorted();
}
