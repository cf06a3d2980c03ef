import { describe, expect, it } from 'vitest';
import { describeEvent } from './event-rules.ts';
import { foldPlan, nextToUndo } from './fold.ts';
import type { EventBody, PlanEvent } from './plan-event.ts';

const founded: EventBody = { type: 'plan founded', data: { name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true } };

/** One change for each event. */
function events(...bodies: readonly EventBody[]): PlanEvent[] {
  return bodies.map((body, index) => ({ ...body, sequence: index + 1, change: index + 1, time: '2006-11-06T09:00:00Z', by: 'Dr Shah', command: 'test' }));
}

const slice = { slice: 'contingency', title: 'Contingency', kind: 'contingency', amount: { percent: '3' }, sharedBy: 'budget', level: 'pct', reason: null } as const;
const raised: EventBody = { type: 'challenge raised', data: { challenge: 'challenge-1', practice: 'hope', pence: 1250 as never, about: 'a follow-up' } };
const agreed: EventBody = { type: 'challenge answered', data: { challenge: 'challenge-1', answer: 'agreed', agreedPence: 1000 as never, reason: null } };
const proposed: EventBody = { type: 'savings use proposed', data: { use: 'use-1', practice: 'hope', pence: 5 as never, purpose: 'a nurse' } };

describe('top-slices and savings of a plan', () => {
  it.each<readonly [EventBody, string]>([
    [{ type: 'top-slice set', data: slice }, 'set the top-slice Contingency: 3% of all budgets, held by the PCT'],
    [{ type: 'top-slice set', data: { ...slice, amount: { pence: 250 as never }, level: 'practice' } }, 'set the top-slice Contingency: £2.50 in all, held by each practice for itself'],
    [{ type: 'top-slice taken off', data: { slice: 'contingency', title: 'Contingency' } }, 'took off the top-slice Contingency'],
    [raised, 'raised challenge-1 for hope: £12.50 charged too much, a follow-up'],
    [{ ...raised, data: { ...raised.data, pence: -5 as never } } as EventBody, 'raised challenge-1 for hope: £0.05 charged too little, a follow-up'],
    [agreed, 'recorded that challenge-1 was agreed: £10.00 charged too much'],
    [{ type: 'challenge answered', data: { challenge: 'challenge-1', answer: 'rejected', agreedPence: null, reason: 'registered in May' } }, 'recorded that challenge-1 was rejected: registered in May'],
    [{ type: 'challenge answered', data: { challenge: 'challenge-1', answer: 'withdrawn', agreedPence: null, reason: null } }, 'withdrew challenge-1: no reason given'],
    [{ type: 'challenge booked', data: { challenge: 'challenge-1' } }, 'booked challenge-1'],
    [proposed, 'proposed use-1 for hope: £0.05 for a nurse'],
    [{ type: 'savings use decided', data: { use: 'use-1', decision: 'approved', reason: null } }, 'approved use-1'],
    [{ type: 'savings use decided', data: { use: 'use-1', decision: 'refused', reason: 'paid already' } }, 'refused use-1: paid already'],
    [{ type: 'balance carried forward', data: { practice: 'hope', from: '2005/06' as never, pence: -400 as never } }, 'carried forward -£4.00 of hope from 2005/06'],
  ])('reads as a sentence: %#', (body, sentence) => {
    expect(describeEvent(events(body)[0] as PlanEvent)).toBe(`Dr Shah ${sentence}`);
  });

  it('can be undone, whatever was said', () => {
    const steps: readonly (readonly EventBody[])[] = [
      [{ type: 'top-slice set', data: slice }], [{ type: 'top-slice set', data: slice }, { type: 'top-slice taken off', data: { slice: 'contingency', title: 'Contingency' } }],
      [raised], [raised, agreed], [raised, agreed, { type: 'challenge booked', data: { challenge: 'challenge-1' } }],
      [proposed], [proposed, { type: 'savings use decided', data: { use: 'use-1', decision: 'approved', reason: null } }],
      [{ type: 'balance carried forward', data: { practice: 'hope', from: '2005/06' as never, pence: 5 as never } }],
    ];
    for (const bodies of steps) {
      const all = events(founded, ...bodies);
      const before = foldPlan(all.slice(0, -1));
      expect(foldPlan(all)).not.toEqual(before);
      expect(nextToUndo(all)?.change).toBe(all.length);
      expect(foldPlan(events(founded, ...bodies, { type: 'undone', data: { change: all.length } }))).toEqual(before);
    }
  });

  it('keep what an unknown or impossible step would change', () => {
    const plan = (...bodies: readonly EventBody[]) => foldPlan(events(founded, ...bodies)).freedUp;
    expect(plan(raised, { type: 'challenge booked', data: { challenge: 'challenge-1' } })).toEqual(plan(raised));
    expect(plan(raised, agreed, agreed)).toEqual(plan(raised, agreed));
    expect(plan({ type: 'savings use decided', data: { use: 'use-9', decision: 'approved', reason: null } })).toEqual(plan());
  });
});
