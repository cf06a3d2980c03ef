import type { PlanState } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SessionPlan } from '../../testing/session-plan.ts';

/** A call that somebody may make in a meeting. Many are refused, which leaves nothing. */
const calls: fc.Arbitrary<readonly [id: string, params: object]> = fc.oneof(
  fc.record({ kind: fc.constantFrom('decision', 'action', 'question', 'parked'), text: fc.string({ minLength: 1, maxLength: 30 }), owner: fc.constantFrom('Jo Field', 'Dr Lind'), due: fc.constantFrom('+7', '2006-12-05', 'soon') }, { requiredKeys: ['kind', 'text'] })
    .map((params) => ['session.capture', params] as const),
  fc.record({ item: fc.constantFrom('action-1', 'decision-1', 'parked-1', 'action-2'), text: fc.string({ minLength: 1, maxLength: 20 }), owner: fc.constant('Ms Grant') }, { requiredKeys: ['item'] }).map((params) => ['session.mend', params] as const),
  fc.record({ person: fc.constantFrom('Dr Byrne', 'Jo Field', 'Mrs Okoro'), role: fc.constantFrom('gp', 'manager', 'observer'), practice: fc.constantFrom('canal', 'hope', 'nowhere'), as: fc.constantFrom('present', 'late', 'left', 'apology') }, { requiredKeys: ['person', 'role', 'as'] })
    .map((params) => ['session.attend', params] as const),
  fc.record({ text: fc.string({ minLength: 1, maxLength: 20 }), item: fc.constantFrom('decision-1', 'action-1') }, { requiredKeys: ['text'] }).map((params) => ['session.concern', { ...params, dissent: false }] as const),
  fc.constantFrom('action-1', 'action-2').map((action) => ['session.done', { action }] as const),
  fc.string({ minLength: 1, maxLength: 20 }).map((text) => ['session.note', { text }] as const),
  fc.constantFrom('session.next', 'session.back', 'session.close').map((id) => [id, { agreed: true }] as const),
  fc.constantFrom('session.pause', 'session.go-on', 'session.resume').map((id) => [id, {}] as const),
  fc.constantFrom('red', 'blue').map((table) => ['session.table', { table }] as const),
);

/** The state without what a screen showed, which undo looks past. */
function seen({ sessions, ...state }: PlanState) {
  return { ...state, sessions: sessions.map((session) => ({ ...session, screen: null })) };
}

describe('whatever is done in a meeting', () => {
  it('goes back to the exact state before it, step by step, with any screens between', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(calls, fc.integer({ min: 0, max: 50 }), fc.boolean()), { maxLength: 25 }), async (steps) => {
      const plan = new SessionPlan();
      await plan.run('session.start', { template: 'ses.monthly', rehearsal: true });
      const states = [seen(plan.state)];
      for (const [[id, params], minutes, shows] of steps) {
        plan.wait(minutes);
        const { events = [] } = await plan.run(id, params);
        if (events.length > 0) states.push(seen(plan.state));
        if (shows) await plan.run('session.screen', { view: `view-${minutes}` });
      }
      while (states.length > 1) {
        expect(seen(plan.state)).toEqual(states.pop());
        expect(plan.undo()).toBe(true);
      }
      expect(seen(plan.state)).toEqual(states[0]);
    }), { numRuns: 60 });
  });

  it('never shows a private note outside the facilitator\'s own screen', async () => {
    const secret = fc.stringMatching(/^[a-z]{4,10} [a-z]{4,10}$/).map((words) => `§${words}§`);
    await fc.assert(fc.asyncProperty(fc.array(secret, { minLength: 1, maxLength: 5 }), fc.array(calls, { maxLength: 8 }), async (notes, others) => {
      const plan = new SessionPlan();
      await plan.run('session.start', { template: 'ses.monthly', rehearsal: true });
      for (const text of notes) await plan.run('session.note', { text });
      for (const [id, params] of others) await plan.run(id, params);
      for (const id of ['session.show', 'session.list', 'session.actions', 'session.minutes', 'session.table-export', 'session.next', 'session.close']) {
        const { outcome, diagnostics } = await plan.run(id);
        for (const note of notes) expect([id, JSON.stringify({ outcome, diagnostics }).includes(note.slice(1, -1))]).toEqual([id, false]);
      }
    }), { numRuns: 40 });
  });
});
