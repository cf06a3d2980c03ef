import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { it } from 'vitest';
import { readCsv } from '../oracle/csv.ts';
import { PublishedFile } from '../oracle/published-file.ts';

const root = resolve(import.meta.dirname, '../../..');

/** The files as they are downloaded, under the folder of real data. */
const originals = {
  payments2021: 'originals/nhs-payments-to-general-practice-21-22.csv',
  payments2022: 'originals/nhs-payments-to-general-practice-22-23.csv',
  allocation: 'originals/nhse-allocation-tool-2025_2026.csv',
  listByAgeAndSex: 'originals/Patient_List_Size_2013_04-06.csv',
} as const;
const localities = 'localities.csv';

/** The folder of real data: `PBC_DATA`, or `shared/data` beside the project. It is no part of the project. */
const folder = process.env['PBC_DATA'] ?? resolve(root, '../shared/data');

/** Whether every file that these tests need is there. */
export const hasRealData = [...Object.values(originals), localities].every((file) => existsSync(join(folder, file)));

/** A test that needs the real data: skipped by name where they are absent. */
export const itWithData = it.skipIf(!hasRealData);

/** The path of an original. */
export function pathOf(original: keyof typeof originals): string {
  return join(folder, originals[original]);
}

const opened = new Map<string, PublishedFile>();

/** An original, read by the tests' own reader. */
export function openOriginal(original: keyof typeof originals): PublishedFile {
  const file = opened.get(original)
    ?? new PublishedFile(pathOf(original), original === 'allocation' ? 'Practice_Code' : 'Practice Code');
  opened.set(original, file);
  return file;
}

/** Headings of the two files of payments. */
export const registered = 'Number of Registered Patients (Last Known Figure)';
export const carrHill = 'Number of Weighted Patients (Last Known Figure)';
export const totalPayments = 'Total NHS Payments to General Practice';

/** NHS England's weighted populations: the name that the product gives each, and its heading. */
export const allocationWeights = {
  'general-acute': 'G&A WP',
  'community': 'CS WP',
  'mental-health': 'MH WP',
  'maternity': 'Mat WP',
  'health-inequalities': 'Health Ineq WP',
  'prescribing': 'Prescr WP',
  'core-overall': 'Final WP',
  'primary-medical-care-need': 'Primary Medical Care WP',
  'primary-medical-care-overall': 'Final PMC WP',
} as const;

/** The practice codes of a real locality. */
export function practicesOf(locality: string): string[] {
  const [heading, ...rows] = readCsv(readFileSync(join(folder, localities), 'utf8'));
  const at = { locality: heading?.cells.indexOf('locality') ?? -1, code: heading?.cells.indexOf('practice_code') ?? -1 };
  return rows.flatMap(({ cells }) => (cells[at.locality] === locality ? [cells[at.code] as string] : []));
}
