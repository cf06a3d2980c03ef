import { describe, expect, it } from 'vitest';
import { contextKeys, contextOf, reasonFor } from './context-keys.ts';
import { clauseHolds, failingTerms, keysOf, parseWhen, type Clause, type ContextValue } from './when.ts';

const read = (text: string): Clause => {
  const clause = parseWhen(text);
  if (typeof clause === 'string') throw new Error(clause);
  return clause;
};
const holds = (text: string, keys: Record<string, ContextValue>) => clauseHolds(read(text), new Map(Object.entries(keys)));

describe('a when clause', () => {
  it.each([
    ['a', { a: true }, true],
    ['a', { a: false }, false],
    ['a', {}, false],
    ['a', { a: 'word' }, true],
    ['a', { a: '' }, false],
    ['!a', {}, true],
    ['! a', { a: true }, false],
    ['a && b', { a: true, b: true }, true],
    ['a && b', { a: true }, false],
    ['a || b', { b: true }, true],
    ['a || b', {}, false],
    ['a && !b || c', { c: true }, true],
    ['a && !b || c', { a: true }, true],
    ['a && !b || c', { a: true, b: true }, false],
    ['stage == \'budgets\'', { stage: 'budgets' }, true],
    ['stage == \'budgets\'', { stage: 'matrix' }, false],
    ['stage==\'budgets\'', {}, false],
    ['stage != \'budgets\'', { stage: 'matrix' }, true],
    ['stage != \'budgets\'', {}, true],
    ['stage != \'budgets\'', { stage: 'budgets' }, false],
    ['a.b', { 'a.b': true }, true],
    ['  a  ||  b  ', { a: true }, true],
  ])('%s with %j is %s', (text, keys, expected) => {
    expect(holds(text, keys)).toBe(expected);
  });

  it.each([
    ['', '""'], ['&&', '""'], ['a ||', '""'], ['(a)', '"(a)"'], ['a b', '"a b"'], ['1a', '"1a"'], ['!!a', '"!!a"'],
    ['a = \'b\'', '"a = \'b\'"'], ['a == b', '"a == b"'], ['a == "b"', '"a == "b""'], ['!a == \'b\'', '"!a == \'b\'"'],
  ])('%s is none: %s', (text, quoted) => {
    expect(parseWhen(text)).toBe(`${quoted} is not a condition such as a, !a, a == 'word' or a != 'word'`);
  });

  it('names its keys once', () => {
    expect(keysOf(read('a && !b || a && stage == \'x\''))).toEqual(['a', 'b', 'stage']);
  });

  it('says what stands in the way, by the alternative that is nearest to holding', () => {
    const failing = (text: string, keys: Record<string, ContextValue>) => failingTerms(read(text), new Map(Object.entries(keys))).map(({ key }) => key);
    expect(failing('a && b', { a: true })).toEqual(['b']);
    expect(failing('a && b || c', {})).toEqual(['c']);
    expect(failing('a && b || c && d', { c: true })).toEqual(['d']);
    expect(failing('a', { a: true })).toEqual([]);
  });
});

describe('a context key', () => {
  it('of a folder without a plan is unset, all of them', () => {
    expect([...contextOf(null, [])]).toEqual(contextKeys.map(({ key }) => [key, false]));
  });

  it('that fails is told in words', () => {
    expect(reasonFor({ key: 'workspace', negated: false, equals: null })).toBe('There is no workspace here. Make one with pbc init, name one with -C DIR, or try pbc demo.');
    expect(reasonFor({ key: 'workspace', negated: true, equals: null })).toBe('There is a workspace here already.');
    expect(reasonFor({ key: 'practices', negated: false, equals: 'many' })).toBe('This needs practices to be "many".');
    expect(reasonFor({ key: 'practices', negated: true, equals: 'many' })).toBe('This needs practices not to be "many".');
  });
});
