import { presentOutcome, type VoteOutcome } from '@pbc-planner/domain';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Run, Toolkit } from '@pbc-planner/toolkit';
import { VotingRoom } from '../../packages/sessions/testing/voting-room.ts';
import { demoPlan } from '../support/plan-of.ts';

let demo: Toolkit;

beforeEach(async () => {
  demo = await demoPlan();
});

afterEach(() => demo.close());

const run = async (command: string, params: Record<string, unknown> = {}): Promise<Run> => {
  const made = await demo.run(command, params, { confirmed: true });
  if (made.status !== 'fine') throw new Error(`${command}: ${made.answer.diagnostics.map(({ message }) => message).join(' ')}`);
  return made;
};

/** A meeting with one person of each of some practices, and a clash between two parties about an item. */
async function meeting(item: string): Promise<void> {
  if (demo.plan()?.state.sessions.some(({ closed }) => closed === null)) {
    await run('session.resume');
    await run('session.close', { agreed: true });
  }
  await run('session.start', { template: 'ses.matrix', rehearsal: true });
  for (const practice of ['abbey', 'brook', 'canal']) await run('session.attend', { person: `Dr of ${practice}`, practice, role: 'gp' });
  await run('matrix.round', { parties: ['pct', 'locality'] });
  await run('matrix.fill', { party: 'pct', item, lead: 'pct' });
  await run('matrix.fill', { party: 'locality', item, lead: 'locality' });
  await run('matrix.reveal', { override: true, reason: 'Only this one is at stake' });
}

describe('a vote about a clash of the matrix', () => {
  it('settles it in the same change as the reveal, once it is carried', async () => {
    await meeting('pl.needs');
    await run('session.vote-open', { question: 'Does the locality lead needs assessment?', openness: 'open', item: 'pl.needs', lead: 'locality' });
    for (const [voter, choice] of [['abbey', 'yes'], ['brook', 'yes'], ['canal', 'no']] as const) await run('session.vote', { voter, choice });
    const revealed = await run('session.vote-reveal');
    const events = demo.plan()?.events ?? [];
    const last = events.filter(({ change }) => change === events.at(-1)?.change);
    expect(last[0]?.type).toBe('vote revealed');
    expect(last.length).toBeGreaterThan(1);
    expect(new Set(last.map(({ command }) => command))).toEqual(new Set(['session.vote-reveal', 'matrix.settle']));
    expect((revealed.answer as unknown as VoteOutcome).result?.carried).toBe(true);
    const minutes = JSON.stringify(presentOutcome((await run('session.minutes', { roles: false })).answer).blocks);
    expect(minutes).toContain('Does the locality lead needs assessment? Carried: 2 yes, 1 no, 0 abstained.');
    expect(minutes).toContain('The meeting voted: Does the locality lead needs assessment?');
    expect((await demo.run('undo', {})).changed).toBe(false);
  });

  it('that cannot be settled is not revealed by half; it may be revealed alone', async () => {
    await meeting('pl.needs');
    await run('session.vote-open', { question: 'Who leads?', openness: 'open', item: 'pl.needs', lead: 'nobody-of-that-name' });
    for (const voter of ['abbey', 'brook', 'canal']) await run('session.vote', { voter, choice: 'yes' });
    const before = demo.plan()?.revision;
    const refused = await demo.run('session.vote-reveal', {});
    expect([refused.status, refused.changed, demo.plan()?.revision]).toEqual(['refused', false, before]);
    await run('session.vote-reveal', { onlyReveal: true });
  });
});

type Move = { readonly kind: 'cast'; readonly who: number; readonly choice: string } | { readonly kind: 'back' | 'leave' | 'come' | 'watch'; readonly who: number };

describe('a vote of a whole meeting, against a count by hand', () => {
  const choices = ['yes', 'no', 'abstain'];

  it('holds whoever comes, leaves, watches, changes a ballot or takes it back', () => fc.assert(fc.asyncProperty(fc.array(fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('cast' as const), who: fc.nat(7), choice: fc.constantFrom(...choices) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('back' as const, 'leave' as const, 'come' as const, 'watch' as const), who: fc.nat(7) }) },
  ), { maxLength: 30 }), async (moves: readonly Move[]) => {
    const room = new VotingRoom({});
    const isHere = Array.from({ length: 8 }, () => true);
    const isWatching = Array.from({ length: 8 }, () => false);
    const hand = new Map<number, string>();
    for (let who = 0; who < 8; who += 1) room.attend(`Person ${who}`, null, 'other');
    await room.vote('session.vote-open', { question: 'Q', openness: 'open', per: 'person' });
    for (const move of moves) {
      const { who } = move;
      const voter = `Person ${who}`;
      const mayVote = isHere[who] === true && isWatching[who] !== true;
      if (move.kind === 'cast') {
        expect((await room.refusal('session.vote', { voter, choice: move.choice })).length === 0).toBe(mayVote);
        if (mayVote) hand.set(who, move.choice);
      } else if (move.kind === 'back') {
        expect((await room.refusal('session.vote-withdraw', { voter })).length === 0).toBe(hand.delete(who));
      } else {
        if (move.kind === 'leave') isHere[who] = false;
        if (move.kind === 'come') [isHere[who], isWatching[who]] = [true, false];
        if (move.kind === 'watch') [isHere[who], isWatching[who]] = [true, true];
        room.attend(voter, null, move.kind === 'watch' ? 'observer' : 'other', move.kind === 'leave' ? 'left' : 'present');
      }
    }
    const missing = isHere.flatMap((here, who) => (here && isWatching[who] !== true && !hand.has(who) ? [`Person ${who}`] : []));
    const counting = [...hand].filter(([who]) => isWatching[who] !== true);
    if (counting.length === 0) {
      expect(await room.refusal('session.vote-reveal', { reason: 'x' })).toEqual(['nobody-voted']);
      return;
    }
    const revealed = await room.vote('session.vote-reveal', { reason: 'It is late' });
    expect(revealed.missing).toEqual(missing);
    expect(revealed.voted).toEqual(counting.map(([who]) => who).sort((a, b) => a - b).map((who) => `Person ${who}`));
    expect(revealed.result?.counts.map(({ count }) => count)).toEqual(choices.map((choice) => counting.filter(([, one]) => one === choice).length));
  }), { numRuns: 60 }));

  it('holds for five hundred voters', async () => {
    const room = new VotingRoom(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`p${index}`, String(1000 + index * 7)])));
    room.keep('session.attend', Array.from({ length: 500 }, (_, index) => ({ type: 'session attendance recorded' as const, data: { session: 'session-1', person: `Dr ${index}`, practice: `p${index}`, role: 'gp' as const, state: 'present' as const, proxyFor: null } })));
    await room.vote('session.vote-open', { question: 'Q', openness: 'open', weighted: true });
    const choiceOf = (index: number) => choices[(index * index + index) % 3] as string;
    // All but the last at once, as so many events; the last by the command.
    room.keep('session.vote', Array.from({ length: 499 }, (_, index) => ({ type: 'ballot cast' as const, data: { vote: 'vote-1', ballot: { voter: `p${index}`, person: null, choice: [{ option: choiceOf(index), value: 1 }], concern: null } } })));
    expect((await room.vote('session.vote', { voter: 'p499', choice: choiceOf(499) })).said).toContain('All are in');
    const { result } = await room.vote('session.vote-reveal');
    const expected = choices.map((choice) => {
      const own = Array.from({ length: 500 }, (_, index) => index).filter((index) => choiceOf(index) === choice);
      return [own.length, String(own.reduce((sum, index) => sum + 1000 + index * 7, 0))];
    });
    expect(result?.counts.map(({ count, weighted }) => [count, weighted])).toEqual(expected);
  });
});
