import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { compareExactly, type Expected, type Question } from './oracle/comparison.ts';
import { rationalOf } from './oracle/rational.ts';
import { BuiltProduct, type ComparisonJson, type ExplanationJson, type ImportJson } from './testing/built-product.ts';
import { figuresOf } from './testing/figures.ts';
import { budgetMethods, expectProven } from './testing/prove-explanation.ts';
import { carrHill, hasRealData, itWithData, openOriginal, pathOf, practicesOf, registered, totalPayments } from './testing/real-data.ts';

let product: BuiltProduct;
let codes: readonly string[];
let plain: Promise<ComparisonJson>;
let imports: readonly { readonly code: number; readonly answer: ImportJson }[];

beforeAll(async () => {
  if (!hasRealData) return;
  product = await BuiltProduct.inNewFolder();
  codes = practicesOf('South Worcestershire');
  writeFileSync(join(product.folder, 'codes.txt'), `${codes.join('\n')}\n`);
  await product.must('init', 'sw', '--name', 'South Worcestershire', '--year', '2022/23');
  imports = [
    await product.json<ImportJson>('sw', 'import', pathOf('payments2021'), '--only', codes.join(',')),
    await product.json<ImportJson>('sw', 'import', pathOf('payments2022'), '--only', '@codes.txt'),
  ];
  plain = compared();
});

afterAll(() => product?.remove());

/** The figures above zero of the locality's practices. */
function figures(original: 'payments2021' | 'payments2022', heading: string): Question['spend'] {
  return new Map([...openOriginal(original).positive(heading)].filter(([code]) => codes.includes(code)));
}

async function compared(...words: readonly string[]): Promise<ComparisonJson> {
  const { code, answer } = await product.json<ComparisonJson>('sw', 'budget', 'compare', ...words);
  expect(answer.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect([code, answer.kind]).toEqual([0, 'comparison']);
  return answer;
}

/** The spend of 2021/22 by the Carr-Hill list of 2022/23, unless the question has others. */
function worked(question: Partial<Question>): Expected {
  return compareExactly({ spend: figures('payments2021', totalPayments), weights: figures('payments2022', carrHill), ...question });
}

function expected(question: Partial<Question>) {
  const { poolPence, rows } = worked(question);
  return { poolPence, rows };
}

describe.concurrent('South Worcestershire on the published payments, by the built product', () => {
  itWithData('takes 31 of the 32 practices from both files, and names the one that neither has', () => {
    expect(codes).toHaveLength(32);
    const missing = codes.filter((code) => !openOriginal('payments2021').rows.has(code) || !openOriginal('payments2022').rows.has(code));
    expect(missing).toEqual(['M81079']);
    for (const [position, original] of (['payments2021', 'payments2022'] as const).entries()) {
      const { code, answer } = imports[position] as (typeof imports)[number];
      expect([code, answer.profile, answer.year, answer.practices, answer.figures, answer.imported])
        .toEqual([1, 'nhs-payments', original === 'payments2021' ? '2021/22' : '2022/23', 31, 93, true]);
      expect(answer.diagnostics.map(({ code: own, place }) => [own, place]))
        .toEqual([['practice-not-in-file', { file: openOriginal(original).name, key: 'M81079' }]]);
    }
  });

  itWithData('gives three methods, equal to an independent exact calculation to the penny', async () => {
    const answer = await plain;
    expect(figuresOf(answer)).toEqual(expected({}));
    expect(answer.rows).toHaveLength(31);
    expect(answer.methods.map(({ id, reads }) => [id, reads])).toEqual([
      ['historic', ['spend of 2021/22']],
      ['capitation', ['weighted list "carr-hill" of 2022/23']],
      ['blended', ['spend of 2021/22', 'weighted list "carr-hill" of 2022/23']],
    ]);
    expect(answer.year).toBe('2022/23');
    expect(answer.inputs.map(({ name, sha256, rows }) => [name, sha256, rows])).toEqual([
      [openOriginal('payments2021').name, openOriginal('payments2021').sha256, 31],
      [openOriginal('payments2022').name, openOriginal('payments2022').sha256, 31],
    ]);
  });

  itWithData('makes each method add up to the pool', async () => {
    const answer = await plain;
    for (const id of ['historic', 'capitation', 'blended']) {
      const sum = answer.rows.reduce((all, { amounts }) => all + (amounts[id] ?? Number.NaN), 0);
      expect([id, sum, answer.totals[id]]).toEqual([id, answer.poolPence, answer.poolPence]);
    }
  });

  itWithData('has every code of the locality in a row or in a diagnostic, never in both', async () => {
    const answer = await plain;
    const named = [...new Set(answer.diagnostics.map(({ place }) => place?.key))];
    expect(named).toEqual(['M81079']);
    expect([...answer.rows.map(({ practice }) => practice), ...named].sort()).toEqual([...codes].sort());
    expect(answer.diagnostics[0]?.message).toContain('M81079');
  });

  itWithData('shows the name and list of each practice as last published', async () => {
    const file = openOriginal('payments2022');
    const answer = await plain;
    expect(answer.rows.map(({ practice, name, list }) => [practice, name, list === null ? null : rationalOf(String(list))]))
      .toEqual(answer.rows.map(({ practice }) => [practice, file.cell(practice, 'Practice Name'), rationalOf(file.cell(practice, registered) ?? '')]));
  });

  itWithData('gives historic at a blend of 100 and capitation at 0', async () => {
    for (const [blend, method] of [['100', 'historic'], ['0', 'capitation']] as const) {
      const { rows } = await compared('--blend', blend);
      expect(rows.map(({ amounts }) => amounts['blended'])).toEqual(rows.map(({ amounts }) => amounts[method]));
    }
  });

  itWithData.each<[string, readonly string[], () => Partial<Question>]>([
    ['a fractional blend', ['--blend', '33.333333'], () => ({ blend: '33.333333' })],
    ['the registered list', ['--weights', 'list'], () => ({ weights: figures('payments2022', registered) })],
    ['a weighted list by name', ['--weights', 'carr-hill'], () => ({})],
    ['a pool in pounds', ['--pool', '34774500.07'], () => ({ pool: '34774500.07' })],
    ['a pool too small to reach everybody', ['--pool', '0.17'], () => ({ pool: '0.17' })],
    ['an uplift', ['--uplift', '2.5'], () => ({ uplift: '2.5' })],
    ['a cut', ['--uplift=-1.234567'], () => ({ uplift: '-1.234567' })],
    ['an earlier year as base', ['--base-year', '2021/22'], () => ({})],
    ['the plan\'s own year as base', ['--base-year', '2022/23'], () => ({ spend: figures('payments2022', totalPayments) })],
    ['everything at once', ['--base-year', '2022-23', '--weights', 'list', '--blend', '62.5', '--uplift', '3.75'],
      () => ({ spend: figures('payments2022', totalPayments), weights: figures('payments2022', registered), blend: '62.5', uplift: '3.75' })],
  ])('equals the independent calculation with %s', async (_, words, question) => {
    expect(figuresOf(await compared(...words))).toEqual(expected(question()));
  });

  itWithData('compares one method alone, without a distance', async () => {
    const { rows, methods } = await compared('--methods', 'historic');
    expect(methods.map(({ id }) => id)).toEqual(['historic']);
    expect(rows.map(({ practice, amounts, distance }) => [practice, amounts, distance]))
      .toEqual(expected({}).rows.map(({ practice, amounts }) => [practice, { historic: amounts.historic }, null]));
  });

  itWithData('writes the same bytes twice, and the same figures as CSV', async () => {
    const compare = ['-C', 'sw', 'budget', 'compare', '--format'];
    const [first, second, csv] = await Promise.all([product.run(...compare, 'json'), product.run(...compare, 'json'), product.run(...compare, 'csv')]);
    expect(second).toEqual(first);
    const inPounds = ({ amounts }: ReturnType<typeof expected>['rows'][number]) =>
      [amounts.historic, amounts.capitation, amounts.blended].map((pence) => `${Math.trunc(pence / 100)}.${String(pence % 100).padStart(2, '0')}`).join(',');
    const lines = csv.stdout.trimEnd().split(/\r?\n/);
    for (const row of expected({}).rows) {
      const line = lines.find((one) => one.startsWith(row.practice));
      expect(line).toContain(inPounds(row));
    }
  });
});

describe.concurrent('an explanation of a budget in South Worcestershire, by the built product', () => {
  itWithData.each(budgetMethods)('replays to the same pence from the cells of the files: %s', async (method) => {
    for (const practice of ['M81004', 'M81094']) {
      const { code, answer } = await product.json<ExplanationJson>('sw', 'budget', 'explain', practice, '--method', method);
      expect(code).toBe(0);
      expectProven(answer, worked({}), []);
    }
  });

  itWithData.each(budgetMethods)('replays to the same pence with every option: %s', async (method) => {
    const { answer } = await product.json<ExplanationJson>('sw', 'budget', 'explain', 'M81007', '--method', method,
      '--base-year', '2022/23', '--weights', 'list', '--blend', '62.5', '--uplift=-2.75');
    const question = { spend: figures('payments2022', totalPayments), weights: figures('payments2022', registered), blend: '62.5', uplift: '-2.75' };
    expectProven(answer, worked(question), ['-2.75', ...(method === 'blended' ? ['62.5'] : [])]);
  });

  itWithData.each(budgetMethods)('replays to the same pence with a pool given: %s', async (method) => {
    const { answer } = await product.json<ExplanationJson>('sw', 'budget', 'explain', 'M81004', '--method', method, '--pool', '34774500.07');
    expectProven(answer, worked({ pool: '34774500.07' }), ['3477450007']);
  });

  itWithData('names the practice that no file has instead', async () => {
    const { code, answer } = await product.json<ExplanationJson>('sw', 'budget', 'explain', 'M81079', '--method', 'historic');
    expect([code, answer.kind]).toEqual([1, 'refusal']);
    expect(answer.diagnostics.map(({ code: own, place }) => [own, place?.key])).toEqual([['practice-left-out', 'M81079']]);
  });
});
