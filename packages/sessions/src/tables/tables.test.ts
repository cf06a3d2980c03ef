import { openSession, type SessionTableOutcome } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { fileOf, SessionPlan } from '../../testing/session-plan.ts';

/** The room's plan with one decision in it, and a copy for each of two tables. */
async function room(): Promise<{ readonly hall: SessionPlan; readonly red: SessionPlan; readonly blue: SessionPlan }> {
  const hall = new SessionPlan();
  await hall.run('session.start', { template: 'ses.matrix', rehearsal: true });
  await hall.run('session.capture', { kind: 'decision', text: 'One vote a practice' });
  const [red, blue] = [hall.copy(), hall.copy()];
  await red.run('session.table', { table: 'red' });
  await blue.run('session.table', { table: 'blue' });
  return { hall, red, blue };
}

const exported = (table: SessionPlan) => table.run('session.table-export');
const merged = async (hall: SessionPlan, table: SessionPlan) => hall.run('session.merge', fileOf('table.json', await exported(table)));
const texts = (plan: SessionPlan) => openSession(plan.state)?.captures.map(({ id, text }) => `${id}: ${text}`);

describe('merging tables', () => {
  it('brings everything in by id, once, in whatever order', async () => {
    const { hall, red, blue } = await room();
    await red.run('session.capture', { kind: 'action', text: 'Red writes', owner: 'Jo', due: '+7', concern: 'Late' });
    await blue.run('session.capture', { kind: 'action', text: 'Blue rings' });
    await hall.run('session.capture', { kind: 'action', text: 'Hall waits' });
    expect((await merged(hall, blue)).events?.map(({ type }) => type)).toEqual(['session item merged']);
    expect((await merged(hall, red)).events?.map(({ type }) => type)).toEqual(['session item merged', 'session concern recorded']);
    expect(texts(hall)).toEqual(['decision-1: One vote a practice', 'action-1: Hall waits', 'blue.action-1: Blue rings', 'red.action-1: Red writes']);
    const before = hall.state;
    for (const table of [red, blue, red]) expect((await merged(hall, table)).events).toEqual([]);
    expect(hall.state).toEqual(before);
  });

  it('lists what is written in two ways, and never lets the last one win', async () => {
    const { hall, red, blue } = await room();
    await red.run('session.mend', { item: 'decision-1', text: 'Two votes a practice' });
    await blue.run('session.mend', { item: 'decision-1', text: 'Votes by list' });
    for (const table of [red, blue, red]) await merged(hall, table);
    expect([texts(hall), openSession(hall.state)?.conflicts.map(({ id, from, theirs, settled }) => [id, from, theirs.text, settled])]).toEqual([
      ['decision-1: One vote a practice'], [['conflict-1', 'table red', 'Two votes a practice', null], ['conflict-2', 'table blue', 'Votes by list', null]],
    ]);
    expect((await hall.run('session.close', { agreed: true })).diagnostics.map(({ code }) => code)).toEqual(['conflicts-open']);
    expect((await hall.run('session.approve')).diagnostics.map(({ code }) => code)).toEqual(['conflicts-open']);
    await hall.run('session.settle', { conflict: 'conflict-1', keep: 'ours' });
    await hall.run('session.settle', { conflict: 'conflict-2', keep: 'theirs' });
    expect((await hall.run('session.settle', { conflict: 'conflict-2', keep: 'ours' })).diagnostics.map(({ code }) => code)).toEqual(['settled-already']);
    for (const table of [red, blue]) expect((await merged(hall, table)).events).toEqual([]);
    expect(hall.state.sessions[0]?.captures.map(({ text }) => text)).toEqual(['Votes by list']);
  });

  it('finds two copies that nobody named, which gave the same id to different things', async () => {
    const { hall } = await room();
    const copy = hall.copy();
    await copy.run('session.capture', { kind: 'parked', text: 'Out of hours' });
    await hall.run('session.capture', { kind: 'parked', text: 'Premises' });
    expect((await merged(hall, copy)).diagnostics).toMatchObject([{ code: 'written-in-two-ways', message: expect.stringContaining('"Premises"') as string }]);
    expect(texts(hall)).toContain('parked-1: Premises');
  });

  it('brings in that an action is done, and takes the whole merge back in one undo', async () => {
    const { hall, red } = await room();
    await red.run('session.capture', { kind: 'action', text: 'Red writes', owner: 'Jo', due: '+7' });
    await merged(hall, red);
    await red.run('session.done', { action: 'red.action-1', note: 'Sent' });
    const before = hall.state;
    await merged(hall, red);
    expect(openSession(hall.state)?.captures[1]?.done).toMatchObject({ note: 'Sent' });
    hall.undo();
    expect(hall.state).toEqual(before);
  });

  it.each<readonly [string, (text: string) => string, readonly string[]]>([
    ['another session', (text) => text.replaceAll('"session-1"', '"session-9"'), ['other-session']],
    ['another beginning', (text) => text.replace('"startedAt":"2006', '"startedAt":"2007'), ['other-session']],
    ['a real plan', (text) => text.replace('"fictional":true', '"fictional":false'), ['fiction-and-fact']],
    ['an item of no kind, a practice and a block that there are not', (text) => text.replace('"kind":"decision"', '"kind":"rumour"').replace('"practice":null', '"practice":"moon"').replace('"block":"aims"', '"block":"tea"'), ['bad-item', 'bad-item', 'bad-item']],
    ['the number of a patient', (text) => text.replace('One vote', '943 476 5919'), ['bad-item']],
    ['an id that is not of its table', (text) => text.replace('"table":null,"kind"', '"table":"red","kind"'), ['bad-item']],
    ['a concern without words', (text) => text.replace('"concerns":[]', '"concerns":[{"text":""}]'), ['bad-concern']],
    ['no JSON', () => 'captures: none', ['not-json']],
    ['other JSON', () => '{"kind":"matrix"}', ['not-a-table-file']],
    ['a list', () => '[]', ['not-a-table-file']],
  ])('refuses a file with %s, whole', async (_, change, expected) => {
    const { hall } = await room();
    const file = fileOf('table.json', await exported(hall), change);
    const run = await hall.run('session.merge', file);
    expect(run.status).toBe('refused');
    expect(run.diagnostics.map(({ code }) => (expected[0] === 'not-json' ? 'not-json' : code))).toEqual(expected);
    expect(run.events).toBe(undefined);
  });

  it('exports what the room may see, and cleans what comes back', async () => {
    const { hall, red } = await room();
    await red.run('session.note', { text: 'They quarrel' });
    await red.run('session.capture', { kind: 'question', text: 'Who?' });
    expect(JSON.stringify((await exported(red)).outcome as SessionTableOutcome)).not.toContain('quarrel');
    await hall.run('session.merge', fileOf('table.json', await exported(red), (text) => text.replace('Who?', 'Who\\u202e?')));
    expect(texts(hall)).toContain('red.question-1: Who?');
  });
});
