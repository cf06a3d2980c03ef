import { financialYear } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, foldPlan, liveChanges, nextToRedo, nextToUndo } from './fold.ts';
import type { EventBody, PlanEvent } from './plan-event.ts';
import { emptyPlan } from './plan-state.ts';

const noMoneyMatters = { topSlices: new Map(), freedUp: { challenges: new Map(), uses: new Map(), carried: new Map() } };
const nothingSaid = { due: null, words: new Map(), answers: new Map() };
const nobodyCommitted = {
  commitment: { rounds: [], aliases: new Map(), named: new Set(), participation: new Map() },
  agreement: { versions: [], signatures: new Map() }, actionPoints: new Map(),
};
const nobodyWalks = { walks: new Map(), interests: [], problems: new Map() };
const nobodyInvolved = { involvement: { answers: new Map(), contacts: [], stakeholders: [], duties: new Map() }, caseStudyChecks: new Map() };
const noProjectsYet = { byId: new Map(), scores: new Map(), weights: null, overlaps: new Map() };
const nothingSettled = { assigned: new Map(), conditions: new Map(), directManagement: new Map(), directManagementBySide: new Map() };
const noRounds = { matrixRounds: [], matrixSignings: [] };

/** Appends the events of one command call. */
function appended(events: readonly PlanEvent[], ...bodies: readonly EventBody[]): PlanEvent[] {
  const change = (events.at(-1)?.change ?? 0) + 1;
  return [...events, ...bodies.map((body, index) => ({
    ...body, sequence: events.length + index + 1, change, time: '2006-04-01T09:00:00.000Z', by: 'Dr Shah', command: 'test',
  }))];
}

const founded: EventBody = {
  type: 'plan founded', data: { name: 'A locality', year: financialYear(2006), framework: 'pbc-2005', fictional: false },
};
const imported = (name: string): EventBody => ({
  type: 'data set imported', data: { dataSet: name, file: { name, sha256: name }, profile: 'spend', rows: 1, measures: [] },
});
const joined = (practice: string): EventBody => ({ type: 'practice joined', data: { practice, membership: 'in', name: `Dr ${practice}`, list: '100' } });
const undone = (change: number): EventBody => ({ type: 'undone', data: { change } });

const undo = (events: readonly PlanEvent[]) => {
  const next = nextToUndo(events);
  return next && appended(events, undone(next.change));
};
const redo = (events: readonly PlanEvent[]) => {
  const next = nextToRedo(events);
  return next && appended(events, undone(next.change));
};
const names = (events: readonly PlanEvent[]) => foldPlan(events).imports.map(({ file }) => file.name);

describe('foldPlan', () => {
  it('begins with nothing', () => {
    expect(foldPlan([])).toEqual(emptyPlan);
    expect(liveChanges([])).toEqual(new Set());
    expect(nextToUndo([])).toBeNull();
    expect(nextToRedo([])).toBeNull();
  });

  it('adds up what happened, in order', () => {
    let events = appended([], founded);
    events = appended(events, imported('a.csv'), joined('K1'));
    events = appended(events, { type: 'practice joined', data: { practice: 'K1', membership: 'observing' } });
    expect(foldPlan(events)).toEqual({
      founded: founded.data,
      imports: [{ ...imported('a.csv').data, sequence: 2 }],
      entered: new Map([['K1', { membership: 'observing', name: 'Dr K1', list: '100', listSequence: 3, sequence: 4 }]]),
      merged: new Map(),
      responsibilities: nothingSettled,
      ...noMoneyMatters,
      whatIfs: new Map(),
      budgetStanding: nothingSaid,
      serviceLines: new Map(), sessions: [],
      ...nobodyCommitted, ...noRounds, projects: noProjectsYet, changeProcesses: nobodyWalks, ...nobodyInvolved, training: { bookings: [] }, votes: [], businessCases: new Map(), serviceSpecifications: new Map(),
    });
    expect(foldPlan(appended(events, { type: 'practice left', data: { practice: 'K1' } })).entered)
      .toEqual(new Map([['K1', { membership: 'left', sequence: 5 }]]));
  });

  it('leaves the state that it began with as it was', () => {
    foldPlan(appended([], founded, imported('a.csv'), joined('K1')));
    expect(emptyPlan).toEqual({
      founded: null, imports: [], entered: new Map(), merged: new Map(), responsibilities: nothingSettled, ...noRounds, projects: noProjectsYet, changeProcesses: nobodyWalks, ...nobodyInvolved, training: { bookings: [] }, votes: [], businessCases: new Map(), serviceSpecifications: new Map(), whatIfs: new Map(),
      budgetStanding: nothingSaid, serviceLines: new Map(), sessions: [], ...nobodyCommitted, ...noMoneyMatters,
    });
  });

  it('keeps practices with the names of built-in properties', () => {
    const events = appended([], joined('__proto__'), joined('constructor'));
    expect([...foldPlan(events).entered.keys()]).toEqual(['__proto__', 'constructor']);
  });

  it('passes over events of a type that it does not know', () => {
    const unknown = { type: 'toString', data: {} } as unknown as EventBody;
    expect(foldPlan(appended([], unknown, founded)).founded).toEqual(founded.data);
    expect(nextToUndo(appended([], unknown))).toBeNull();
  });
});

describe('undo and redo', () => {
  it('take back all events of a command call at once', () => {
    const before = appended([], founded);
    const done = appended(before, imported('a.csv'), joined('K1'));
    const back = undo(done) as PlanEvent[];
    expect(foldPlan(back)).toEqual(foldPlan(before));
    expect(foldPlan(redo(back) as PlanEvent[])).toEqual(foldPlan(done));
    expect(changesOf(back).map(({ change, live, events }) => [change, live, events.length])).toEqual([[1, true, 1], [2, false, 2], [3, true, 1]]);
  });

  it('stop at what may not be undone', () => {
    const events = undo(appended(appended([], founded), imported('a.csv'))) as PlanEvent[];
    expect(names(events)).toEqual([]);
    expect(nextToUndo(events)).toBeNull();
    expect(foldPlan(events).founded).toEqual(founded.data);
  });

  it('refuse a change of which one event may not be undone', () => {
    expect(nextToUndo(appended([], imported('a.csv'), founded))).toBeNull();
  });

  it('redo nothing once something new was done', () => {
    const back = undo(appended(appended([], imported('a.csv')), imported('b.csv'))) as PlanEvent[];
    expect(nextToRedo(back)?.change).toBe(3);
    expect(nextToRedo(appended(back, imported('c.csv')))).toBeNull();
  });

  it('redo in the opposite order of undo', () => {
    let events = appended(appended(appended([], imported('a')), imported('b')), imported('c'));
    const seen: string[][] = [];
    for (const step of [undo, undo, undo, redo, redo, undo, redo, redo]) {
      events = step(events) as PlanEvent[];
      seen.push(names(events));
    }
    expect(seen).toEqual([['a', 'b'], ['a'], [], ['a'], ['a', 'b'], ['a'], ['a', 'b'], ['a', 'b', 'c']]);
    expect(nextToRedo(events)).toBeNull();
  });

  it('behave like a list with a cursor, whatever the sequence', () => {
    const step = fc.constantFrom('do', 'do two', 'undo', 'redo', 'undo', 'redo', 'seal');
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let list: { readonly names: readonly string[]; readonly sealed: boolean }[] = [];
      let cursor = 0;
      let count = 0;
      let events: PlanEvent[] = [];
      const perform = (own: readonly string[], sealed: boolean, bodies: readonly EventBody[]) => {
        list = [...list.slice(0, cursor), { names: own, sealed }];
        cursor += 1;
        events = appended(events, ...bodies);
      };
      for (const one of steps) {
        count += 1;
        const fresh = [`${count}`, `${count} too`].slice(0, one === 'do two' ? 2 : 1);
        if (one === 'seal') perform([], true, [founded]);
        else if (one === 'undo') {
          const possible = cursor > 0 && list[cursor - 1]?.sealed === false;
          const after = undo(events);
          expect(after !== null).toBe(possible);
          events = after ?? events;
          if (possible) cursor -= 1;
        } else if (one === 'redo') {
          const possible = cursor < list.length;
          const after = redo(events);
          expect(after !== null).toBe(possible);
          events = after ?? events;
          if (possible) cursor += 1;
        } else perform(fresh, false, fresh.map(imported));

        expect(names(events)).toEqual(list.slice(0, cursor).flatMap((entry) => entry.names));
      }
    }), { numRuns: 500 });
  });
});
