import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToolkit, type Toolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeEach, afterEach, describe, expect, it, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'pbc-secret-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A day that stands still, so that two folders can be laid side by side byte for byte.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2006-11-06T11:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

type Ballots = readonly (readonly [voter: string, choice: string])[];
let made = 0;

async function well(toolkit: Toolkit, command: string, params: object): Promise<void> {
  const { status, answer } = await toolkit.run(command, params as Record<string, unknown>, { confirmed: true });
  if (status !== 'fine') throw new Error(`${command}: ${answer.diagnostics.map(({ message }) => message).join(' ')}`);
}

/** A workspace with a meeting of five practices in which a secret vote is open. */
async function openedVote(kind = 'yes-no', rest: object = {}): Promise<{ directory: string; toolkit: Toolkit }> {
  made += 1;
  const directory = join(folder, `plan-${made}`);
  await well(await createToolkit({ workspace: null, by: 'Facilitator' }), 'init', { directory, name: 'Vale', year: '2006/07' });
  const toolkit = await createToolkit({ workspace: directory, by: 'Facilitator' });
  await well(toolkit, 'session.start', { template: 'ses.matrix' });
  for (const practice of ['abbey', 'brook', 'canal', 'drovers', 'elm']) {
    await well(toolkit, 'locality.join', { practice });
    await well(toolkit, 'session.attend', { person: `Dr ${practice}`, practice, role: 'gp' });
  }
  await well(toolkit, 'session.vote-open', { question: 'Who leads?', openness: 'secret', kind, ...rest });
  return { directory, toolkit };
}

/** What a front end hands over that collected ballots in memory in the order in which people came. */
function collected(ballots: Ballots): { voters: string[]; tally: string[] } {
  const numbers = new Map<string, number>();
  for (const [, choice] of ballots) numbers.set(choice, (numbers.get(choice) ?? 0) + 1);
  return { voters: ballots.map(([voter]) => voter), tally: [...numbers].map(([choice, number]) => `${choice}=${number}`) };
}

/** Every file of a folder with its bytes, whatever it is called and however it is hidden. */
function everyByte(directory: string): Map<string, string> {
  return new Map(readdirSync(directory, { recursive: true }).map(String).sort().filter((name) => statSync(join(directory, name)).isFile()).map((name) => [name, readFileSync(join(directory, name)).toString('latin1')]));
}

async function folderAfter(ballots: Ballots, kind?: string, rest?: object): Promise<Map<string, string>> {
  const { directory, toolkit } = await openedVote(kind, rest);
  await well(toolkit, 'session.count', { vote: 'vote-1', ...collected(ballots) });
  await toolkit.close();
  return everyByte(directory);
}

describe('a secret ballot on disk', () => {
  it('is byte for byte the same whoever chose what, and in whatever order they came: plan, backups and everything else', async () => {
    const rooms: Ballots[] = [
      [['abbey', 'yes'], ['brook', 'yes'], ['canal', 'no'], ['drovers', 'yes'], ['elm', 'abstain']],
      [['elm', 'no'], ['abbey', 'abstain'], ['drovers', 'yes'], ['canal', 'yes'], ['brook', 'yes']],
      [['canal', 'abstain'], ['elm', 'yes'], ['brook', 'no'], ['abbey', 'yes'], ['drovers', 'yes']],
    ];
    const [first, ...others] = await Promise.all(rooms.map((ballots) => folderAfter(ballots)));
    expect([...first!.keys()].filter((name) => name.includes('plan'))).not.toEqual([]);
    for (const other of others) expect([...other]).toEqual([...first!]);
  });

  it('is so by fingers and by ranking too', async () => {
    const fist: Ballots[] = [[['abbey', '5'], ['brook', '2'], ['canal', '3']], [['canal', '2'], ['abbey', '3'], ['brook', '5']]];
    const [one, two] = await Promise.all(fist.map((ballots) => folderAfter(ballots, 'fist')));
    expect([...two!]).toEqual([...one!]);
    const ranked: Ballots[] = [[['abbey', 'a>b>c'], ['brook', 'c>b>a'], ['canal', 'b']], [['brook', 'b'], ['canal', 'a>b>c'], ['abbey', 'c>b>a']]];
    const options = { options: ['Nurse', 'Letters', 'Visits'] };
    const [three, four] = await Promise.all(ranked.map((ballots) => folderAfter(ballots, 'ranking', options)));
    expect([...four!]).toEqual([...three!]);
  });

  it('reaches the plan in one event of one save: no revision holds a part of it', async () => {
    const { directory, toolkit } = await openedVote();
    const revision = toolkit.plan()?.revision as number;
    const before = everyByte(directory);
    for (const [voter, choice] of [['abbey', 'yes'], ['brook', 'no'], ['elm', 'abstain']] as const) {
      expect((await toolkit.run('session.vote', { voter, choice })).status).toBe('usage');
      expect([...everyByte(directory)]).toEqual([...before]);
    }
    await well(toolkit, 'session.count', { vote: 'vote-1', ...collected([['abbey', 'yes'], ['brook', 'no'], ['elm', 'yes']]) });
    expect(toolkit.plan()?.revision).toBe(revision + 1);
    const events = toolkit.plan()?.events.filter(({ type }) => /vote|ballot/.test(type)) ?? [];
    expect(events.map(({ type }) => type)).toEqual(['vote opened', 'secret vote counted']);
    await toolkit.close();
    // A voter and a choice stand nowhere near each other but in that event, whose two lists are each in an order of their own.
    for (const [name, text] of everyByte(directory)) {
      const joined = [...text.matchAll(/"voter"|"ballot cast"|(?:abbey|brook|elm)[^"]{0,3}(?:=|>|:)[^"]{0,3}(?:yes|no|abstain)/g)].map(([found]) => found);
      expect([name, joined]).toEqual([name, []]);
    }
  });

  it('that a power failure cut off before the count is taken again, and nothing else is lost', async () => {
    const { directory, toolkit } = await openedVote();
    await well(toolkit, 'session.capture', { kind: 'decision', text: 'We meet monthly' });
    // The front end dies with what it collected; a second one opens the plan as it is on disk.
    const after = await createToolkit({ workspace: directory, by: 'Facilitator' });
    expect(after.plan()?.state.votes).toMatchObject([{ id: 'vote-1', ballots: [], end: null }]);
    expect(after.plan()?.state.sessions[0]?.captures).toMatchObject([{ text: 'We meet monthly' }]);
    await well(after, 'session.count', { vote: 'vote-1', ...collected([['abbey', 'no'], ['brook', 'no'], ['canal', 'yes']]) });
    expect(after.plan()?.state.votes[0]?.end).toMatchObject({ how: 'counted', voters: ['abbey', 'brook', 'canal'] });
    await after.close();
  });

  it('that could not be saved because somebody else had saved first is kept without any order that tells', async () => {
    const kept = await Promise.all([
      [['abbey', 'yes'], ['brook', 'no'], ['canal', 'yes']], [['canal', 'no'], ['brook', 'yes'], ['abbey', 'yes']],
    ].map(async (ballots) => {
      const { directory, toolkit } = await openedVote();
      const other = await createToolkit({ workspace: directory, by: 'Somebody' });
      await well(other, 'session.capture', { kind: 'question', text: 'When?' });
      const { status } = await toolkit.run('session.count', { vote: 'vote-1', ...collected(ballots as unknown as Ballots) });
      expect(status).toBe('storage');
      await other.close();
      await toolkit.close();
      return everyByte(directory);
    }));
    expect([...kept[0]!.values()].some((text) => text.includes('session.count'))).toBe(true);
    expect([...kept[1]!.values()]).toEqual([...kept[0]!.values()]);
  });
});
