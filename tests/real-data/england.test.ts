import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Toolkit } from '@pbc-planner/toolkit';
import { compareExactly } from './oracle/comparison.ts';
import { BuiltProduct, type ComparisonJson, type ImportJson } from './testing/built-product.ts';
import { expectedFigures, figuresOf, leftOutCells } from './testing/figures.ts';
import { budgetMethods, expectProven } from './testing/prove-explanation.ts';
import { carrHill, hasRealData, itWithData, openOriginal, pathOf, registered, totalPayments } from './testing/real-data.ts';
import { compareBy, explainBy, toolkitOn } from './testing/toolkit-run.ts';

type Payments = 'payments2021' | 'payments2022';

let product: BuiltProduct;
let toolkit: Toolkit;
let imports: Readonly<Record<Payments, { readonly code: number; readonly answer: ImportJson }>>;
let comparison: { readonly code: number; readonly answer: ComparisonJson };

beforeAll(async () => {
  if (!hasRealData) return;
  product = await BuiltProduct.inNewFolder();
  await product.must('init', 'england', '--name', 'England', '--year', '2022/23');
  imports = {
    payments2021: await product.json<ImportJson>('england', 'import', pathOf('payments2021')),
    payments2022: await product.json<ImportJson>('england', 'import', pathOf('payments2022')),
  };
  comparison = await product.json<ComparisonJson>('england', 'budget', 'compare');
  toolkit = await toolkitOn(product, 'england');
});

afterAll(async () => {
  await toolkit?.close();
  await product?.remove();
});

const spendOf = (original: Payments) => openOriginal(original).positive(totalPayments);
const weightsOf = (original: Payments) => openOriginal(original).positive(carrHill);

describe('all practices of England on the published payments', () => {
  itWithData.each<[Payments, string, number, number]>([
    ['payments2021', '2021/22', 6758, 188],
    ['payments2022', '2022/23', 6669, 206],
  ])('imports %s and names each cell without a figure above zero, with its line and column', (original, year, practices, withoutWeight) => {
    const file = openOriginal(original);
    const unusable = file.unusable([carrHill, totalPayments]);
    const { code, answer } = imports[original];
    expect(leftOutCells(answer)).toEqual(unusable);
    expect(unusable.filter(({ heading }) => heading === carrHill)).toHaveLength(withoutWeight);
    expect(file.rows.size).toBe(practices);
    expect([code, answer.profile, answer.year, answer.practices, answer.figures, answer.leftOut])
      .toEqual([1, 'nhs-payments', year, practices, 3 * practices - unusable.length, unusable.length]);
  });

  itWithData('finds 6,603 practices in both files, and 6,457 with both figures above zero', () => {
    const [before, now] = [openOriginal('payments2021').rows, openOriginal('payments2022').rows];
    expect([...before.keys()].filter((code) => now.has(code))).toHaveLength(6603);
    const weights = weightsOf('payments2022');
    const both = [...spendOf('payments2021').keys()].filter((code) => weights.has(code));
    expect(both).toHaveLength(6457);
    expect(comparison.answer.rows.map(({ practice }) => practice)).toEqual(both.sort());
  });

  itWithData('gives three methods, equal to an independent exact calculation to the penny', () => {
    expect(comparison.code).toBe(0);
    expect(figuresOf(comparison.answer)).toEqual(expectedFigures({ spend: spendOf('payments2021'), weights: weightsOf('payments2022') }));
  });

  itWithData('makes each method add up to the pool, the spend of the practices compared', () => {
    const { rows, totals, poolPence } = comparison.answer;
    // The sum of the column over the 6,457 practices, added up with another program.
    expect(poolPence).toBe(988_966_513_382);
    for (const id of ['historic', 'capitation', 'blended']) {
      expect([id, rows.reduce((sum, { amounts }) => sum + (amounts[id] ?? Number.NaN), 0), totals[id]]).toEqual([id, poolPence, poolPence]);
    }
  });

  itWithData('names every other practice with each figure that it lacks, and its line where it has one', () => {
    const lacks = [
      ...lacking('payments2021', totalPayments, 'spend of 2021/22'),
      ...lacking('payments2022', carrHill, 'weighted list "carr-hill" of 2022/23'),
    ];
    const told = comparison.answer.diagnostics.map(({ place, message }) => ({
      practice: place?.key, lacks: /has no (.*?): /.exec(message)?.[1], file: place?.file, line: place?.line,
    }));
    const byPractice = (a: { practice?: string | undefined; lacks?: string | undefined }, b: typeof a) =>
      `${a.practice} ${a.lacks}` < `${b.practice} ${b.lacks}` ? -1 : 1;
    expect(told.toSorted(byPractice)).toEqual(lacks.toSorted(byPractice));
    const named = new Set(lacks.map(({ practice }) => practice));
    const known = new Set([...openOriginal('payments2021').rows.keys(), ...openOriginal('payments2022').rows.keys()]);
    expect(named.size + comparison.answer.rows.length).toBe(known.size);
  });

  itWithData.each<[string, Readonly<Record<string, string>>]>([
    ['a fractional blend', { blend: '62.5' }],
    ['an uplift', { uplift: '2.5' }],
    ['a pool', { pool: '12345678901.23' }],
  ])('equals the independent calculation with %s, by a script', async (_, options) => {
    const answer = await compareBy(toolkit, options);
    expect(figuresOf(answer)).toEqual(expectedFigures({ spend: spendOf('payments2021'), weights: weightsOf('payments2022'), ...options }));
  });

  itWithData('equals the independent calculation with the year\'s own spend and the registered list, by a script', async () => {
    const answer = await compareBy(toolkit, { baseYear: '2022/23', weights: 'list' });
    expect(figuresOf(answer)).toEqual(expectedFigures({ spend: spendOf('payments2022'), weights: openOriginal('payments2022').positive(registered) }));
  });

  itWithData('gives historic at a blend of 100 and capitation at 0, by a script', async () => {
    for (const [blend, method] of [['100', 'historic'], ['0', 'capitation']] as const) {
      const { rows } = await compareBy(toolkit, { blend });
      expect(rows.map(({ amounts }) => amounts['blended'])).toEqual(rows.map(({ amounts }) => amounts[method]));
    }
  });

  itWithData('keeps every practice with spend where historic alone is asked for, by a script', async () => {
    const { rows } = await compareBy(toolkit, { methods: ['historic'] });
    const spend = spendOf('payments2021');
    expect(rows.map(({ practice, amounts }) => [practice, amounts['historic']]))
      .toEqual([...spend.keys()].sort().map((code) => [code, Math.round(Number(openOriginal('payments2021').cell(code, totalPayments)) * 100)]));
  });
});

describe('an explanation of a budget among all England, by a script', () => {
  itWithData('replays to the same pence from the cells of the files, at the line where the odd pennies stop too', async () => {
    const options = { blend: '33.3', uplift: '2.5' };
    const expected = compareExactly({ spend: spendOf('payments2021'), weights: weightsOf('payments2022'), ...options });
    const last = { historic: expected.historic.last, capitation: expected.capitation.last, blended: expected.blended.last };
    const cutOffs = { historic: [last.historic], capitation: [last.capitation], blended: [last.historic, last.capitation, last.blended] };
    for (const method of budgetMethods) {
      for (const practice of ['M81004', last[method] ?? '']) {
        const answer = await explainBy(toolkit, { practice, method, ...options });
        expectProven(answer, expected, [options.uplift, ...(method === 'blended' ? [options.blend] : [])]);
        const shares = answer.steps.filter(({ operation }) => operation === 'apportion');
        expect(shares.map(({ cutOff }) => cutOff?.key)).toEqual(cutOffs[method]);
      }
    }
  });

  itWithData.each<[string, string, string]>([
    ['A81015', 'problems', 'weighted list "carr-hill" of 2022/23'],
    ['M81079', 'usage', 'no practice M81079'],
  ])('says what %s lacks instead', async (practice, expected, reason) => {
    const { status, answer } = await toolkit.run('budget.explain', { practice, method: 'capitation' });
    expect([status, answer.kind]).toEqual([expected, 'refusal']);
    expect(answer.diagnostics.map(({ message }) => message).join(' ')).toContain(reason);
    expect(answer.diagnostics.every(({ place }) => place?.key === practice)).toBe(true);
  });
});

/** The practices of either file that lack a figure, as the product should name them. */
function lacking(original: Payments, heading: string, title: string) {
  const file = openOriginal(original);
  const has = file.positive(heading);
  const codes = new Set([...openOriginal('payments2021').rows.keys(), ...openOriginal('payments2022').rows.keys()]);
  return [...codes].filter((code) => !has.has(code)).map((practice) => {
    const line = file.rows.get(practice)?.line;
    return { practice, lacks: title, file: line === undefined ? undefined : file.name, line };
  });
}
