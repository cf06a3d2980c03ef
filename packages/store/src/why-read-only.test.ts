import * as nodeFileSystem from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { founded, inFreshFolder, joined, valueOf } from '../testing/plans.ts';
import type { FileSystem } from './file-system.ts';
import { createWorkspace, PlanFile } from './index.ts';

/** The real file system, in which asking for a folder goes wrong with a code. */
function refusing(code: string): FileSystem {
  return { ...nodeFileSystem, access: () => Promise.reject(Object.assign(new Error(code), { code })) };
}

describe('a plan that lies where nothing can be written', () => {
  it.each([
    ['EROFS', 'Nothing can be saved: the disk can only be read (EROFS). The plan lies in '],
    ['EACCES', 'Nothing can be saved: you have no permission for it (EACCES). The plan lies in '],
    ['EPERM', 'Nothing can be saved: the system does not allow it (EPERM). The plan lies in '],
  ])('is opened, and says why: %s', (code, reason) => inFreshFolder(async (folder) => {
    valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    const plan = valueOf(await PlanFile.open(folder, { fileSystem: refusing(code) }));
    expect(plan.readOnly).toBe(`${reason}${await nodeFileSystem.realpath(folder)}.`);
    expect(plan.plan.events).toHaveLength(1);
  }));

  it('is no such plan where nobody can tell before it is tried', () => inFreshFolder(async (folder) => {
    valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    const plan = valueOf(await PlanFile.open(folder, { fileSystem: refusing('EIO') }));
    expect(plan.readOnly).toBeNull();
    expect((await plan.append([joined(2)], 'Dr Shah')).ok).toBe(true);
    expect(valueOf(await PlanFile.open(folder)).readOnly).toBeNull();
  }));
});
