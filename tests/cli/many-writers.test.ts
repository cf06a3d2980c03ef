import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtOnce } from './many-writers.ts';
import { freshVale, pbc } from './pbc.ts';

/** `npm run soak` makes it large. */
const soak = process.env['PBC_SOAK'] === '1';
const commands = soak ? 100 : 8;
const killed = soak ? 40 : 4;

interface Joined {
  readonly data: { readonly practice: string };
}

/** The practices that the events of a file bring in. */
function practicesIn(path: string): string[] {
  const { events } = JSON.parse(readFileSync(path, 'utf8')) as { events: ({ type: string } & Joined)[] };
  return events.filter(({ type }) => type === 'practice joined').map(({ data }) => data.practice);
}

describe.each([2, 4])('%i processes that change one plan at once, while others are killed', (writers) => {
  it('lose nothing, say every refusal, and wait for no dead lock', async () => {
    const folder = freshVale();
    const vale = join(folder, 'vale');
    const { written, killed: victims } = await writeAtOnce(folder, { writers, commands, killed });
    expect(written).toHaveLength(writers * commands);
    const saved = written.filter(({ code }) => code === 0);
    const refused = written.filter(({ code }) => code !== 0);

    const held = practicesIn(join(vale, 'plan.json'));
    expect(held.filter((practice) => practice.startsWith('writer')).toSorted()).toEqual(saved.map(({ practice }) => practice).toSorted());
    expect(victims.filter(({ code, practice }) => code === 0 && !held.includes(practice))).toEqual([]);
    expect(saved.length).toBeGreaterThan(0);

    for (const { code, stderr } of refused) {
      expect(code).toBe(4);
      expect(stderr).toMatch(/^error: [^\n]*(?:was changed by Dr Shah at \S+, revision \d+ -> \d+; your change was not saved\. It is kept in [^\n]*|has been saving since [^\n]*)\n$/);
    }
    const kept = readdirSync(vale).filter((name) => name.includes('.not-saved.')).flatMap((name) => practicesIn(join(vale, name)));
    const changed = refused.filter(({ stderr }) => stderr.includes('It is kept in')).map(({ practice }) => practice);
    expect(kept.filter((practice) => practice.startsWith('writer')).toSorted()).toEqual(changed.toSorted());

    const longest = Math.max(...written.map(({ took }) => took));
    expect(longest).toBeLessThan(5_000);
    if (soak) console.log(`${writers} processes, ${commands} commands each, ${killed} killed besides: ${saved.length} saved, ${refused.length} refused and said; the longest took ${Math.round(longest)} ms`);

    expect(pbc(['doctor', '--fix', '-C', 'vale'], { cwd: folder }).code).toBe(kept.length > 0 ? 1 : 0);
    expect(readdirSync(vale).filter((name) => /lock|\.tmp$/.test(name))).toEqual([]);
  }, 600_000);
});

describe('a save behind the dead lock of another machine', () => {
  it('is made within five seconds', () => {
    const folder = freshVale();
    const quick = performance.now();
    expect(pbc(['locality', 'join', 'first', '-C', 'vale'], { cwd: folder }).code).toBe(0);
    const usual = performance.now() - quick;
    writeFileSync(join(folder, 'vale/plan.json.lock'), '{"token":"0123456789abcdef","user":"Ms Okoro","host":"elsewhere","process":4711,"started":null,"since":"2006-11-06T10:20:30.000Z"}');
    const start = performance.now();
    expect(pbc(['locality', 'join', 'second', '-C', 'vale'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
    expect(performance.now() - start - usual).toBeLessThan(5_000);
    expect(practicesIn(join(folder, 'vale/plan.json'))).toEqual(['first', 'second']);
  });
});
