import { describe, expect, it } from 'vitest';
import { freshVale, pbc } from './pbc.ts';

const folder = freshVale();
const calls: readonly (readonly [string, readonly string[]])[] = [
  ['compare', []], ['pace', []], ['explain', ['abbey', '--method', 'capitation']], ['risk-pool', []], ['savings', []], ['weighted-lists', ['--components', 'all=100:need-weighted']],
];

describe.each(calls)('the answer of budget %s', (command, words) => {
  // The fictional locality's figures are unverified, so whatever rests on them is.
  it.each(['table', 'csv', 'tsv', 'md', 'txt', 'html', 'json'])('carries the lowest grade of what it rests on, as %s', (format) => {
    const { stdout, code } = pbc(['budget', command, ...words, '-C', 'vale', '--format', format], { cwd: folder });
    const rowsAlone = format === 'csv' || format === 'tsv';
    // Steps are no rows, so there is nothing to write, and the command line says so.
    if (command === 'explain' && rowsAlone) expect([code, stdout]).toEqual([2, '']);
    else expect([code, stdout]).toEqual([0, expect.stringContaining('unverified')]);
  });
});

it('an answer on verified policy alone is verified, in every format', () => {
  for (const format of ['table', 'csv', 'md', 'html', 'json']) {
    const { stdout } = pbc(['budget', 'threshold', '--base', '2000000', '--value', '2300000', '--year', '2010/11', '--format', format], { cwd: folder });
    expect(stdout).toContain('verified');
    expect(stdout).not.toContain('unverified');
  }
});
