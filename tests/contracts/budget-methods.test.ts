import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay, type TraceStep } from '@pbc-planner/base';
import { catalogue, type ComparisonOutcome, type ExplanationOutcome, type Toolkit } from '@pbc-planner/toolkit';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesOf, contributingPackages } from '../support/packages.ts';
import { demoPlan, planOf } from '../support/plan-of.ts';
import { filesOf, generatedPlans, type GeneratedPlan } from '../support/small-files.ts';
import { readCase } from '../support/worked-case.ts';

const methods = catalogue.flatMap(({ manifest }) => manifest.budgetMethods ?? []);

async function compare(toolkit: Toolkit, parameters: Readonly<Record<string, unknown>> = {}): Promise<ComparisonOutcome> {
  const { answer } = await toolkit.run('budget.compare', parameters);
  if (answer.kind !== 'comparison') throw new Error(answer.diagnostics.map(({ message }) => message).join(' '));
  return answer;
}

async function explain(toolkit: Toolkit, practice: string, method: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<ExplanationOutcome> {
  const { answer } = await toolkit.run('budget.explain', { ...parameters, practice, method });
  if (answer.kind !== 'explanation') throw new Error(answer.diagnostics.map(({ message }) => message).join(' '));
  return answer;
}

function expectSums({ methods: compared, rows, totals, poolPence }: ComparisonOutcome): void {
  for (const { id } of compared) {
    expect([id, rows.reduce((sum, { amounts }) => sum + (amounts[id] as number), 0), totals[id]]).toEqual([id, poolPence, poolPence]);
    expect(rows.filter(({ amounts }) => !Number.isSafeInteger(amounts[id]) || (amounts[id] as number) < 0)).toEqual([]);
  }
}

/** A number in a file as whole units of a hundredth of a penny, so that pounds and people are read without floating point. */
function exact(text: string, places: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** Every leaf that names a cell must name the one that holds its value, and every sum the rows that add up to it. */
function expectCells(steps: readonly TraceStep[], files: Readonly<Record<string, string>>): void {
  const cells = new Map(Object.entries(files).map(([name, text]) => [name, parse(text) as string[][]]));
  const at = (file: string, line: number, column: number) => cells.get(file)?.[line - 1]?.[column - 1] ?? '';
  for (const { kind, file = '', line = 0, column, columnNumber = 0, value, unit, over } of steps) {
    const places = unit === 'pence' ? 2 : 0;
    if (kind === 'input') {
      expect([file, line, at(file, 1, columnNumber)]).toEqual([file, line, column]);
      expect(exact(at(file, line, columnNumber), 4)).toBe(exact(value, 4 - places));
    }
    for (const from of over?.from ?? []) expect([at(from.file, 1, from.columnNumber), from.firstLine > 1, from.lastLine >= from.firstLine]).toEqual([from.column, true, true]);
  }
}

describe.each(methods)('the budget method $id', ({ id, options }) => {
  const home = contributingPackages.find(({ manifest }) => manifest.budgetMethods?.some((method) => method.id === id))?.folder ?? '';
  let toolkit: Toolkit;

  beforeAll(async () => {
    toolkit = await demoPlan();
  });

  afterAll(() => toolkit.close());

  it('has a README that names its sources, a grade and every option', () => {
    const readme = existsSync(join(home, 'README.md')) ? readFileSync(join(home, 'README.md'), 'utf8') : '';
    expect(readme).toMatch(/^# \S/);
    expect(readme).toMatch(/verified|derived|proposed|unverified/);
    const flags = Object.keys(options).map((name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    expect(flags.filter((flag) => !readme.includes(flag))).toEqual([]);
  });

  it('has a worked case that passes', async () => {
    const cases = casesOf(home).map(readCase).filter(({ methods: worked }) => worked.includes(id));
    expect(cases.length).toBeGreaterThan(0);
    const [first] = cases;
    expect(await first?.run()).toEqual(first?.expected);
  });

  it('sums to the pool in the fictional locality', async () => {
    expectSums(await compare(toolkit, { methods: [id] }));
    expectSums(await compare(toolkit, { methods: [id], pool: '0.07' }));
  });

  it('explains every figure down to cells, and replays to the same pence', async () => {
    const { rows } = await compare(toolkit, { methods: [id] });
    for (const { practice, amounts } of rows) {
      const { pence, steps } = await explain(toolkit, practice, id, { methods: [id] });
      expect([pence, steps.at(-1)?.value, replay(steps)]).toEqual([amounts[id], String(amounts[id]), []]);
      expect(steps.some(({ kind }) => kind === 'input')).toBe(true);
      expect(steps.every(({ label, grade }) => label !== '' && grade !== undefined)).toBe(true);
    }
  });
});

describe('any plan', () => {
  const onPlan = (property: (toolkit: Toolkit, plan: GeneratedPlan, files: Readonly<Record<string, string>>) => Promise<void>, numRuns: number) =>
    fc.assert(fc.asyncProperty(generatedPlans, async (plan) => {
      const files = filesOf(plan.practices);
      const { toolkit, imports, remove } = await planOf(files);
      try {
        expect(imports.map(({ changed }) => changed)).toEqual([true, true]);
        await property(toolkit, plan, files);
      } finally {
        await remove();
      }
    }), { numRuns });

  it('sums by every method, and every figure replays and cites the cell that holds its value', () => onPlan(async (toolkit, { practices, options }, files) => {
    const comparison = await compare(toolkit, options);
    expectSums(comparison);
    const withEvery = practices.filter(({ weight }) => options.weights === 'list' || weight !== null).map(({ code }) => code).sort();
    expect(comparison.rows.map(({ practice }) => practice)).toEqual(withEvery);
    for (const { practice, amounts } of comparison.rows) {
      for (const { id } of methods) {
        const { pence, steps } = await explain(toolkit, practice, id, options);
        expect([pence, steps.at(-1)?.value, replay(steps)]).toEqual([amounts[id], String(amounts[id]), []]);
        expectCells(steps, files);
      }
    }
  }, 20));

  it('names every practice of its files, in a row or among what was left out', () => onPlan(async (toolkit, { practices, options }) => {
    const { answer } = await toolkit.run('budget.compare', options);
    if (answer.kind !== 'comparison') throw new Error('refused');
    const out = answer.diagnostics.filter(({ code }) => code === 'practice-left-out').map(({ place }) => place?.key);
    expect([...answer.rows.map(({ practice }) => practice), ...out].sort()).toEqual(practices.map(({ code }) => code).sort());
  }, 10));

  it('blended at 100 is historic and at 0 is capitation', () => onPlan(async (toolkit, { options }) => {
    const ends = [await compare(toolkit, { ...options, blend: '100' }), await compare(toolkit, { ...options, blend: '0' })] as const;
    expect(ends[0].rows.map(({ amounts }) => amounts['blended'])).toEqual(ends[0].rows.map(({ amounts }) => amounts['historic']));
    expect(ends[1].rows.map(({ amounts }) => amounts['blended'])).toEqual(ends[1].rows.map(({ amounts }) => amounts['capitation']));
  }, 10));

  it('gives the same amounts whatever the order of the rows in its files', () => onPlan(async (toolkit, { practices, options }) => {
    const turned = await planOf(filesOf(practices.toReversed()));
    try {
      const [one, other] = [await compare(toolkit, options), await compare(turned.toolkit, options)];
      expect([other.rows, other.totals, other.poolPence]).toEqual([one.rows, one.totals, one.poolPence]);
    } finally {
      await turned.remove();
    }
  }, 10));
});
