import type { Toolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { isPositive, over, plus, rationalOf, times, total, zero, type Rational } from './oracle/rational.ts';
import { BuiltProduct } from './testing/built-product.ts';
import { expectedFigures, figuresOf } from './testing/figures.ts';
import { allocationWeights, hasRealData, itWithData, openOriginal, pathOf, totalPayments } from './testing/real-data.ts';
import { compareBy, toolkitOn } from './testing/toolkit-run.ts';

/** Five of NHS England's weighted populations, with shares of spending made up for the test. */
const components = { 'general-acute': '61.5', 'community': '9', 'mental-health': '12.25', 'maternity': '3', 'prescribing': '14.25' } as const;

let product: BuiltProduct;
let toolkit: Toolkit;

beforeAll(async () => {
  if (!hasRealData) return;
  product = await BuiltProduct.inNewFolder();
  await product.must('init', 'england', '--name', 'England', '--year', '2025/26');
  await product.must('-C', 'england', 'import', pathOf('payments2021'));
  await product.must('-C', 'england', 'import', pathOf('allocation'));
  toolkit = await toolkitOn(product, 'england');
});

afterAll(async () => {
  await toolkit?.close();
  await product?.remove();
});

/** The unified weighted list of the practices that have every figure: each component over its own total, times its share. */
function unified(): Map<string, Rational> {
  const file = openOriginal('allocation');
  const columns = Object.entries(components).map(([name, share]) => ({ share: rationalOf(share), people: file.positive(allocationWeights[name as keyof typeof components]) }));
  const list = file.positive('Population');
  const spend = openOriginal('payments2021').positive(totalPayments);
  const codes = [...list.keys()].filter((code) => isPositive(spend.get(code) ?? zero) && columns.every(({ people }) => people.has(code)));
  const totals = columns.map(({ people }) => total(codes.map((code) => people.get(code) as Rational)));
  return new Map(codes.map((code) => [code, columns.map(({ share, people }, index) => over(times(share, people.get(code) as Rational), totals[index] as Rational)).reduce(plus)]));
}

describe('capitation by components, all England', () => {
  itWithData('equals the independent calculation to the penny, in every method', async () => {
    const text = Object.entries(components).map(([name, share]) => `${name}=${share}:${name}`).join(';');
    const answer = await compareBy(toolkit, { components: text });
    const spend = openOriginal('payments2021').positive(totalPayments);
    const weights = unified();
    expect(answer.rows.length).toBeGreaterThan(6_000);
    expect(figuresOf(answer)).toEqual(expectedFigures({ spend, weights }));
  });
});
