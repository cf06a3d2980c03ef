import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFileContent } from './read-file-content.ts';
import { tableReader } from './table-reader.ts';

/** Published files lie outside the project: in `PBC_DATA`, else in `shared/data` beside the project. */
const folder = join(process.env['PBC_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'), 'originals');

/** Rows, columns and the last line were counted with another CSV reader. */
const published = [
  { name: 'nhs-payments-to-general-practice-21-22.csv', rows: 6_758, columns: 74, last: 6_759 },
  { name: 'nhs-payments-to-general-practice-22-23.csv', rows: 6_669, columns: 75, last: 6_670 },
  { name: 'nhse-allocation-tool-2025_2026.csv', rows: 6_348, columns: 30, last: 6_349 },
  { name: 'Patient_List_Size_2013_04-06.csv', rows: 9_754, columns: 26, last: 9_755 },
];

describe('published files', () => {
  for (const { name, rows, columns, last } of published) {
    it.skipIf(!existsSync(join(folder, name)))(`${name} (skipped where it is not at hand)`, async () => {
      const content = await readFileContent(join(folder, name));
      if (!content.ok) throw new Error(JSON.stringify(content.diagnostics));
      const result = tableReader.read(content.value);
      expect(result.diagnostics).toEqual([]);
      if (!result.ok) return;
      expect([result.value.rows.length, result.value.headings.length, result.value.rows.at(-1)?.line]).toEqual([rows, columns, last]);
    });
  }
});
