import { decimal, financialYear, replay, TraceBuilder } from '@pbc-planner/base';
import type { BudgetMethod, DatedMeasure, FiguresHeld, MethodRun, PassedOver } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitation } from './capitation.ts';

type People = Readonly<Record<string, number>>;

/** Runs the method on people by practice, as whole units at the scale, and a pool in pence. */
function run(people: People, pool: number, scale = 0, method: BudgetMethod = capitation) {
  const practices = Object.keys(people);
  const trace = new TraceBuilder(practices);
  const list = trace.input({
    label: 'weighted list "carr-hill" of 2006/07', unit: 'weighted people', scale, units: Object.values(people).map(BigInt), grade: 'verified',
    cite: (position) => ({ file: 'practices.csv', sha256: '', line: position + 2, column: 'carr-hill', columnNumber: 4, source: 'a worked example', grade: 'verified' }),
  });
  const unasked = () => { throw new Error('The capitation method asked for what it does not need'); };
  const notes: string[] = [];
  const methodRun: MethodRun = {
    practices, options: {}, trace, figures: [list], poolGiven: true, ask: unasked, option: unasked, note: (text) => notes.push(text), flag: unasked, warn: unasked, linesOf: unasked, weightsOf: () => list,
    pool: trace.choice({ label: 'the pool', unit: 'pence', value: decimal(pool), by: 'a test', reason: 'given', grade: 'verified' }),
  };
  return { trace, amounts: method.calculate(methodRun), notes };
}

function budgets(people: People, pool: number, scale = 0): Record<string, number> {
  const { trace, amounts } = run(people, pool, scale);
  if ('severity' in amounts) throw new Error(amounts.message);
  return Object.fromEntries(trace.valuesInPence(amounts).map((pence, position) => [trace.keys[position], pence]));
}

/** The largest remainders, found one at a time: slow and plain, to check the quick way by. */
function oneAtATime(people: People, pool: number): Record<string, number> {
  const total = Object.values(people).reduce((sum, own) => sum + BigInt(own), 0n);
  const shares = new Map(Object.entries(people).map(([code, own]) => [code, Number((BigInt(pool) * BigInt(own)) / total)]));
  const waiting = Object.keys(people).sort();
  for (let left = pool - [...shares.values()].reduce((sum, own) => sum + own, 0); left > 0; left -= 1) {
    let best = waiting[0] as string;
    for (const code of waiting) {
      if ((BigInt(pool) * BigInt(people[code] as number)) % total > (BigInt(pool) * BigInt(people[best] as number)) % total) best = code;
    }
    shares.set(best, (shares.get(best) as number) + 1);
    waiting.splice(waiting.indexOf(best), 1);
  }
  return Object.fromEntries(shares);
}

const lists = fc.dictionary(fc.stringMatching(/^[A-Z]\d{5}$/), fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6_000_000 })), { minKeys: 1, maxKeys: 30 });
const pools = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 900_000_000_000_000 }));

describe('capitation budgets', () => {
  it('are the pool by list: £100.01 by 1,000.25, 2,000.50 and 999.25 weighted people', () => {
    expect(budgets({ A: 100_025, B: 200_050, C: 99_925 }, 10_001, 2)).toEqual({ A: 2501, B: 5002, C: 2498 });
  });

  it('give tied odd pennies to the lower codes in plain string order', () => {
    expect(budgets({ Z9: 5, Z11: 5, Z10: 5 }, 10_001)).toEqual({ Z10: 3334, Z11: 3334, Z9: 3333 });
  });

  it('give one practice the whole pool', () => {
    expect(budgets({ A: 1 }, 123_456)).toEqual({ A: 123_456 });
  });

  it('are those of the largest remainders found one at a time', () => {
    fc.assert(fc.property(lists, pools, (people, pool) => { expect(budgets(people, pool)).toEqual(oneAtATime(people, pool)); }));
  });

  it('do not depend on the order of the practices, nor on how many decimals the weights are written with', () => {
    fc.assert(fc.property(lists, pools, (people, pool) => {
      const turned = Object.fromEntries(Object.entries(people).reverse());
      const longer = Object.fromEntries(Object.entries(people).map(([code, own]) => [code, own * 100]));
      expect([budgets(turned, pool), budgets(longer, pool, 2)]).toEqual([budgets(people, pool), budgets(people, pool)]);
    }));
  });

  it('give nobody less than a practice with fewer people, but for a penny', () => {
    fc.assert(fc.property(lists, pools, (people, pool) => {
      const own = budgets(people, pool);
      const sorted = Object.keys(people).sort((a, b) => (people[a] as number) - (people[b] as number));
      sorted.slice(1).forEach((code, index) => expect(own[code] as number).toBeGreaterThanOrEqual((own[sorted[index] as string] as number) - 1));
    }));
  });

  it('replay, with a total that is named after the list', () => {
    fc.assert(fc.property(lists, pools, (people, pool) => {
      const { trace, amounts } = run(people, pool, 2);
      if ('severity' in amounts) throw new Error(amounts.message);
      const values = trace.valuesInPence(amounts);
      trace.keys.forEach((code, position) => {
        const steps = trace.trace().explain(amounts.node, code);
        expect([replay(steps), steps.at(-1)?.value]).toEqual([[], String(values[position])]);
        expect(steps.map(({ label }) => label)).toEqual([
          'weighted list "carr-hill" of 2006/07', 'the pool', 'weighted list "carr-hill" of 2006/07, all practices', 'share of the pool by weighted list "carr-hill" of 2006/07',
        ]);
      });
    }));
  });

  it('need somebody on a list', () => {
    expect(run({ A: 0, B: 0 }, 100).amounts).toMatchObject({ severity: 'error', code: 'list-shares-nothing' });
  });
});

describe('the list to share by', () => {
  const year = financialYear(2006);
  const weighted = (name: string, startsIn = 2006) => ({ measure: { kind: 'weighted-list', name }, year: financialYear(startsIn) }) as const;
  const list = (startsIn = 2006): DatedMeasure => ({ measure: { kind: 'list' }, year: financialYear(startsIn) });
  const needs = (measures: readonly DatedMeasure[], weights?: string, headline: FiguresHeld['headline'] = null) => capitation.figures({ year, measures, headline }, { weights });

  it.each([
    ['the one put forward by the last import', [list(), weighted('need'), weighted('carr-hill')], undefined, weighted('need'), 'weighted list "need" of 2006/07', weighted('need')],
    ['the registered list for list', [list(), weighted('need')], 'list', weighted('need'), 'registered list of 2006/07', list()],
    ['the one named', [list(), weighted('carr-hill'), weighted('need')], 'carr-hill', weighted('need'), 'weighted list "carr-hill" of 2006/07', weighted('carr-hill')],
    ['of several years, the one imported last', [weighted('need', 2006), weighted('need', 2005)], 'need', null, 'weighted list "need" of 2005/06', weighted('need', 2005)],
  ])('is %s', (_, measures, weights, headline, title, wanted) => {
    expect(needs(measures, weights, headline)).toEqual({ ok: true, value: [{ title, measures: [wanted] }], diagnostics: [] });
  });

  it.each([
    ['no weighted list and nothing named', [list()], undefined, 'no-weighted-list', 'Use the registered list with --weights list, or import a file with a weighted list.'],
    ['a name that is not held', [list(), weighted('carr-hill'), weighted('carr-hill', 2005), weighted('need')], 'hill', 'unknown-weights', 'It holds list, carr-hill, need.'],
    ['list without a list', [weighted('need')], 'list', 'unknown-weights', 'It holds need.'],
    ['any name in an empty plan', [], 'need', 'unknown-weights', 'Import a file with a list first.'],
    ['a name that objects have', [weighted('need')], '__proto__', 'unknown-weights', 'It holds need.'],
  ])('is refused for %s', (_, measures, weights, code, hint) => {
    expect(needs(measures, weights)).toMatchObject({ ok: false, diagnostics: [{ severity: 'error', code, hint }] });
  });

  describe('where the columns of a file are held against its registered list', () => {
    const people = (units: number, scale = 0) => decimal(units, scale);
    /** 8,000 patients on two lists. */
    const sizes: Readonly<Record<string, number>> = { need: 2, 'deprivation-5': 5000, 'astro-pu': 40_000, weighted: 8100, other: 7900 };
    const held = (chosen: string | null, besides: FiguresHeld['besidesHeadline']): FiguresHeld => ({
      year, measures: [list(), ...Object.keys(sizes).map((name) => weighted(name))], headline: chosen === null ? null : weighted(chosen), ...(besides ? { besidesHeadline: besides } : {}),
      sizeOf: ({ measure }) => (measure.kind === 'weighted-list' ? { total: people(sizes[measure.name] ?? 0), list: people(8000), practices: 2 } : null),
    });
    const passed = (name: string, why: PassedOver['why']): PassedOver => ({ name, why, size: { total: people(sizes[name] ?? 0), list: people(8000), practices: 2 } });
    const notesOf = async (from: FiguresHeld, options: Readonly<Record<string, string>> = {}) => {
      const made = await capitation.prepare?.(from, options, { weightTables: async () => [], policyParameters: async () => [] });
      if (!made?.ok) throw new Error('The method does not prepare itself');
      return run({ A: 5, B: 3 }, 800, 0, made.value).notes;
    };

    it('is the registered list where none can be one, and the answer says why', async () => {
      const none = held(null, { passedOver: [passed('deprivation-5', 'fifth'), passed('need', 'index'), passed('astro-pu', 'too large')], alike: [] });
      expect(capitation.figures(none, {})).toEqual({ ok: true, value: [{ title: 'registered list of 2006/07', measures: [list()] }], diagnostics: [] });
      expect(await notesOf(none)).toEqual([
        'No imported column can be a weighted list, so capitation shares by the registered list of 2006/07. Passed over: '
        + 'deprivation-5 (it adds up to 5,000 for 8,000 patients: those of one fifth of deprivation, no list of them all; weigh people by the five with the factor deprivation in --components); '
        + 'need (it adds up to 2 for 8,000 patients: an index, no list; weigh people by it with --components "all=100:list*need"); '
        + 'astro-pu (it adds up to 40,000 for 8,000 patients: a count of something else, no list of them). To share by one of them all the same, name it with --weights.',
      ]);
      expect(await notesOf(none, { weights: 'list' })).toEqual([]);
    });

    it('is one that stands before an index, and the answer says that the index was passed over', async () => {
      const notes = await notesOf(held('weighted', { passedOver: [passed('need', 'index')], alike: [] }));
      expect(notes).toEqual([expect.stringMatching(/^Capitation shares by the weighted list "weighted" of 2006\/07\. Passed over: need \(it adds up to 2 for 8,000 patients/)]);
    });

    it('is told of where another of its file would do as well', () => {
      expect(capitation.figures(held('weighted', { passedOver: [], alike: ['other'] }), {})).toMatchObject({ ok: true, diagnostics: [{
        severity: 'warning', code: 'weights-left-open',
        message: 'Capitation shares by "weighted", the last column of its file that can be a weighted list; "other" is another.',
        hint: 'Say which counts: --weights weighted, or --weights other.',
      }] });
    });

    it('is warned of, with both totals, where one is asked for that is none', () => {
      const diagnosticsOf = (weights: string) => capitation.figures(held('weighted', { passedOver: [], alike: ['other'] }), { weights }).diagnostics;
      expect(diagnosticsOf('need')).toEqual([{
        severity: 'warning', code: 'weights-not-a-list',
        message: 'The pool is shared by "need" as if it were a list of patients, and it is none: it adds up to 2 for 8,000 patients: an index, no list.',
        hint: 'Weigh people by it instead: --components "all=100:list*need".',
      }]);
      expect([diagnosticsOf('astro-pu')[0]?.code, diagnosticsOf('other'), diagnosticsOf('list')]).toEqual(['weights-not-a-list', [], []]);
    });
  });
});
