import { describe, expect, it } from 'vitest';
import { dealAliases } from './deal-aliases.ts';
import { describeEvent, rulesOf } from './event-rules.ts';
import { foldPlan } from './fold.ts';
import type { EventBody, PlanEvent } from './plan-event.ts';

const opened: EventBody = { type: 'commitment round opened', data: { round: 1, title: 'Before', framework: 'pbc-2005', practices: ['abbey', 'brook'] } };
const scored = (practice: string, willingness: number): EventBody => ({ type: 'commitment scored', data: { round: 1, practice, role: null, scores: [{ item: 'pl.needs', willingness, capacity: null, note: null }] } });
const revealed: EventBody = { type: 'commitment round revealed', data: { round: 1, reason: 'in haste', incomplete: 2 } };

/** One change for each event. */
function events(...bodies: readonly EventBody[]): PlanEvent[] {
  return bodies.map((body, index) => ({ ...body, sequence: index + 1, change: index + 1, time: '2006-11-06T09:00:00Z', by: 'Dr Shah', command: 'test' }));
}

const needs = (list: readonly PlanEvent[], practice: string) => foldPlan(list).commitment.rounds[0]?.sheets.get(practice)?.items.get('pl.needs')?.willingness;

describe('a round', () => {
  it('takes the last answer while it is open, and none once it is revealed', () => {
    const before = events(opened, scored('abbey', 1), scored('abbey', 3));
    expect(needs(before, 'abbey')).toBe(3);
    expect(needs(events(opened, scored('abbey', 3), revealed, scored('abbey', 0)), 'abbey')).toBe(3);
  });

  it('is never opened or revealed over', () => {
    const again = foldPlan(events(opened, scored('abbey', 1), revealed, opened, { ...revealed, data: { ...revealed.data, reason: 'other' } } as EventBody));
    expect(again.commitment.rounds).toHaveLength(1);
    expect(again.commitment.rounds[0]?.revealed).toEqual({ at: '2006-11-06T09:00:00Z', reason: 'in haste' });
  });

  it('takes in a practice that came later, with the next letter', () => {
    const { commitment } = foldPlan(events(opened, scored('canal', 2)));
    expect(commitment.rounds[0]?.practices).toEqual(['abbey', 'brook', 'canal']);
    expect(commitment.aliases.get('canal')).toBe('C');
  });

  it('is told without what anybody said; a reveal cannot be undone', () => {
    expect(events(opened, scored('abbey', 1), revealed).map(describeEvent)).toEqual([
      'Dr Shah opened round 1 of the commitment scores, "Before", for 2 practices', 'Dr Shah filled in a commitment sheet, in private',
      'Dr Shah revealed round 1 of the commitment scores with 2 sheets incomplete, because in haste',
    ]);
    expect([rulesOf('commitment scored')?.audience, rulesOf('commitment round revealed')?.undoable]).toEqual(['private', false]);
  });
});

describe('letters', () => {
  it('are one each, go on after Z, and never change hands', () => {
    const codes = Array.from({ length: 60 }, (_, index) => `P${index}`);
    const dealt = dealAliases(new Map(), codes, 'seed');
    expect([...dealt.values()]).toEqual([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].concat([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `A${letter}`), [...'ABCDEFGH'].map((letter) => `B${letter}`)));
    expect([...dealt.keys()]).not.toEqual(codes);
    const more = dealAliases(dealt, [...codes, 'new'], 'other seed');
    for (const [practice, alias] of dealt) expect(more.get(practice)).toBe(alias);
    expect(more.get('new')).toBe('BI');
  });

  it('fall about evenly, whatever the place in the list', () => {
    const codes = ['a', 'b', 'c', 'd'];
    const first = Array.from({ length: 400 }, (_, seed) => [...dealAliases(new Map(), codes, String(seed))].find(([, alias]) => alias === 'A')?.[0]);
    for (const code of codes) expect(first.filter((one) => one === code).length).toBeGreaterThan(60);
  });
});
