import type { CaseRound, ClockPause } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, lastDayOf } from './clock.ts';

const dayOf = (number: number) => new Date(Date.UTC(2004, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
const length = { allowed: 56, basis: 'agreed', parameter: null, grade: 'unverified' } as const;
const steps = fc.array(fc.nat(40), { minLength: 1, maxLength: 7 });

describe('the clock, over leap years and requests', () => {
  it('counts a day exactly when it runs on it: every day is used, or stood, or is not there', () => {
    fc.assert(fc.property(fc.nat(1500), steps, fc.nat(60), (start, gaps, after) => {
      // The days on which something happens, one after another: submitted, asked, answered, asked, ...
      const days = gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) as number) + gap], [start]);
      const touched = days.slice(1);
      const pauses = touched.flatMap((from, index): ClockPause[] => (index % 2 === 1 ? [] : [{ from: dayOf(from), asked: 'x', askedBy: 'y', until: touched[index + 1] === undefined ? null : dayOf(touched[index + 1] as number), answer: null }]));
      const round: CaseRound = { submittedOn: dayOf(start), by: 'Dr Shah', weeks: null, paper: {} as never, pauses, decision: null };
      const asOf = (days.at(-1) as number) + after;
      // The oracle walks the calendar: a day counts where the clock was running when it began.
      let [used, stood] = [0, 0];
      for (let day = start + 1; day <= asOf; day += 1) {
        const touches = touched.filter((one) => one < day).length;
        if (touches % 2 === 0) used += 1;
        else stood += 1;
      }
      const clock = clockOf(round, length, dayOf(asOf));
      const paused = touched.length % 2 === 1;
      expect([clock.used, clock.paused, clock.left, clock.overdue, clock.state]).toEqual([used, stood, 56 - used, used > 56, paused ? 'paused' : 'running']);
      expect(clock.dueOn).toBe(paused ? null : dayOf(start + 56 + stood));
      expect(lastDayOf(round)).toBe(dayOf(days.at(-1) as number));
    }), { numRuns: 400 });
  });

  it('stops for good with a decision', () => {
    const round: CaseRound = {
      submittedOn: '2008-02-27', by: 'Dr Shah', weeks: null, paper: {} as never, pauses: [{ from: '2008-02-28', asked: 'x', askedBy: 'y', until: '2008-03-01', answer: 'z' }],
      decision: { verdict: 'approved', on: '2008-03-03', reasons: '', conditions: '', mend: '', inFavour: ['A'], against: [], by: 'B' },
    };
    // 27 to 28 February one day, two of the leap year stand, 1 to 3 March two more.
    expect(clockOf(round, length, '2009-01-01')).toMatchObject({ state: 'decided', asOf: '2008-03-03', used: 3, paused: 2, left: 53, dueOn: '2008-04-25' });
  });
});
