import type { Answer } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { exportAnswer } from './export-answer.ts';

const style = { bom: false, colour: false, width: Number.POSITIVE_INFINITY };
const message: Answer = { kind: 'message', format: 1, text: 'Done: £5 \u001b[31m', diagnostics: [] };
const table: Answer = {
  kind: 'table', format: 1, fictional: false, diagnostics: [],
  table: { id: 't', title: 'Spend', columns: [{ id: 'practice', title: 'Practice', kind: 'code' }, { id: 'pence', title: 'Spend', kind: 'pence' }], rows: [['K1', 123456], ['=cmd', -5]] },
};
const text: Answer = { kind: 'text', format: 1, mediaType: 'text/plain', text: 'a\nb\n', diagnostics: [] };

async function written(answer: Answer, format: string, rest: Partial<typeof style> = {}): Promise<string> {
  const bytes = await exportAnswer(answer, { ...style, ...rest, format });
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

describe('an answer that seems to name a patient', () => {
  const number = '943 476 5919';
  const person = { id: 'person', title: 'Person', kind: 'text' } as const;
  const naming = (document: Partial<Extract<Answer, { kind: 'document' }>['document']>): Answer => ({ kind: 'document', format: 1, diagnostics: [], document: { title: 'Minutes', fictional: false, blocks: [], ...document } });
  const tableOf = (rows: readonly (readonly (string | number | null)[])[], columns = [{ id: 'n', title: 'Number', kind: 'number' as const }, person]) => naming({ blocks: [{ kind: 'table', table: { id: 't', title: 'Bookings', columns, rows } }] });

  it.each([
    ['the title', naming({ title: `About ${number}` })],
    ['heading 1', naming({ blocks: [{ kind: 'heading', text: number }] })],
    ['paragraph 2', naming({ blocks: [{ kind: 'heading', text: 'A' }, { kind: 'paragraph', text: 'Seen: 943-476-5919.' }] })],
    ['item 2 of list 1', naming({ blocks: [{ kind: 'list', items: ['a', '9434765919'] }] })],
    ['line 1 of the facts 1', naming({ blocks: [{ kind: 'facts', facts: [['Who', number]] }] })],
    ['the title of a table', naming({ blocks: [{ kind: 'table', table: { id: 't', title: number, columns: [person], rows: [] } }] })],
    ['heading 1 of the table "Bookings"', tableOf([], [{ ...person, title: number }] as never)],
    ['row 2, column "Person" of the table "Bookings"', tableOf([[1, 'Ann'], [2, `Ann, ${number}`]])],
  ])('is not written, and told where: %s', async (where, answer) => {
    for (const format of ['csv', 'tsv', 'md', 'txt', 'html', 'xlsx', 'docx', 'table']) {
      const bytes = await exportAnswer(answer, { ...style, format });
      if (!bytes.ok && bytes.diagnostics[0]?.code === 'no-table') continue;
      expect([format, bytes]).toMatchObject([format, { ok: false, diagnostics: [{ code: 'patient-identity', message: `Nothing was written: ${where} holds what looks like an NHS number.` }] }]);
    }
    const json = await exportAnswer(answer, { ...style, format: 'json' });
    expect(json).toMatchObject({ ok: false, diagnostics: [{ code: 'patient-identity' }] });
    expect(JSON.stringify(json)).not.toMatch(/943.?476/);
  });

  it('shows on the screen of who has to find it', async () => {
    expect(await exportAnswer(tableOf([[1, number]]), { ...style, format: 'table', screen: true })).toMatchObject({ ok: true });
  });

  it('is another thing than figures of ten digits, or a number with a wrong check digit', async () => {
    const figures = tableOf([['9434765919', 'Ann'], [9434765919, 'Bob 943 476 5918']]);
    const money: Answer = { ...table, kind: 'table', table: { id: 't', title: 'Spend', columns: [{ id: 'pence', title: 'Spend', kind: 'pence' }], rows: [[9434765919]] } };
    const step = { kind: 'explanation', format: 1, diagnostics: [], locality: 'L', fictional: false, practice: 'a', name: 'A', year: '2006/07', method: 'm', title: 'M', pence: 9434765919, grade: 'verified', steps: [{ index: 0, kind: 'choice', label: 'the pool', value: '9434765919', unit: 'pence', inputs: [], grade: 'verified' }] } as unknown as Answer;
    const refusals = await Promise.all(['json', 'md', 'table'].flatMap((format) => [figures, money, step].map(async (answer) => ({ format, kind: answer.kind, ok: (await exportAnswer(answer, { ...style, format })).ok }))));
    expect(refusals.filter(({ ok: isFine }) => !isFine)).toEqual([]);
    expect((await exportAnswer(figures, { ...style, format: 'csv' })).ok).toBe(true);
  });
});

describe('an answer that is for one person alone', () => {
  const notes: Answer = { kind: 'document', format: 1, diagnostics: [], document: { title: 'Notes', fictional: false, private: true, blocks: [{ kind: 'paragraph', text: 'Seat them apart.' }] } };

  it('shows on a screen and to a script, and becomes no file', async () => {
    const given = async (format: string, file: boolean) => (await exportAnswer(notes, { ...style, format, file })).ok;
    expect(await Promise.all(['table', 'json'].map((format) => given(format, false)))).toEqual([true, true]);
    expect(await Promise.all(['md', 'txt', 'html', 'docx'].map((format) => given(format, false)))).toEqual([false, false, false, false]);
    expect(await Promise.all(['table', 'json', 'md', 'docx'].map((format) => given(format, true)))).toEqual([false, false, false, false]);
  });
});
