import { pence, type TraceStep } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { presentExplanation, quantity, stepText } from './present-explanation.ts';

const step = (more: Partial<TraceStep>): TraceStep => ({ index: 5, kind: 'calculation', label: 'it', value: '1234', unit: 'pence', inputs: [], grade: 'verified', ...more });
const range = { file: 'spend.csv', sha256: '', column: 'pounds', columnNumber: 4, rows: 6500, firstLine: 2, lastLine: 6501 };
const over = (rows: number, ...from: Partial<typeof range>[]) => ({ label: 'spend of 2005/06', rows, from: from.map((one) => ({ ...range, ...one })) });

describe('a step as a sentence', () => {
  it.each<readonly [string, Partial<TraceStep>, string]>([
    ['a cell of a file', { kind: 'input', file: 'spend.csv', line: 12, column: 'pounds', columnNumber: 4, source: 'A file', grade: 'unverified' },
      'it: £12.34, from spend.csv, line 12, column 4 "pounds" (A file; unverified)'],
    ['a rule', { kind: 'parameter', parameter: 'fair-share-tolerance', source: 'A guide', date: '2006', value: '10', unit: 'per cent' },
      'it: 10 per cent, fair-share-tolerance of 2006 (A guide; verified)'],
    ['a definition', { kind: 'parameter', parameter: 'definition', source: 'by definition', value: '100', unit: 'per cent' }, 'it: 100 per cent, by definition'],
    ['a person\'s choice', { kind: 'choice', by: 'Dr Shah', reason: 'agreed in March', value: '62.5', unit: 'per cent' }, 'it: 62.5 per cent, chosen by Dr Shah: agreed in March'],
    ['a default', { kind: 'choice', by: 'the method', reason: 'its default, until somebody chooses another', value: '50', unit: 'per cent', grade: 'proposed' },
      'it: 50 per cent, chosen by the method: its default, until somebody chooses another (proposed)'],
    ['what a method vouches for', { kind: 'method', inputs: [4], source: 'A note', grade: 'proposed' }, 'it: £12.34 = [5], by the method of A note; grade of the result: proposed'],
    ['a share with odd pennies', { operation: 'apportion', inputs: [0, 1, 2], key: 'A', cutOff: { remainder: '12.5', key: 'Z00003' } },
      'it: £12.34 = [1] × [2] ÷ [3], rounded down; the pennies left over went one each to the largest remainders, the last to Z00003'],
    ['a share without', { operation: 'apportion', inputs: [0, 1, 2], key: 'A', cutOff: null }, 'it: £12.34 = [1] × [2] ÷ [3], rounded down; no penny was left over'],
    ['a sum over a file', { operation: 'sum', over: over(6500, {}) }, 'it: £12.34 = sum over 6,500 practices from spend.csv, lines 2 to 6501, column 4 "pounds"'],
    ['a sum over one row', { operation: 'sum', over: over(1, { rows: 1, lastLine: 2 }) }, 'it: £12.34 = sum over 1 practice from spend.csv, line 2, column 4 "pounds"'],
    ['a sum over two files', { operation: 'sum', over: over(3, { rows: 2, lastLine: 3 }, { file: 'late.csv', rows: 1, lastLine: 2 }) },
      'it: £12.34 = sum over 3 practices from spend.csv, lines 2 to 3, column 4 "pounds" (2 practices); late.csv, line 2, column 4 "pounds" (1 practice)'],
    ['a sum over what was calculated', { operation: 'sum', over: over(3) }, 'it: £12.34 = sum over 3 practices of "spend of 2005/06"'],
    ['a sum of steps', { operation: 'sum', inputs: [0, 1, 2] }, 'it: £12.34 = [1] + [2] + [3]'],
    ['a difference', { operation: 'subtract', inputs: [0, 1] }, 'it: £12.34 = [1] − [2]'],
    ['a product', { operation: 'multiply', inputs: [0, 1] }, 'it: £12.34 = [1] × [2]'],
    ['a quotient', { operation: 'divide', inputs: [0, 1], places: 1 }, 'it: £12.34 = [1] ÷ [2], to 1 decimal place'],
    ['a quotient by a root', { operation: 'divide-by-root', inputs: [0, 1], places: 0 }, 'it: £12.34 = [1] ÷ √[2], cut off to a whole number'],
    ['the same, finer', { operation: 'divide-by-root', inputs: [0, 1], places: 2 }, 'it: £12.34 = [1] ÷ √[2], cut off after 2 decimal places'],
    ['a rounding to the penny', { operation: 'round', inputs: [0], places: 0 }, 'it: £12.34 = [1] rounded to a whole number, half away from zero'],
    ['a rounding', { operation: 'round', inputs: [0], places: 3 }, 'it: £12.34 = [1] rounded to 3 decimal places, half away from zero'],
    ['a limit', { operation: 'clamp', inputs: [0, 1, 2] }, 'it: £12.34 = [1] kept between [2] and [3]'],
  ])('%s', (_, more, text) => {
    expect(stepText(step(more))).toBe(text);
  });
});

describe('a value with its unit', () => {
  it.each([
    ['709180000', 'pence', '£7,091,800.00'], ['-5', 'pence', '-£0.05'], ['5.5', 'pence', '£0.055'], ['90071992547409920', 'pence', '£900,719,925,474,099.20'],
    ['11092.05', 'weighted people', '11,092.05 weighted people'], ['-1234.5', 'per cent', '-1,234.5 per cent'], ['0', 'people', '0 people'],
  ])('%s %s is %s', (value, unit, text) => {
    expect(quantity(value, unit)).toBe(text);
  });
});

it('an explanation is the figure, then every step in order', () => {
  expect(presentExplanation({
    kind: 'explanation', locality: 'Tarrow Vale', fictional: true, practice: 'abbey', name: 'Abbey Street', year: '2006/07' as never, method: 'historic', title: 'Historic',
    pence: pence(1234), grade: 'proposed', steps: [step({ kind: 'choice', by: 'Anna', reason: 'so' })],
  })).toEqual({
    title: 'Abbey Street (abbey): budget by historic, 2006/07',
    fictional: true,
    grade: 'proposed',
    blocks: [
      { kind: 'facts', facts: [['Locality', 'Tarrow Vale'], ['Budget', '£12.34'], ['Grade', 'proposed']] },
      { kind: 'heading', text: 'Step by step' },
      { kind: 'list', numbered: true, items: ['it: £12.34, chosen by Anna: so'] },
      { kind: 'paragraph', text: 'Numbers in brackets are earlier steps. Working the steps out again gives the same pence.' },
    ],
  });
});
