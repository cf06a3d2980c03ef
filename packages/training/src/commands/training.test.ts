import { presentOutcome, type CommandResult, type KeptBooking, type MessageOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { TrainingPlan } from '../../testing/training-plan.ts';

const practices = Array.from({ length: 16 }, (_, index) => `p${index + 1}`);
let plan: TrainingPlan;
const said = ({ outcome, diagnostics }: CommandResult) => (outcome.kind === 'message' ? (outcome as MessageOutcome).text : diagnostics.map(({ code }) => code).join());
const book = async (course: string, practice: string, rest: object = {}) => said(await plan.run('training.book', { course, practice, ...rest }));
const cancel = async (number: number, rest: object = {}) => said(await plan.run('training.cancel', { booking: `booking-${number}`, ...rest }));
const rows = async (course?: string) => {
  const { outcome } = await plan.run('training.list', course === undefined ? {} : { course });
  return presentOutcome(outcome).blocks.flatMap((block) => (block.kind === 'table' ? block.table.rows : []));
};
const texts = async (course?: string) => JSON.stringify(presentOutcome((await plan.run('training.list', course === undefined ? {} : { course })).outcome).blocks);

beforeEach(() => {
  plan = new TrainingPlan(practices);
});

describe('booking a place', () => {
  it('gives ten places to the first ten practices, and a turn to the eleventh', async () => {
    for (const practice of practices.slice(0, 10)) expect(await book('negotiating', practice)).toMatch(/has a place on Negotiating skills on Wednesday 8 February 2006, 12:30 to 16:30/);
    expect(await book('negotiating', 'p11')).toBe('booking-11: Practice p11 waits for Negotiating skills on Wednesday 8 February 2006, 12:30 to 16:30, turn 1: all 10 places are taken.');
    expect(await book('negotiating', 'p12')).toMatch(/turn 2/);
    expect(await cancel(3, { reason: 'Half-term' })).toBe('p3 gives its place on Negotiating skills back. p11 moves up and has the place (booking-11).');
    expect((await rows('negotiating')).map(([booking, , , , , place]) => [booking, place])).toEqual([
      ...[1, 2, 4, 5, 6, 7, 8, 9, 10, 11].map((one) => [`booking-${one}`, 'confirmed']), ['booking-12', 'waiting, turn 1'],
    ]);
    expect((await rows()).find(([id]) => id === 'negotiating')?.slice(4, 10)).toEqual([10, 10, 0, 1, 0, 0]);
  });

  it('gives a practice one place, though places are free, and its next booking moves up when the first goes', async () => {
    await book('communication', 'p1', { person: 'Ann' });
    expect(await book('communication', 'p1', { person: 'Bob' })).toMatch(/turn 1: it has asked already, and a practice has one place/);
    expect(await book('communication', 'p1', { person: 'Ann' })).toBe('booked-already');
    expect(await book('team-working', 'p1', { person: 'Ann' })).toMatch(/has a place/);
    expect(await cancel(1)).toBe('p1 gives its place on Communication skills back. p1 moves up and has the place (booking-2).');
    expect(await cancel(2)).toMatch(/the place is free\.$/);
    expect(await cancel(2)).toBe('booking-cancelled');
  });

  it('keeps the order in which practices asked, and nobody loses a place to an older letter', async () => {
    plan.now = '2006-01-10T09:00:00.000Z';
    expect(await book('communication', 'p1', { on: '2006-01-04' })).toMatch(/has a place/);
    expect(await book('communication', 'p2', { on: '2006-01-03' })).toBe('out-of-turn');
    expect(await book('communication', 'p2', { on: '2006-01-11' })).toBe('day-to-come');
    expect(await book('communication', 'p2', { on: '2006-01-32' })).toBe('bad-day');
    expect(await book('communication', 'p2', { on: '2006-01-04' })).toMatch(/has a place/);
  });

  it('refuses a day that is past with a line, unless the practice asked before', async () => {
    plan.now = '2006-02-09T09:00:00.000Z';
    const { status, diagnostics, events } = await plan.run('training.book', { course: 'negotiating', practice: 'p1' });
    expect([status, diagnostics.map(({ message }) => message), events]).toEqual(['usage', ['Negotiating skills was held on Wednesday 8 February 2006, which is past.'], undefined]);
    expect(await book('negotiating', 'p1', { on: '2006-02-08' })).toMatch(/has a place/);
    expect(await cancel(1)).toBe('course-past');
    expect(await cancel(1, { on: '2006-02-07' })).toMatch(/the place is free/);
  });

  it('leaves the places of a course without a number to the office', async () => {
    expect(await book('seminar', 'p1')).toMatch(/Nobody gave the number of places, so the office \(North & South Essex LMCs\) confirms each one\.$/);
    await book('seminar', 'p1', { person: 'Bob' });
    expect((await rows('seminar')).map(([booking, , , , , place]) => [booking, place])).toEqual([['booking-1', 'with the office'], ['booking-2', 'waiting, turn 1']]);
    expect(said(await plan.run('training.confirm', { booking: 'booking-2' }))).toBe('North & South Essex LMCs gives p1 a place on Seminar: why us, and why now.');
    expect((await rows('seminar')).map(([booking, , , , , place]) => [booking, place])).toEqual([['booking-2', 'confirmed'], ['booking-1', 'waiting, turn 1']]);
    expect(said(await plan.run('training.confirm', { booking: 'booking-1' }))).toBe('one-place-each');
    expect((await rows()).find(([id]) => id === 'seminar')?.slice(4, 9)).toEqual([null, 1, null, 1, 0]);
    await book('communication', 'p1');
    expect(said(await plan.run('training.confirm', { booking: 'booking-3' }))).toBe('places-known');
  });

  it('takes interest only while a course has no day', async () => {
    expect(await book('facilitation', 'p1')).toBe('no-day-yet');
    expect(said(await plan.run('training.interest', { course: 'facilitation', practice: 'p1' }))).toBe('booking-1: Practice p1 would come to Facilitation skills, which has no day yet. It is no claim to a place.');
    expect(said(await plan.run('training.interest', { course: 'negotiating', practice: 'p1' }))).toBe('has-a-day');
    expect((await rows()).find(([id]) => id === 'facilitation')).toEqual(['facilitation', 'Facilitation skills', 'no day yet', null, null, 0, null, 0, 0, 1, 'Merck Sharp & Dohme, Wyeth Pharmaceuticals']);
    expect(await cancel(1)).toBe('p1 is no longer down for Facilitation skills.');
  });

  it('refuses courses and practices that there are not', async () => {
    expect([await book('juggling', 'p1'), await book('negotiating', 'zz'), await cancel(7)]).toEqual(['unknown-course', 'unknown-practice', 'unknown-booking']);
    expect(plan.state.training.bookings).toEqual([]);
  });
});

describe('who came', () => {
  it('is recorded of those who had a place, once the course was held', async () => {
    await book('negotiating', 'p1');
    await book('negotiating', 'p1');
    const attended = async (booking: string, absent = false) => said(await plan.run('training.attended', { booking, absent }));
    expect(await attended('booking-1')).toBe('not-held-yet');
    plan.now = '2006-02-08T17:00:00.000Z';
    expect(await attended('booking-2')).toBe('no-place');
    expect(await attended('booking-1')).toBe('p1 came to Negotiating skills.');
    expect(await cancel(1)).toBe('attendance-kept');
    expect(await attended('booking-1', true)).toBe('p1 did not come to Negotiating skills.');
    expect((plan.state.training.bookings[0] as KeptBooking).attended).toBe(false);
    plan.undo();
    expect((plan.state.training.bookings[0] as KeptBooking).attended).toBe(true);
  });
});

describe('the list', () => {
  it('says who pays as an interest, how many places are known, and what has its own day', async () => {
    const text = await texts();
    expect(text).toContain('Merck Sharp & Dohme, a maker of medicines, pays for courses and so has an interest in what is taught.');
    expect(text).toContain('55 places in all on 5 courses whose number is known.');
    expect(text).toContain('Monday 14 November 2005');
    expect(await texts('negotiating')).toContain('Whoever pays has an interest in what is taught.');
    expect(await texts('seminar')).not.toContain('Paid for by');
  });

  it('names a course with its programme where two programmes have one of that name', async () => {
    const { programmes } = await import('../programmes.generated.ts');
    const lmc = Object.values(programmes)[0]!;
    plan = new TrainingPlan(['p1'], [lmc, { ...lmc, id: 'ours' }]);
    expect(await book('negotiating', 'p1')).toBe('course-not-plain');
    expect(await book('ours/negotiating', 'p1')).toMatch(/has a place/);
    expect(await rows('lmc-2006/negotiating')).toEqual([]);
  });
});
