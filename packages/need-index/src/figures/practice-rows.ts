import { error, type Diagnostic, type Place } from '@pbc-planner/base';
import { refuseCode } from '@pbc-planner/domain';
import type { Figures } from './open-figures.ts';

/** A row of figures with the practice that it is of. */
export interface PracticeRow {
  readonly practice: string;
  /** The code where the file gives no name. */
  readonly name: string;
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a file by practice. A code that is none leaves its row out, a practice on two rows refuses the file. */
export function practiceRows({ table, profile, position }: Figures): { rows: PracticeRow[]; diagnostics: Diagnostic[] } {
  const codeAt = position(profile.practice);
  const nameAt = profile.name === undefined ? -1 : position(profile.name);
  const seen = new Map<string, number>();
  const rows: PracticeRow[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { line, cells } of table.rows) {
    const practice = cells[codeAt] ?? '';
    const place: Place = { file: table.file.name, line, column: codeAt + 1, columnName: profile.practice };
    const first = seen.get(practice);
    const bad = refuseCode(practice, profile, place);
    if (bad) {
      diagnostics.push(bad);
    } else if (first !== undefined) {
      diagnostics.push(error('practice-twice', `Practice ${practice} stands on two rows, lines ${first} and ${line}.`, { place, hint: 'Keep one of them; nothing is guessed.' }));
    } else {
      seen.set(practice, line);
      rows.push({ practice, name: (nameAt < 0 ? '' : cells[nameAt]) || practice, line, cells });
    }
  }
  return { rows, diagnostics };
}
