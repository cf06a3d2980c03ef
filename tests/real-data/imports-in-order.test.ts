import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Question } from './oracle/comparison.ts';
import { BuiltProduct, type ComparisonJson, type ImportJson, type Json, type LocalityJson } from './testing/built-product.ts';
import { expectedFigures, figuresOf } from './testing/figures.ts';
import { carrHill, hasRealData, itWithData, openOriginal, pathOf, practicesOf, totalPayments } from './testing/real-data.ts';

type Payments = 'payments2021' | 'payments2022';

let product: BuiltProduct;
let second: ImportJson;

/** The practices of South Worcestershire that both files have. */
const codes = hasRealData ? practicesOf('South Worcestershire').filter((code) => code !== 'M81079') : [];

/** Three workspaces that the tests copy: with nothing, with the file of 2021/22, with that and then the file of 2022/23. */
beforeAll(async () => {
  if (!hasRealData) return;
  product = await BuiltProduct.inNewFolder();
  await product.must('init', 'empty', '--name', 'South Worcestershire', '--year', '2022/23');
  await product.copy('empty', 'first');
  await take('first', 'payments2021');
  await product.copy('first', 'both');
  second = (await take('both', 'payments2022')).answer;
});

afterAll(() => product?.remove());

async function take(workspace: string, original: Payments, { only = codes, more = [] }: { only?: readonly string[]; more?: readonly string[] } = {}) {
  return product.json<ImportJson>(workspace, 'import', pathOf(original), '--only', only.join(','), ...more);
}

/** Runs a command that must go well. @returns the sentence that it answers. */
async function done(workspace: string, ...words: readonly string[]): Promise<string> {
  const { code, answer } = await product.json<Json>(workspace, ...words);
  expect([words, code]).toEqual([words, 0]);
  return String(answer['text']);
}

async function budgets(workspace: string) {
  const { code, answer } = await product.json<ComparisonJson>(workspace, 'budget', 'compare');
  expect(code).toBe(0);
  return figuresOf(answer);
}

/** The comparison with the spend of 2021/22 and the Carr-Hill list of either year. */
function weightedBy(original: Payments) {
  const of = (file: Payments, heading: string): Question['spend'] =>
    new Map([...openOriginal(file).positive(heading)].filter(([code]) => codes.includes(code)));
  return expectedFigures({ spend: of('payments2021', totalPayments), weights: of(original, carrHill) });
}

describe.concurrent('imports of real files, one after the other', () => {
  itWithData('the weighted list imported last shares the pool, and practices taken later join those that were there', async () => {
    await product.copy('empty', 'ordered');
    await take('ordered', 'payments2022', { only: codes.slice(0, 20) });
    await take('ordered', 'payments2021');
    expect(await budgets('ordered')).toEqual(weightedBy('payments2021'));
    expect((await take('ordered', 'payments2022', { only: codes.slice(15), more: ['--yes'] })).answer.imported).toBe(true);
    expect(await budgets('ordered')).toEqual(weightedBy('payments2022'));
    const { answer } = await product.json<LocalityJson>('ordered', 'locality', 'show');
    expect(answer.practices.map(({ practice }) => practice)).toEqual([...codes].sort());
  });

  itWithData('a file that the plan holds changes nothing, and the answer says so', async () => {
    const before = product.planOf('first');
    const { code, answer } = await take('first', 'payments2021');
    expect([code, answer.imported, answer.practices, answer.year, answer.diagnostics.map(({ severity, code: own }) => [severity, own])])
      .toEqual([0, false, 0, '2021/22', [['info', 'already-imported']]]);
    expect(answer.diagnostics[0]?.hint).toContain('--yes');
    expect(product.planOf('first')).toBe(before);
  });

  itWithData('a dry run reports what a run does, and changes nothing', async () => {
    await product.copy('empty', 'dry');
    const before = product.planOf('dry');
    const { answer } = await take('dry', 'payments2022', { more: ['--dry-run'] });
    expect(answer).toEqual({ ...second, imported: false, dryRun: true });
    expect(second).toMatchObject({ imported: true, dryRun: false, practices: 31, figures: 93 });
    expect(product.planOf('dry')).toBe(before);
  });
});

describe.concurrent('undo and redo of imports of real files', () => {
  itWithData('bring every figure back and forth, to the penny', async () => {
    await product.copy('both', 'undone');
    expect(await budgets('undone')).toEqual(weightedBy('payments2022'));
    expect(await done('undone', 'undo')).toContain('payments-to-general-practice-22-23.csv');
    expect(await budgets('undone')).toEqual(weightedBy('payments2021'));

    await done('undone', 'undo');
    const { code, answer } = await product.json<Json>('undone', 'budget', 'compare');
    expect([code, answer.kind]).toEqual([3, 'refusal']);
    expect((await product.json<LocalityJson>('undone', 'locality', 'show')).answer.practices).toEqual([]);

    await done('undone', 'redo');
    expect(await budgets('undone')).toEqual(weightedBy('payments2021'));
    expect(await done('undone', 'redo')).toContain('payments-to-general-practice-22-23.csv');
    expect(await budgets('undone')).toEqual(weightedBy('payments2022'));
  });

  itWithData('let an import that was undone be made again without --yes', async () => {
    await product.copy('both', 'again');
    await done('again', 'undo');
    const { code, answer } = await take('again', 'payments2022');
    expect([code, answer.imported]).toEqual([0, true]);
    expect(await budgets('again')).toEqual(weightedBy('payments2022'));
  });
});
