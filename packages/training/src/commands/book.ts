import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { isFault, loadFigures, localityPractices, refusal, type Command, type CommandContext, type MessageOutcome, type Practice, type RefusalOutcome, type TrainingBooking } from '@pbc-planner/domain';
import { findCourse, type FoundCourse } from '../catalogue/find-course.ts';
import { dayText } from '../catalogue/weekday-of.ts';
import { courseStandings, countOf } from '../places/course-standings.ts';
import { askedOn, done, pastFault, refused } from './answers.ts';

interface BookParameters {
  readonly course: string;
  readonly practice: string;
  readonly person?: string;
  readonly on?: string;
}

/** `training.book`: a place for a practice, or a turn on the waiting list. */
export const book: Command<BookParameters, MessageOutcome | RefusalOutcome> = (parameters, context) => ask('training.book', 'place', parameters, context);

/** `training.interest`: a practice would come to a course that has no day yet. It is no claim to a place. */
export const interest: Command<BookParameters, MessageOutcome | RefusalOutcome> = (parameters, context) => ask('training.interest', 'interest', parameters, context);

async function ask(command: string, asks: TrainingBooking['asks'], parameters: BookParameters, context: CommandContext): Promise<ReturnType<typeof done> | ReturnType<typeof refused>> {
  const { state, registry, dataSets, clock } = context;
  const figures = await loadFigures(state, dataSets);
  if (!figures.ok) return { status: 'refused', outcome: refusal(command), diagnostics: figures.diagnostics };
  const found = await findCourse(registry, state, parameters.course);
  const practice = localityPractices(state, figures.value).find((one) => one.practice === parameters.practice);
  const on = askedOn(parameters.on, clock);
  const person = cleanText(parameters.person ?? '', 120).trim() || null;
  const faults: Diagnostic[] = [
    ...(isFault(found) ? [found] : []),
    ...(practice === undefined ? [error('unknown-practice', `The locality has no practice ${cleanText(parameters.practice, 20)}.`, { hint: 'See its practices with pbc locality show.' })] : []),
    ...(typeof on === 'string' ? [] : [on]),
    ...(isFault(found) || typeof on !== 'string' ? [] : courseFaults(found, asks, on)),
    ...(isFault(found) ? [] : found.bookings.filter((one) => one.cancelled === null && one.practice === parameters.practice && one.person !== null && one.person === person).map((one) =>
      error('booked-already', `${person} of ${parameters.practice} is down for it already (${one.id}).`, { hint: 'See it with pbc training list COURSE.' }))),
  ];
  if (isFault(found) || practice === undefined || typeof on !== 'string' || faults.length > 0) return refused(command, ...faults);
  const { programme, course, bookings } = found;
  const booking: TrainingBooking = { id: `booking-${state.training.bookings.length + 1}`, programme: programme.id, course: course.id, asks, practice: practice.practice, person, on };
  const all = [...bookings, { ...booking, cancelled: null, confirmed: false, attended: null }];
  return done(`${booking.id}: ${sentence(found, practice, courseStandings(course, all))}`, [{ type: 'training booked', data: { booking, title: course.title } }]);
}

function courseFaults(found: FoundCourse, asks: TrainingBooking['asks'], on: string): Diagnostic[] {
  const { course, bookings } = found;
  const last = bookings.at(-1)?.on;
  return [
    ...pastFault(found, on),
    ...(asks === 'place' && course.held === null ? [error('no-day-yet', `${course.title} has no day yet, so it takes interest only.`, { hint: `pbc training interest ${course.id} PRACTICE notes it.` })] : []),
    ...(asks === 'interest' && course.held !== null ? [error('has-a-day', `${course.title} is on ${dayText(course.held.day)}, so places can be asked for.`, { hint: `pbc training book ${course.id} PRACTICE asks for one.` })] : []),
    ...(last !== undefined && on < last ? [error('out-of-turn', `Bookings are kept in the order in which they came, and the last one for ${course.title} came on ${last}.`, {
      hint: `Give ${last} or a later day. Nobody who has a place is to lose it to a letter found afterwards.`,
    })] : []),
  ];
}

/** What the newest booking came to. */
function sentence({ programme, course, bookings }: FoundCourse, { name, practice }: Practice, standings: ReturnType<typeof courseStandings>): string {
  const own = standings.at(-1);
  const held = course.held === null ? '' : ` on ${dayText(course.held.day)}, ${course.held.from} to ${course.held.until}`;
  const hasOne = bookings.some((one) => one.cancelled === null && one.practice === practice);
  switch (own?.standing) {
    case 'confirmed': return `${name} has a place on ${course.title}${held} (${countOf(standings, 'confirmed')} of ${course.places} taken).`;
    case 'waiting': return `${name} waits for ${course.title}${held}, turn ${own.turn}: ${hasOne ? 'it has asked already, and a practice has one place on a course' : `all ${course.places} places are taken`}.`;
    case 'with the office': return `${name} has asked for ${course.title}${held}. Nobody gave the number of places, so the office (${programme.office}) confirms each one.`;
    default: return `${name} would come to ${course.title}, which has no day yet. It is no claim to a place.`;
  }
}
