import { error, warning } from '@pbc-planner/base';
import type { Command, CommandResult, DataSet, MessageOutcome, PlanEvent, ScriptedCall } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { commandNamed, contributing, founded, KeepingInMemory, KeptInMemory, smallHouse } from '../testing/small-house.ts';

const said = (text: string): MessageOutcome => ({ kind: 'message', text });
const joining = (practice: string) => ({ type: 'practice joined', data: { practice, membership: 'in' } }) as const;
const code = { type: 'string', description: 'A code.', 'x-position': 1 } as const;
const oneCode = { type: 'object', additionalProperties: false, required: ['practice'], properties: { practice: code } } as const;

const join: Command<{ practice: string }> = ({ practice }) => ({ status: 'fine', outcome: said(`${practice} joined`), diagnostics: [], events: [joining(practice)] });
const joinTwo: Command = () => ({
  status: 'fine', outcome: { kind: 'collection', title: 'Two', parts: [said('begun')] }, diagnostics: [], events: [joining('k1')],
  then: [{ command: 'join', params: { practice: 'k2' } }],
});
const dataSet = { format: 1, file: { name: 'a.csv' } } as unknown as DataSet;
const store: Command = (_, { dataSets }) => ({
  status: 'fine', outcome: said('stored'), diagnostics: [],
  events: [{ type: 'data set imported', data: { dataSet: dataSets.keep(dataSet), file: { name: 'a.csv', sha256: 'x' }, profile: 'p', rows: 1, measures: [] } }],
});
const wipe: Command = () => ({ status: 'fine', outcome: said('wiped'), diagnostics: [] });
const failing: Command = () => { throw new Error('a bug'); };
const calling = (then: { command: string; params: Record<string, unknown> }): Command => () => ({ status: 'fine', outcome: said('asked'), diagnostics: [], events: [joining('first')], then: [then] });
const found: Command = () => ({ status: 'fine', outcome: said('founded'), diagnostics: [], found: { directory: 'new' }, events: [{ type: 'plan founded', data: founded.data as never }, joining('k1')] });

const list = { type: 'array', items: { type: 'string' }, 'x-input': 'list', description: 'Codes.' } as const;
const listParameters = { type: 'object', additionalProperties: false, required: ['practices'], properties: { practices: list } } as const;
const joinAll: Command<{ practices: string[] }> = ({ practices }, { by }) => ({
  status: 'problems', outcome: said(`${by} joined ${practices.length}`), diagnostics: [warning('crowded', 'It is crowded.')], events: practices.map(joining),
});
const foundAndTell = (...calls: readonly ScriptedCall[]): Command => (params, context) => {
  const { found: where, ...rest } = found(params as never, context) as CommandResult;
  const bytes = new TextEncoder().encode('n1\nn2\n');
  return { ...rest, found: { directory: where?.directory ?? null, script: { calls, files: [{ name: 'new.txt', bytes, sha256: 'x' }] } }, then: [{ command: 'count', params: {} }] };
};

const house = contributing('test', [
  [commandNamed('join', { changesPlan: true, when: 'workspace', parameters: oneCode }), join],
  [commandNamed('join.two', { changesPlan: true, when: 'workspace' }), joinTwo],
  [commandNamed('store', { changesPlan: true, when: 'workspace' }), store],
  [commandNamed('wipe', { confirm: 'This wipes everything. Go on?' }), wipe],
  [commandNamed('count', { when: 'practices' }), (_, { state, plan }) => ({ status: 'fine', outcome: said(`${state.entered.size} of revision ${plan?.revision}`), diagnostics: [] })],
  [commandNamed('fail'), failing],
  [commandNamed('call.unknown', { changesPlan: true }), calling({ command: 'jion', params: {} })],
  [commandNamed('call.wrongly', { changesPlan: true }), calling({ command: 'join', params: { practise: 'x' } })],
  [commandNamed('call.unavailable', { changesPlan: true }), calling({ command: 'redo', params: {} })],
  [commandNamed('call.nested', { changesPlan: true }), calling({ command: 'join.two', params: {} })],
  [commandNamed('call.founding', { changesPlan: true }), calling({ command: 'found', params: {} })],
  [commandNamed('found', { changesPlan: true }), found],
]);

const inWorkspace = async (keeper = new KeptInMemory([founded])) => ({ keeper, dispatcher: await smallHouse([house], { keeper }) });
const codes = (run: { answer: { diagnostics: readonly { code: string }[] } }) => run.answer.diagnostics.map((one) => one.code);

describe('a call', () => {
  it('that leaves facts under a manifest that does not say so is a fault of ours, and saves nothing', async () => {
    const silent = contributing('silent', [[commandNamed('join', { parameters: oneCode }), join], [commandNamed('ask', { changesPlan: true }), calling({ command: 'join', params: { practice: 'k' } })]]);
    const keeper = new KeptInMemory([founded]);
    const dispatcher = await smallHouse([silent], { keeper });
    await expect(dispatcher.run('join', { practice: 'hope' }, false)).rejects.toThrow('join leaves facts in the plan, and its manifest does not say "changesPlan".');
    await expect(dispatcher.run('ask', {}, false)).rejects.toThrow('join leaves facts');
    expect(keeper.plan.events).toEqual([founded]);
  });

  it('is answered, saved and stamped', async () => {
    const { keeper, dispatcher } = await inWorkspace();
    expect(await dispatcher.run('join', { practice: 'hope' }, false)).toEqual({ status: 'fine', changed: true, answer: { kind: 'message', format: 1, text: 'hope joined', diagnostics: [] } });
    expect(keeper.plan.events.at(-1)).toEqual({ ...joining('hope'), sequence: 2, change: 2, time: '2006-11-06T11:01:00.000Z', by: 'Dr Shah', command: 'join' });
    expect(dispatcher.state?.entered.get('hope')).toMatchObject({ membership: 'in' });
  });

  it('of a command that there is not is refused with the nearest', async () => {
    const { dispatcher } = await inWorkspace();
    expect(await dispatcher.run('jion', {}, false)).toMatchObject({ status: 'usage', changed: false, answer: { kind: 'refusal', command: 'jion', diagnostics: [{ code: 'unknown-command', message: 'There is no command "jion".', hint: 'Did you mean pbc join?' }] } });
    expect((await dispatcher.run('xyzzy', {}, false)).answer.diagnostics).toMatchObject([{ hint: 'See pbc --help.' }]);
  });

  it('that cannot be run now says why, and what would make it so', async () => {
    const outside = await smallHouse([house]);
    expect(outside.unavailable('join')).toBe('There is no workspace here. Make one with pbc init, name one with -C DIR, or try pbc demo.');
    expect(outside.unavailable('wipe')).toBeNull();
    expect(await outside.run('join', { practice: 'hope' }, false)).toMatchObject({ status: 'storage', answer: { diagnostics: [{ code: 'not-available', message: '"Do join" cannot be run now. There is no workspace here.', hint: 'Make one with pbc init, name one with -C DIR, or try pbc demo.' }] } });
    const { dispatcher } = await inWorkspace();
    expect(dispatcher.unavailable('count')).toBe('The plan holds no practices yet. Import a file with pbc import FILE.');
    expect((await dispatcher.run('count', {}, false)).status).toBe('usage');
    await dispatcher.run('join', { practice: 'hope' }, false);
    expect((await dispatcher.run('count', {}, false)).answer).toMatchObject({ text: '1 of revision 2' });
  });

  it('with wrong parameters is wrong usage; with a file that cannot be read, it is refused', async () => {
    const { dispatcher } = await inWorkspace();
    expect(await dispatcher.run('join', {}, false)).toMatchObject({ status: 'usage', changed: false });
    const reading = contributing('reading', [[commandNamed('read', { parameters: { type: 'object', additionalProperties: false, properties: { file: { ...code, 'x-input': 'file' } } } }), wipe]]);
    expect((await (await smallHouse([reading])).run('read', { file: 'nowhere' }, false))).toMatchObject({ status: 'refused', answer: { diagnostics: [{ code: 'file-missing' }] } });
  });

  it('of a command that asks first is run once somebody has said yes', async () => {
    const { dispatcher } = await inWorkspace();
    expect(await dispatcher.run('wipe', {}, false)).toMatchObject({ status: 'usage', answer: { diagnostics: [{ code: 'needs-yes', message: 'This wipes everything. Go on?', hint: 'Say yes with --yes.' }] } });
    expect((await dispatcher.run('wipe', {}, true)).status).toBe('fine');
  });

  it('that meets a bug throws, and the next one runs', async () => {
    const { dispatcher } = await inWorkspace();
    await expect(dispatcher.run('fail', {}, false)).rejects.toThrow('a bug');
    expect((await dispatcher.run('join', { practice: 'hope' }, false)).status).toBe('fine');
  });

  it('waits for those before it', async () => {
    const order: string[] = [];
    const slow = contributing('slow', [
      [commandNamed('slow', { changesPlan: true }), async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('slow');
        return { status: 'fine', outcome: said('slow'), diagnostics: [], events: [joining('s')] };
      }],
      [commandNamed('fast'), (_, { state }) => {
        order.push(`fast sees ${state.entered.size}`);
        return { status: 'fine', outcome: said('fast'), diagnostics: [] };
      }],
    ]);
    const dispatcher = await smallHouse([slow], { keeper: new KeptInMemory([founded]) });
    await Promise.all([dispatcher.run('slow', {}, false), dispatcher.run('fast', {}, false), dispatcher.run('slow', {}, false)]);
    expect(order).toEqual(['slow', 'fast sees 1', 'slow']);
    expect(dispatcher.keeper?.plan.events.map(({ sequence, change }) => [sequence, change])).toEqual([[1, 1], [2, 2], [3, 3]]);
  });
});

describe('a change', () => {
  it('is one step of undo, whatever it called besides', async () => {
    const { keeper, dispatcher } = await inWorkspace();
    const run = await dispatcher.run('join.two', {}, false);
    expect(run.answer).toMatchObject({ kind: 'collection', parts: [{ text: 'begun' }, { text: 'k2 joined' }] });
    expect(keeper.plan.events.slice(1).map(({ sequence, change, command }) => [sequence, change, command])).toEqual([[2, 2, 'join.two'], [3, 2, 'join']]);
    expect(keeper.written).toEqual(['events practice joined, practice joined']);
    await dispatcher.run('undo', {}, false);
    expect(dispatcher.state?.entered.size).toBe(0);
    await dispatcher.run('redo', {}, false);
    expect([...dispatcher.state?.entered.keys() ?? []]).toEqual(['k1', 'k2']);
  });

  it('may call commands that call others', async () => {
    const { keeper, dispatcher } = await inWorkspace();
    await dispatcher.run('call.nested', {}, false);
    expect(keeper.plan.events.slice(1).map(({ change, data }) => [change, (data as { practice: string }).practice])).toEqual([[2, 'first'], [2, 'k1'], [2, 'k2']]);
  });

  it.each([
    ['call.unknown', 'unknown-command'], ['call.wrongly', 'bad-parameter'], ['call.unavailable', 'not-available'],
  ])('is not made at all where what it calls cannot be run: %s', async (command, reason) => {
    const { keeper, dispatcher } = await inWorkspace();
    const run = await dispatcher.run(command, {}, false);
    expect(run).toMatchObject({ status: 'refused', changed: false, answer: { kind: 'refusal', command } });
    expect(codes(run)).toContain(reason);
    expect(keeper.plan.events).toHaveLength(1);
  });

  it('cannot make a workspace by the way', async () => {
    const { dispatcher } = await inWorkspace();
    await expect(dispatcher.run('call.founding', {}, false)).rejects.toThrow('found makes a workspace');
  });

  it('writes its data sets before the event that names them, and not without it', async () => {
    const { keeper, dispatcher } = await inWorkspace();
    await dispatcher.run('store', {}, false);
    expect(keeper.written).toEqual(['data set hash-of-a.csv', 'events data set imported']);
    expect(await dispatcher.dataSets.load('hash-of-a.csv')).toMatchObject({ ok: true, value: dataSet });
  });

  it('that cannot be saved changes nothing, and says why', async () => {
    const { keeper, dispatcher } = await inWorkspace();
    keeper.failing = error('plan-not-saved', 'The disk is full.');
    const before = keeper.plan;
    expect(await dispatcher.run('join', { practice: 'hope' }, false)).toEqual({
      status: 'storage', changed: false, answer: { kind: 'refusal', format: 1, command: 'join', diagnostics: [error('plan-not-saved', 'The disk is full.')] },
    });
    expect(keeper.plan).toBe(before);
    expect(dispatcher.state?.entered.size).toBe(0);
    keeper.failing = null;
    expect((await dispatcher.run('join', { practice: 'hope' }, false)).status).toBe('fine');
  });

  it('tells what the store had to say when it saved', async () => {
    const { keeper, dispatcher } = await inWorkspace();
    keeper.notices = [warning('backup-failed', 'There is no room for a copy.')];
    expect(codes(await dispatcher.run('join', { practice: 'hope' }, false))).toEqual(['backup-failed']);
  });
});

describe('a new workspace', () => {
  it('takes the place of the one at hand', async () => {
    const keeping = new KeepingInMemory();
    const dispatcher = await smallHouse([house], { keeping });
    expect((await dispatcher.run('found', {}, false))).toMatchObject({ status: 'fine', changed: true });
    expect(keeping.made.map(({ directory }) => directory)).toEqual(['new']);
    const events = dispatcher.keeper?.plan.events as readonly PlanEvent[];
    expect(events.map(({ type, sequence, change }) => [type, sequence, change])).toEqual([['plan founded', 1, 1], ['practice joined', 2, 1]]);
    expect(dispatcher.unavailable('join')).toBeNull();
  });

  it('is founded in one save, with the data sets that its events name', async () => {
    const keeping = new KeepingInMemory();
    const founding: Command = (params, context) => {
      const { events = [], ...rest } = found(params as never, context) as CommandResult;
      return { ...rest, events: [...events, ...((store(params as never, context) as CommandResult).events ?? [])] };
    };
    const dispatcher = await smallHouse([contributing('test', [[commandNamed('found', { changesPlan: true }), founding]])], { keeping });
    keeping.failing = error('plan-not-saved', 'The disk is full.');
    expect(await dispatcher.run('found', {}, false)).toMatchObject({ status: 'storage', changed: false, answer: { kind: 'refusal' } });
    expect([dispatcher.keeper, dispatcher.state]).toEqual([null, null]);
    keeping.failing = null;
    await dispatcher.run('found', {}, false);
    const keeper = keeping.made[0]?.keeper;
    expect([keeper?.plan.revision, keeper?.plan.events.length, [...keeper?.dataSets.keys() ?? []], keeper?.written]).toEqual([1, 3, ['hash-of-a.csv'], []]);
    expect(await dispatcher.dataSets.load('hash-of-a.csv')).toMatchObject({ ok: true, value: dataSet });
  });

  const telling = (keeping: KeepingInMemory, ...calls: readonly ScriptedCall[]) => smallHouse([
    house,
    contributing('story', [[commandNamed('tell', { changesPlan: true }), foundAndTell(...calls)], [commandNamed('join.all', { changesPlan: true, when: 'workspace', parameters: listParameters }), joinAll]]),
  ], { keeping });

  it('holds what its script tells: each call a change of its own, in the name of who made it, saved with the founding', async () => {
    const keeping = new KeepingInMemory();
    const dispatcher = await telling(keeping,
      { by: 'Dr Ahmed', command: 'join.two', params: {} },
      { by: 'Jo Field', command: 'join.all', params: { practices: '@new.txt' } });
    const told = await dispatcher.run('tell', {}, false);
    expect(told).toMatchObject({ status: 'fine', changed: true, answer: { kind: 'message', diagnostics: [] } });
    const { events, revision } = keeping.made[0]?.keeper.plan as { events: readonly PlanEvent[]; revision: number };
    expect(revision).toBe(1);
    expect(events.map(({ change, by, command, data }) => [change, by, command, (data as { practice?: string }).practice])).toEqual([
      [1, 'Dr Shah', 'tell', undefined], [1, 'Dr Shah', 'tell', 'k1'],
      [2, 'Dr Ahmed', 'join.two', 'k1'], [2, 'Dr Ahmed', 'join', 'k2'],
      [3, 'Jo Field', 'join.all', 'n1'], [3, 'Jo Field', 'join.all', 'n2'],
    ]);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['a command that there is not', { command: 'jion', params: {} }, 'unknown-command'],
    ['a wrong parameter', { command: 'join', params: { practise: 'x' } }, 'bad-parameter'],
    ['a file that the scenario lacks', { command: 'join.all', params: { practices: '@old.txt' } }, 'file-missing'],
  ])('is not made where its script has %s', async (_, call, code) => {
    const keeping = new KeepingInMemory();
    const dispatcher = await telling(keeping, { by: 'Dr Ahmed', command: 'join', params: { practice: 'hope' } }, { by: 'Dr Ahmed', ...call });
    const told = await dispatcher.run('tell', {}, false);
    expect(told).toMatchObject({ status: 'refused', changed: false });
    expect(codes(told)).toContain(code);
    expect(keeping.made).toEqual([]);
  });
});
