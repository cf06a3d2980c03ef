import { matrixNotations, type Matrix } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, changed, pbc } from '../../testing/frameworks.ts';
import { randomMatrix } from '../../testing/random-matrix.ts';
import { publishedMatrix } from '../matrix/matrix-rows.ts';
import { notationView, rightsOfView } from './notation-view.ts';

const published = publishedMatrix(pbc);
const cells = (matrix: Matrix, notation: 'raci' | 'rasci' | 'daci', item: string) => notationView(matrix, notation).rows.find((row) => row.item === item)?.cells;
const notes = (matrix: Matrix, notation: 'raci' | 'rasci' | 'daci', item: string) => notationView(matrix, notation).notes.filter((note) => note.item === item).map(({ text }) => text);
const held = ({ items }: Matrix) => items.map(({ id, status, lead, roles, shared, conditions }) => ({ item: id, status, lead, roles, shared, conditions }));

describe('the notations', () => {
  it('write payments, on which the locality must agree', () => {
    expect(cells(published, 'raci', 'pct.payments')).toEqual({ pct: 'A/R', locality: 'C' });
    expect(cells(published, 'rasci', 'pct.payments')).toEqual({ pct: 'A/R', locality: 'C!' });
    expect(cells(published, 'daci', 'pct.payments')).toEqual({ pct: 'D', locality: 'A' });
    const condition = 'Condition: agree locality: Paid only when the locality agrees.';
    expect(notes(published, 'raci', 'pct.payments')).toEqual(['locality: must agree before it is done.', condition]);
    expect(notes(published, 'rasci', 'pct.payments')).toEqual([condition]);
    expect(notes(published, 'daci', 'pct.payments')).toEqual(['locality: must agree before it is done.', condition]);
  });

  it('write savings, which the locality convenes and the PCT approves', () => {
    expect(cells(published, 'raci', 'sh.savings')).toEqual({ pct: 'C', practice: 'R', locality: 'A' });
    expect(cells(published, 'rasci', 'sh.savings')).toEqual({ pct: 'A', practice: 'R', locality: 'A' });
    expect(cells(published, 'daci', 'sh.savings')).toEqual({ pct: 'A', practice: 'C', locality: 'D' });
    expect(notes(published, 'raci', 'sh.savings')).toEqual(expect.arrayContaining(['Shared.', 'pct: has the final say.', 'locality: convenes those who share it.']));
  });

  it('write support and consultation', () => {
    expect(cells(published, 'raci', 'pct.info')).toEqual({ pct: 'A/R', practice: 'R*', 'acute-trust': 'C' });
    expect(cells(published, 'rasci', 'pct.info')).toEqual({ pct: 'A/R', practice: 'S', 'acute-trust': 'C' });
    expect(cells(published, 'daci', 'pct.info')).toEqual({ pct: 'D', practice: 'C', 'acute-trust': 'C' });
    expect(notes(published, 'raci', 'pct.info')).toEqual([]);
    expect(notes(published, 'daci', 'pct.info')).toEqual(['practice: does part of the work.']);
  });

  it('write several rights of one party, and what is not settled', () => {
    const both = changed(published, { 'pct.info': ({ roles }) => ({ roles: { ...roles, practice: ['support', 'agree'] } }) });
    expect(cells(both, 'rasci', 'pct.info')?.['practice']).toBe('S, C!');
    expect(notes(published, 'raci', 'pl.inter-practice')).toEqual(['Not settled.']);
  });

  it('explain every letter that they use', () => {
    for (const notation of matrixNotations) {
      const { rows, legend } = notationView(published, notation);
      const used = new Set(rows.flatMap((row) => Object.values(row.cells).flatMap((text) => text.split(', '))));
      expect([...used].filter((letter) => !legend.some(([one]) => one === letter))).toEqual([]);
    }
  });
});

describe('there and back', () => {
  it.each(matrixNotations.flatMap((notation) => all.map((framework) => [notation, framework.id, framework] as const)))('%s loses nothing of %s', (notation, _, framework) => {
    const matrix = publishedMatrix(framework);
    expect(rightsOfView(notationView(matrix, notation))).toEqual(held(matrix));
  });

  it.each(matrixNotations)('%s loses nothing of any matrix', (notation) => {
    const parties = pbc.parties.map(({ id }) => id);
    fc.assert(fc.property(randomMatrix(pbc, parties, pbc.items.map(({ id }) => id)), (matrix) => {
      expect(rightsOfView(notationView(matrix, notation))).toEqual(held(matrix));
    }), { numRuns: 60 });
  });
});
