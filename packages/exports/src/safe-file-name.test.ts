import { describe, expect, it } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

const codes = (name: string): string[] => safeFileName(name).diagnostics.map((one) => one.code);

describe('safeFileName', () => {
  it.each(['comparison.csv', 'Budgets 2006-07.xlsx', '.hidden', 'a..b', 'com', 'com10.txt', 'console.txt', 'nul-report.md', 'Tarrow Vale – né.docx', '-dash'])(
    'takes %j',
    (name) => {
      expect(safeFileName(name)).toEqual({ ok: true, value: name, diagnostics: [] });
    },
  );

  it('composes letters and their marks', () => {
    expect(safeFileName('ne\u0301.md')).toEqual({ ok: true, value: 'n\u00E9.md', diagnostics: [] });
  });

  it.each<[name: string, codes: string[]]>([
    ['', ['file-name-blank']],
    ['   ', ['file-name-blank']],
    ['.', ['file-name-folder']],
    ['..', ['file-name-folder']],
    ['...', ['file-name-folder']],
    ['../plan.json', ['file-name-folder']],
    ['..\\plan.json', ['file-name-folder']],
    ['/etc/passwd', ['file-name-folder']],
    ['folder/file.csv', ['file-name-folder']],
    ['C:\\file.csv', ['file-name-folder', 'file-name-mark']],
    ['C:file.csv', ['file-name-mark']],
    ['file.csv:stream', ['file-name-mark']],
    ['\\\\server\\share', ['file-name-folder']],
    ['//server/share', ['file-name-folder']],
    ['\\\\?\\C:\\x', ['file-name-folder', 'file-name-mark']],
    ['a\u0000.csv', ['file-name-unseen']],
    ['a\n.csv', ['file-name-unseen']],
    ['\u001b[31m.csv', ['file-name-unseen']],
    ['invoice\u202Evsc.exe', ['file-name-unseen']],
    ['half\uD800.csv', ['file-name-unseen']],
    ['what?.csv', ['file-name-mark']],
    ['a*b|c.csv', ['file-name-mark']],
    ['CON', ['file-name-device']],
    ['con.csv', ['file-name-device']],
    ['Nul.tar.gz', ['file-name-device']],
    ['aux .txt', ['file-name-device']],
    ['COM1', ['file-name-device']],
    ['lpt9.csv', ['file-name-device']],
    ['com¹.csv', ['file-name-device']],
    ['CONOUT$', ['file-name-device']],
    ['prn:', ['file-name-mark', 'file-name-device']],
    ['file.csv.', ['file-name-end']],
    ['file.csv ', ['file-name-end']],
    [`${'a'.repeat(252)}.csv`, ['file-name-long']],
    [`${'é'.repeat(126)}.csv`, ['file-name-long']],
  ])('refuses %j', (name, expected) => {
    expect(safeFileName(name).ok).toBe(false);
    expect(codes(name)).toEqual(expected);
  });

  it('takes exactly 255 bytes', () => {
    expect(codes(`${'a'.repeat(251)}.csv`)).toEqual([]);
  });

  it('says what is wrong without repeating what cannot be seen', () => {
    expect(safeFileName('a\u202Eb').diagnostics).toEqual([
      { severity: 'error', code: 'file-name-unseen', message: '"a\\u202eb" holds characters that cannot be seen.', hint: 'Type the name afresh.' },
    ]);
  });
});
