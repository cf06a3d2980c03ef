import type { Answer, ComparisonOutcome, PaceOutcome, Toolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaySteps, type RecordedStep } from './real-data/oracle/replay.ts';
import { rationalOf, total } from './real-data/oracle/rational.ts';
import { demoPlan } from './support/plan-of.ts';

const practices = ['abbey', 'brook', 'canal', 'drovers', 'elm', 'foundry', 'glebe', 'hope'];
const pool = 3_477_450_000;
const historic = [709180000, 561700000, 575280000, 433260000, 454250000, 362850000, 243380000, 137550000];
const byList = [677127228, 588182549, 539406436, 499237871, 453330941, 352909530, 246749752, 120505693];
const weighted = [614240961, 578965854, 619446393, 423965813, 468101230, 422304505, 216689946, 133735298];
const halfAndHalf = [661710481, 570332927, 597363197, 428612906, 461175615, 392577252, 230034973, 135642649];

let toolkit: Toolkit;

beforeAll(async () => {
  toolkit = await demoPlan();
});

afterAll(() => toolkit.close());

async function compare(parameters: Readonly<Record<string, unknown>> = {}): Promise<Answer<ComparisonOutcome>> {
  const { status, answer } = await toolkit.run('budget.compare', parameters);
  if (answer.kind !== 'comparison') throw new Error(`${status}: ${answer.diagnostics[0]?.message}`);
  return answer;
}

async function pace(parameters: Readonly<Record<string, unknown>>): Promise<Answer<PaceOutcome>> {
  const { status, answer } = await toolkit.run('budget.pace', parameters);
  if (answer.kind !== 'pace') throw new Error(`${status}: ${answer.diagnostics[0]?.message}`);
  return answer;
}

const column = ({ rows }: ComparisonOutcome, method: string) => rows.map(({ amounts }) => amounts[method]);

describe('the fictional locality Tarrow Vale', () => {
  it('has the pool, the practices and the mark of fiction', async () => {
    const comparison = await compare();
    expect([comparison.locality, comparison.year, comparison.fictional, comparison.poolPence]).toEqual(['Tarrow Vale', '2006/07', true, pool]);
    expect(comparison.rows.map(({ practice }) => practice)).toEqual(practices);
    expect(comparison.totals).toEqual({ historic: pool, capitation: pool, blended: pool });
    expect(comparison.diagnostics).toEqual([]);
  });

  it.each([
    ['historic', {}, 'historic', historic],
    ['capitation by the raw list', { weights: 'list' }, 'capitation', byList],
    ['capitation by weighted list, which nobody has to name', {}, 'capitation', weighted],
    ['capitation by weighted list, named', { weights: 'need-weighted' }, 'capitation', weighted],
    ['half historic and half weighted capitation', { blend: '50' }, 'blended', halfAndHalf],
    ['half and half, which nobody has to say', {}, 'blended', halfAndHalf],
    ['a blend that is all historic', { blend: '100' }, 'blended', historic],
    ['a blend that is all capitation', { blend: '0' }, 'blended', weighted],
    ['a blend that is all capitation by the raw list', { blend: 0, weights: 'list' }, 'blended', byList],
    ['historic with the pool given as its own total', { pool: '34,774,500' }, 'historic', historic],
  ] as const)('has the pence of %s', async (_, parameters, method, expected) => {
    expect(column(await compare(parameters), method)).toEqual(expected);
  });

  it('measures the distance from weighted fair share in pence and hundredths of a per cent', async () => {
    const { rows } = await compare();
    // 94,939,039 of 614,240,961 is 15.4563... per cent; Foundry is 59,454,505 below 422,304,505, or 14.0785... per cent.
    expect(rows[0]?.distance).toEqual({ pence: 94_939_039, basisPoints: 1546 });
    expect(rows[5]?.distance).toEqual({ pence: -59_454_505, basisPoints: -1408 });
    expect(rows.reduce((sum, { distance }) => sum + (distance?.pence ?? 0), 0)).toBe(0);
  });

  it.each([
    ['prorata', [690192192, 564930603, 578588708, 435751884, 456862607, 374740901, 238041989, 138341116]],
    ['under-target', [690192192, 564551881, 582575166, 433260000, 456537871, 374740901, 238041989, 137550000]],
    ['scaled', [699898415, 561700000, 575280000, 433260000, 454250000, 374740901, 240770684, 137550000]],
  ] as const)('has the pence of a pace of change by the rule %s', async (rule, expected) => {
    const answer = await pace({ rule, band: '10', step: '20' });
    expect([answer.rule, answer.band, answer.step, answer.measure]).toEqual([rule, 10, 20, 'from-target']);
    expect(answer.years.map(({ year, totalPence, rows }) => [year, totalPence, rows.map((row) => row.pence)])).toEqual([['2006/07', pool, expected]]);
    expect(answer.years[0]?.rows.map((row) => [row.practice, row.targetPence, row.movePence])).toEqual(
      practices.map((practice, position) => [practice, weighted[position], (expected[position] ?? 0) - (historic[position] ?? 0)]),
    );
  });

  it('warns of every practice over its target that prorata raises, and of none by another rule', async () => {
    const warned = async (rule: string) => (await pace({ rule })).diagnostics.map(({ severity, code, place }) => [severity, code, place?.key]);
    // Drovers has 433,260,000 of 423,965,813 and Hope 137,550,000 of 133,735,298: both over, both within ten per cent.
    expect(await warned('prorata')).toEqual([['warning', 'moves-away-from-target', 'drovers'], ['warning', 'moves-away-from-target', 'hope']]);
    expect([await warned('under-target'), await warned('scaled')]).toEqual([[], []]);
  });

  it('takes the tolerance from policy, and everything else that nobody chose as a proposal', async () => {
    const { settings, grade } = await pace({ step: 20 });
    expect(settings.map(({ id, by, grade: own, parameter }) => [id, by, own, parameter])).toEqual([
      ['rule', 'the planner', 'proposed', undefined], ['band', 'policy', 'verified', 'fair-share-tolerance'],
      ['step', 'A test', 'verified', undefined], ['measure', 'the planner', 'proposed', undefined],
    ]);
    expect(grade).toBe('unverified');
  });
});

describe('the explanation of a pace of change', () => {
  const explained = async (practice: string, parameters: Readonly<Record<string, unknown>>) => {
    const { status, answer } = await toolkit.run('budget.explain', { practice, method: 'pace', ...parameters });
    if (answer.kind !== 'explanation') throw new Error(`${status}: ${answer.diagnostics[0]?.message}`);
    return answer;
  };

  // The pence of the specification. With limits the answer of budget pace, which an oracle of its own checks, is what must come out.
  it.each([
    ['prorata', {}, [690192192, 564930603, 578588708, 435751884, 456862607, 374740901, 238041989, 138341116]],
    ['under-target', {}, [690192192, 564551881, 582575166, 433260000, 456537871, 374740901, 238041989, 137550000]],
    ['scaled', {}, [699898415, 561700000, 575280000, 433260000, 454250000, 374740901, 240770684, 137550000]],
    ['scaled', { maxCut: '1', maxGain: '1.5', growth: '350000', measure: 'from-band', band: '5' }, null],
  ] as const)('by %s %j, replayed by a calculator of its own, gives each practice its pence', async (rule, settings, pinned) => {
    const answers = await Promise.all(practices.map((practice) => explained(practice, { rule, ...settings })));
    const expected = pinned ?? (await pace({ rule, ...settings })).years[0]?.rows.map((row) => row.pence);
    expect(answers.map(({ pence }) => pence)).toEqual(expected);
    const named = (label: string) => answers.map(({ steps }) => rationalOf(steps.find((step) => step.label === label)?.value ?? 'nothing'));
    for (const { steps, pence, grade } of answers) {
      const values = replaySteps(steps as readonly RecordedStep[], (sum) => total(named(sum.label)));
      expect(values.at(-1)).toEqual(rationalOf(String(pence)));
      expect(steps.map((_, index) => [index, values[index]])).toEqual(steps.map((step, index) => [index, rationalOf(step.value)]));
      expect([grade, steps.at(-1)?.method]).toEqual(['unverified', 'pace']);
      expect(steps.some(({ kind, file }) => kind === 'input' && file === 'tarrow-vale-spend.csv')).toBe(true);
    }
  });

  it('follows the years, each on what the one before left', async () => {
    const { year, pence, steps } = await explained('abbey', { years: 3 });
    expect([year, pence]).toEqual(['2008/09', (await pace({ years: 3 })).years[2]?.rows[0]?.pence]);
    expect(steps.filter(({ label }) => label.startsWith('budget of 20')).map(({ label }) => label)).toEqual(['2006/07', '2007/08', '2008/09'].map((one) => `budget of ${one}, to the penny`));
  });

  it('is refused like the pace itself', async () => {
    for (const [parameters, code] of [[{ growth: 'lots' }, 'bad-growth'], [{ maxGain: '0', growth: '10' }, 'limits-too-tight']] as const) {
      expect((await toolkit.run('budget.explain', { practice: 'abbey', method: 'pace', ...parameters })).answer.diagnostics[0]?.code).toBe(code);
    }
    expect((await toolkit.run('budget.explain', { practice: 'nobody', method: 'pace' })).answer.diagnostics[0]?.code).toBe('unknown-practice');
  });
});
