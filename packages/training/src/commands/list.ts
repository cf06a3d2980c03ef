import { counted, type Block, type Cell, type Document, type Table } from '@pbc-planner/base';
import {
  isFault, loadFigures, localityPractices, refusal, type Command, type DocumentOutcome, type PlanState, type RefusalOutcome, type TrainingCourse, type TrainingProgramme,
} from '@pbc-planner/domain';
import { allCourses, findCourse, type FoundCourse } from '../catalogue/find-course.ts';
import { dayText } from '../catalogue/weekday-of.ts';
import { countOf, courseStandings, standingText } from '../places/course-standings.ts';
import { refused } from './answers.ts';

/** `training.list`: every course with its places, or one course with who is down for it, which is its attendance list. */
export const list: Command<{ readonly course?: string }, DocumentOutcome | RefusalOutcome> = async ({ course }, { state, registry, dataSets }) => {
  if (course === undefined) return { status: 'fine', outcome: { kind: 'document', document: programmeDocument(await allCourses(registry, state), await registry.trainingProgrammes(), state) }, diagnostics: [] };
  const found = await findCourse(registry, state, course);
  if (isFault(found)) return refused('training.list', found);
  const figures = await loadFigures(state, dataSets);
  if (!figures.ok) return { status: 'refused', outcome: refusal('training.list'), diagnostics: figures.diagnostics };
  const names = new Map(localityPractices(state, figures.value).map(({ practice, name }) => [practice, name]));
  return { status: 'fine', outcome: { kind: 'document', document: courseDocument(found, names, state) }, diagnostics: [] };
};

function programmeDocument(all: readonly FoundCourse[], programmes: readonly TrainingProgramme[], state: PlanState): Document {
  const known = all.flatMap(({ course }) => course.places ?? []);
  const table: Table = {
    id: 'courses',
    title: 'Courses',
    columns: [
      { id: 'course', title: 'Course', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'day', title: 'Day', kind: 'text' }, { id: 'time', title: 'Time', kind: 'text' },
      { id: 'places', title: 'Places', kind: 'number' }, { id: 'confirmed', title: 'Confirmed', kind: 'number' }, { id: 'free', title: 'Free', kind: 'number' }, { id: 'waiting', title: 'Waiting', kind: 'number' },
      { id: 'with_office', title: 'With the office', kind: 'number' }, { id: 'interest', title: 'Interest', kind: 'number' }, { id: 'sponsors', title: 'Paid for by', kind: 'text' },
    ],
    rows: all.map((found) => courseRow(found)),
  };
  return {
    title: 'Training',
    fictional: state.founded?.fictional ?? false,
    blocks: [
      { kind: 'facts', facts: programmes.map(({ title, office, openTo, grade, source }) => [title, `${office}, for ${openTo}; ${grade} (${source.title})`] as const) },
      { kind: 'table', table, main: true },
      { kind: 'paragraph', text: `${counted(known.reduce((sum, places) => sum + places, 0), 'place')} in all on ${counted(known.length, 'course')} whose number is known. First come, first served; a practice has one confirmed place on a course, and whoever else it books waits.` },
      ...(all.some(({ course }) => course.held !== null && course.places === null) ? [{ kind: 'paragraph', text: 'Where nobody gave the number of places, the office confirms each one.' } as const] : []),
      ...(all.some(({ course }) => course.held === null) ? [{ kind: 'paragraph', text: 'A course without a day takes interest only.' } as const] : []),
      ...sponsorBlocks(programmes),
      ...noticeBlocks(programmes),
    ],
  };
}

function courseRow({ programme, course, bookings }: FoundCourse): Cell[] {
  const standings = courseStandings(course, bookings);
  const confirmed = countOf(standings, 'confirmed');
  return [
    course.id, course.title, course.held === null ? 'no day yet' : dayText(course.held.day), timeText(course), course.places, confirmed, course.places === null ? null : course.places - confirmed,
    countOf(standings, 'waiting'), countOf(standings, 'with the office'), countOf(standings, 'interest'), sponsorNames(programme, course),
  ];
}

function courseDocument({ programme, course, bookings }: FoundCourse, names: ReadonlyMap<string, string>, state: PlanState): Document {
  const standings = courseStandings(course, bookings);
  const order = ['confirmed', 'with the office', 'waiting', 'interest'] as const;
  const table: Table = {
    id: 'attendance',
    title: 'Attendance list',
    columns: [
      { id: 'booking', title: 'Booking', kind: 'code' }, { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'name', title: 'Name', kind: 'text' }, { id: 'person', title: 'Who comes', kind: 'text' },
      { id: 'asked', title: 'Asked on', kind: 'text' }, { id: 'standing', title: 'Place', kind: 'text' }, { id: 'attended', title: 'Came', kind: 'text' },
    ],
    rows: order.flatMap((one) => standings.filter(({ standing }) => standing === one)).map((one): Cell[] => [
      one.booking.id, one.booking.practice, names.get(one.booking.practice) ?? null, one.booking.person, one.booking.on, standingText(one), one.booking.attended === null ? null : one.booking.attended ? 'yes' : 'no',
    ]),
  };
  const places = course.places === null ? 'not known: the office confirms each one' : `${countOf(standings, 'confirmed')} of ${course.places} taken`;
  return {
    title: `${course.title}: who is down for it`,
    fictional: state.founded?.fictional ?? false,
    blocks: [
      { kind: 'facts', facts: [
        ['Course', `${course.title} (${course.id})`], ['Held', course.held === null ? 'no day yet: interest only' : `${dayText(course.held.day)}, ${timeText(course)}`], ['Where', course.venue],
        ...(course.held === null ? [] : [['Places', places] as const]), ['Bookings', `${programme.office}; for ${programme.openTo}`],
        ...(course.sponsors.length === 0 ? [] : [['Paid for by', sponsorText(programme, course)] as const]), ...(course.note === undefined ? [] : [['Note', course.note] as const]),
        ['Grade', `${programme.grade} (${programme.source.title})`],
      ] },
      { kind: 'table', table, main: true },
    ],
  };
}

function timeText({ held }: TrainingCourse): string | null {
  return held === null ? null : `${held.from} to ${held.until}`;
}

function sponsorNames({ sponsors }: TrainingProgramme, course: TrainingCourse): string | null {
  return course.sponsors.length === 0 ? null : course.sponsors.map((id) => sponsors.find((one) => one.id === id)?.name ?? id).join(', ');
}

function sponsorText({ sponsors }: TrainingProgramme, course: TrainingCourse): string {
  return `${course.sponsors.map((id) => sponsors.find((one) => one.id === id)).flatMap((one) => (one === undefined ? [] : [`${one.name}, ${one.what}`])).join('; ')}. Whoever pays has an interest in what is taught.`;
}

function sponsorBlocks(programmes: readonly TrainingProgramme[]): Block[] {
  const items = programmes.flatMap(({ sponsors }) => sponsors.map(({ name, what }) => `${name}, ${what}, pays for courses and so has an interest in what is taught.`));
  return items.length === 0 ? [] : [{ kind: 'heading', text: 'Interests' }, { kind: 'list', items }];
}

function noticeBlocks(programmes: readonly TrainingProgramme[]): Block[] {
  const items = programmes.flatMap(({ notices }) => notices.map(({ day, text }) => `${dayText(day)}: ${text}`));
  return items.length === 0 ? [] : [{ kind: 'heading', text: 'Notices' }, { kind: 'list', items }];
}
