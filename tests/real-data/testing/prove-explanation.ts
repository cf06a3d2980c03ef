import { expect } from 'vitest';
import type { Expected } from '../oracle/comparison.ts';
import type { PublishedFile } from '../oracle/published-file.ts';
import { rational, rationalOf, times, total, type Rational } from '../oracle/rational.ts';
import { replaySteps, type RecordedSum } from '../oracle/replay.ts';
import { person, type ExplanationJson } from './built-product.ts';
import { openOriginal, totalPayments } from './real-data.ts';

export const budgetMethods = ['historic', 'capitation', 'blended'] as const;
type BudgetMethod = (typeof budgetMethods)[number];

const originals = (): PublishedFile[] => [openOriginal('payments2021'), openOriginal('payments2022'), openOriginal('allocation')];

/** The sum over all practices compared, out of the original file; of the mixture of a blend, 100 times the pool. */
function sumOver({ from }: RecordedSum, { poolPence, rows: all }: Expected): Rational {
  const [only, ...others] = from;
  if (only === undefined) return rational(100n * BigInt(poolPence));
  expect(others).toEqual([]);
  const file = originals().find(({ name }) => name === only.file) as PublishedFile;
  const rows = all.map(({ practice }) => file.rows.get(practice));
  const lines = rows.map((row) => row?.line ?? 0);
  expect(only).toEqual({
    file: file.name, sha256: file.sha256, column: file.headings[only.columnNumber - 1], columnNumber: only.columnNumber,
    rows: rows.length, firstLine: Math.min(...lines), lastLine: Math.max(...lines),
  });
  const sum = total(rows.map((row) => rationalOf(row?.cells[only.columnNumber - 1] ?? '')));
  return only.column === totalPayments ? times(sum, rational(100n)) : sum;
}

/**
 * Holds an explanation against the original files and the independent calculation.
 * @param given what a person gave as options, each a step of the explanation; a pool in pence.
 */
export function expectProven({ practice, method, pence, steps }: ExplanationJson, of: Expected, given: readonly string[]): void {
  const values = replaySteps(steps, (sum) => sumOver(sum, of));
  expect(values).toEqual(steps.map(({ value }) => rationalOf(value)));
  expect(values.at(-1)).toEqual(rational(BigInt(pence)));
  const expected = of.rows.find((row) => row.practice === practice);
  expect([practice, method, pence]).toEqual([practice, method, expected?.amounts[method as BudgetMethod]]);

  const inputs = steps.filter(({ kind }) => kind === 'input');
  expect(inputs.length).toBeGreaterThan(0);
  for (const { file: name, sha256, line = 0, column = '', columnNumber = 0, value, unit, source, grade } of inputs) {
    const file = originals().find((one) => one.name === name);
    expect([sha256, column, columnNumber, line])
      .toEqual([file?.sha256, file?.headings[columnNumber - 1], file?.columnNumber(column), file?.rows.get(practice)?.line]);
    const inFile = rationalOf(file?.cellAt(line, columnNumber) ?? '');
    expect(rationalOf(value)).toEqual(unit === 'pence' ? times(inFile, rational(100n)) : inFile);
    expect([source?.length, grade]).toEqual([expect.any(Number), 'verified']);
  }
  const chosen = steps.filter(({ kind, by }) => kind === 'choice' && by === person).map(({ value }) => value);
  expect(chosen.toSorted()).toEqual(given.toSorted());
}
