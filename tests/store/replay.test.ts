import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToolkit, type Toolkit } from '@pbc-planner/toolkit';
import { afterAll, describe, expect, it } from 'vitest';
import { pbc } from '../cli/pbc.ts';

interface Row {
  readonly file: string;
  readonly by: string;
  readonly command: string;
  readonly what: string;
  readonly revision: number;
  readonly result: string;
}

type Calls = (toolkit: Toolkit) => Promise<unknown>;

const joins = (practice: string, name?: string): Calls => (toolkit) => toolkit.run('locality.join', { practice, ...(name !== undefined && { name }) });
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

function freshFolder(): string {
  const folder = mkdtempSync(join(memory, 'pbc-replay-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A workspace that two people had open: what the first of them did is saved, what the second did is kept, a file for each command. */
async function clashed({ before = [], theirs, mine }: { readonly before?: readonly Calls[]; readonly theirs: readonly Calls[]; readonly mine: readonly Calls[] }) {
  const vale = join(freshFolder(), 'vale');
  expect(await (await createToolkit({ workspace: null, by: 'Dr Shah' })).run('init', { directory: vale, name: 'Vale', year: '2006/07' })).toMatchObject({ status: 'fine' });
  const open = (by: string) => createToolkit({ workspace: vale, by });
  const founder = await open('Dr Shah');
  for (const call of before) await call(founder);
  const [first, second] = [await open('Ms Okoro'), await open('Dr Shah')];
  for (const call of theirs) expect(await call(first)).toMatchObject({ status: 'fine' });
  for (const call of mine) expect(await call(second)).toMatchObject({ status: 'storage', answer: { diagnostics: [{ code: 'plan-changed' }] } });
  const files = (part: string) => readdirSync(vale).filter((name) => name.includes(part)).toSorted();
  return { vale, files, second, third: await open('Dr Shah') };
}

/** What `replay` answers: the rows of its table by their columns, and its diagnostics. */
async function replayed(toolkit: Toolkit, params: { file?: string; anyway?: boolean } = {}) {
  const { status, changed, answer } = await toolkit.run('replay', params, { confirmed: true });
  const rows = answer.kind === 'table' ? answer.table.rows.map((cells) => Object.fromEntries(answer.table.columns.map(({ id }, index) => [id, cells[index]])) as unknown as Row) : [];
  return { status, changed, rows, said: answer.diagnostics.map(({ code, message }) => `${code}: ${message}`) };
}

async function logOf(toolkit: Toolkit): Promise<string[]> {
  const { answer } = await toolkit.run('log', {});
  return answer.kind === 'table' ? answer.table.rows.map(([change, , by, what, state]) => [change, by, what, state].join(' ').trim()) : [];
}

describe('changes that came second', () => {
  it('are listed with who, when and what, and repeated one by one, each a change that can be undone', async () => {
    const { vale, files, third } = await clashed({ theirs: [joins('theirs')], mine: [joins('mine', 'Mill Lane')] });
    const [file = ''] = files('.not-saved.');
    const listed = await replayed(third);
    expect(listed).toMatchObject({ status: 'fine', changed: false, said: [] });
    expect(listed.rows).toEqual([{ file, keptAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as string, by: 'Dr Shah', command: 'locality.join', what: 'Mill Lane joined the locality', revision: 1, result: 'Fits.' }]);
    expect((await third.run('replay', { file })).answer).toMatchObject({ kind: 'refusal', diagnostics: [{ code: 'needs-yes' }] });

    const done = pbc(['replay', file, '--yes', '-C', vale]);
    expect(done).toMatchObject({ code: 0, stderr: expect.stringContaining('It is repeated as change 3.') as string });
    expect(done.stdout).toContain('Mill Lane joined the locality');
    expect([files('.not-saved.'), files('.repeated.')]).toEqual([[], [file.replace('not-saved', 'repeated')]]);
    const after = await createToolkit({ workspace: vale, by: 'Dr Shah' });
    expect((await logOf(after)).slice(0, 2)).toEqual(['3 Dr Shah Mill Lane joined the locality', '2 Ms Okoro theirs joined the locality']);
    expect((await after.run('undo')).answer).toMatchObject({ text: 'Undone: Mill Lane joined the locality.' });
    expect(await replayed(after)).toEqual({ status: 'fine', changed: false, rows: [], said: [] });
    expect((await after.run('doctor', {})).answer).toMatchObject({ table: { rows: [['change-repeated', expect.anything(), expect.anything(), expect.anything()]] } });
  });

  it('are repeated by whoever still has the older revision open, who sees the newer one from then on', async () => {
    const { second, files } = await clashed({ theirs: [joins('theirs')], mine: [joins('mine-1'), joins('mine-2')] });
    expect(second.plan()?.revision).toBe(1);
    const { status, changed, rows } = await replayed(second, { file: 'all' });
    expect([status, changed, rows.map(({ result }) => result)]).toEqual(['fine', true, ['Repeated as change 3.', 'Repeated as change 4.']]);
    expect(second.plan()?.revision).toBe(4);
    expect((await second.run('undo')).status).toBe('fine');
    expect((await logOf(second)).slice(2)).toEqual([expect.stringMatching(/^3 Dr Shah mine-\d joined/) as string, '2 Ms Okoro theirs joined the locality', expect.stringMatching(/^1 /) as string]);
    expect(files('.not-saved.')).toEqual([]);
  });

  it('that conflict are named and left, while the others are repeated, until somebody says anyway', async () => {
    const { third, files } = await clashed({ theirs: [joins('hope', 'Hope Street'), joins('oak')], mine: [joins('hope', 'Hope Road'), joins('elm')] });
    const name = () => third.plan()?.state.entered.get('hope')?.name;
    const conflict = expect.stringMatching(/^kept-change-conflicts: (?:Not repeated\. )?Change 2 by Ms Okoro at \d{4}-\d\d-\d\d \d\d:\d\d touches the same thing: Hope Street joined the locality\.$/) as string;
    expect(await replayed(third)).toMatchObject({ status: 'problems', said: [conflict] });
    expect(await replayed(third, { file: 'all' })).toMatchObject({ status: 'problems', changed: true, said: expect.arrayContaining([conflict, 'change-repeated: It is repeated as change 4.']) as string[] });
    expect([name(), third.plan()?.state.entered.has('elm')]).toEqual(['Hope Street', true]);
    const [left = '', ...others] = files('.not-saved.');
    expect(others).toEqual([]);
    expect(await replayed(third, { file: left, anyway: true })).toMatchObject({ status: 'fine', rows: [{ result: 'Repeated as change 5.' }] });
    expect(name()).toBe('Hope Road');
    await third.run('undo');
    expect(name()).toBe('Hope Street');
  });

  it('that somebody has made too, or whose command would do something else now, are told apart', async () => {
    const { third } = await clashed({ before: [joins('base')], theirs: [joins('hope')], mine: [joins('hope'), (toolkit) => toolkit.run('undo')] });
    const { rows, said } = await replayed(third);
    expect(rows.map(({ what }) => what).toSorted()).toEqual(['hope joined the locality', 'undid "base joined the locality"']);
    expect(said.toSorted()).toEqual([
      expect.stringMatching(/^kept-change-conflicts: Change 3 by Ms Okoro at .* did the same: hope joined the locality\.$/) as string,
      expect.stringMatching(/^kept-change-conflicts: Its command would record something else now: undid "hope joined the locality"\./) as string,
    ]);
  });

  it('that touch what others did in between without its outcome hanging on the order do fit', async () => {
    const { third } = await clashed({ theirs: [joins('hope', 'Hope Street'), (toolkit) => toolkit.run('undo')], mine: [joins('hope', 'Hope Road')] });
    expect((await replayed(third, { file: 'all' })).rows).toMatchObject([{ result: 'Repeated as change 4.' }]);
  });

  it('whose revision the plan has not grown out of are named as such', async () => {
    const { third } = await clashed({
      before: [joins('base')],
      theirs: [joins('hope'), (toolkit) => toolkit.run('restore', { revision: 1 }, { confirmed: true })],
      mine: [joins('elm')],
    });
    expect((await replayed(third)).said).toEqual(['kept-change-conflicts: The plan has not grown out of revision 2, so nobody can tell what has changed since.']);
    expect((await replayed(third, { file: 'all', anyway: true })).rows).toMatchObject([{ result: 'Repeated as change 2.' }]);
  });

  it('whose command named a file need it as it was', async () => {
    const file = join(freshFolder(), 'more.csv');
    const write = (list: number) => writeFileSync(file, `practice_code,name,list_size\nK81001,Station Road,${list}\n`);
    write(5000);
    const { third, vale } = await clashed({ theirs: [joins('theirs')], mine: [(toolkit) => toolkit.run('import', { file })] });
    expect((await replayed(third)).rows).toMatchObject([{ result: 'Fits.' }]);
    write(5001);
    expect((await replayed(third)).said).toEqual(['kept-change-conflicts: Its command would record something else now: imported more.csv (1 practice).']);
    rmSync(file);
    expect((await replayed(third, { file: 'all' })).said).toEqual([expect.stringMatching(/^kept-change-refused: Not repeated\. There is no file .*more\.csv/) as string]);
    write(5000);
    expect(await replayed(third, { file: 'all' })).toMatchObject({ status: 'fine', rows: [{ result: 'Repeated as change 3.' }] });
    expect(readdirSync(join(vale, 'data'))).toHaveLength(1);
  });

  it('that nobody can read, or that are not there, change nothing', async () => {
    const { vale, third, files } = await clashed({ theirs: [joins('theirs')], mine: [joins('mine')] });
    const [name = ''] = files('.not-saved.');
    const path = join(vale, name);
    const text = readFileSync(path, 'utf8');
    const plan = readFileSync(join(vale, 'plan.json'));
    const kept = JSON.parse(text) as { call: { command: string }; events: Record<string, unknown>[] };
    const unreadable = [
      '', 'null', '{}', text.slice(0, 300), JSON.stringify({ ...kept, format: 2 }), JSON.stringify({ ...kept, events: [] }),
      JSON.stringify({ ...kept, call: { ...kept.call, confirmed: 'no' } }), JSON.stringify({ ...kept, events: [{ ...kept.events[0], change: 0 }] }),
      JSON.stringify({ ...kept, events: [...kept.events, ...kept.events] }), `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    ];
    for (const wrong of unreadable) {
      writeFileSync(path, wrong);
      expect(await replayed(third, { file: name })).toMatchObject({ status: 'usage', said: [`kept-change-missing: No change is kept in "${name}", or none that can be read.`] });
      expect((await replayed(third)).rows).toEqual([]);
    }
    expect((await third.run('doctor', {})).answer.diagnostics).toMatchObject([{ code: 'change-not-saved', message: 'A change that could not be saved, in a file that cannot be read.' }]);
    writeFileSync(path, JSON.stringify({ ...kept, call: { ...kept.call, command: 'locality.jion' } }));
    expect((await replayed(third, { file: name })).said).toEqual(['kept-change-refused: Not repeated. There is no command "locality jion".']);
    for (const [command, params, title] of [
      ['restore', { revision: 1 }, 'Bring back an earlier revision'], ['doctor', { fix: true }, 'Look for damage'], ['log', {}, 'Show the history'],
    ] as const) {
      writeFileSync(path, JSON.stringify({ ...kept, call: { command, params, confirmed: true } }));
      expect((await replayed(third, { file: name })).said).toEqual([`kept-change-refused: Not repeated. "${title}" is no command that a kept change can hold.`]);
    }
    writeFileSync(path, JSON.stringify({ ...kept, call: { command: 'demo', params: {}, confirmed: true } }));
    expect((await replayed(third, { file: name })).said).toEqual([expect.stringMatching(/^kept-change-refused: Not repeated\. ".*" is no command that a kept change can hold\.$/) as string]);
    writeFileSync(path, JSON.stringify({ ...kept, call: { command: 'replay', params: { file: 'all' }, confirmed: true } }));
    expect((await replayed(third, { file: name })).said).toEqual(['kept-change-refused: Not repeated. What is repeated cannot repeat anything itself.']);
    writeFileSync(path, JSON.stringify({ ...kept, call: undefined }));
    expect((await replayed(third, { file: name })).said).toEqual(['kept-change-refused: Not repeated. Its file does not say which command made it, so it can only be repeated by hand.']);
    expect((await replayed(third, { file: '../plan.json' })).status).toBe('usage');
    expect(readFileSync(join(vale, 'plan.json'))).toEqual(plan);
  });
});
