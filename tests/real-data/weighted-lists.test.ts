import type { Toolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { compareExactly } from './oracle/comparison.ts';
import { rational, rationalOf } from './oracle/rational.ts';
import { shareOut } from './oracle/share-out.ts';
import { BuiltProduct, type ComparisonJson } from './testing/built-product.ts';
import { expectedFigures, figuresOf } from './testing/figures.ts';
import { expectProven } from './testing/prove-explanation.ts';
import { allocationWeights, hasRealData, itWithData, openOriginal, pathOf, totalPayments } from './testing/real-data.ts';
import { compareBy, explainBy, toolkitOn } from './testing/toolkit-run.ts';

let product: BuiltProduct;
let toolkit: Toolkit;

beforeAll(async () => {
  if (!hasRealData) return;
  product = await BuiltProduct.inNewFolder();
  await product.must('init', 'england', '--name', 'England', '--year', '2022/23');
  await product.must('-C', 'england', 'import', pathOf('payments2021'));
  await product.must('-C', 'england', 'import', pathOf('allocation'));
  toolkit = await toolkitOn(product, 'england');
});

afterAll(async () => {
  await toolkit?.close();
  await product?.remove();
});

const spend = () => openOriginal('payments2021').positive(totalPayments);
const weights = (heading: string) => openOriginal('allocation').positive(heading);

/** The most decimals that any figure of a column has. */
function decimalsOf(heading: string): number {
  const file = openOriginal('allocation');
  return Math.max(...[...file.rows.keys()].map((code) => file.cell(code, heading)?.split('.')[1]?.length ?? 0));
}

describe('NHS England\'s weighted populations as weights, all England', () => {
  itWithData.each(Object.entries(allocationWeights))('%s equals the independent calculation to the penny, by a script', async (name, heading) => {
    expect(decimalsOf(heading)).toBe(9);
    const answer = await compareBy(toolkit, { weights: name });
    expect(figuresOf(answer)).toEqual(expectedFigures({ spend: spend(), weights: weights(heading) }));
    expect(answer.methods.find(({ id }) => id === 'capitation')?.reads).toEqual([`weighted list "${name}" of 2025/26`]);
  });

  itWithData('general-acute and the plain list equal it too, by the built product', async () => {
    for (const [name, heading] of [['general-acute', allocationWeights['general-acute']], ['list', 'Population']] as const) {
      const { answer } = await product.json<ComparisonJson>('england', 'budget', 'compare', '--weights', name);
      // The registered list of 2025/26 was imported last, so that is the list of `list`.
      expect(figuresOf(answer)).toEqual(expectedFigures({ spend: spend(), weights: weights(heading) }));
    }
  });

  itWithData('core-overall stands where nobody chooses: it is what the file imported last puts forward', async () => {
    expect(figuresOf(await compareBy(toolkit, {}))).toEqual(expectedFigures({ spend: spend(), weights: weights('Final WP') }));
  });
});

describe('practices of next to nobody', () => {
  itWithData('with money have a share of a few pounds, and a distance past all measure', async () => {
    const { rows } = await compareBy(toolkit, { weights: 'general-acute' });
    const expected = expectedFigures({ spend: spend(), weights: weights('G&A WP') }).rows;
    for (const code of ['F85043', 'M88044']) {
      const row = rows.find(({ practice }) => practice === code);
      expect({ practice: code, amounts: row?.amounts, distance: row?.distance }).toEqual(expected.find(({ practice }) => practice === code));
      expect(row?.amounts['capitation']).toBeGreaterThan(0);
      expect(row?.amounts['capitation']).toBeLessThan(2_000);
      expect(row?.distance?.basisPoints).toBeGreaterThan(100_000_000);
    }
  });

  itWithData('without money or without a weight are named with the reason', async () => {
    const { rows, diagnostics } = await compareBy(toolkit, { weights: 'general-acute' });
    const told = (code: string) =>
      diagnostics.filter(({ place }) => place?.key === code).map(({ message }) => /has no (.*?): (.*?)\. /.exec(message)?.slice(1));
    const noRow = ['spend of 2021/22', 'it has no row in nhs-payments-to-general-practice-21-22.csv'];
    expect(told('Y08411')).toEqual([noRow]);
    expect(told('Y00230')).toEqual([noRow, ['weighted list "general-acute" of 2025/26', 'its cell holds no figure above zero']]);
    expect(diagnostics.find(({ place, message }) => place?.key === 'Y00230' && message.includes('general-acute'))?.place?.line)
      .toBe(openOriginal('allocation').rows.get('Y00230')?.line);
    expect(rows.filter(({ practice }) => ['Y08411', 'Y00230'].includes(practice))).toEqual([]);
  });

  itWithData.each(['1000000000.00', '63849.32', '0.01'])('share a pool of £%s by capitation alone, to the penny', async (pool) => {
    const { rows, poolPence } = await compareBy(toolkit, { methods: ['capitation'], weights: 'general-acute', pool });
    const money = BigInt(pool.replace('.', ''));
    const { pence } = shareOut(money, weights('G&A WP'));
    expect(rational(BigInt(poolPence))).toEqual(rational(money));
    expect(rows.map(({ practice, amounts }) => [practice, BigInt(amounts['capitation'] ?? -1)])).toEqual([...pence].sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(rows.find(({ practice }) => practice === 'Y08411')).toBeDefined();
  });

  itWithData('are explained from their cells, to the same pence', async () => {
    const expected = compareExactly({ spend: spend(), weights: weights('G&A WP') });
    for (const practice of ['F85043', 'M88044']) {
      expectProven(await explainBy(toolkit, { practice, method: 'blended', weights: 'general-acute' }), expected, []);
    }
  });

  itWithData('keep their people to the ninth decimal', async () => {
    const { rows } = await compareBy(toolkit, { methods: ['capitation'], weights: 'general-acute', pool: '1' });
    const lists = ['F85043', 'M88044', 'Y08411'].map((code) => rows.find(({ practice }) => practice === code)?.list);
    expect(lists.map((people) => rationalOf(String(people)))).toEqual(['0.083878052', '0.168670732', '0.086965187'].map(rationalOf));
  });
});
