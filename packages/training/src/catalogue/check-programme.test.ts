import type { TrainingProgramme } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { programmes } from '../programmes.generated.ts';
import { checkProgramme } from './check-programme.ts';
import { dayText, weekdayOf } from './weekday-of.ts';

const lmc = programmes['lmc-2006'] as TrainingProgramme;
const [first, second] = lmc.courses as [TrainingProgramme['courses'][number], TrainingProgramme['courses'][number]];
const codes = (programme: TrainingProgramme) => checkProgramme(programme).map(({ code, place }) => [code, place?.path]);

describe('the programme of the LMC', () => {
  it('has the courses that were printed, on the weekdays of a calendar', () => {
    expect(lmc.courses.map(({ id, held, places }) => [id, held && `${held.weekday} ${held.day} ${held.from}-${held.until}`, places])).toEqual([
      ['seminar', 'Tuesday 2005-12-06 13:00-16:00', null],
      ['communication', 'Wednesday 2006-01-18 12:30-16:30', 10],
      ['team-working', 'Tuesday 2006-01-24 12:30-16:30', 10],
      ['negotiating', 'Wednesday 2006-02-08 12:30-16:30', 10],
      ['influencing', 'Tuesday 2006-04-11 12:30-16:30', 10],
      ['rapid-reading', 'Tuesday 2006-04-25 12:30-16:30', 15],
      ['assertiveness', null, null],
      ['customer-service', null, null],
      ['facilitation', null, null],
    ]);
    expect(lmc.courses.filter(({ held }) => held?.day.startsWith('2006-03'))).toEqual([]);
    expect(lmc.notices.map(({ day, weekday }) => [day, weekday])).toEqual([['2005-11-14', 'Monday']]);
    expect([lmc.grade, lmc.source.publisher]).toEqual(['verified', 'North & South Essex Local Medical Committees']);
    expect(checkProgramme(lmc)).toEqual([]);
  });

  it('has 55 places that are known', () => {
    expect(lmc.courses.reduce((sum, { places }) => sum + (places ?? 0), 0)).toBe(55);
  });
});

describe('a programme', () => {
  it.each<[string, TrainingProgramme, [string, string][]]>([
    ['that prints another weekday', { ...lmc, courses: [{ ...second, held: { ...second.held!, weekday: 'Tuesday' } }] }, [['other-weekday', '/courses/0/held']]],
    ['with a notice on another weekday', { ...lmc, notices: [{ text: 'A flyer.', day: '2005-11-15', weekday: 'Monday' }] }, [['other-weekday', '/notices/0']]],
    ['with a day that there is not', { ...lmc, courses: [{ ...second, held: { ...second.held!, day: '2006-02-30' } }] }, [['bad-day', '/courses/0/held/day']]],
    ['with a course that ends first', { ...lmc, courses: [{ ...second, held: { ...second.held!, until: '11:30' } }] }, [['bad-times', '/courses/0/held/until']]],
    ['with a course twice', { ...lmc, courses: [first, first] }, [['id-twice', '/courses']]],
    ['with a sponsor that it lacks', { ...lmc, courses: [second], sponsors: [] }, [['unknown-sponsor', '/courses/0/sponsors'], ['unknown-sponsor', '/courses/0/sponsors']]],
  ])('%s is refused', (_, programme, expected) => {
    expect(codes(programme)).toEqual(expected);
  });

  it('has the weekdays of the calendar, leap years and centuries with them', () => {
    for (let day = Date.UTC(1899, 0, 1); day < Date.UTC(2105, 0, 1); day += 86_400_000 * 13) {
      const date = new Date(day);
      const expected = date.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
      const text = date.toISOString().slice(0, 10);
      if (weekdayOf(text) !== expected) expect([text, weekdayOf(text)]).toEqual([text, expected]);
    }
    expect([weekdayOf('2000-02-29'), weekdayOf('1900-03-01'), dayText('2006-01-18')]).toEqual(['Tuesday', 'Thursday', 'Wednesday 18 January 2006']);
  });
});
