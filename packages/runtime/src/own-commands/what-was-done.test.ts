import { describe, expect, it } from 'vitest';
import type { PlanEvent } from '@pbc-planner/domain';
import { whatWasDone, whatWasUndone } from './what-was-done.ts';

/** Events by the number of their change: an undoing is the number that it takes back, anything else a practice that joined. */
function events(...changes: readonly (readonly (string | number)[])[]): PlanEvent[] {
  return changes.flatMap((own, index) => own.map((what) => ({
    sequence: 0, change: index + 1, time: '2026-11-22T10:00:00Z', by: 'Ann', command: 'locality.join',
    ...(typeof what === 'number' ? { type: 'undone', data: { change: what } } : { type: 'practice joined', data: { practice: what, membership: 'in' } }),
  }))) as unknown as PlanEvent[];
}

const change = (all: readonly PlanEvent[], number: number) => ({ events: all.filter((event) => event.change === number) });

describe('what was done', () => {
  const deep = 50_000;

  it.each([
    [1, 'elm joined the locality'], [2, 'undid "elm joined the locality"'], [3, 'did again "elm joined the locality"'],
    [4, 'undid "elm joined the locality"'], [5, 'did again "elm joined the locality"'],
  ])('tells change %i of undoings upon each other', (number, told) => {
    const all = events(['elm'], [1], [2], [3], [4]);
    expect(whatWasDone(change(all, number), all)).toBe(told);
  });

  it('tells what an undoing took back', () => {
    const all = events(['elm', 'elm'], [1], [2]);
    expect(whatWasUndone(change(all, 2), all)).toBe('elm joined the locality (2 times)');
    expect(whatWasUndone(change(all, 3), all)).toBe('undid "elm joined the locality (2 times)"');
  });

  it('tells undoings of several changes by number, under each other too', () => {
    const all = events(['elm'], ['hope'], [1, 2], [3], [4]);
    expect(whatWasDone(change(all, 3), all)).toBe('undid "elm joined the locality"; undid "hope joined the locality"');
    expect(whatWasDone(change(all, 4), all)).toBe('undid change 3');
    expect(whatWasDone(change(all, 5), all)).toBe('did again change 3');
    expect(whatWasDone({ events: events([77]) }, all)).toBe('undid change 77');
  });

  it('comes to an end with tens of thousands upon each other, and with pairs that double at each step', () => {
    const chain = events(['elm'], ...Array.from({ length: deep }, (_, index) => [index + 1]));
    expect(whatWasDone(change(chain, deep), chain)).toBe(`${deep % 2 === 0 ? 'undid' : 'did again'} "elm joined the locality"`);
    const pairs = events(['elm'], ...Array.from({ length: 100 }, (_, index) => [index + 1, index + 1]));
    expect(whatWasDone(change(pairs, 100), pairs)).toBe('undid change 99 (2 times)');
    expect(whatWasUndone(change(pairs, 100), pairs)).toContain('undid change 98');
  });
});
