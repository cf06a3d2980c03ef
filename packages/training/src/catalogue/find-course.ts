import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import type { KeptBooking, PlanState, Registry, TrainingCourse, TrainingProgramme } from '@pbc-planner/domain';

/** A course with the programme that it is in, and its bookings, cancelled ones too. */
export interface FoundCourse {
  readonly programme: TrainingProgramme;
  readonly course: TrainingCourse;
  readonly bookings: readonly KeptBooking[];
}

/** Every course of every programme, in their order. */
export async function allCourses(registry: Pick<Registry, 'trainingProgrammes'>, state: PlanState): Promise<FoundCourse[]> {
  return (await registry.trainingProgrammes()).flatMap((programme) => programme.courses.map((course) => ({ programme, course, bookings: bookingsOf(state, programme.id, course.id) })));
}

/** A course by its id, which `programme/course` makes plain where two programmes have one of that name; or why there is none. */
export async function findCourse(registry: Pick<Registry, 'trainingProgrammes'>, state: PlanState, id: string): Promise<FoundCourse | Diagnostic> {
  const all = await allCourses(registry, state);
  const named = all.filter(({ programme, course }) => course.id === id || `${programme.id}/${course.id}` === id);
  const [only] = named;
  if (only === undefined) return error('unknown-course', `There is no course "${cleanText(id, 60)}".`, { hint: `There are ${all.map(({ course }) => course.id).join(', ')}.` });
  if (named.length === 1) return only;
  return error('course-not-plain', `More than one programme has a course "${id}".`, { hint: `Name it as ${named.map(({ programme, course }) => `${programme.id}/${course.id}`).join(' or ')}.` });
}

/** A booking by its id, with its course; or why it cannot be touched. */
export async function findBooking(registry: Pick<Registry, 'trainingProgrammes'>, state: PlanState, id: string): Promise<(FoundCourse & { readonly booking: KeptBooking }) | Diagnostic> {
  const booking = state.training.bookings.find((one) => one.id === id);
  if (booking === undefined) {
    return error('unknown-booking', `There is no booking "${cleanText(id, 40)}".`, { hint: state.training.bookings.length === 0 ? 'Nobody has booked yet.' : 'See them with pbc training list COURSE.' });
  }
  if (booking.cancelled !== null) return error('booking-cancelled', `${id} was cancelled${booking.cancelled === '' ? '' : `: ${booking.cancelled}`}.`, { hint: 'Book again with pbc training book.' });
  const found = await findCourse(registry, state, `${booking.programme}/${booking.course}`);
  return 'severity' in found ? found : { ...found, booking };
}

function bookingsOf({ training }: PlanState, programme: string, course: string): KeptBooking[] {
  return training.bookings.filter((one) => one.programme === programme && one.course === course);
}
