import { decimalText, parseDecimal } from '@pbc-planner/base';
import type { Choice, VoteKind } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChoice, standingOptions } from './choice.ts';
import { leadingOf, tally } from './tally.ts';

const optionsOf = (number: number) => Array.from({ length: number }, (_, index) => ({ id: String.fromCharCode(97 + index), title: `Option ${index}` }));
const mostVoters = 500;

/** What is said by voters, as text, with a list size in hundredths of a patient. */
interface Said {
  readonly text: string;
  readonly list: number;
}

const said = (text: fc.Arbitrary<string>) => fc.array(fc.record({ text, list: fc.integer({ min: 0, max: 3_000_000 }) }), { maxLength: mostVoters, size: 'max' });

/** Counts what the code under test makes of the texts. */
function countOf(vote: { kind: VoteKind; options: { id: string; title: string }[]; dots: number | null }, voters: readonly Said[]) {
  const ballots = voters.map(({ text, list }) => {
    const choice = readChoice(vote, text);
    if ('severity' in choice) throw new Error(`${choice.code} of ${text}`);
    return { choice: choice as Choice, ballots: 1, weight: parseDecimal(`${Math.floor(list / 100)}.${String(list % 100).padStart(2, '0')}`) };
  });
  return tally(vote, ballots);
}

/** The same from the texts alone: halves of points, and halves of points times hundredths of patients. */
function byHand(ids: readonly string[], voters: readonly Said[], halves: (text: string, id: string) => number) {
  return ids.map((id) => ({
    halves: voters.reduce((sum, { text }) => sum + halves(text, id), 0),
    weighted: voters.reduce((sum, { text, list }) => sum + BigInt(halves(text, id)) * BigInt(list), 0n),
  }));
}

/** Two hundred units of a text's number, so that decimals of any scale compare exactly. */
const inTwoHundredths = (text: string) => {
  const [whole = '', fraction = ''] = text.split('.');
  return (BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, '0'))) / 5n;
};

function expectSame(vote: { kind: VoteKind; options: { id: string; title: string }[]; dots: number | null }, voters: readonly Said[], halves: (text: string, id: string) => number): void {
  const { counts, byBallots } = countOf(vote, voters);
  const expected = byHand(vote.options.map(({ id }) => id), voters, halves);
  expect(counts.map(({ count }) => count * 2)).toEqual(expected.map((one) => one.halves));
  expect(counts.map(({ weighted }) => inTwoHundredths(weighted ?? ''))).toEqual(expected.map((one) => one.weighted));
  const most = Math.max(...expected.map((one) => one.halves));
  expect(leadingOf(vote, byBallots)).toEqual(most === 0 ? [] : vote.options.filter((_, index) => expected[index]?.halves === most).map(({ id }) => id));
  if (vote.kind === 'dots' || vote.kind === 'ranking') expect(counts.map(({ rank }) => rank)).toEqual(expected.map((one) => 1 + expected.filter((other) => other.halves > one.halves).length));
}

describe('a count, against one from the texts of the ballots', () => {
  it('is right by fingers and by yes, no and abstain', () => {
    for (const kind of ['fist', 'yes-no'] as const) {
      const options = [...standingOptions[kind]];
      fc.assert(fc.property(said(fc.constantFrom(...options.map(({ id }) => id))), (voters) => expectSame({ kind, options, dots: null }, voters, (text, id) => (text === id ? 2 : 0))), { numRuns: 40 });
    }
  });

  it('is right by dots', () => fc.assert(fc.property(fc.integer({ min: 2, max: 8 }).chain((number) => fc.tuple(fc.constant(number), said(
    fc.array(fc.integer({ min: 0, max: number - 1 }), { minLength: 1, maxLength: 6 }).map((dots) => {
      const ids = dots.map((one) => String.fromCharCode(97 + one));
      return [...new Set(ids)].map((id) => `${id}=${ids.filter((one) => one === id).length}`).join(',');
    }),
  ))), ([number, voters]) => expectSame({ kind: 'dots', options: optionsOf(number), dots: 6 }, voters, (text, id) => {
    const dots = text.split(',').flatMap((part) => Array.from({ length: Number(part.split('=')[1]) }, () => part.split('=')[0]));
    return dots.filter((one) => one === id).length * 2;
  })), { numRuns: 60 }));

  it('is right by ranking: each pair of options on each ballot, whole orders and parts of them', () => fc.assert(fc.property(fc.integer({ min: 2, max: 7 }).chain((number) => fc.tuple(fc.constant(number), said(
    fc.shuffledSubarray(optionsOf(number).map(({ id }) => id), { minLength: 1 }).map((order) => order.join('>')),
  ))), ([number, voters]) => {
    const ids = optionsOf(number).map(({ id }) => id);
    expectSame({ kind: 'ranking', options: optionsOf(number), dots: null }, voters, (text, id) => {
      const order = text.split('>');
      return ids.filter((other) => other !== id).reduce((sum, other) => {
        const [own, theirs] = [order.indexOf(id), order.indexOf(other)];
        if (own < 0 && theirs < 0) return sum + 1;
        return sum + (own >= 0 && (theirs < 0 || own < theirs) ? 2 : 0);
      }, 0);
    });
  }), { numRuns: 60 }));

  it('shares out all points of a ranking, whoever leaves options out', () => fc.assert(fc.property(said(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 1 }).map((order) => order.join('>'))), (voters) => {
    const { byBallots } = countOf({ kind: 'ranking', options: optionsOf(4), dots: null }, voters);
    expect(byBallots.reduce((sum, one) => sum + Number(decimalText(one)), 0)).toBe(voters.length * 6);
  })));
});

describe('a choice', () => {
  it.each<[VoteKind, string]>([
    ['fist', '6'], ['fist', ''], ['fist', '3.5'], ['fist', '-1'], ['yes-no', 'perhaps'], ['dots', 'a=4'], ['dots', 'a=2,b=2'], ['dots', 'a=0'], ['dots', 'd=1'], ['dots', 'a=1,a=1'], ['dots', 'a'],
    ['ranking', 'a>d'], ['ranking', 'a>a'], ['ranking', ''], ['ranking', '__proto__'], ['dots', 'constructor=1'],
  ])('by %s is not "%s", and the refusal does not repeat it', (kind, text) => {
    const options = kind === 'fist' || kind === 'yes-no' ? standingOptions[kind] : optionsOf(3);
    const refusal = readChoice({ kind, options, dots: 3 }, text);
    expect(refusal).toMatchObject({ code: 'no-choice', message: 'That is no choice of this vote.' });
  });
});
