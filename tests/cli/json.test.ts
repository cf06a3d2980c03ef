import { catalogue } from '@pbc-planner/toolkit';
import { createAjv } from '@pbc-planner/runtime/validation';
import { describe, expect, it } from 'vitest';
import { everyCommand, folderForEveryCommand } from './every-command.ts';
import { pbc } from './pbc.ts';

const folder = folderForEveryCommand();
const commands = catalogue.flatMap(({ manifest }) => manifest.commands ?? []);

const schemas = new Map<string, ReturnType<ReturnType<typeof createAjv>['compile']>>();

/** The schema of a kind as the product prints it: asked once, for many commands answer alike. */
function schemaOf(kind: string) {
  const known = schemas.get(kind);
  if (known !== undefined) return known;
  const { code, stdout } = pbc(['schema', kind]);
  expect(code).toBe(0);
  const fits = createAjv('data').compile(JSON.parse(stdout) as object);
  schemas.set(kind, fits);
  return fits;
}

describe('--json of every command', () => {
  it('has a call here', () => {
    expect(Object.keys(everyCommand).sort()).toEqual(commands.map(({ id }) => id).sort());
  });

  it.each(Object.entries(everyCommand))('%s fits the schema of its kind', (id, args) => {
    const ran = pbc([...id.split('.'), ...args, '--json'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const answer = JSON.parse(ran.stdout) as { kind: string; format: number };
    expect(answer).toMatchObject({ kind: commands.find((command) => command.id === id)?.outcome, format: 1, diagnostics: [] });
    const fits = schemaOf(answer.kind);
    fits(answer);
    expect(fits.errors ?? []).toEqual([]);
  });

  it.each([
    [['budgt'], 2], [['budget', 'compare', '--blend', '101', '-C', 'vale'], 2], [['locality', 'show'], 4], [['import', 'nowhere.csv', '-C', 'vale'], 3],
  ] as const)('of %j that is refused is a refusal with its reasons', (args, code) => {
    const ran = pbc([...args, '--json'], { cwd: folder });
    expect(ran).toMatchObject({ code, stderr: '' });
    const answer = JSON.parse(ran.stdout) as { diagnostics: { message: string }[] };
    const fits = schemaOf('refusal');
    fits(answer);
    expect(fits.errors ?? []).toEqual([]);
    expect(answer.diagnostics.length).toBeGreaterThan(0);
  });

  it('adds up: each method to the pool, each explanation to its pence', () => {
    const compared = JSON.parse(pbc(['budget', 'compare', '--json'], { cwd: `${folder}/vale` }).stdout) as {
      poolPence: number; rows: { practice: string; amounts: Record<string, number> }[]; methods: { id: string }[]; totals: Record<string, number>;
    };
    expect(compared.methods.map(({ id }) => id)).toEqual(['historic', 'capitation', 'blended']);
    for (const { id } of compared.methods) {
      expect(compared.rows.reduce((sum, { amounts }) => sum + (amounts[id] ?? Number.NaN), 0)).toBe(compared.poolPence);
      expect(compared.totals[id]).toBe(compared.poolPence);
    }
    const explained = JSON.parse(pbc(['budget', 'explain', 'abbey', '--method', 'blended', '--json'], { cwd: `${folder}/vale` }).stdout) as { pence: number; steps: { value: string }[] };
    expect(explained.pence).toBe(compared.rows.find(({ practice }) => practice === 'abbey')?.amounts['blended']);
    expect(Number(explained.steps.at(-1)?.value)).toBe(explained.pence);
  });
});
