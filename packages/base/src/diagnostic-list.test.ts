import { describe, expect, it } from 'vitest';
import { DiagnosticList, MAXIMUM_DIAGNOSTICS } from './diagnostic-list.ts';
import { error, warning } from './diagnostic.ts';

const wrong = (line: number) => warning('wrong', 'Wrong.', { place: { file: 'a.csv', line }, hint: 'Mend it.' });

describe('a list of diagnostics', () => {
  it('tells all of a few, in the order of their lines where it is asked to', () => {
    const list = new DiagnosticList();
    list.addAll([wrong(3), wrong(1), wrong(2)]);
    list.sortByLine();
    expect(list.all('a.csv')).toEqual([wrong(1), wrong(2), wrong(3)]);
    expect([list.hasError, list.untold]).toEqual([false, 0]);
  });

  it('tells the first ten thousand of many, and counts the others', () => {
    const list = new DiagnosticList();
    for (let line = 1; line <= MAXIMUM_DIAGNOSTICS + 2; line += 1) list.add(wrong(line));
    list.addUntold(5);
    const all = list.all('a.csv');
    expect(all).toHaveLength(10_001);
    expect(all.at(-1)).toMatchObject({ severity: 'warning', code: 'more-problems', message: '7 more problems of this file are not listed.', place: { file: 'a.csv' } });
  });

  it('always tells an error, for it is what refuses', () => {
    const list = new DiagnosticList();
    for (let line = 1; line <= MAXIMUM_DIAGNOSTICS; line += 1) list.add(wrong(line));
    list.add(error('twice', 'Twice.'));
    list.add(error('twice', 'Twice again.'));
    expect(list.hasError).toBe(true);
    expect(list.all('a.csv').filter(({ code }) => code === 'twice')).toHaveLength(1);
    expect(list.untold).toBe(1);
  });
});
