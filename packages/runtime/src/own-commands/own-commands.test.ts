import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { error } from '@pbc-planner/base';
import type { KeptChange, PlanEvent, TableOutcome, TextOutcome } from '@pbc-planner/domain';
import { afterAll, describe, expect, it } from 'vitest';
import { whatWasDone } from './what-was-done.ts';
import { commandNamed, contributing, founded, KeepingInMemory, KeptInMemory, smallHouse } from '../../testing/small-house.ts';

const house = contributing('test', [
  [commandNamed('join', { when: 'workspace', changesPlan: true, parameters: { type: 'object', additionalProperties: false, required: ['practice'], properties: {
    practice: { type: 'string', description: 'Who.', 'x-position': 1 },
    membership: { type: 'string', description: 'How it\'s "standing".', enum: ['in', 'observing'] },
    dryRun: { type: 'boolean', description: 'Only look.' },
  } } }), ({ practice }: { practice: string }) => ({ status: 'fine', outcome: { kind: 'message', text: 'ok' }, diagnostics: [], events: [{ type: 'practice joined', data: { practice, membership: 'in' } }] })],
  [commandNamed('budget.compare', { title: 'Compare' }), () => ({ status: 'fine', outcome: { kind: 'message', text: 'ok' }, diagnostics: [] })],
  [commandNamed('budget.explain', { title: 'Explain' }), () => ({ status: 'fine', outcome: { kind: 'message', text: 'ok' }, diagnostics: [] })],
]);
const open = () => smallHouse([house], { keeper: new KeptInMemory([founded]) });
const text = async (command: string, params: object) => ((await (await open()).run(command, { ...params }, false)).answer as TextOutcome).text;

describe('log', () => {
  it('shows the latest change first, and what was undone', async () => {
    const dispatcher = await open();
    await dispatcher.run('join', { practice: 'hope' }, false);
    await dispatcher.run('join', { practice: 'elm' }, false);
    await dispatcher.run('undo', {}, false);
    const rows = async (params = {}) => ((await dispatcher.run('log', params, false)).answer as unknown as TableOutcome).table.rows;
    expect(await rows()).toEqual([
      [4, '2006-11-06 11:03:00', 'Dr Shah', 'undid "elm joined the locality"', ''],
      [3, '2006-11-06 11:02:00', 'Dr Shah', 'elm joined the locality', 'undone'],
      [2, '2006-11-06 11:01:00', 'Dr Shah', 'hope joined the locality', ''],
      [1, '2006-11-06 10:00:00', 'Dr Shah', 'founded the plan of Tarrow Vale for 2006/07', ''],
    ]);
    expect(await rows({ limit: 1 })).toHaveLength(1);
  });

  it('tells once what one change did several times alike', () => {
    const event = (practice: string, sequence: number): PlanEvent => ({ type: 'practice joined', data: { practice, membership: 'in' }, sequence, change: 1, time: '', by: '', command: 'join' });
    expect(whatWasDone({ events: [event('elm', 1), event('hope', 2), event('elm', 3)] }, [])).toBe('elm joined the locality (2 times); hope joined the locality');
  });
});

describe('undo and redo', () => {
  it('say what they took back and did again', async () => {
    const dispatcher = await open();
    await dispatcher.run('join', { practice: 'hope' }, false);
    const run = async (command: string) => (await dispatcher.run(command, {}, false)).answer;
    expect(await run('undo')).toMatchObject({ kind: 'message', text: 'Undone: hope joined the locality.' });
    expect(await run('undo')).toMatchObject({ kind: 'refusal', diagnostics: [{ message: '"Undo" cannot be run now. There is nothing that can be undone.' }] });
    expect(await run('redo')).toMatchObject({ kind: 'message', text: 'Done again: hope joined the locality.' });
    expect(await run('redo')).toMatchObject({ diagnostics: [{ message: '"Redo" cannot be run now. There is nothing to redo: no change was undone, or something new was done after it.' }] });
    expect(dispatcher.state?.entered.has('hope')).toBe(true);
  });
});

describe('schema', () => {
  it('lists the kinds, and prints the schema of one', async () => {
    const kinds = (await text('schema', {})).trimEnd().split('\n');
    expect(kinds).toEqual(kinds.toSorted());
    expect(kinds).toContain('comparison');
    expect(JSON.parse(await text('schema', { kind: 'comparison' }))).toMatchObject({ type: 'object', properties: { kind: { const: 'comparison' }, format: { const: 1 } } });
  });

  it.each(['sonnet', '__proto__', 'constructor'])('does not know the kind %s', async (kind) => {
    expect(await (await open()).run('schema', { kind }, false)).toMatchObject({ status: 'usage', answer: { diagnostics: [{ code: 'unknown-kind', message: `There is no kind of answer "${kind}".` }] } });
  });
});

describe('completion', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pbc-completion-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const hasShell = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;

  it.skipIf(!hasShell('bash')).each([
    [['pbc', ''], ['join', 'budget', 'log', 'undo', 'redo', 'doctor', 'restore', 'replay', 'pack', 'schema', 'completion']],
    [['pbc', 'b'], ['budget']],
    [['pbc', 'budget', ''], ['compare', 'explain']],
    [['pbc', 'budget', 'e'], ['explain']],
    [['pbc', '-C', 'somewhere', 'budget', 'c'], ['compare']],
    [['pbc', '--format', 'json', 'pack', 'l'], ['list']],
    [['pbc', 'join', 'hope', '--m'], ['--membership']],
    [['pbc', 'join', '--membership', 'o'], ['observing']],
    [['pbc', 'join', 'hope', '--d'], ['--dry-run']],
    [['pbc', 'log', '--form'], ['--format']],
    [['pbc', 'log', '--format', 'x'], ['xlsx']],
    [['pbc', 'completion', ''], ['bash', 'zsh', 'fish']],
    [['pbc', 'nonsense', '--js'], ['--json']],
  ])('in bash turns %j into %j', async (words, expected) => {
    const script = join(folder, 'pbc.bash');
    writeFileSync(script, await text('completion', { shell: 'bash' }));
    const driver = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _pbc; printf "%s\\n" "${COMPREPLY[@]}"';
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', driver, script, ...words], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n')).toEqual(expected);
  });

  it.each(['bash', 'zsh', 'fish'])('for %s knows every command and flag', async (shell) => {
    const script = await text('completion', { shell });
    const dashes = shell === 'fish' ? '-l ' : '--';
    for (const word of ['budget', 'compare', 'explain', 'join', 'observing', `${dashes}membership`, `${dashes}dry-run`, `${dashes}workspace`, `${dashes}help`]) expect(script).toContain(word);
    expect(script.endsWith('\n')).toBe(true);
  });

  for (const shell of ['bash', 'zsh', 'fish']) {
    it.skipIf(!hasShell(shell))(`for ${shell} is a script that the shell itself understands (skipped where there is none)`, async () => {
      const { status, stderr } = spawnSync(shell, ['-n'], { input: await text('completion', { shell }), encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    });
  }

  it('for fish quotes what people write', async () => {
    expect(await text('completion', { shell: 'fish' })).toContain(`-d 'How it\\'s "standing".'`);
  });
});

describe('doctor and restore', () => {
  const finding = (file: string, mendable: boolean) => ({ severity: 'warning', code: 'temporary-file', file, what: 'Left behind.', remedy: 'Remove it.', mendable }) as const;

  it('work where the plan cannot be opened, and need a workspace', async () => {
    const keeping = new KeepingInMemory();
    const unopened = await smallHouse([], { keeping, unopened: '/damaged' });
    expect(await unopened.run('doctor', {}, false)).toMatchObject({ status: 'fine', changed: false, answer: { diagnostics: [], table: { rows: [] } } });
    const outside = await smallHouse([]);
    for (const command of ['doctor', 'restore']) expect(await outside.run(command, {}, false)).toMatchObject({ status: 'storage', answer: { kind: 'refusal' } });
  });

  it('say what would be done, do it with fix alone, and say what could not be', async () => {
    const keeping = new KeepingInMemory();
    keeping.findings.push(finding('easy', true), finding('stubborn', true), finding('yours', false));
    const dispatcher = await smallHouse([], { keeping, unopened: '/damaged' });
    const remedies = async (fix: boolean) => {
      const { status, answer } = await dispatcher.run('doctor', { fix }, false);
      return [status, answer.diagnostics.length, ...(answer as unknown as TableOutcome).table.rows.map((row) => row[3])];
    };
    expect(await remedies(false)).toEqual(['problems', 3, 'Remove it.', 'Remove it.', 'Nothing. Remove it.']);
    expect(keeping.mended).toEqual([]);
    expect(await remedies(true)).toEqual(['problems', 2, 'Done: Remove it.', 'Not done: the disk is full (ENOSPC)', 'Nothing. Remove it.']);
    expect(keeping.mended).toEqual(['easy', 'stubborn']);
  });

  it('remove figures that nothing names only after a yes, and say which', async () => {
    const keeping = new KeepingInMemory();
    keeping.findings.push({ ...finding('data/unnamed', false), severity: 'info', collectable: true }, { ...finding('data/young', false), severity: 'info', collectable: false });
    const dispatcher = await smallHouse([], { keeping, unopened: '/kept' });
    const remedies = async (params: object, confirmed: boolean) => ((await dispatcher.run('doctor', { ...params }, confirmed)).answer as unknown as TableOutcome).table.rows.map((row) => row[3]);
    expect(await remedies({}, false)).toEqual(['Nothing. Remove it.', 'Nothing. Remove it.']);
    expect(await dispatcher.run('doctor', { collect: true }, false)).toMatchObject({ status: 'usage', answer: { diagnostics: [{ code: 'needs-yes', message: expect.stringContaining('figures that nothing in the workspace names') as string }] } });
    expect(await remedies({ collect: true }, true)).toEqual(['Done: It is removed.', 'Nothing. Remove it.']);
  });

  it('bring a revision back only after a yes, and go on with it', async () => {
    const dispatcher = await smallHouse([], { unopened: '/damaged' });
    expect(await dispatcher.run('restore', {}, false)).toMatchObject({ status: 'fine', changed: false });
    expect(await dispatcher.run('restore', { revision: 1 }, false)).toMatchObject({ status: 'usage', answer: { diagnostics: [{ code: 'needs-yes' }] } });
    expect(await dispatcher.run('restore', { revision: 9 }, true)).toMatchObject({ status: 'storage', changed: false, answer: { diagnostics: [{ code: 'backup-missing' }] } });
    expect(dispatcher.keeper).toBeNull();
    expect(await dispatcher.run('restore', { revision: 1 }, true)).toMatchObject({ status: 'fine', changed: true, answer: { diagnostics: [{ code: 'plan-restored' }] } });
    expect(dispatcher.state?.founded?.name).toBe('Tarrow Vale');
  });
});

describe('replay', () => {
  const call = { command: 'join', params: { practice: 'hope' }, confirmed: false };
  const joined = (practice: string, sequence: number): PlanEvent => ({
    type: 'practice joined', data: { practice, membership: 'in' }, sequence, change: sequence, time: '2006-11-06T12:00:00.000Z', by: 'Ms Okoro', command: 'join',
  });
  const kept = (rest: Partial<KeptChange> = {}): KeptChange => ({
    file: 'plan.not-saved.1.json', by: 'Dr Shah', keptAt: '2006-11-06T12:00:00.000Z', revision: 1, call, events: [joined('hope', 2)], begins: 1, ...rest,
  });
  const withKept = async (events: readonly PlanEvent[], ...changes: KeptChange[]) => {
    const keeping = new KeepingInMemory();
    keeping.openedAnew = new KeptInMemory([founded, ...events]);
    keeping.openedAnew.plan = { ...keeping.openedAnew.plan, revision: 5 };
    keeping.keptChanges.push(...changes);
    const dispatcher = await smallHouse([house], { keeping, keeper: new KeptInMemory([founded]) });
    const run = async (params: object, confirmed = true) => {
      const { status, changed, answer } = await dispatcher.run('replay', { ...params }, confirmed);
      return { status, changed, results: answer.kind === 'table' ? answer.table.rows.map((row) => row.at(-1)) : [], codes: answer.diagnostics.map(({ code }) => code) };
    };
    return { keeping, dispatcher, run };
  };

  it('goes on with the plan as it is now, and saves each call as a change of its own', async () => {
    const { keeping, dispatcher, run } = await withKept([joined('elm', 2)], kept(), kept({ file: 'plan.not-saved.2.json', call: { ...call, params: { practice: 'oak' } }, events: [joined('oak', 2)] }));
    expect(await run({}, false)).toEqual({ status: 'fine', changed: true, results: ['Fits.', 'Fits.'], codes: [] });
    expect(dispatcher.keeper?.plan.revision).toBe(5);
    expect(await run({ file: 'all' }, false)).toMatchObject({ status: 'usage', codes: ['needs-yes'] });
    expect(await run({ file: 'all' })).toEqual({ status: 'fine', changed: true, results: ['Repeated as change 3.', 'Repeated as change 4.'], codes: ['change-repeated', 'change-repeated'] });
    expect(keeping.settled).toEqual(['plan.not-saved.1.json', 'plan.not-saved.2.json']);
    expect(dispatcher.keeper?.plan.events.slice(2)).toMatchObject([{ ...joined('hope', 3), time: expect.anything() as string, by: 'Dr Shah' }, { data: { practice: 'oak' }, change: 4 }]);
  });

  it('stops where the plan cannot be saved, and says so', async () => {
    const { keeping, run } = await withKept([], kept(), kept({ file: 'plan.not-saved.2.json' }));
    if (keeping.openedAnew) keeping.openedAnew.failing = error('plan-changed', 'It was changed by Ms Okoro.');
    expect(await run({ file: 'all' })).toEqual({ status: 'storage', changed: true, results: [], codes: ['plan-changed'] });
    expect(keeping.settled).toEqual([]);
  });

  it('leaves what conflicts, what cannot be run, and what names no command', async () => {
    const { keeping, run } = await withKept(
      [joined('hope', 2)], kept(), kept({ call: null }), kept({ call: { ...call, params: { practice: 7, more: 1 } } }), kept({ begins: null, events: [joined('elm', 2)] }),
    );
    const { status, results } = await run({ file: 'all' });
    expect([status, keeping.settled]).toEqual(['problems', []]);
    expect(results).toEqual([
      'Conflicts. Change 2 by Ms Okoro at 2006-11-06 12:00 did the same: hope joined the locality.',
      'Cannot be repeated. Its file does not say which command made it, so it can only be repeated by hand.',
      expect.stringMatching(/^Cannot be repeated\. There is no --more here\./),
      'Conflicts. The plan has not grown out of revision 1, so nobody can tell what has changed since. Its command would record something else now: hope joined the locality.',
    ]);
    expect(await run({ file: 'plan.not-saved.9.json' })).toMatchObject({ status: 'usage', codes: ['kept-change-missing'] });
  });
});
