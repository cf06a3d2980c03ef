import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { freshVale, pbc } from './pbc.ts';

const folder = freshVale();
const formats = ['json', 'csv', 'tsv', 'md', 'txt', 'html', 'xlsx', 'docx'];

/** What a command writes into a file, taken apart where it is a packed one. */
function exported(words: readonly string[], format: string): string {
  const file = join(folder, `${words.slice(0, 3).join('-').replaceAll(/[^a-z-]/g, '')}.${format}`);
  const ran = pbc([...words, '-C', 'vale', '--out', file, '--force'], { cwd: folder });
  expect([ran.code, ran.stderr.includes('error:')]).toEqual([0, false]);
  const bytes = readFileSync(file);
  return format === 'xlsx' || format === 'docx' ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('\n') : bytes.toString('utf8');
}

describe('in every format', () => {
  it.each(formats)('a hidden count and the one that would give it away are nowhere: %s', (format) => {
    const text = exported(['involvement', 'group', 'group-to-hide.csv'], format);
    expect(text).toMatch(/20,?011/);
    // 7,319 alone with the total of 27,333 would tell of the 3; so would its share of 26.78%.
    expect(text).not.toMatch(/7,?319|26\.78|2678|0\.01%/);
  });

  it.each(formats)('the anti-example says that it was no saving, and the figure never stands without it: %s', (format) => {
    const text = exported(['case-study', 'show', 'northants-claim'], format);
    expect(text).toMatch(/12,?600,?000/);
    expect(text).toMatch(format === 'csv' || format === 'tsv' ? /12,600,000.*no saving: an anti-example/ : /no saving/);
  });

  it.each(formats)('the screen says whom the quartile is of, and that it is gross: %s', (format) => {
    const text = exported(['project', 'screen', 'rates.csv', '--peers', 'nine localities'], format);
    expect(text).toContain('nine localities');
    expect(text).toMatch(/Gross, and no saving/);
  });

  it.each(['json', 'md', 'txt', 'html', 'docx'])('the duty test is advice and no verdict: %s', (format) => {
    const text = exported(['involvement', 'duty', 'dvt-in-the-community'], format);
    expect(text).toContain('likely applies');
    if (format !== 'json') expect(text).toContain('no legal verdict');
  });
});
