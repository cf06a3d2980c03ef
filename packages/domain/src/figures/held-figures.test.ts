import { financialYear, type Grade } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import type { DataColumn, DataSet } from '../data-set.ts';
import type { MergedPractice } from '../plan/merging.ts';
import { emptyPlan, type EnteredPractice } from '../plan/plan-state.ts';
import { HeldFigures } from './held-figures.ts';
import type { LoadedDataSet } from './held-measure.ts';
import { localityPractices } from './locality-practices.ts';

const year = financialYear(2006);
const listed = { measure: { kind: 'list' }, year } as const;
const weighted = (name: string) => ({ kind: 'weighted-list', name }) as const;

interface Given {
  readonly name: string;
  readonly practices: readonly string[];
  readonly columns: readonly (Partial<DataColumn> & Pick<DataColumn, 'units'>)[];
  readonly names?: readonly (string | null)[];
  readonly grade?: Grade;
  readonly headline?: string;
}

/** Files in the order of their import; rows begin on line 2. Columns are lists of 2006/07 unless they say otherwise. */
function held(files: readonly Given[], entered: Readonly<Record<string, EnteredPractice>> = {}, merged: Readonly<Record<string, MergedPractice>> = {}) {
  const loaded = files.map(({ name, practices, columns, names, grade = 'verified', headline }, index): LoadedDataSet => {
    const dataSet: DataSet = {
      format: 1, profile: 'small', file: { name, sha256: `hash of ${name}`, bytes: 1 }, source: { title: `Source of ${name}` }, grade, fictional: false,
      practices, names: names ?? practices.map(() => null), lines: practices.map((_, row) => row + 2),
      columns: columns.map((column, position) => ({ measure: { kind: 'list' }, year, heading: `h${position + 2}`, columnNumber: position + 2, scale: 0, ...column })),
    };
    return { dataSet, imported: { dataSet: name, file: dataSet.file, profile: 'small', rows: practices.length, measures: [], sequence: (index + 1) * 10, ...(headline ? { headline } : {}) } };
  });
  const founded = { name: 'Small', year, framework: 'pbc-2005', fictional: false };
  const state = { ...emptyPlan, founded, entered: new Map(Object.entries(entered)), merged: new Map(Object.entries(merged)) };
  return { state, figures: new HeldFigures(state, loaded) };
}

describe('the figures of a plan', () => {
  it('are those of the file imported last, practice by practice', () => {
    const { figures } = held([
      { name: 'old.csv', practices: ['A', 'B'], columns: [{ units: [1, 2] }], grade: 'unverified' },
      { name: 'new.csv', practices: ['B', 'C'], columns: [{ units: [20, 30] }] },
    ]);
    const column = figures.column(listed, ['A', 'B', 'C', 'D']);
    expect([column.units, column.grade, [...column.dataSets].map(({ file }) => file.name)]).toEqual([[1n, 20n, 30n, null], 'unverified', ['old.csv', 'new.csv']]);
    expect([0, 1].map((position) => column.cite(position))).toEqual([
      { file: 'old.csv', sha256: 'hash of old.csv', line: 2, column: 'h2', columnNumber: 2, source: 'Source of old.csv', grade: 'unverified' },
      { file: 'new.csv', sha256: 'hash of new.csv', line: 2, column: 'h2', columnNumber: 2, source: 'Source of new.csv', grade: 'verified' },
    ]);
    expect(column.cite(3)).toEqual({ by: 'the planner', reason: 'no figure is held, so nothing is counted', grade: 'verified' });
  });

  it('fall back on an older file where the newer one has an unusable cell', () => {
    const { figures } = held([
      { name: 'old.csv', practices: ['A'], columns: [{ units: [7] }] },
      { name: 'new.csv', practices: ['A'], columns: [{ units: [null] }] },
    ]);
    expect(figures.column(listed, ['A']).units).toEqual([7n]);
  });

  it('come at one scale: the longest of the files that are believed', () => {
    const { figures } = held([
      { name: 'hundredths.csv', practices: ['A'], columns: [{ units: [12_345], scale: 2 }] },
      { name: 'whole.csv', practices: ['B'], columns: [{ units: [6] }] },
    ]);
    const { scale, units } = figures.column(listed, ['B', 'A']);
    expect([scale, units]).toEqual([2, [600n, 12_345n]]);
  });

  it('can be taken for some practices, with the grade and the files of those alone', () => {
    const { figures } = held([
      { name: 'poor.csv', practices: ['A'], columns: [{ units: [123], scale: 1 }], grade: 'unverified' },
      { name: 'good.csv', practices: ['B', 'C'], columns: [{ units: [2, 3] }] },
    ]);
    const some = figures.column(listed, ['A', 'B', 'C']).at([2, 1]);
    expect([some.scale, some.units, some.grade, some.dataSets.size, some.cite(0)]).toMatchObject([0, [3n, 2n], 'verified', 1, { file: 'good.csv', line: 3 }]);
  });

  it('count a list that was entered after the import, and not one from before', () => {
    const file = { name: 'list.csv', practices: ['A', 'B', 'C'], columns: [{ units: [1, 2, 3] }] };
    const { figures } = held([file], {
      A: { membership: 'in', list: '10.5', sequence: 11 }, B: { membership: 'in', list: '20', sequence: 9 }, D: { membership: 'in', list: '40', sequence: 1 },
    });
    const { scale, units, cite, grade } = figures.column(listed, ['A', 'B', 'C', 'D']);
    expect([scale, units, grade, cite(0)]).toEqual([1, [105n, 20n, 30n, 400n], 'unverified', { by: 'the locality', reason: 'registered list entered by hand', grade: 'unverified' }]);
  });

  it('do not count an entered list as anything but the registered list', () => {
    const { figures } = held([{ name: 'need.csv', practices: ['A'], columns: [{ measure: weighted('need'), units: [null] }] }], { A: { membership: 'in', list: '10', sequence: 11 } });
    expect(figures.column({ measure: weighted('need'), year }, ['A']).units).toEqual([null]);
  });

  it('say which measures there are, those imported last at the end', () => {
    const need = { measure: weighted('need'), units: [1] };
    const { figures } = held([
      { name: 'a.csv', practices: ['A'], columns: [need, { units: [1] }] },
      { name: 'b.csv', practices: ['A'], columns: [need, { measure: weighted('need'), year: financialYear(2005), units: [1] }] },
    ]);
    expect(figures.measures.map((one) => `${one.measure.kind} ${one.year}`)).toEqual(['list 2006/07', 'weighted-list 2006/07', 'weighted-list 2005/06']);
  });

  it('believe the list of the newest year that is not after the plan\'s, whenever it was imported', () => {
    const { figures } = held([
      { name: 'after-the-plan.csv', practices: ['A', 'B'], columns: [{ year: financialYear(2007), units: [7, 8] }] },
      { name: 'newest-in-time.csv', practices: ['A'], columns: [{ year: financialYear(2006), units: [6] }] },
      { name: 'imported-last.csv', practices: ['A'], columns: [{ year: financialYear(2005), units: [5] }] },
    ]);
    expect(figures.latestList(['A', 'B']).units).toEqual([6n, 8n]);
  });

  it('keep to themselves with the names that objects have', () => {
    const { figures } = held([{ name: 'odd.csv', practices: ['__proto__', 'constructor'], columns: [{ units: [1, 2] }] }]);
    expect(figures.column(listed, ['constructor', '__proto__', 'toString']).units).toEqual([2n, 1n, null]);
  });
});

describe('the weighted list put forward', () => {
  const two = [{ measure: weighted('first'), units: [1] }, { measure: weighted('second'), units: [2] }];

  it.each([
    ['that the file imported last names', [{ name: 'a.csv', practices: ['A'], columns: two, headline: 'first' }], 'first'],
    ['that stands last in it, where it names none', [{ name: 'a.csv', practices: ['A'], columns: two }], 'second'],
    ['of an older file, where the last has none', [{ name: 'a.csv', practices: ['A'], columns: two, headline: 'first' }, { name: 'b.csv', practices: ['A'], columns: [{ units: [3] }] }], 'first'],
  ])('is the one %s', (_, files, name) => {
    expect(held(files).figures.defaultList.chosen).toEqual({ measure: weighted(name), year });
  });

  it('is none where no file has one', () => {
    expect(held([{ name: 'a.csv', practices: ['A'], columns: [{ units: [1] }] }]).figures.defaultList.chosen).toBeNull();
  });
});

describe('the size of a column beside the registered list', () => {
  const practices = ['A', 'B', 'C', 'D'];
  /** Lists of 5,000 and 3,000; C has no list, D no figure in any other column, so that the sizes are over A and B. */
  const sized = (columns: Readonly<Record<string, readonly [number, number]>>, more: { readonly headline?: string; readonly scale?: number; readonly list?: readonly [number, number] } = {}) => held([{
    name: 'practices.csv', practices, ...(more.headline === undefined ? {} : { headline: more.headline }),
    columns: [
      { units: [...(more.list ?? [5000, 3000]), null, 9000] },
      ...Object.entries(columns).map(([name, [a, b]]) => ({ measure: weighted(name), units: [a, b, 700_000, null], scale: more.scale ?? 0 })),
    ],
  }]).figures;

  it.each([
    // 8,000 patients: a half is 4,000, twice is 16,000, both of which still count.
    ['half of it', [1000, 3000], 'taken'], ['one below half of it', [1000, 2999], 'too small'], ['twice it', [8000, 8000], 'taken'], ['one above twice it', [8000, 8001], 'too large'],
    ['1 each', [1, 1], 'index'], ['10 each', [10, 10], 'index'], ['10 and 11', [10, 11], 'too small'],
  ] as const)('%s: %j is %s', (_, units, verdict) => {
    const { chosen, passedOver } = sized({ need: units }).defaultList;
    const size = { total: { units: BigInt(units[0] + units[1]), scale: 0 }, list: { units: 8000n, scale: 0 }, practices: 2 };
    expect([chosen?.measure.name ?? null, passedOver]).toEqual(verdict === 'taken' ? ['need', []] : [null, [{ name: 'need', why: verdict, size }]]);
  });

  it('is exact to the last decimal: 4,000.0 of 8,000 is half, 3,999.9 is not', () => {
    expect(sized({ need: [10_000, 30_000] }, { scale: 1 }).defaultList.chosen).not.toBeNull();
    expect(sized({ need: [10_000, 29_999] }, { scale: 1 }).defaultList.chosen).toBeNull();
  });

  it('passes over indices that stand after a list, and none that stands before it', () => {
    const { chosen, passedOver, alike } = sized({ age: [1, 1], weighted: [5200, 2800], need: [2, 1], 'deprivation-5': [3000, 3000] }).defaultList;
    expect([chosen?.measure.name, passedOver.map(({ name, why }) => [name, why]), alike]).toEqual(['weighted', [['deprivation-5', 'fifth'], ['need', 'index']], []]);
  });

  it('names the others that can be lists where the file puts none forward', () => {
    expect(sized({ hospital: [5100, 2900], need: [1, 1], drugs: [4800, 3200] }).defaultList).toMatchObject({ chosen: { measure: weighted('drugs') }, alike: ['hospital'], passedOver: [] });
  });

  it('is not asked of the list that the file puts forward, nor where no list is held', () => {
    expect(sized({ need: [1, 1], other: [5000, 3000] }, { headline: 'need' }).defaultList).toMatchObject({ chosen: { measure: weighted('need') }, alike: [], passedOver: [] });
    const none = held([{ name: 'a.csv', practices: ['A'], columns: [{ measure: weighted('deprivation-5'), units: [1] }] }]).figures;
    expect([none.defaultList.chosen?.measure.name, none.sizeOf({ measure: weighted('deprivation-5'), year })]).toEqual(['deprivation-5', null]);
  });

  it('lets an older file with a list count where the last holds an index alone', () => {
    const { figures } = held([
      { name: 'old.csv', practices: ['A', 'B'], columns: [{ units: [5000, 3000] }, { measure: weighted('carr-hill'), units: [5200, 2900] }], headline: 'carr-hill' },
      { name: 'new.csv', practices: ['A', 'B'], columns: [{ measure: weighted('need'), units: [1, 2] }] },
    ]);
    expect(figures.defaultList).toMatchObject({ chosen: { measure: weighted('carr-hill') }, passedOver: [{ name: 'need', why: 'index' }] });
  });
});

describe('why a figure is missing', () => {
  const file = { name: 'list.csv', practices: ['A', 'B'], columns: [{ units: [null, 5], lines: [2, 3] }, { measure: { kind: 'spend', serviceLine: 'drugs' } as const, units: [null, 9], lines: [0, 3] }] };

  it.each([
    ['A', listed, {}, { reason: 'its cell holds no figure above zero', file: 'list.csv', line: 2 }],
    ['A', { measure: { kind: 'spend', serviceLine: 'drugs' }, year } as const, {}, { reason: 'it has no row in list.csv' }],
    ['C', listed, {}, { reason: 'it has no row in list.csv' }],
    ['A', { measure: weighted('need'), year }, {}, { reason: 'no imported file gives it' }],
    ['A', listed, { A: { membership: 'in', list: '0', sequence: 11 } } as const, { reason: 'the list entered by hand is not above zero' }],
    ['A', listed, { A: { membership: 'in', list: '0', sequence: 1 } } as const, { reason: 'its cell holds no figure above zero', file: 'list.csv', line: 2 }],
    ['C', listed, { C: { membership: 'in', list: '0', sequence: 1 } } as const, { reason: 'the list entered by hand is not above zero' }],
  ])('%s, %j, %j', (practice, wanted, entered, missing) => {
    expect(held([file], entered).figures.whyMissing(wanted, practice)).toEqual(missing);
  });

  it('lowers the grade where a cell was there, and not where there is no row', () => {
    const { figures } = held([file]);
    const drugs = { measure: { kind: 'spend', serviceLine: 'drugs' }, year } as const;
    expect([figures.column(listed, ['A', 'B']).grade, figures.column(drugs, ['A', 'B']).grade]).toEqual(['unverified', 'verified']);
    expect(figures.column(listed, ['A']).cite(0)).toEqual({ by: 'the planner', reason: 'the cell holds no figure above zero, so nothing is counted', grade: 'unverified' });
  });
});

describe('the practices of a locality', () => {
  it('come from files and from entries, by code, under the latest name, without those that left', () => {
    const { state, figures } = held([
      { name: 'a.csv', practices: ['Z10', 'Z9', 'A'], names: ['Ten', 'Nine', 'Old name'], columns: [{ units: [100, 90, 5] }] },
      { name: 'b.csv', practices: ['A', 'B'], names: ['New name', null], columns: [{ measure: weighted('need'), units: [1, 1] }] },
    ], {
      Z9: { membership: 'left', sequence: 50 }, B: { membership: 'observing', list: '7.50', sequence: 51 }, C: { membership: 'in', name: 'Entered', sequence: 52 },
    });
    expect(localityPractices(state, figures)).toEqual([
      { practice: 'A', name: 'New name', list: '5', membership: 'in' },
      { practice: 'B', name: 'B', list: '7.5', membership: 'observing' },
      { practice: 'C', name: 'Entered', list: null, membership: 'in' },
      { practice: 'Z10', name: 'Ten', list: '100', membership: 'in' },
    ]);
  });
});

describe('practices that merged', () => {
  const file = { name: 'a.csv', practices: ['A', 'B', 'C'], columns: [{ units: [15, 205, null], scale: 1 }] };
  const intoA = { B: { into: 'A', sequence: 15 } };

  it('are one, with their figures added up and every cell named', () => {
    const { state, figures } = held([file], {}, intoA);
    expect(localityPractices(state, figures).map(({ practice, list }) => [practice, list])).toEqual([['A', '22'], ['C', null]]);
    const column = figures.column(listed, ['A']);
    expect([column.units, column.scale, column.grade, [...column.dataSets].length]).toEqual([[220n], 1, 'verified', 1]);
    expect(column.cite(0)).toEqual({
      by: 'the planner', grade: 'verified',
      reason: 'added up, because they merged: 1.5 of A from a.csv, line 2, column 2 "h2"; 20.5 of B from a.csv, line 3, column 2 "h2"',
    });
  });

  it('may have a new code, and go up in yet another', () => {
    const { state, figures } = held([file], { river: { membership: 'in', name: 'River', sequence: 15 } }, { A: { into: 'river', sequence: 15 }, B: { into: 'A', sequence: 12 } });
    expect(localityPractices(state, figures).map(({ practice, name, list }) => [practice, name, list])).toEqual([['C', 'C', null], ['river', 'River', '22']]);
  });

  it('count by the figure of the whole, where a later file or somebody gives one', () => {
    const later = { name: 'b.csv', practices: ['A'], columns: [{ units: [30] }] };
    expect(held([file, later], {}, intoA).figures.column(listed, ['A']).units).toEqual([30n]);
    expect(held([file], { A: { membership: 'in', list: '31', listSequence: 16, sequence: 16 } }, intoA).figures.column(listed, ['A']).units).toEqual([31n]);
    expect(held([file], { A: { membership: 'in', list: '31', listSequence: 11, sequence: 17 } }, intoA).figures.column(listed, ['A']).units).toEqual([515n]);
  });

  it('name those of them without a figure, by which the whole would be short', () => {
    const { figures } = held([file], {}, { B: { into: 'A', sequence: 15 }, C: { into: 'A', sequence: 15 } });
    expect([figures.mergedWithout([listed], 'A'), figures.mergedWithout([listed], 'B'), held([file], {}, intoA).figures.mergedWithout([listed], 'A')]).toEqual([['C'], [], []]);
    const later = { name: 'b.csv', practices: ['A'], columns: [{ units: [30] }] };
    expect(held([file, later], {}, { C: { into: 'A', sequence: 15 } }).figures.mergedWithout([listed], 'A')).toEqual([]);
  });

  it('of spend are named in pounds', () => {
    const spent = { kind: 'spend', serviceLine: 'total' } as const;
    const { figures } = held([{ name: 'a.csv', practices: ['A', 'B'], columns: [{ units: [150, 250], measure: spent }] }], {}, intoA);
    expect(figures.column({ measure: spent, year }, ['A']).cite(0)).toMatchObject({ reason: expect.stringContaining('£1.50 of A from a.csv, line 2') });
  });
});
