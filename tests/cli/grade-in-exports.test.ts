import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { freshVale, pbc } from './pbc.ts';

/** The figures of the fictional locality are unverified, so nothing that rests on them may be graded higher. */
const lowest = 'unverified';
const answers: readonly (readonly string[])[] = [
  ['budget', 'compare'], ['budget', 'pace'], ['budget', 'risk-pool'], ['budget', 'savings'], ['budget', 'page', 'abbey'],
  ['project', 'list'], ['process', 'case', 'dvt-in-the-community'], ['process', 'specification', 'dvt-in-the-community'],
];
const formats = ['csv', 'tsv', 'md', 'txt', 'html', 'xlsx', 'docx'];

describe('every export of figures carries the lowest grade of what it rests on', () => {
  const vale = join(freshVale(), 'vale');
  for (const words of answers) {
    it.each(formats)(`${words.join(' ')} as %s`, (format) => {
      const file = join(vale, `${words.join('-')}.${format}`);
      const ran = pbc([...words, '-C', vale, '--out', file]);
      expect([ran.code, ran.stderr.includes('error:')]).toEqual([0, false]);
      const bytes = readFileSync(file);
      const text = format === 'xlsx' || format === 'docx' ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('\n') : bytes.toString('utf8');
      expect(text).toContain(lowest);
      if (format !== 'csv' && format !== 'tsv') return;
      // Where there is more than one table, each has its title in a line of its own.
      const rows = text.split('\n').filter((line) => line.includes(format === 'csv' ? ',' : '\t') && !line.endsWith('lowest_grade'));
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => !row.endsWith(lowest))).toEqual([]);
    });
  }
});
