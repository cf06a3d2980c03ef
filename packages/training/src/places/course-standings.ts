import type { KeptBooking, TrainingCourse } from '@pbc-planner/domain';

/** What a booking comes to: a place, a turn on the waiting list, a place that the office has still to give, or an interest noted. */
export type Standing = 'confirmed' | 'with the office' | 'waiting' | 'interest';

/** A booking that stands, with what it comes to. */
export interface BookingStanding {
  readonly booking: KeptBooking;
  readonly standing: Standing;
  /** The turn on the waiting list, from 1; `null` for whoever does not wait. */
  readonly turn: number | null;
}

/**
 * What the bookings of one course come to, in the order in which they came: places go to those who asked first, one to each practice;
 * everybody else waits. Nothing of it is stored, so whoever is next has the place as soon as one falls free. Where nobody gave the number of
 * places, a place is confirmed once the office says so, and never two for one practice.
 */
export function courseStandings({ places }: Pick<TrainingCourse, 'places'>, bookings: readonly KeptBooking[]): BookingStanding[] {
  const standing = bookings.filter(({ cancelled }) => cancelled === null);
  const placed = new Set<string>();
  // What the office has confirmed stands before what it has still to look at, whoever came first.
  if (places === null) for (const { practice, confirmed } of standing) if (confirmed) placed.add(practice);
  let turns = 0;
  return standing.map((booking) => {
    const { asks, practice, confirmed } = booking;
    if (asks === 'interest') return { booking, standing: 'interest', turn: null };
    if (places === null && confirmed) return { booking, standing: 'confirmed', turn: null };
    if (!placed.has(practice) && (places === null || placed.size < places)) {
      placed.add(practice);
      return { booking, standing: places === null ? 'with the office' : 'confirmed', turn: null };
    }
    turns += 1;
    return { booking, standing: 'waiting', turn: turns };
  });
}

/** How many bookings of a course stand so. */
export function countOf(standings: readonly BookingStanding[], standing: Standing): number {
  return standings.filter((one) => one.standing === standing).length;
}

/** A standing as people read it: `waiting, turn 2`. */
export function standingText({ standing, turn }: BookingStanding): string {
  return turn === null ? standing : `${standing}, turn ${turn}`;
}
