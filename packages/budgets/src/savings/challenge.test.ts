import { foldPlan, nextToRedo, nextToUndo, type CommandContext, type EventBody, type PlanEvent } from '@pbc-planner/domain';
import { pence } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, list } from '../../testing/small-plan.ts';
import { raiseChallenge, stepChallenge } from './challenge.ts';
import { bookedPence } from './savings-run.ts';

const base = contextOf({ files: [{ name: 'practices.csv', columns: [list({ A: 1, B: 1 })] }], methods: [] });

/** A plan that only ever grows by what commands answer, as the dispatcher grows one. */
class Plan {
  events: PlanEvent[] = [];

  get context(): CommandContext {
    return { ...base, state: { ...base.state, freedUp: foldPlan(this.events).freedUp } };
  }

  add(bodies: readonly EventBody[] = []): void {
    const change = (this.events.at(-1)?.change ?? 0) + 1;
    this.events = [...this.events, ...bodies.map((body, index) => ({ ...body, sequence: this.events.length + index + 1, change, time: '2007-04-01T09:00:00Z', by: 'Bea', command: 'test' }))];
  }
}

async function raised(plan = new Plan(), pounds = '42.00'): Promise<Plan> {
  plan.add((await raiseChallenge({ practice: 'A', pounds, about: 'a charge' }, plan.context)).events);
  return plan;
}

describe('a challenge', () => {
  it('is raised, agreed at another sum, and booked; only then does it count', async () => {
    const plan = await raised();
    expect(bookedPence(plan.context.state.freedUp, 'A')).toBe(0);
    for (const [to, pounds, counted] of [['agreed', '40', 0], ['booked', undefined, 4000]] as const) {
      plan.add((await stepChallenge({ challenge: 'challenge-1', to, ...(pounds === undefined ? {} : { pounds }) }, plan.context)).events);
      expect(bookedPence(plan.context.state.freedUp, 'A')).toBe(counted);
    }
    expect(plan.context.state.freedUp.challenges.get('challenge-1')).toEqual({ practice: 'A', pence: 4200, about: 'a charge', state: 'booked', agreedPence: 4000, reason: null, by: 'Bea' });
  });

  it.each([
    ['booked', 'challenge-not-agreed', [] as const], ['booked', 'no-such-step', ['rejected'] as const], ['agreed', 'no-such-step', ['withdrawn'] as const],
    ['rejected', 'no-such-step', ['agreed'] as const], ['booked', 'no-such-step', ['agreed', 'booked'] as const],
  ] as const)('cannot become %s: %s after %o', async (to, code, before) => {
    const plan = await raised();
    for (const step of before) plan.add((await stepChallenge({ challenge: 'challenge-1', to: step }, plan.context)).events);
    const { status, diagnostics, events } = await stepChallenge({ challenge: 'challenge-1', to }, plan.context);
    expect([status, diagnostics[0]?.code, events]).toEqual(['refused', code, undefined]);
  });

  it.each([
    [{ practice: 'A', pounds: '0', about: 'it' }, 'bad-pounds'], [{ practice: 'A', pounds: 'much', about: 'it' }, 'bad-pounds'],
    [{ practice: 'A', pounds: '1', about: '  ' }, 'no-subject'], [{ practice: 'Z', pounds: '1', about: 'it' }, 'unknown-practice'],
  ])('is not raised with %o', async (parameters, code) => {
    const { status, diagnostics } = await raiseChallenge(parameters, base);
    expect([status, diagnostics[0]?.code]).toEqual(['usage', code]);
  });

  it('has a name, and a sum only in an agreement', async () => {
    const plan = await raised();
    const code = async (parameters: Parameters<typeof stepChallenge>[0]) => (await stepChallenge(parameters, plan.context)).diagnostics[0]?.code;
    expect([await code({ challenge: 'challenge-9', to: 'agreed' }), await code({ challenge: 'challenge-1', to: 'rejected', pounds: '1' }), await code({ challenge: 'challenge-1', to: 'agreed', pounds: 'x' })])
      .toEqual(['unknown-challenge', 'amount-without-agreement', 'bad-pounds']);
  });

  it('booked by an event alone is not booked: the fold passes over it', async () => {
    const plan = await raised();
    plan.add([{ type: 'challenge booked', data: { challenge: 'challenge-1' } }, { type: 'challenge booked', data: { challenge: 'challenge-7' } }]);
    expect(plan.context.state.freedUp.challenges.get('challenge-1')?.state).toBe('raised');
  });

  it('is never counted before it was agreed, whatever commands, undoing and redoing come in whatever order', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('raise' as const), practice: fc.constantFrom('A', 'B'), pounds: fc.integer({ min: -900, max: 900 }).map(String) }),
      fc.record({ kind: fc.constant('step' as const), challenge: fc.integer({ min: 1, max: 4 }).map((number) => `challenge-${number}`), to: fc.constantFrom('agreed', 'rejected', 'withdrawn', 'booked', 'booked'), pounds: fc.option(fc.integer({ min: -900, max: 900 }).map(String), { nil: undefined }) }),
      fc.constantFrom({ kind: 'undo' as const }, { kind: 'redo' as const }),
    );
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const plan = new Plan();
      // What must hold is kept apart from the product: a list of done things with a cursor, as one would on paper.
      let done: { readonly id: string; readonly practice: string; readonly what: string; readonly amount: number }[] = [];
      let cursor = 0;
      const remember = (one: (typeof done)[number]) => { done = [...done.slice(0, cursor), one]; cursor += 1; };
      for (const one of steps) {
        if (one.kind === 'undo' || one.kind === 'redo') {
          const change = one.kind === 'undo' ? nextToUndo(plan.events) : nextToRedo(plan.events);
          if (change === null) continue;
          plan.add([{ type: 'undone', data: { change: change.change } }]);
          cursor += one.kind === 'undo' ? -1 : 1;
        } else if (one.kind === 'raise') {
          const { events } = await raiseChallenge({ practice: one.practice, pounds: one.pounds, about: 'it' }, plan.context);
          plan.add(events);
          const event = events?.[0];
          if (event?.type === 'challenge raised') remember({ id: event.data.challenge, practice: one.practice, what: 'raised', amount: event.data.pence });
        } else {
          const { events } = await stepChallenge({ challenge: one.challenge, to: one.to as 'agreed', ...(one.pounds === undefined ? {} : { pounds: one.pounds }) }, plan.context);
          plan.add(events);
          const event = events?.[0];
          if (event !== undefined) remember({ id: one.challenge, practice: '', what: one.to, amount: event.type === 'challenge answered' ? (event.data.agreedPence ?? 0) : 0 });
        }
        for (const practice of ['A', 'B']) {
          const story = done.slice(0, cursor);
          const expected = story.filter(({ what, practice: own }) => what === 'raised' && own === practice).reduce((sum, { id }) => {
            const last = story.filter((other) => other.id === id);
            const agreed = last.findIndex(({ what }) => what === 'agreed');
            const booked = last.findIndex(({ what }) => what === 'booked');
            return agreed >= 0 && booked > agreed ? sum + (last[agreed]?.amount ?? 0) : sum;
          }, 0);
          expect(bookedPence(plan.context.state.freedUp, practice)).toBe(pence(expected));
          for (const { id } of story) expect(story.some((other) => other.id === id && other.what === 'booked') && !story.some((other) => other.id === id && other.what === 'agreed')).toBe(false);
        }
      }
    }), { numRuns: 200 });
  });
});
