import type { Answer } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { answerBytes } from './answer-bytes.ts';

const style = { bom: false, colour: false, width: Number.POSITIVE_INFINITY };
const message: Answer = { kind: 'message', format: 1, text: 'Done: £5 \u001b[31m', diagnostics: [] };
const table: Answer = {
  kind: 'table', format: 1, fictional: false, diagnostics: [],
  table: { id: 't', title: 'Spend', columns: [{ id: 'practice', title: 'Practice', kind: 'code' }, { id: 'pence', title: 'Spend', kind: 'pence' }], rows: [['K1', 123456], ['=cmd', -5]] },
};
const text: Answer = { kind: 'text', format: 1, mediaType: 'text/plain', text: 'a\nb\n', diagnostics: [] };

async function written(answer: Answer, format: string, rest: Partial<typeof style> = {}): Promise<string> {
  const bytes = await answerBytes(answer, { ...style, ...rest, format });
  if (!bytes.ok) return bytes.diagnostics.map(({ code }) => code).join();
  return typeof bytes.value === 'string' ? bytes.value : Buffer.from(bytes.value).toString('utf8');
}

describe('an answer', () => {
  it('in JSON is itself', async () => {
    expect(JSON.parse(await written(table, 'json'))).toEqual(table);
    expect(Object.keys(JSON.parse(await written(message, 'json')) as object).slice(0, 2)).toEqual(['kind', 'format']);
  });

  it('on a terminal cannot steer it', async () => {
    expect(await written(message, 'table')).toBe('Done: £5 \\x1b[31m\n');
    expect(await written(message, 'txt')).toBe('Done: £5 \\x1b[31m\n');
  });

  it('as rows is inert in a spreadsheet, with money in pounds', async () => {
    expect(await written(table, 'csv')).toBe('practice,pence\nK1,1234.56\n\'=cmd,-0.05\n');
    expect((await written(table, 'csv', { bom: true })).codePointAt(0)).toBe(0xfeff);
  });

  it('without rows cannot be written as rows', async () => {
    expect(await written(message, 'csv')).toBe('no-table');
    expect(await written(message, 'tsv')).toBe('no-table');
  });

  it('for another program is passed on as it is', async () => {
    expect(await written(text, 'table')).toBe('a\nb\n');
    expect(await written(text, 'txt')).toBe('a\nb\n');
  });

  it('in a format that there is not is refused', async () => {
    expect(await written(table, 'pdf')).toBe('unknown-format');
  });
});
