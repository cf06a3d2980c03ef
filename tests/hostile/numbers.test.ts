import { describe, expect, it } from 'vitest';
import { hostileWorkspace } from './workspace.ts';

const { bring, toolkit } = await hostileWorkspace();
await bring('practices.csv', 'practice_code,name,list_size\nabbey,Abbey,10\nbrook,Brook,20\n');
const spendOf = (cell: string) => `practice_code,year,service_line,pounds\nbrook,2005/06,total,100\nabbey,2005/06,total,${/[",]/.test(cell) ? `"${cell}"` : cell}\n`;

async function historicOf(practice: string): Promise<number | null> {
  const { answer } = await toolkit.run('budget.compare', { methods: ['historic'] });
  if (answer.kind !== 'comparison') throw new Error(answer.diagnostics[0]?.message);
  return answer.rows.find((row) => row.practice === practice)?.amounts['historic'] ?? null;
}

describe('numbers: read right, or refused by line and column', () => {
  it.each([
    ['1,234.50', 123_450], ['£1,234.50', 123_450], ['£5', 500], ['1234.5', 123_450], [' 7 ', 700], ['+7', 700], ['0.01', 1],
  ])('%s is read right', async (cell, pence) => {
    expect(await bring('spend.csv', spendOf(cell))).toMatchObject({ status: 'fine', problems: [] });
    expect(await historicOf('abbey')).toBe(pence);
    await toolkit.run('undo');
  });

  it('£ in cp1252 is read right, and said', async () => {
    expect(await bring('spend.csv', Buffer.from(spendOf('\xa31,234.50'), 'latin1'))).toMatchObject({ status: 'fine', problems: ['text-read-as-windows-1252'] });
    expect(await historicOf('abbey')).toBe(123_450);
    await toolkit.run('undo');
  });

  it.each([
    ['1e300', 'not-a-number'], ['1e400', 'not-a-number'], ['-1E400', 'not-a-number'], ['NaN', 'not-a-number'], ['Infinity', 'not-a-number'], ['0x10', 'not-a-number'], ['1.234,50', 'not-a-number'],
    ['12,34', 'not-a-number'], ['--5', 'not-a-number'], ['(-5)', 'not-a-number'], ['£', 'not-a-number'], ['#REF!', 'not-a-number'], ['9'.repeat(61), 'not-a-number'],
    ['(12.00)', 'negative-spend'], ['-12', 'negative-spend'], ['12-', 'negative-spend'], ['0', 'zero-spend'], ['', 'blank-cell'], ['1.005', 'bad-money'], ['9'.repeat(20), 'bad-money'],
  ])('%s is left out and named by line and column', async (cell, code) => {
    const { status, problems, run } = await bring('spend.csv', spendOf(cell));
    const named = code === 'negative-spend' || code === 'zero-spend' ? [code.replace('spend', 'money')] : [code];
    expect([status, problems]).toEqual(['problems', [`${named[0]} 3:4`]]);
    expect(run.answer).toMatchObject({ figures: 1, leftOut: 1 });
    expect(await historicOf('abbey')).toBeNull();
    await toolkit.run('undo');
  });

  it.each(['-5', '(12.00)', '5-'])('a negative list (%s) refuses the file by line and column', async (cell) => {
    expect(await bring('lists.csv', `practice_code,name,list_size\nabbey,Abbey,10\nbrook,Brook,${cell}\n`)).toMatchObject({ status: 'refused', problems: ['negative-people 3:3'] });
  });

  it('duplicate codes refuse the file, with both lines', async () => {
    const { status, problems, diagnostics } = await bring('lists.csv', 'practice_code,name,list_size\nabbey,Abbey,10\nbrook,Brook,5\nabbey,Abbey,10\n');
    expect([status, problems]).toEqual(['refused', ['practice-twice 4:1']]);
    expect(diagnostics[0]?.message).toBe('Practice abbey stands on two rows, lines 2 and 4.');
  });
});
