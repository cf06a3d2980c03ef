import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onPlan, practicesFile, spendFile } from './plan.ts';

/** Three practices, two of them with history, on two lines. */
const files = {
  'practices.csv': practicesFile(['need', 'mff'], [['A', 1000, '1.00', '1.10'], ['B', 1000, '1.00', '1.00'], ['C', 500, '1.00', '1.00']]),
  'spend.csv': spendFile([['A', '2005/06', 'hospital', '100.00'], ['A', '2005/06', 'prescribing', '30.00'], ['B', '2005/06', 'hospital', '100.00'], ['B', '2005/06', 'prescribing', '10.00']]),
};

describe('service lines', () => {
  it('have uplifts of their own, each line rounded by itself', () => onPlan(files, async ({ amounts, compare }) => {
    // Hospital 100.00 + 10% each; prescribing 30.00 and 10.00 + 1% = 40.40, of which 3/4 and 1/4.
    expect(await amounts('historic', { methods: ['historic'], lineUplifts: 'hospital=10,prescribing=1' })).toEqual({ A: 11_000 + 3_030, B: 11_000 + 1_010 });
    expect((await compare({ methods: ['historic'], lineUplifts: 'hospital=10', uplift: '1' })).poolPence).toBe(22_000 + 4_040);
  }));

  it('bear the market forces factor of the providers where it is switched on, and never in prescribing', () => onPlan(files, async ({ amounts }) => {
    expect(await amounts('historic', { methods: ['historic'], marketForces: 'mff' })).toEqual({ A: 11_000 + 3_000, B: 10_000 + 1_000 });
    expect(await amounts('historic', { methods: ['historic'] })).toEqual({ A: 13_000, B: 11_000 });
  }));

  it('share prescribing by an imported weighted list, its total kept', () => onPlan(files, async ({ amounts }) => {
    expect(await amounts('historic', { methods: ['historic'], prescribing: 'need' })).toEqual({ A: 10_000 + 2_000, B: 10_000 + 2_000 });
  }));

  it('take agreed growth as it stands in the plan’s own year', () => onPlan({ ...files, 'growth.csv': spendFile([['B', '2006/07', 'new clinic', '12.34']]) }, async ({ amounts }) => {
    expect(await amounts('historic', { methods: ['historic'], agreedGrowth: 'new clinic' })).toEqual({ A: 13_000, B: 11_000 + 1_234 });
  }));

  it('stand in the budget, back with the PCT or out of scope', () => onPlan(files, async ({ run, compare, amounts }) => {
    const placed = await run('budget.line', { line: 'prescribing', state: 'blocked-back', reason: 'rare' });
    expect([placed.status, placed.answer.kind]).toEqual(['fine', 'table']);
    const { rows, lines, poolPence, notes } = await compare({ weights: 'list' });
    expect(rows.map(({ practice, amounts: own, blockedBackPence, totalSpendPence }) => [practice, own['historic'], blockedBackPence, totalSpendPence]))
      .toEqual([['A', 10_000, 3_000, 13_000], ['B', 10_000, 1_000, 11_000]]);
    expect([poolPence, lines]).toEqual([20_000, [
      { line: 'hospital', state: 'in budget', year: '2005/06', pence: 20_000 }, { line: 'prescribing', state: 'blocked back', year: '2005/06', pence: 4_000 },
    ]]);
    expect(notes.some((note) => note.startsWith('Blocked back: prescribing, £40.00 in all.'))).toBe(true);
    await run('budget.line', { line: 'prescribing', state: 'out-of-scope' });
    const out = await compare({ weights: 'list' });
    expect([out.poolPence, out.rows[0]?.blockedBackPence, out.lines?.[1]]).toEqual([20_000, undefined, { line: 'prescribing', state: 'out of scope', year: '2005/06', pence: null }]);
    await run('undo');
    await run('undo');
    expect(await amounts('historic', { methods: ['historic'] })).toEqual({ A: 13_000, B: 11_000 });
  }));

  it('carry the lowest grade of the files that their spend is from, and none where there is no spend', async () => {
    await onPlan(files, async ({ run }) => expect((await run('budget.line', {})).answer).toMatchObject({ kind: 'table', grade: 'unverified' }));
    await onPlan({ 'practices.csv': files['practices.csv'] }, async ({ run }) => expect((await run('budget.line', {})).answer).not.toHaveProperty('grade'));
  });

  it.each([
    [{ line: 'dental', state: 'blocked-back' }, 'unknown-line'], [{ line: 'hospital' }, 'no-state'], [{ state: 'blocked-back' }, 'no-line'],
  ])('are placed by name and state: %j is %s', (params, code) => onPlan(files, async ({ run }) => {
    const { status, answer } = await run('budget.line', params);
    expect([status, answer.diagnostics.map((one) => one.code)]).toEqual(['usage', [code]]);
  }));

  it('with one uplift for a single line are what the one uplift on the whole is', () => fc.assert(fc.asyncProperty(
    fc.array(fc.integer({ min: 1, max: 10 ** 9 }), { minLength: 1, maxLength: 5 }), fc.integer({ min: -9999, max: 99_999 }),
    (spend, uplift) => onPlan({ 'spend.csv': spendFile(spend.map((pence, index) => [`P${index}`, '2005/06', 'all', (pence / 100).toFixed(2)])) }, async ({ amounts }) => {
      const percent = `${uplift < 0 ? '-' : ''}${Math.trunc(Math.abs(uplift) / 100)}.${String(Math.abs(uplift) % 100).padStart(2, '0')}`;
      expect(await amounts('historic', { methods: ['historic'], lineUplifts: `all=${percent}` })).toEqual(await amounts('historic', { methods: ['historic'], uplift: percent }));
    }),
  ), { numRuns: 10 }));
});

describe('a practice without history', () => {
  it('is left out and named, unless it has its capitation amount from a pool that includes it', () => onPlan(files, async ({ compare }) => {
    const left = await compare({ weights: 'list' });
    expect([left.rows.map(({ practice }) => practice), left.diagnostics.map(({ code, place }) => [code, place?.key])]).toEqual([['A', 'B'], [['practice-left-out', 'C']]]);
    // A and B have 240.00 for 2,000 of the 2,500 patients; so there is 300.00, and 60.00 for C.
    const { poolPence, rows, diagnostics } = await compare({ weights: 'list', missingHistory: 'capitation', blend: '30' });
    expect(poolPence).toBe(30_000);
    expect(rows.map(({ practice, amounts, marks }) => [practice, amounts['historic'], amounts['capitation'], amounts['blended'], marks])).toEqual([
      ['A', 13_000, 12_000, 12_300, undefined], ['B', 11_000, 12_000, 11_700, undefined], ['C', 6_000, 6_000, 6_000, ['no history: its capitation amount']],
    ]);
    expect(diagnostics.map(({ severity, code, place }) => [severity, code, place?.key])).toEqual([['info', 'history-missing', 'C']]);
  }));

  it('has its capitation amount of a given pool too, and the others share the rest by their spend', () => onPlan(files, async ({ compare }) => {
    const { rows } = await compare({ weights: 'list', missingHistory: 'capitation', pool: '600.00' });
    expect(rows.map(({ amounts }) => amounts['historic'])).toEqual([26_000, 22_000, 12_000]);
  }));

  it('always has its capitation amount to the penny; those with history keep theirs, or a penny less or more where no pool shares out evenly', () => fc.assert(fc.asyncProperty(
    fc.array(fc.record({ list: fc.integer({ min: 1, max: 30_000 }), pence: fc.option(fc.integer({ min: 1, max: 10 ** 9 }), { freq: 3, nil: 0 }) }), { minLength: 2, maxLength: 8 })
      .filter((all) => all.some(({ pence }) => pence > 0)),
    (all) => onPlan({
      'practices.csv': practicesFile([], all.map(({ list }, index) => [`P${index}`, list])),
      'spend.csv': spendFile(all.flatMap(({ pence }, index) => (pence === 0 ? [] : [[`P${index}`, '2005/06', 'all', (pence / 100).toFixed(2)]]))),
    }, async ({ compare }) => {
      const { rows, poolPence } = await compare({ weights: 'list', missingHistory: 'capitation' });
      const strays = rows.map(({ amounts }, index) => Math.abs((amounts['historic'] ?? 0) - (all[index]?.pence || (amounts['capitation'] ?? 0))));
      expect(strays.filter((stray, index) => stray > (all[index]?.pence ? 1 : 0))).toEqual([]);
      expect(rows.reduce((sum, { amounts }) => sum + (amounts['historic'] ?? 0), 0)).toBe(poolPence);
    }),
  ), { numRuns: 15 }));
});

describe('a blend by line', () => {
  it('mixes each line by itself and keeps its total', () => onPlan(files, async ({ amounts }) => {
    // Hospital 200.00 stays historic, 100.00 each. Prescribing 40.00 goes by list, 20.00 each.
    expect(await amounts('blended', { weights: 'list', lineBlends: 'hospital=100,prescribing=0' })).toEqual({ A: 12_000, B: 12_000 });
    expect(await amounts('blended', { weights: 'list', lineBlends: 'prescribing=50', blend: '100' })).toEqual({ A: 12_500, B: 11_500 });
  }));

  it('with the same weight on every line is the one blend; all 100 is historic, all 0 is capitation', () => onPlan(files, async ({ amounts }) => {
    const at = (x: string) => amounts('blended', { weights: 'need', lineBlends: `hospital=${x},prescribing=${x}`, pool: '77.77' });
    const one = (method: string, blend = '50') => amounts(method, { weights: 'need', blend, pool: '77.77' });
    expect([await at('33.3'), await at('100'), await at('0')]).toEqual([await one('blended', '33.3'), await one('historic'), await one('capitation')]);
  }));
});

describe('bad input', () => {
  const refusals: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string])[] = [
    ['a blend of 101', { blend: '101' }, 'usage', 'bad-parameter'],
    ['a blend of 101 on one line', { lineBlends: 'hospital=101' }, 'usage', 'bad-option'],
    ['an uplift of a line that there is not', { lineUplifts: 'dental=2' }, 'usage', 'bad-option'],
    ['an uplift that is no number', { lineUplifts: 'hospital=two' }, 'usage', 'bad-option'],
    ['an uplift that leaves nothing', { lineUplifts: 'hospital=-100' }, 'usage', 'bad-option'],
    ['a line uplifted twice', { lineUplifts: 'hospital=1,hospital=2' }, 'usage', 'bad-option'],
    ['market forces in prescribing', { marketForces: 'mff', marketForcesLines: 'prescribing' }, 'usage', 'bad-option'],
    ['a market forces column that is not there', { marketForces: 'forces' }, 'refused', 'unknown-market-forces'],
    ['a prescribing formula that is not there', { prescribing: 'astro' }, 'refused', 'unknown-prescribing-formula'],
    ['a prescribing formula without a list by age', { prescribing: 'astro-pu-2013-1dp' }, 'refused', 'no-age-bands'],
    ['a prescribing line that is not there', { prescribing: 'need', prescribingLine: 'drugs' }, 'refused', 'no-prescribing-line'],
    ['growth that nobody agreed', { agreedGrowth: 'new clinic' }, 'refused', 'no-agreed-growth'],
    ['components that cannot be read', { components: 'hospital=much:list' }, 'usage', 'bad-option'],
    ['a component that is there twice', { components: 'a=1:list;a=2:list' }, 'usage', 'bad-option'],
    ['a component with a share of nought', { components: 'a=0:list;b=2:list' }, 'usage', 'bad-option'],
    ['a component that counts nothing known', { components: 'a=1:list*wealth' }, 'refused', 'unknown-factor'],
    ['a year without policy values', { components: 'hospital:list' }, 'refused', 'no-policy-value'],
    ['weights and components', { weights: 'list', components: 'a=1:list' }, 'usage', 'bad-option'],
    ['residents without a list by age', { residents: 'male 0-4=10' }, 'refused', 'no-age-bands'],
    ['a deprivation mix that nobody imported', { components: 'a=1:list*deprivation' }, 'refused', 'no-deprivation-mix'],
  ];

  it.each(refusals)('%s is refused with what to do', (_, params, status, code) => onPlan(files, async ({ run }) => {
    const refused = await run('budget.compare', params);
    expect([refused.status, [...new Set(refused.answer.diagnostics.map((one) => one.code))]]).toEqual([status, [code]]);
    expect(refused.answer.diagnostics.every(({ hint, message }) => (hint ?? '') !== '' && message !== '')).toBe(true);
  }));

  it('a list of nought leaves the practice out by name', () => onPlan({
    'practices.csv': practicesFile([], [['A', 1000], ['B', 0]]), 'spend.csv': spendFile([['A', '2005/06', 'all', '1.00'], ['B', '2005/06', 'all', '1.00']]),
  }, async ({ compare }) => {
    const { rows, diagnostics } = await compare({ components: 'all=100:list' });
    expect([rows.map(({ practice }) => practice), diagnostics.map(({ code, place }) => [code, place?.key, place?.line])]).toEqual([['A'], [['practice-left-out', 'B', 3]]]);
  }));

  it('no history at all is refused, not counted as nought', () => onPlan({
    'practices.csv': practicesFile([], [['A', 1000]]), 'spend.csv': spendFile([['B', '2005/06', 'all', '1.00']]),
  }, async ({ run }) => {
    const { status, answer } = await run('budget.compare', { weights: 'list', missingHistory: 'capitation' });
    expect([status, answer.diagnostics[0]?.code]).toEqual(['refused', 'no-history-at-all']);
  }));
});
