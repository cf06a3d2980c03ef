import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn, readFormula, type Formula } from './formula.ts';

const written = (formula: Formula): string => {
  if (formula.kind === 'name') return formula.name;
  return formula.kind === 'number' ? formula.text : `(${written(formula.left)} ${formula.by} ${written(formula.right)})`;
};

describe('a formula', () => {
  it.each([
    ['lines * query-rate * upheld-rate', '((lines * query-rate) * upheld-rate)'],
    ['follow-ups - firsts * target-ratio', '(follow-ups - (firsts * target-ratio))'],
    ['volume * (hospital - community) - 9000.50', '((volume * (hospital - community)) - 9000.50)'],
    ['a - b - c', '((a - b) - c)'],
    ['(((a)))', 'a'],
  ])('%s reads as %s', (text, shape) => {
    expect(written(readFormula(text) as Formula)).toBe(shape);
  });

  it.each([
    ['', 'it ends too early', 0],
    ['a +', 'it ends too early', 3],
    ['a b', '"b" was not expected', 2],
    ['* a', '"*" was not expected', 0],
    ['(a + b', 'a bracket is not closed', 6],
    ['a / b', '"/" has no meaning in a formula', 2],
    ['a + B', '"B" has no meaning in a formula', 4],
    [`${'('.repeat(21)}a${')'.repeat(21)}`, 'its brackets lie too deep', 20],
  ])('%j: %s', (text, fault, at) => {
    expect(readFormula(text)).toEqual({ fault, at });
  });

  it('names each thing that it uses once', () => {
    expect([...namesIn(readFormula('volume * (price - cost) + volume * 2') as Formula)]).toEqual(['volume', 'price', 'cost']);
  });

  const leaf = fc.oneof(
    fc.constantFrom('volume', 'target-ratio', 'a1').map((name): Formula => ({ kind: 'name', name })),
    fc.constantFrom('0', '12', '3.75').map((text): Formula => ({ kind: 'number', text })),
  );
  const { tree } = fc.letrec<{ tree: Formula; join: Formula }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, leaf, tie('join')),
    join: fc.record({ kind: fc.constant('join' as const), by: fc.constantFrom('+', '-', '*'), left: tie('tree'), right: tie('tree') }) as fc.Arbitrary<Formula>,
  }));

  it('that is written with all its brackets reads as it was meant', () => {
    fc.assert(fc.property(tree, (formula) => {
      expect(readFormula(written(formula))).toEqual(formula);
    }));
  });
});
