import { describe, expect, it } from 'vitest';
import { foldPlan } from '../plan/fold.ts';
import type { EventBody, PlanEvent } from '../plan/plan-event.ts';
import { openSession, sessionOf } from '../plan/sessions.ts';
import { blockClock, clockState, secondsOn } from './session-clock.ts';
import type { Session } from './session.ts';

const agenda = [{ id: 'one', title: 'One', minutes: 10 }, { id: 'two', title: 'Two', minutes: 20 }];
const started: EventBody = {
  type: 'session started',
  data: {
    session: 'session-1', template: 'ses.ours', title: 'Ours', rehearsal: false, idleMinutes: 30, agenda,
    quorum: { practices: 1, roles: ['gp'], reason: 'Ours.', grade: 'proposed' },
  },
};
const session = 'session-1';
const to = (block: string): EventBody => ({ type: 'session block opened', data: { session, block, title: block } });
const pause: EventBody = { type: 'session paused', data: { session } };
const goOn: EventBody = { type: 'session went on', data: { session } };
const over: EventBody = { type: 'session taken over', data: { session, from: 'A' } };
const note: EventBody = { type: 'session note written', data: { session, block: 'one', text: 'Hm' } };
const close: EventBody = { type: 'session closed', data: { session, title: 'Ours' } };

const at = (minute: number) => new Date(Date.UTC(2006, 10, 7, 12, 0) + minute * 60_000).toISOString();

/** What happened at which minute, each a change of its own. */
function played(...steps: readonly (readonly [number, EventBody])[]): { readonly session: Session; readonly activity: string[] } {
  const events: PlanEvent[] = [[0, started] as const, ...steps].map(([minute, body], index) => ({ ...body, sequence: index + 1, change: index + 1, time: at(minute), by: 'A', command: 'test' }));
  return { session: sessionOf(foldPlan(events), session) as Session, activity: events.map(({ time }) => time) };
}

describe('the clock of a session, in minutes', () => {
  it.each<readonly [what: string, steps: readonly (readonly [number, EventBody])[], now: number, one: number, two: number, state: string]>([
    ['runs from the start', [], 7, 7, 0, 'running'],
    ['counts each block for itself', [[8, to('two')]], 20, 8, 12, 'running'],
    ['adds up a block that is gone back to', [[8, to('two')], [11, to('one')]], 15, 12, 3, 'running'],
    ['leaves a pause out', [[4, pause], [9, goOn]], 12, 7, 0, 'running'],
    ['stands in a pause', [[4, pause]], 500, 4, 0, 'paused'],
    ['leaves every pause out', [[1, pause], [3, goOn], [5, pause], [25, goOn], [26, to('two')], [28, pause]], 90, 4, 2, 'paused'],
    ['runs on when somebody takes over', [[5, over]], 9, 9, 0, 'running'],
    ['runs again when somebody takes over a paused one', [[5, pause], [65, over], [65, goOn]], 69, 9, 0, 'running'],
    ['goes on from a pause into another block', [[5, pause], [9, to('two')]], 12, 5, 3, 'running'],
    ['counts at most the idle minutes of a silence', [], 31, 30, 0, 'idle'],
    ['is idle after a night, and no more than idle', [], 900, 30, 0, 'idle'],
    ['counts what came after a silence', [[100, note]], 104, 34, 0, 'running'],
    ['is kept awake by anything that is written down', [[25, note], [50, note]], 75, 75, 0, 'running'],
    ['stands after the close', [[6, to('two')], [9, close]], 400, 6, 3, 'closed'],
    ['does not run backwards', [[8, to('two')]], 3, 8, 0, 'running'],
  ])('%s', (_, steps, now, one, two, state) => {
    const { session: own, activity } = played(...steps);
    expect({ one: secondsOn(own, 'one', activity, at(now)) / 60, two: secondsOn(own, 'two', activity, at(now)) / 60, state: clockState(own, activity, at(now)) }).toEqual({ one, two, state });
  });

  it('says OVER only past the planned time', () => {
    const { session: own, activity } = played();
    expect([10, 10.05].map((minute) => blockClock(own, 'one', activity, at(minute)).over)).toEqual([false, true]);
    expect(() => blockClock(own, 'three', activity, at(1))).toThrow('three');
  });

  it('knows who took it over, and that it is open until it is closed', () => {
    const taken = played([5, over]);
    expect(taken.session.facilitators).toEqual([{ person: 'A', from: at(0) }, { person: 'A', from: at(5) }]);
    expect([openSession({ sessions: [taken.session] })?.id, openSession({ sessions: [played([9, close]).session] })]).toEqual(['session-1', null]);
  });
});
