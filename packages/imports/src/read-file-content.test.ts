import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes, readFileContent } from './read-file-content.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imports-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function refusal(path: string): Promise<{ code: string | undefined; message: string | undefined; file: string | undefined }> {
  const result = await readFileContent(path);
  expect(result.ok).toBe(false);
  expect(result.diagnostics).toHaveLength(1);
  const [only] = result.diagnostics;
  expect(only?.hint).not.toBe(undefined);
  return { code: only?.code, message: only?.message, file: only?.place?.file };
}

describe('reading a file', () => {
  it('gives its bytes, its base name and its hash', async () => {
    const path = join(folder, 'list.csv');
    await writeFile(path, 'abc');
    const result = await readFileContent(path);
    // The SHA-256 of `abc` is the example that FIPS 180-4 works through.
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(result).toMatchObject({ ok: true, value: { name: 'list.csv', sha256 }, diagnostics: [] });
    expect(result.ok && Buffer.from(result.value.bytes).toString()).toBe('abc');
  });

  it('cleans the name', async () => {
    const path = join(folder, 'l\u001B[31mist\u202E.csv');
    await writeFile(path, 'abc');
    expect(await readFileContent(path)).toMatchObject({ ok: true, value: { name: 'l[31mist.csv' } });
  });

  it('follows links', async () => {
    await writeFile(join(folder, 'target.csv'), 'abc');
    await symlink('target.csv', join(folder, 'link.csv'));
    expect(await readFileContent(join(folder, 'link.csv'))).toMatchObject({ ok: true, value: { name: 'link.csv' } });
  });

  it('hashes nothing as SHA-256 does', () => {
    expect(hashBytes(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('a file that cannot be read', () => {
  it('a folder', async () => {
    await mkdir(join(folder, 'data'));
    expect(await refusal(join(folder, 'data'))).toMatchObject({ code: 'file-is-folder', file: 'data' });
  });

  it('a missing file, and a path through a file', async () => {
    expect(await refusal(join(folder, 'none.csv'))).toMatchObject({ code: 'file-missing', file: 'none.csv' });
    await writeFile(join(folder, 'file.csv'), 'a');
    expect(await refusal(join(folder, 'file.csv', 'x.csv'))).toMatchObject({ code: 'file-missing' });
    expect(await refusal('')).toMatchObject({ code: 'file-missing' });
  });

  it('a name that no file may have', async () => {
    expect(await refusal('a\u0000b.csv')).toMatchObject({ code: 'file-unreadable', file: 'ab.csv' });
    expect(await refusal(join(folder, 'x'.repeat(5_000)))).toMatchObject({ code: 'file-unreadable' });
  });

  it('links that lead round in a circle', async () => {
    await symlink('circle.csv', join(folder, 'circle.csv'));
    expect(await refusal(join(folder, 'circle.csv'))).toMatchObject({ code: 'file-unreadable' });
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('no permission (skipped for the superuser, who always has it)', async () => {
    const path = join(folder, 'private.csv');
    await writeFile(path, 'a');
    await chmod(path, 0o000);
    expect(await refusal(path)).toMatchObject({ code: 'file-unreadable', file: 'private.csv' });
  });

  it.skipIf(!existsSync('/proc/self/mem'))('an error on the way (Linux gives one for this file)', async () => {
    expect(await refusal('/proc/self/mem')).toMatchObject({ code: 'file-unreadable', file: 'mem' });
  });

  it.skipIf(process.platform === 'win32')('a pipe, which might never end', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(await refusal(join(folder, 'pipe'))).toMatchObject({ code: 'file-not-regular' });
  });

  it('a file above 256 MB', async () => {
    const path = join(folder, 'huge.csv');
    await writeFile(path, '');
    await truncate(path, 256 * 1024 * 1024 + 1);
    expect(await refusal(path)).toMatchObject({ code: 'file-too-large', file: 'huge.csv' });
  });
});
