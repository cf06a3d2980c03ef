import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const commands = ['budget.compare', 'budget.explain', 'import', 'init', 'locality.show', 'log', 'undo'];

describe('the nearest words', () => {
  it.each([
    ['budget.comprae', ['budget.compare']],
    ['budgt.explain', ['budget.explain']],
    ['imprt', ['import']],
    ['IMPORT', ['import']],
    ['budget', ['budget.compare', 'budget.explain']],
    ['lgo', ['log']],
    ['undoo', ['undo']],
    ['log', ['log']],
    ['xyzzy', []],
    ['', []],
    ['x', []],
    ['x'.repeat(100_000), []],
  ])('to "%s" are %j', (word, expected) => {
    expect(nearest(word, commands)).toEqual(expected);
  });

  it('come best first, then in order, and not too many', () => {
    expect(nearest('weigths', ['weight', 'weights', 'heights', 'freights'])).toEqual(['weights', 'heights', 'weight']);
    expect(nearest('aaaa', ['aaab', 'aaac', 'aaad', 'aaae'])).toEqual(['aaab', 'aaac', 'aaad']);
    expect(nearest('aaaa', ['aaab', 'aaac'], 1)).toEqual(['aaab']);
  });
});
