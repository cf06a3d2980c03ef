import { error, type Diagnostic } from '@pbc-planner/base';
import { readDay, type PrintedDay, type TrainingProgramme } from '@pbc-planner/domain';
import { weekdayOf } from './weekday-of.ts';

/** What the schema of programmes cannot see: ids that stand twice, sponsors that there are not, days that are none or fall on another weekday. */
export function checkProgramme({ courses, sponsors, notices }: TrainingProgramme): Diagnostic[] {
  return [
    ...twice(courses.map(({ id }) => id), 'course', '/courses'),
    ...twice(sponsors.map(({ id }) => id), 'sponsor', '/sponsors'),
    ...courses.flatMap(({ id, held, sponsors: own }, index) => [
      ...(held === null ? [] : dayFaults(`The course ${id}`, held, `/courses/${index}/held`)),
      ...(held === null || held.from < held.until ? [] : [error('bad-times', `The course ${id} ends before it begins.`, { place: { path: `/courses/${index}/held/until` }, hint: 'Correct one of the times.' })]),
      ...own.filter((sponsor) => !sponsors.some((one) => one.id === sponsor)).map((sponsor) =>
        error('unknown-sponsor', `The course ${id} names the sponsor "${sponsor}", which the pack does not have.`, {
          place: { path: `/courses/${index}/sponsors` }, hint: sponsors.length === 0 ? 'Add it to the sponsors.' : `It has ${sponsors.map((one) => one.id).join(', ')}.`,
        })),
    ]),
    ...notices.flatMap((notice, index) => dayFaults('A notice', notice, `/notices/${index}`)),
  ];
}

function dayFaults(what: string, { day, weekday }: PrintedDay, path: string): Diagnostic[] {
  const read = readDay(day, 'The day');
  if (typeof read !== 'string') return [{ ...read, place: { path: `${path}/day` } }];
  const fallsOn = weekdayOf(day);
  if (fallsOn === weekday) return [];
  return [error('other-weekday', `${what} is on a ${weekday}, and ${day} is a ${fallsOn}.`, { place: { path }, hint: 'One of the two was printed wrongly: ask whoever wrote it.' })];
}

function twice(ids: readonly string[], what: string, path: string): Diagnostic[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) =>
    error('id-twice', `The ${what} ${id} stands twice.`, { place: { path }, hint: 'Give each an id of its own.' }));
}
