import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPoints } from '@pbc-planner/domain';
import { createToolkit } from '@pbc-planner/toolkit';
import { describe, expect, it } from 'vitest';
import { root } from '../../tools/workspace.ts';
import { planWithPractices } from './generate/bench.ts';
import { csvOf, fileReaders, sessionStarted } from './generate/file-readers.ts';
import { plainTable } from './generate/hostile-csv.ts';
import { workbookOf } from './generate/hostile-xlsx.ts';
import { runInput } from './generate/run-input.ts';
import { makeTargets, parametersWith } from './generate/targets.ts';

/** A few rounds in `npm test`, the same each time; `npm run soak -- input` goes on for twenty minutes, or as many as it is told, from a seed of its own. */
const soak = process.env['PBC_SOAK'] === '1';
const minutes = Number(process.env['PBC_SOAK_MINUTES'] ?? 20);
const rounds = 5;

describe('generated input', () => {
  it('is made for every file that a command reads, every profile, every pack and every list, by the manifests', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pbc-readers-'));
    const toolkit = await createToolkit({ workspace: null, by: 'A test' });
    const { targets, close } = await makeTargets();
    try {
      const readers = await fileReaders(toolkit, folder);
      const named = new Set(readers.map(({ command, parameter }) => `${command} ${parameter}`));
      // Whoever adds a parameter that is a file adds a line to generate/file-readers.ts.
      expect(parametersWith('file', toolkit).map((one) => one.join(' ')).filter((one) => !named.has(one))).toEqual([]);
      for (const { command, table, json } of readers) expect([command, table !== undefined || json !== undefined]).toEqual([command, true]);
      const ids = targets.map(({ id }) => id);
      for (const { id } of await toolkit.registry.importProfiles()) expect(ids).toContain(`import file ${id} csv`);
      for (const point of packPoints) expect(ids).toContain(`pack ${point}`);
      expect(new Set(ids).size).toBe(ids.length);
    } finally {
      await toolkit.close();
      await close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('is made of files that are taken where nothing is wrong with them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pbc-readers-'));
    const toolkit = await createToolkit({ workspace: null, by: 'A test', clock: () => sessionStarted });
    try {
      await planWithPractices(toolkit, join(folder, 'plan'));
      for (const { command, parameter, table, json, sheet, name = 'file', others } of await fileReaders(toolkit, folder)) {
        const files: (readonly [string, string | Uint8Array])[] = [
          ...(table ? [['csv', csvOf(plainTable(table, 4))] as const] : []), ...(json ?? []).map((one) => ['json', JSON.stringify(one)] as const),
          ...(table && sheet !== undefined ? [['xlsx', workbookOf(plainTable(table, 4), sheet)] as const] : []),
        ];
        for (const [form, content] of files) {
          const file = join(folder, `${name}.${form}`);
          await writeFile(file, content);
          const { status, answer } = await toolkit.run(command, { ...others, [parameter]: file });
          expect([command, name, form, status, answer.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([command, name, form, expect.stringMatching(/^(?:fine|problems)$/), []]);
        }
      }
    } finally {
      await toolkit.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('through every import profile and every reader of JSON: no crash, no hang, no unescaped byte, the plan as it was where it is refused', async () => {
    const firstSeed = soak ? Math.floor(Date.now() / 1_000) % 1_000_000 : 1;
    const until = Date.now() + (soak ? minutes * 60_000 : 150_000);
    const { targets, broken } = await runInput({ firstSeed, rounds: soak ? Number.POSITIVE_INFINITY : rounds, until, folder: join(root, '.tmp/hostile-input'), only: '' });
    if (soak) {
      console.log(`From seed ${firstSeed}:`);
      for (const [target, { tried, slowest, came }] of targets) {
        console.log(`${target.padEnd(34)} ${String(tried).padStart(6)} tried, slowest ${slowest.toFixed(0)} ms: ${[...came].map(([how, count]) => `${how} ${count}`).join(', ')}`);
      }
    }
    expect(broken).toEqual([]);
    expect(targets.size).toBeGreaterThanOrEqual(42);
    // A reader that takes nothing, or everything, was given nothing that tells.
    if (soak && minutes >= 10) for (const [target, { came }] of targets) expect([target, came.size > 1 && ['fine', 'problems', 'opened'].some((how) => came.has(how))]).toEqual([target, true]);
    for (const [target, { tried }] of targets) expect([target, tried]).toEqual([target, soak ? expect.any(Number) : rounds]);
  }, soak ? (minutes + 5) * 60_000 : 180_000);
});
