import type { Table } from '@pbc-planner/base';
import type { Setting } from '../outcome/setting.ts';

/** Settings as a table: what was chosen, by whom, and how well it is evidenced. */
export function settingsTable(settings: readonly Setting[]): Table {
  return {
    id: 'settings',
    title: 'Settings',
    columns: [
      { id: 'setting', title: 'Setting', kind: 'text' },
      { id: 'value', title: 'Value', kind: 'text' },
      { id: 'by', title: 'By', kind: 'text' },
      { id: 'reason', title: 'Why', kind: 'text' },
      { id: 'grade', title: 'Grade', kind: 'text' },
    ],
    rows: settings.map(({ title, text, by, reason, grade }) => [title, text, by, reason, grade]),
  };
}
