import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareExactly } from './comparison.ts';
import { readCsv } from './csv.ts';
import { PublishedFile } from './published-file.ts';
import { compare, minus, nearestWhole, over, plus, rational, rationalOf, times, toPlaces, total, wholePart, type Rational } from './rational.ts';
import { replaySteps } from './replay.ts';
import { shareOut } from './share-out.ts';

const weights = (parts: Readonly<Record<string, string>>): Map<string, Rational> =>
  new Map(Object.entries(parts).map(([code, text]) => [code, rationalOf(text)]));

describe('the oracle\'s fractions', () => {
  it('are read, and kept in lowest terms', () => {
    expect(rationalOf('-12.50')).toEqual({ top: -25n, bottom: 2n });
    expect(rational(6n, -4n)).toEqual({ top: -3n, bottom: 2n });
    expect(() => rationalOf('1e3')).toThrow('no plain number');
    expect(() => rational(1n, 0n)).toThrow('over zero');
  });

  it('add, subtract, multiply, divide and compare as by hand', () => {
    const [third, half] = [rational(1n, 3n), rational(1n, 2n)];
    expect(plus(third, half)).toEqual(rational(5n, 6n));
    expect(minus(third, half)).toEqual(rational(-1n, 6n));
    expect(times(third, half)).toEqual(rational(1n, 6n));
    expect(over(third, half)).toEqual(rational(2n, 3n));
    expect(total([third, half, rational(1n, 6n)])).toEqual(rational(1n));
    expect([compare(third, half), compare(half, half), compare(half, third)]).toEqual([-1, 0, 1]);
  });

  it('are cut down, and rounded half away from zero', () => {
    expect(['2.5', '-2.5', '2.4999', '-3'].map((text) => wholePart(rationalOf(text)))).toEqual([2n, -3n, 2n, -3n]);
    expect(['2.5', '-2.5', '2.4999', '-0.5'].map((text) => nearestWhole(rationalOf(text)))).toEqual([3n, -3n, 2n, -1n]);
    expect(toPlaces(rationalOf('1.005'), 2)).toEqual(rationalOf('1.01'));
  });
});

describe('the oracle\'s reader of files', () => {
  it('knows quotes, both line ends, empty cells and the line of each record', () => {
    expect(readCsv('\uFEFFa,"b, c"\r\n"say ""no""",\n"two\nlines",3\n,4')).toEqual([
      { line: 1, cells: ['a', 'b, c'] },
      { line: 2, cells: ['say "no"', ''] },
      { line: 3, cells: ['two\nlines', '3'] },
      { line: 5, cells: ['', '4'] },
    ]);
    expect(readCsv('a,b,')).toEqual([{ line: 1, cells: ['a', 'b', ''] }]);
    expect(() => readCsv('a\nb"c,d\n')).toThrow('Line 2 is not CSV');
  });

  it('finds cells by practice, and those without a figure above zero', () => {
    const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
    try {
      writeFileSync(join(folder, 'file.csv'), 'code,pounds,people\nA,1.5,0\nB,-2,\nC,0,3\n');
      const file = new PublishedFile(join(folder, 'file.csv'), 'code');
      expect([file.cell('A', 'pounds'), file.cell('D', 'pounds'), file.cellAt(4, 3), file.columnNumber('people')]).toEqual(['1.5', undefined, '3', 3]);
      expect([...file.positive('pounds').keys()]).toEqual(['A']);
      expect(file.unusable(['people', 'pounds'], (practice) => practice !== 'A')).toEqual([
        { line: 3, column: 2, heading: 'pounds', practice: 'B', why: 'negative' },
        { line: 3, column: 3, heading: 'people', practice: 'B', why: 'blank' },
        { line: 4, column: 2, heading: 'pounds', practice: 'C', why: 'zero' },
      ]);
      expect(() => file.columnNumber('area')).toThrow('file.csv has no column "area"');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the oracle\'s shares', () => {
  it('give the odd penny to the largest remainder', () => {
    // 100 x 1.5 / 4 = 37.5, 100 x 0.3 / 4 = 7.5, 100 x 2.2 / 4 = 55: two equal halves and one odd penny, so the lower code has it.
    expect(shareOut(100n, weights({ b: '1.5', a: '0.3', c: '2.2' }))).toEqual({ pence: new Map([['b', 37n], ['a', 8n], ['c', 55n]]), last: 'a' });
    // 10 / 7 = 1.43 and 60 / 7 = 8.57.
    expect(shareOut(10n, weights({ a: '1', b: '6' }))).toEqual({ pence: new Map([['a', 1n], ['b', 9n]]), last: 'b' });
    expect(shareOut(8n, weights({ a: '1', b: '3' })).last).toBe(null);
  });

  it('make three methods of a small locality, worked by hand', () => {
    // D has no weight and E no spend. Spend 100p + 200p + 1p = 301p. By people 301/4 = 75.25, 75.25 and 150.5: A 75, B 75, C 151.
    // Half and half: 87.5, 137.5 and 76; the odd penny goes to A.
    const spend = weights({ A: '1', B: '2', C: '0.01', D: '9' });
    const people = weights({ C: '20', B: '10', A: '10', E: '7' });
    expect(compareExactly({ spend, weights: people })).toMatchObject({
      poolPence: 301,
      rows: [
        { practice: 'A', amounts: { historic: 100, capitation: 75, blended: 88 }, distance: { pence: 25, basisPoints: 3333 } },
        { practice: 'B', amounts: { historic: 200, capitation: 75, blended: 137 }, distance: { pence: 125, basisPoints: 16_667 } },
        { practice: 'C', amounts: { historic: 1, capitation: 151, blended: 76 }, distance: { pence: -150, basisPoints: -9934 } },
      ],
    });
    // 301p and 2.5 per cent is 308.525p, so 309p: historic 102.66, 205.32, 1.03.
    expect(compareExactly({ spend, weights: people, uplift: '2.5' }).rows.map(({ amounts }) => amounts.historic)).toEqual([103, 205, 1]);
    expect(compareExactly({ spend, weights: people, pool: '0.03' }).rows.map(({ amounts }) => amounts.historic)).toEqual([1, 2, 0]);
  });
});

describe('the oracle\'s replay', () => {
  const leaf = (index: number, value: string) => ({ index, kind: 'input', label: '', unit: '', value, inputs: [] });
  const calculation = (index: number, operation: string, inputs: number[], more: object = {}) =>
    ({ index, kind: 'calculation', operation, label: '', unit: '', value: 'not looked at', inputs, ...more });
  const noSum = () => {
    throw new RangeError('No sum here');
  };

  it('works out each operation', () => {
    const values = replaySteps([
      leaf(0, '10'), leaf(1, '4'),
      calculation(2, 'add', [0, 1]), calculation(3, 'subtract', [0, 1]), calculation(4, 'multiply', [0, 1]),
      calculation(5, 'divide', [1, 3], { places: 2 }), calculation(6, 'round', [5], { places: 0 }), calculation(7, 'sum', [0, 1, 2]),
      calculation(8, 'sum', [], { over: { label: '', rows: 2, from: [] } }),
      { index: 9, kind: 'method', label: '', unit: '', value: '', inputs: [8] },
    ], () => rational(99n));
    expect(values).toEqual(['10', '4', '14', '6', '40', '0.67', '1', '28', '99', '99'].map(rationalOf));
  });

  it('gives an odd penny down to the cut-off and no further', () => {
    // 10 x 3 / 8 = 3 and 6 / 8.
    const leaves = [leaf(0, '10'), leaf(1, '3'), leaf(2, '8')];
    const share = (cutOff: object | null) => replaySteps([...leaves, calculation(3, 'apportion', [0, 1, 2], { key: 'M', cutOff })], noSum)[3];
    const cutOffs = [null, { remainder: '6', key: 'M' }, { remainder: '6', key: 'L' }, { remainder: '5.9', key: 'A' }, { remainder: '6.1', key: 'Z' }];
    expect(cutOffs.map(share)).toEqual([3n, 4n, 3n, 4n, 3n].map((pence) => rational(pence)));
  });

  it('refuses what it does not know, and steps out of order', () => {
    expect(() => replaySteps([leaf(0, '1'), calculation(1, 'guess', [0])], noSum)).toThrow('No way to work out "guess"');
    expect(() => replaySteps([calculation(0, 'round', [1]), leaf(1, '1')], noSum)).toThrow('Step 0 is out of order');
  });
});
