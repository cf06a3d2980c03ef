import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { rationalOf, total } from './oracle/rational.ts';
import { BuiltProduct, type ImportJson, type LocalityJson } from './testing/built-product.ts';
import { leftOutCells } from './testing/figures.ts';
import { allocationWeights, carrHill, hasRealData, itWithData, openOriginal, pathOf, registered, totalPayments } from './testing/real-data.ts';

let product: BuiltProduct;
let allocation: { readonly code: number; readonly answer: ImportJson };
let list: { readonly code: number; readonly answer: ImportJson };

beforeAll(async () => {
  if (!hasRealData) return;
  product = await BuiltProduct.inNewFolder();
  for (const workspace of ['allocation', 'list', 'empty']) await product.must('init', workspace, '--name', 'England', '--year', '2025/26');
  [allocation, list] = await Promise.all([
    product.json<ImportJson>('allocation', 'import', pathOf('allocation')),
    product.json<ImportJson>('list', 'import', pathOf('listByAgeAndSex')),
  ]);
});

afterAll(() => product?.remove());

const bands = ['0-4', '5-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'].flatMap((band) => [`Male ${band}`, `Female ${band}`]);

describe('NHS England\'s allocation tool as downloaded', () => {
  itWithData('is recognised, with its year, its practices and its figures', () => {
    const { code, answer } = allocation;
    const unusable = openOriginal('allocation').unusable(Object.values(allocationWeights));
    expect(unusable).toHaveLength(106);
    expect([code, answer.profile, answer.year, answer.practices, answer.figures, answer.leftOut])
      .toEqual([1, 'nhs-england-allocation', '2025/26', 6348, 10 * 6348 - 106, 106]);
    expect(openOriginal('allocation').rows.size).toBe(6348);
  });

  itWithData('has each weight of nought named with its line and column', () => {
    expect(leftOutCells(allocation.answer)).toEqual(openOriginal('allocation').unusable(Object.values(allocationWeights)));
  });

  itWithData('gives each practice its name and its list with every decimal', async () => {
    const { answer } = await product.json<LocalityJson>('allocation', 'locality', 'show');
    const file = openOriginal('allocation');
    expect(answer.practices.map(({ practice, name, list: people }) => [practice, name, people === null ? null : rationalOf(people)]))
      .toEqual([...file.rows.keys()].sort().map((code) => [code, file.cell(code, 'GP_Practice_Name'), rationalOf(file.cell(code, 'Population') ?? '')]));
  });
});

describe('the list by age and sex as downloaded', () => {
  itWithData('is recognised, with the year of its quarter, and nothing left out: nobody in a band is a figure', () => {
    const { code, answer } = list;
    expect(openOriginal('listByAgeAndSex').rows.size).toBe(9754);
    expect([code, answer.profile, answer.year, answer.practices, answer.figures, answer.leftOut, answer.diagnostics])
      .toEqual([0, 'list-by-age-and-sex', '2013/14', 9754, 19 * 9754, 0, []]);
  });

  itWithData('gives each practice the sum of its bands as its list', async () => {
    const { answer } = await product.json<LocalityJson>('list', 'locality', 'show');
    const file = openOriginal('listByAgeAndSex');
    const people = [...file.rows.keys()].sort().map((code) => [code, total(bands.map((band) => rationalOf(file.cell(code, band) ?? '')))]);
    expect(answer.practices.map(({ practice, list: own }) => [practice, own === null ? null : rationalOf(own)])).toEqual(people);
  });
});

describe.concurrent('an original under another name or profile', () => {
  itWithData('is refused where nobody says the year, and taken where somebody does', async () => {
    symlinkSync(pathOf('allocation'), join(product.folder, 'weighted.csv'));
    const before = product.planOf('empty');
    const { code, answer } = await product.json<ImportJson>('empty', 'import', 'weighted.csv');
    expect([code, answer.imported]).toEqual([3, false]);
    expect(answer.diagnostics.map(({ code: own, place }) => [own, place])).toEqual([['no-year', { file: 'weighted.csv' }]]);
    const told = await product.json<ImportJson>('empty', 'import', 'weighted.csv', '--year', '2024/25', '--dry-run');
    expect([told.code, told.answer.profile, told.answer.year, told.answer.practices, told.answer.imported])
      .toEqual([1, 'nhs-england-allocation', '2024/25', 6348, false]);
    expect(product.planOf('empty')).toBe(before);
  });

  itWithData('is refused with each missing column named when --as asks for another profile', async () => {
    const { code, answer } = await product.json<ImportJson>('empty', 'import', pathOf('allocation'), '--as', 'nhs-payments');
    expect([code, answer.imported]).toEqual([3, false]);
    const missing = ['Practice Code', 'Practice Name', registered, carrHill, totalPayments];
    expect(answer.diagnostics.map(({ message }) => /has a column "(.*?)"/.exec(message)?.[1]).sort()).toEqual(missing.sort());
  });

  itWithData('is refused when it has none of the practices asked for', async () => {
    const before = product.planOf('empty');
    const { code, answer } = await product.json<ImportJson>('empty', 'import', pathOf('allocation'), '--only', 'M81079,Z99999');
    expect([code, answer.imported, answer.diagnostics.map(({ code: own, place }) => [own, place?.key])])
      .toEqual([3, false, [['practice-not-in-file', 'M81079'], ['practice-not-in-file', 'Z99999'], ['no-practices-in-file', undefined]]]);
    expect(product.planOf('empty')).toBe(before);
  });
});
