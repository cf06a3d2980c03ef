import type { PracticeCode } from '../practice.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { day, fields, flag, oneOf, orNull, text } from './shape.ts';

/** What a practice asked for: a place on a course, or to hear of one that has no day yet. Whether it has the place follows from all of them. */
export interface TrainingBooking {
  /** `booking-1`, `booking-2`, in the order in which they came. */
  readonly id: string;
  readonly programme: string;
  readonly course: string;
  /** `interest` is no claim to a place. */
  readonly asks: 'place' | 'interest';
  readonly practice: PracticeCode;
  /** Who would come, by name or role; `null` where nobody said. */
  readonly person: string | null;
  /** The day on which the practice asked: 2005-12-12. */
  readonly on: string;
}

/** A booking and what became of it. */
export interface KeptBooking extends TrainingBooking {
  /** Why it was taken back; `null` while it stands. */
  readonly cancelled: string | null;
  /** Whether the office gave the place, on a course whose number of places is not known. */
  readonly confirmed: boolean;
  /** `null` until somebody says. */
  readonly attended: boolean | null;
}

/** All bookings of all programmes, in the order in which they came. */
export interface Training {
  readonly bookings: readonly KeptBooking[];
}

/** Before anybody booked. */
export const noTraining: Training = { bookings: [] };

/** What happens to bookings. `title` is the course as it was called then. */
export interface TrainingEvents {
  readonly 'training booked': { readonly booking: TrainingBooking; readonly title: string };
  readonly 'training booking cancelled': { readonly booking: string; readonly practice: PracticeCode; readonly title: string; readonly reason: string };
  readonly 'training place confirmed': { readonly booking: string; readonly practice: PracticeCode; readonly title: string };
  readonly 'training attendance recorded': { readonly booking: string; readonly practice: PracticeCode; readonly title: string; readonly attended: boolean };
}

export const training: EventSlice<TrainingEvents> = {
  'training booked': {
    shape: { booking: fields({ id: text, programme: text, course: text, asks: oneOf('place', 'interest'), practice: text, person: orNull(text), on: day }), title: text },
    apply: (state, { booking }) => withBookings(state, [...state.training.bookings, { ...booking, cancelled: null, confirmed: false, attended: null }]),
    describe: ({ booking: { id, asks, practice, on }, title }) => `recorded ${id}: ${practice} asked on ${on} ${asks === 'place' ? `for a place on ${title}` : `to hear of ${title}`}`,
    audience: 'public',
    undoable: true,
  },
  'training booking cancelled': {
    shape: { booking: text, practice: text, title: text, reason: text },
    apply: (state, { booking, reason }) => change(state, booking, { cancelled: reason }),
    describe: ({ booking, practice, title, reason }) => `cancelled ${booking} of ${practice} for ${title}${reason === '' ? '' : `, because: ${reason}`}`,
    audience: 'public',
    undoable: true,
  },
  'training place confirmed': {
    shape: { booking: text, practice: text, title: text },
    apply: (state, { booking }) => change(state, booking, { confirmed: true }),
    describe: ({ booking, practice, title }) => `gave ${practice} a place on ${title} (${booking})`,
    audience: 'public',
    undoable: true,
  },
  'training attendance recorded': {
    shape: { booking: text, practice: text, title: text, attended: flag },
    apply: (state, { booking, attended }) => change(state, booking, { attended }),
    describe: ({ booking, practice, title, attended }) => `recorded that ${practice} ${attended ? 'came to' : 'did not come to'} ${title} (${booking})`,
    audience: 'public',
    undoable: true,
  },
};

function change(state: PlanState, id: string, to: Partial<KeptBooking>): PlanState {
  return withBookings(state, state.training.bookings.map((own) => (own.id === id ? { ...own, ...to } : own)));
}

function withBookings(state: PlanState, bookings: readonly KeptBooking[]): PlanState {
  return { ...state, training: { bookings } };
}
