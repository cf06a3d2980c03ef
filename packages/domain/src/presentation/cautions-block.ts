import type { Block, Table } from '@pbc-planner/base';
import type { ShownCaution } from '../outcome/project-outcomes.ts';

/** Cautions as a table of their own, so that no export can leave them out: nothing where there are none. */
export function cautionsBlock(cautions: readonly ShownCaution[], main = false): Block[] {
  const table: Table = {
    id: 'cautions',
    title: 'To beware of',
    columns: [{ id: 'caution', title: 'Caution', kind: 'text' }, { id: 'source', title: 'Source', kind: 'text' }, { id: 'grade', title: 'Grade', kind: 'text' }],
    rows: cautions.map(({ text, source, grade }) => [text, source === '' ? null : source, grade]),
  };
  return cautions.length === 0 ? [] : [{ kind: 'table', table, ...(main ? { main } : {}) }];
}

/** Cautions in one cell, beside the saving that they belong to. */
export function cautionsText(cautions: readonly ShownCaution[]): string {
  return cautions.map(({ text }) => text).join(' ');
}
