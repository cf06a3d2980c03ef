import type { PlanState, TrainingProgramme } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TrainingPlan } from '../../testing/training-plan.ts';
import { courseStandings } from './course-standings.ts';

const course = { id: 'talking', title: 'Talking', held: { day: '2006-01-18', weekday: 'Wednesday', from: '12:30', until: '16:30' }, venue: 'A hall', sponsors: [] } as const;
const programmeOf = (places: number | null): TrainingProgramme => ({
  id: 'p', title: 'P', description: 'P.', office: 'Office', openTo: 'all', courses: [{ ...course, places }], sponsors: [], notices: [], source: { title: 'S' }, grade: 'verified',
});
const practices = ['a', 'b', 'c', 'd', 'e'];

/** A desk clerk with cards: a box of places and a pile of those who wait, moved by hand at each call and never worked out anew. */
class Clerk {
  readonly box: { card: number; practice: string }[] = [];
  readonly pile: { card: number; practice: string }[] = [];
  #cards = 0;
  readonly #places: number;

  constructor(places: number) {
    this.#places = places;
  }

  book(practice: string): void {
    this.#cards += 1;
    this.pile.push({ card: this.#cards, practice });
    this.#moveUp();
  }

  /** Whether there was such a card. */
  cancel(card: number): boolean {
    const place = [this.box, this.pile].find((some) => some.some((one) => one.card === card));
    if (place === undefined) return false;
    place.splice(place.findIndex((one) => one.card === card), 1);
    this.#moveUp();
    return true;
  }

  #moveUp(): void {
    while (this.box.length < this.#places) {
      const next = this.pile.findIndex(({ practice }) => this.box.every((one) => one.practice !== practice));
      if (next < 0) return;
      this.box.push(...this.pile.splice(next, 1));
    }
  }
}

type Move = { readonly kind: 'book'; readonly practice: string } | { readonly kind: 'cancel'; readonly card: number } | { readonly kind: 'undo' };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('book' as const), practice: fc.constantFrom(...practices) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel' as const), card: fc.integer({ min: 1, max: 14 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
);

function standingOf(state: PlanState, places: number) {
  const standings = courseStandings({ places }, state.training.bookings);
  const cards = (standing: string) => standings.filter((one) => one.standing === standing).map(({ booking }) => Number(booking.id.slice('booking-'.length)));
  return { confirmed: cards('confirmed'), waiting: cards('waiting') };
}

describe('places on a course', () => {
  it('are those that a clerk with cards would give, whatever is booked, cancelled and undone', () => fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(move, { maxLength: 24 }), async (places, moves) => {
    const plan = new TrainingPlan(practices, [programmeOf(places)]);
    const before: { state: PlanState; done: Move[] }[] = [];
    let done: Move[] = [];
    for (const one of moves) {
      if (one.kind === 'undo') {
        const last = before.pop();
        if (last === undefined) continue;
        plan.undo();
        expect(plan.state).toEqual(last.state);
        done = last.done;
      } else {
        const { state } = plan;
        const { status } = one.kind === 'book' ? await plan.run('training.book', { course: 'talking', practice: one.practice }) : await plan.run('training.cancel', { booking: `booking-${one.card}` });
        if (status !== 'fine') {
          expect([one.kind, plan.state]).toEqual(['cancel', state]);
          continue;
        }
        before.push({ state, done });
        done = [...done, one];
      }
      const clerk = new Clerk(places);
      for (const past of done) {
        if (past.kind === 'book') clerk.book(past.practice);
        else if (past.kind === 'cancel') expect(clerk.cancel(past.card)).toBe(true);
      }
      const { confirmed, waiting } = standingOf(plan.state, places);
      expect(confirmed.toSorted((x, y) => x - y)).toEqual(clerk.box.map(({ card }) => card).sort((x, y) => x - y));
      expect(waiting).toEqual(clerk.pile.map(({ card }) => card));
      const holders = clerk.box.map(({ practice }) => practice);
      expect([holders.length <= places, new Set(holders).size]).toEqual([true, holders.length]);
    }
  }), { numRuns: 150 }));

  it('are never taken away from who has one, whatever others do', () => fc.assert(fc.asyncProperty(fc.array(move, { maxLength: 20 }), async (moves) => {
    const plan = new TrainingPlan(practices, [programmeOf(2)]);
    for (const one of moves) {
      const had = standingOf(plan.state, 2).confirmed;
      if (one.kind === 'book') await plan.run('training.book', { course: 'talking', practice: one.practice });
      if (one.kind === 'cancel') await plan.run('training.cancel', { booking: `booking-${one.card}` });
      const { confirmed } = standingOf(plan.state, 2);
      expect(had.filter((card) => !confirmed.includes(card) && !(one.kind === 'cancel' && one.card === card))).toEqual([]);
    }
  }), { numRuns: 100 }));
});
