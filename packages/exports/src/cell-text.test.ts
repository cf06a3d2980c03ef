import type { TableColumn } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { columnText, shadeOf, shades } from './cell-text.ts';
import { separatedValues } from './separated-values.ts';

const column: TableColumn = { id: 'A', title: 'A', kind: 'number', marks: { of: ['0 w', '1░f', '2▒c', '3▓L', '4█L'], unknown: '.' } };

describe('a column with marks', () => {
  it('shows the mark of a score, the mark of what is not known, and any other number as it is', () => {
    expect([0, 3, null, 7, '2'].map((cell) => columnText(cell, column))).toEqual(['0 w', '3▓L', '.', '7', '2']);
  });

  it('shades from the lightest to the darkest, on scales of any length', () => {
    expect([0, 1, 2, 3, 4, null, 7].map((cell) => shadeOf(cell, column))).toEqual([0, 1, 2, 3, 4, null, null]);
    const short: TableColumn = { ...column, marks: { of: ['no', 'yes'], unknown: '' } };
    expect([0, 1].map((cell) => shadeOf(cell, short))).toEqual([0, 4]);
    expect(shadeOf(0, { ...column, marks: { of: ['all'], unknown: '' } })).toBe(0);
    expect(shadeOf(3, { id: 'p', title: 'P', kind: 'pence' })).toBeNull();
  });

  it('has shades that only get darker', () => {
    const light = shades.map((colour) => Number.parseInt(colour.slice(0, 2), 16));
    expect(light).toEqual(light.toSorted((a, b) => b - a));
    expect(new Set(light).size).toBe(light.length);
  });

  it('keeps its numbers in csv', () => {
    const bytes = separatedValues({ title: 'T', fictional: false, blocks: [{ kind: 'table', table: { id: 't', title: 'T', columns: [column], rows: [[3], [null]] } }] }, ',', false);
    expect(new TextDecoder().decode(bytes).split('\n').slice(0, 2)).toEqual(['A', '3']);
  });
});
