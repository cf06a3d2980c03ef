import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { LocalityPlan } from '../../testing/locality-plan.ts';

/** Published files lie outside the project: in `PBC_DATA`, else in `shared/data` beside the project. */
const folder = join(process.env['PBC_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data'), 'originals');

/** Practices, and the sum of all figures above zero of the headline and of spend; worked out with another CSV reader and decimal arithmetic. */
const published = [
  { name: 'nhs-payments-to-general-practice-21-22.csv', profile: 'nhs-payments', year: '2021/22', practices: 6_758, sums: { 'carr-hill': '61558451.78', total: '10075792879.36' }, leftOut: { 'zero-weight': 188, 'negative-money': 3 } },
  { name: 'nhs-payments-to-general-practice-22-23.csv', profile: 'nhs-payments', year: '2022/23', practices: 6_669, sums: { 'carr-hill': '62130227.86', total: '10230194595.52' }, leftOut: { 'zero-weight': 206, 'negative-money': 12, 'zero-money': 3 } },
  { name: 'nhse-allocation-tool-2025_2026.csv', profile: 'nhs-england-allocation', year: '2025/26', practices: 6_348, sums: { 'core-overall': '63849324.211281995' }, leftOut: { 'zero-weight': 106 } },
  { name: 'Patient_List_Size_2013_04-06.csv', profile: 'list-by-age-and-sex', year: '2013/14', practices: 9_754, sums: { list: '56025327' }, leftOut: {} },
] as const;

describe('published files as downloaded', () => {
  for (const { name, profile, year, practices, sums, leftOut } of published) {
    it.skipIf(!existsSync(join(folder, name)))(`${name} (skipped where it is not at hand)`, async () => {
      const plan = new LocalityPlan();
      const { outcome, diagnostics } = await plan.import(readFileSync(join(folder, name)), { name });
      expect(outcome).toMatchObject({ profile, year, practices, imported: true });
      const counts: Record<string, number> = {};
      for (const { code, place } of diagnostics) {
        counts[code] = (counts[code] ?? 0) + 1;
        expect(place).toMatchObject({ file: name, line: expect.any(Number) as unknown, column: expect.any(Number) as unknown });
      }
      expect(counts).toEqual(leftOut);
      const columns = [...plan.dataSets.values()][0]?.columns ?? [];
      for (const [key, sum] of Object.entries(sums)) {
        const column = columns.find(({ measure }) => nameOf(measure) === key);
        const units = (column?.units ?? []).reduce((total, one) => total + BigInt(one ?? 0), 0n);
        const scale = column?.measure.kind === 'spend' ? 2 : (column?.scale ?? 0);
        expect(units).toBe(BigInt(sum.replace('.', '')) * 10n ** BigInt(scale - (sum.split('.')[1]?.length ?? 0)));
      }
    });
  }
});

function nameOf(measure: Measure): string {
  return measure.kind === 'weighted-list' ? measure.name : measure.kind === 'spend' ? measure.serviceLine : measure.kind;
}
