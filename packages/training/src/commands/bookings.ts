import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { isFault, type Command, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { findBooking } from '../catalogue/find-course.ts';
import { dayText } from '../catalogue/weekday-of.ts';
import { courseStandings } from '../places/course-standings.ts';
import { askedOn, done, pastFault, refused } from './answers.ts';

/** `training.cancel`: takes a booking or an interest back; whoever is next on the waiting list moves up. */
export const cancel: Command<{ readonly booking: string; readonly reason?: string; readonly on?: string }, MessageOutcome | RefusalOutcome> = async ({ booking: id, reason = '', on: given }, { state, registry, clock }) => {
  const found = await findBooking(registry, state, id);
  const on = askedOn(given, clock);
  const faults: Diagnostic[] = [
    ...(isFault(found) ? [found] : []),
    ...(typeof on === 'string' ? [] : [on]),
    ...(isFault(found) || found.booking.attended === null ? [] : [error('attendance-kept', `It is on record whether ${found.booking.practice} came.`, { hint: 'Correct that with pbc training attended.' })]),
    ...(isFault(found) || typeof on !== 'string' ? [] : pastFault(found, on)),
  ];
  if (isFault(found) || faults.length > 0) return refused('training.cancel', ...faults);
  const { booking, course, bookings } = found;
  const before = courseStandings(course, bookings);
  const after = courseStandings(course, bookings.map((one) => (one.id === id ? { ...one, cancelled: '' } : one)));
  const had = before.find((one) => one.booking.id === id);
  const up = after.filter(({ standing, booking: own }) => standing === 'confirmed' && before.find((one) => one.booking.id === own.id)?.standing !== 'confirmed');
  const what = had?.standing === 'confirmed' ? `${booking.practice} gives its place on ${course.title} back.` : `${booking.practice} is no longer down for ${course.title}.`;
  const next = up.map(({ booking: own }) => ` ${own.practice} moves up and has the place (${own.id}).`).join('');
  return done(`${what}${next}${had?.standing === 'confirmed' && up.length === 0 && course.places !== null ? ' Nobody was waiting who can have it: the place is free.' : ''}`, [
    { type: 'training booking cancelled', data: { booking: id, practice: booking.practice, title: course.title, reason: cleanText(reason, 300).trim() } },
  ]);
};

/** `training.confirm`: the office gives a place on a course whose number of places is not known. */
export const confirm: Command<{ readonly booking: string }, MessageOutcome | RefusalOutcome> = async ({ booking: id }, { state, registry }) => {
  const found = await findBooking(registry, state, id);
  if (isFault(found)) return refused('training.confirm', found);
  const { booking, course, bookings, programme } = found;
  const other = bookings.find((one) => one.cancelled === null && one.confirmed && one.practice === booking.practice);
  const faults: Diagnostic[] = [
    ...(booking.asks === 'interest' ? [error('interest-only', `${id} is an interest, and no claim to a place.`, { hint: 'Book once the course has a day.' })] : []),
    ...(course.places === null ? [] : [error('places-known', `${course.title} has ${course.places} places, which go to those who asked first.`, { hint: 'There is nothing for the office to confirm.' })]),
    ...(other === undefined ? [] : [error('one-place-each', `${booking.practice} has its place on ${course.title} (${other.id}).`, { hint: 'A practice has one place on a course. Cancel the other first.' })]),
  ];
  if (faults.length > 0) return refused('training.confirm', ...faults);
  return done(`${programme.office} gives ${booking.practice} a place on ${course.title}.`, [{ type: 'training place confirmed', data: { booking: id, practice: booking.practice, title: course.title } }]);
};

/** `training.attended`: whether somebody who had a place came. */
export const attended: Command<{ readonly booking: string; readonly absent: boolean }, MessageOutcome | RefusalOutcome> = async ({ booking: id, absent }, { state, registry, clock }) => {
  const found = await findBooking(registry, state, id);
  if (isFault(found)) return refused('training.attended', found);
  const { booking, course, bookings } = found;
  const standing = courseStandings(course, bookings).find((one) => one.booking.id === id)?.standing;
  const faults: Diagnostic[] = [
    ...(standing === 'confirmed' ? [] : [error('no-place', `${booking.practice} has no place on ${course.title} by ${id}: it is ${standing ?? 'gone'}.`, { hint: 'Only who has a place can be recorded as having come.' })]),
    ...(course.held !== null && clock().slice(0, 10) < course.held.day ? [error('not-held-yet', `${course.title} is on ${dayText(course.held.day)}, which is still to come.`, { hint: 'Record who came once it was held.' })] : []),
  ];
  if (faults.length > 0) return refused('training.attended', ...faults);
  return done(`${booking.practice} ${absent ? 'did not come to' : 'came to'} ${course.title}.`, [
    { type: 'training attendance recorded', data: { booking: id, practice: booking.practice, title: course.title, attended: !absent } },
  ]);
};
