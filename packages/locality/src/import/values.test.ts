import { decimalText } from '@pbc-planner/base';
import type { Measure } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { readCell } from './read-cell.ts';

const place = { file: 'a.csv', line: 2, column: 3, columnName: 'figure' };
const list: Measure = { kind: 'list' };
const band: Measure = { kind: 'list-band', sex: 'female', band: '75+' };
const weighted: Measure = { kind: 'weighted-list', name: 'need' };
const spend: Measure = { kind: 'spend', serviceLine: 'total' };

function read(text: string, measure: Measure): string {
  const { value, problem } = readCell(text, measure, place);
  if (problem === null) return value === null ? 'nothing' : decimalText(value);
  expect(value).toBeNull();
  expect(problem.place).toEqual(place);
  expect(problem.hint).toMatch(/[.]$/);
  return `${problem.severity} ${problem.code}`;
}

describe('a cell', () => {
  it.each([
    ['1234.50', '123450', '1234.5', '1234.5'],
    ['1,234.50', '123450', '1234.5', '1234.5'],
    ['£1,234.50', '123450', '1234.5', '1234.5'],
    ['£ 12', '1200', '12', '12'],
    ['0.01', '1', '0.01', '0.01'],
    ['11092.0', '1109200', '11092', '11092'],
    ['', 'warning blank-cell', 'warning blank-cell', 'warning blank-cell'],
    ['   ', 'warning blank-cell', 'warning blank-cell', 'warning blank-cell'],
    ['0', 'warning zero-money', 'warning zero-weight', '0'],
    ['0.00', 'warning zero-money', 'warning zero-weight', '0'],
    ['-5', 'warning negative-money', 'warning negative-weight', 'error negative-people'],
    ['(12.00)', 'warning negative-money', 'warning negative-weight', 'error negative-people'],
    ['5-', 'warning negative-money', 'warning negative-weight', 'error negative-people'],
    ['1e300', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['1E+400', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['1.5e3', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['NaN', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['Infinity', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['n/a', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['12,34.50', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['1.234,50', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['$5', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['#REF!', 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
    ['1'.repeat(70), 'warning not-a-number', 'warning not-a-number', 'warning not-a-number'],
  ])('"%s" is %s as money, %s as a weight, %s as people', (text, money, weight, people) => {
    expect([read(text, spend), read(text, weighted), read(text, list), read(text, band)]).toEqual([money, weight, people, people]);
  });

  it.each([['0.005'], ['1.001'], ['90071992547409.92'], ['99999999999999999999']])('of %s pounds is no sum that can be kept', (text) => {
    expect(read(text, spend)).toBe('warning bad-money');
  });

  it('keeps the largest sum that is exact', () => {
    expect(read('90071992547409.91', spend)).toBe('9007199254740991');
  });

  it('is quoted shortened where it is long', () => {
    expect(readCell('x'.repeat(5000), list, place).problem?.message.length).toBeLessThan(120);
  });
});
