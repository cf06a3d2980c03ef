import type { Grade, Source } from '@pbc-planner/base';

/** A day as a programme prints it, with the weekday beside it, which the check of packs holds it against. */
export interface PrintedDay {
  /** A day such as 2006-01-18. */
  readonly day: string;
  readonly weekday: 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday';
}

/** A course or seminar that practices may send somebody to. */
export interface TrainingCourse {
  readonly id: string;
  readonly title: string;
  /** `null` while no day is set: until then it takes interest only. */
  readonly held: (PrintedDay & { readonly from: string; readonly until: string }) | null;
  readonly venue: string;
  /** How many places there are; `null` where nobody gave a number, so that the office confirms each place. */
  readonly places: number | null;
  /** Ids of those who pay for it. */
  readonly sponsors: readonly string[];
  readonly note?: string;
}

/** Somebody who pays for training, which is an interest that those who attend should know of. */
export interface TrainingSponsor {
  readonly id: string;
  readonly name: string;
  /** What they are, so that the interest is plain: `maker of medicines`. */
  readonly what: string;
}

/** Something in a programme that has a day of its own. */
export interface TrainingNotice extends PrintedDay {
  readonly text: string;
}

/** A programme of training, as data: first come, first served, one confirmed place for each practice on each course. */
export interface TrainingProgramme {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Who runs it, and where bookings go. */
  readonly office: string;
  /** Whom it is for, in a few words. */
  readonly openTo: string;
  readonly courses: readonly TrainingCourse[];
  readonly sponsors: readonly TrainingSponsor[];
  readonly notices: readonly TrainingNotice[];
  readonly source: Source;
  readonly grade: Grade;
}
