import type { Table } from '@pbc-planner/base';
import { cautionsOf, type QuickWin } from '@pbc-planner/domain';

/** The quick wins, with what each needs and what to beware of. */
export function winsTable(wins: readonly QuickWin[]): Table {
  return {
    id: 'quick_wins',
    title: 'Quick wins',
    columns: [
      { id: 'id', title: 'Id', kind: 'code' }, { id: 'title', title: 'Quick win', kind: 'text' }, { id: 'needs', title: 'Needs', kind: 'text' },
      { id: 'caution', title: 'Caution', kind: 'text' }, { id: 'grade', title: 'Grade', kind: 'text' },
    ],
    rows: wins.map((win) => [
      win.id, win.title,
      win.inputs.map(({ id, otherwise }) => (otherwise === undefined ? id : `[${id}]`)).join(', '),
      cautionsOf(win).map(({ text }) => text).join(' '),
      win.grade,
    ]),
  };
}
