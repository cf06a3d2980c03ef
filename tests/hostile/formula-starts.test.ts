import { presentOutcome } from '@pbc-planner/domain';
import { exportFormat } from '@pbc-planner/toolkit';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hostileWorkspace } from './workspace.ts';

const names = ['=cmd|\' /C calc\'!A0', '+1+1', '-2+3', '@SUM(A1)', '\tTAB()', '\rCR()', ' =1+1', '＝1+1', '-5'] as const;
const { toolkit, bring } = await hostileWorkspace();
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
await bring('practices.csv', `practice_code,name,list_size\n${names.map((name, row) => `p${row},${quoted(name)},100`).join('\n')}\n`);
await bring('spend.csv', `practice_code,year,service_line,pounds\n${names.map((_, row) => `p${row},2005/06,total,${row + 1}000.50`).join('\n')}\n`);

/** The comparison, in which p0 gains and p8 loses: negative distances. */
const { answer } = await toolkit.run('budget.compare', { weights: 'list' });

async function exported(format: string): Promise<Uint8Array> {
  return (await exportFormat(format))?.render(presentOutcome(answer), {}) as Promise<Uint8Array>;
}

describe('=cmd, +, -, @, tab or CR at the start of a name', () => {
  it.each(['csv', 'tsv'])('is inert in %s, where negative numbers stay numbers', async (format) => {
    const rows = parse(Buffer.from(await exported(format)), { columns: true, delimiter: format === 'csv' ? ',' : '\t' }) as Record<string, string>[];
    expect(rows).toHaveLength(names.length);
    expect(rows.map(({ name }) => name)).toEqual(["'=cmd|' /C calc'!A0", "'+1+1", "'-2+3", "'@SUM(A1)", 'TAB()', 'CR()', "'=1+1", "'＝1+1", '-5']);
    // Half of £45,004.50 a ninth each is £5,000.50; p0 has £1,000.50 of it today.
    expect(rows[0]?.['distance']).toBe('-4000.00');
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).toMatch(/^(?![=+@\t\r])(?!-(?!\d+(\.\d+)?$))/);
  });

  it('is text in xlsx: the workbook holds no formula, and negative numbers are numbers', async () => {
    const parts = unzipSync(await exported('xlsx'));
    const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/'));
    const xml = sheets.map((name) => strFromU8(parts[name] as Uint8Array)).join('');
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml).toContain('<v>-4000</v>');
    expect(strFromU8(parts['xl/sharedStrings.xml'] as Uint8Array)).toContain('@SUM(A1)');
  });
});
