import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brief, hostileWorkspace } from './workspace.ts';

const { bring, toolkit, folder } = await hostileWorkspace();
const text = 'practice_code,name,list_size\nabbey,Abbéy £,10\nbrook,Brook,20\n';

/** The practices as the plan has them after the import. */
async function practices(): Promise<(readonly [string, string, string | null])[]> {
  const { answer } = await toolkit.run('locality.show');
  if (answer.kind !== 'locality') throw new Error(answer.diagnostics[0]?.message);
  return answer.practices.map(({ practice, name, list }) => [practice, name, list === null ? null : String(list)] as const);
}

const right = [['abbey', 'Abbéy £', '10'], ['brook', 'Brook', '20']];

describe('files that are read right', () => {
  it.each<readonly [string, Uint8Array]>([
    ['a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['CR alone', Buffer.from(text.replaceAll('\n', '\r'))],
    ['mixed line ends', Buffer.from('practice_code,name,list_size\r\nabbey,Abbéy £,10\rbrook,Brook,20\n\r\n')],
    ['no final newline', Buffer.from(text.slice(0, -1))],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
    ['é and £ in cp1252', Buffer.from(text, 'latin1')],
  ])('%s', async (_, bytes) => {
    const { status, diagnostics } = await bring('practices.csv', bytes);
    expect([status, diagnostics.filter(({ severity }) => severity !== 'info')]).toEqual(['fine', []]);
    expect(await practices()).toEqual(right);
    await toolkit.run('undo');
  });

  it('line breaks in quotes: the name on one line, and the line numbers of later rows are right', async () => {
    const { status, problems } = await bring('practices.csv', 'practice_code,name,list_size\nabbey,"Abbey\r\nStreet",10\nbrook,Brook,none\n');
    expect([status, problems]).toEqual(['problems', ['not-a-number 4:3']]);
    expect(await practices()).toEqual([['abbey', 'Abbey Street', '10'], ['brook', 'Brook', null]]);
    await toolkit.run('undo');
  });
});

describe('files that are refused in one clear line, with its number', () => {
  it.each<readonly [string, string | Uint8Array, readonly string[]]>([
    ['an unclosed quote', 'practice_code,name,list_size\nabbey,"Abbey,10\nbrook,Brook,20\n', ['unclosed-quote 2:2']],
    ['an unclosed quote that a later quote betrays', 'practice_code,name,list_size\nabbey,"Abbey,10\nbrook,"Brook",20\n', ['unclosed-quote 2:2']],
    ['a short row', 'practice_code,name,list_size\nabbey,Abbey,10\nbrook,Brook\n', ['row-too-short 3']],
    ['a long row', 'practice_code,name,list_size\nabbey,Abbey,10,11\n', ['row-too-long 2']],
    ['a field of more than 1 MB', `practice_code,name,list_size\nabbey,${'x'.repeat(1_048_577)},10\n`, ['cell-too-long 2:2']],
    ['NUL bytes', 'practice_code,name,list_size\nabbey,Ab\u0000bey,10\n', ['file-is-binary 2']],
    ['an empty file', '', ['file-empty']],
    ['white space alone', '\r\n \t\n', ['file-empty']],
    ['a binary file', Uint8Array.from({ length: 5_000 }, (_, index) => (index * 97 + (index >> 3) * 31) % 256), ['file-is-binary 1']],
    ['UTF-8 in one place and cp1252 in another', Buffer.concat([Buffer.from('practice_code,name,list_size\nabbey,Abbéy,10\nbrook,'), Buffer.from([0xe9]), Buffer.from(',20\n')]), ['text-encoding-mixed 3']],
    ['UTF-16 cut in the middle of a character', Buffer.from(`\uFEFF${text}`, 'utf16le').subarray(0, -1), ['text-encoding-unknown']],
    ['a web page', '<!DOCTYPE html><html><body>Not found</body></html>', ['file-is-web-page']],
    ['headings alone', 'practice_code,name,list_size\n', ['no-practices-in-file']],
  ])('%s', async (_, content, problems) => {
    const brought = await bring('practices.csv', content);
    expect([brought.status, brought.problems]).toEqual(['refused', problems]);
    for (const { message, hint = '' } of brought.diagnostics) expect(`${message}${hint}`.length).toBeLessThan(400);
  });

  it('a directory', async () => {
    await mkdir(join(folder, 'folder.csv'));
    const { status, answer } = await toolkit.run('import', { file: join(folder, 'folder.csv') });
    expect([status, answer.diagnostics.map(brief)]).toEqual(['refused', ['file-is-folder']]);
  });

  it('a field of 1 MB less a little is cut to what is kept, and said', async () => {
    const { status, problems } = await bring('practices.csv', `practice_code,name,list_size\nabbey,${'x'.repeat(900_000)},10\n`);
    expect([status, problems]).toEqual(['problems', ['cell-shortened 2:2']]);
    expect((await practices())[0]?.[1]).toHaveLength(2_000);
    await toolkit.run('undo');
  });
});

describe('files that are too much', () => {
  it('a hundred thousand wrong cells are counted, not listed one by one', async () => {
    const rows = Array.from({ length: 25_000 }, (_, row) => `p${row},Name,many,x,y,${row % 2}`).join('\n');
    const { status, run, diagnostics } = await bring('practices.csv', `practice_code,name,list_size,a,b,c\n${rows}\n`);
    expect(status).toBe('problems');
    expect(diagnostics.length).toBeLessThanOrEqual(10_001);
    // 25,000 lists that are no number, 12,500 weights of nought, and two columns that hold no number at all.
    expect(run.answer).toMatchObject({ practices: 25_000, leftOut: 37_502 });
    expect(diagnostics.at(-1)).toMatchObject({ code: 'more-problems', message: '27,502 more problems of this file are not listed.' });
    await toolkit.run('undo');
  });

  it('two hundred thousand codes of digits, and a column of words beside them, are read in time that grows with them', async () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `${1_000_000 + row},Name,1,word`).join('\n');
    expect(await bring('practices.csv', `practice_code,name,list_size,note\n${rows}\n`, { dryRun: true })).toMatchObject({ status: 'problems', problems: ['no-weighted-list 1:4'] });
  });

  it('a service line for every row is refused before it fills the memory', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `p${row},2005/06,line ${row},10`).join('\n');
    expect(await bring('spend.csv', `practice_code,year,service_line,pounds\n${rows}\n`)).toMatchObject({ status: 'refused', problems: ['too-many-service-lines 2002:3'] });
  });
});
