import { describe, expect, it } from 'vitest';
import { hostileWorkspace } from './workspace.ts';

const { bring, toolkit } = await hostileWorkspace();

describe('codes mangled by Excel: detected and named, never guessed silently', () => {
  it.each([
    ['5E1 as 5.00E+01', '5.00E+01', 'a number'], ['5E1 as 5E+01', '5E+01', 'a number'], ['12E-3 as 1.20E-02', '1.20E-02', 'a number'], ['a code as 51.0', '51.0', 'a number'],
    ['5-9 as 09-May', '09-May', 'a date'], ['5-9 as May-09', 'May-09', 'a date'], ['5-9 as 05/09/2006', '05/09/2006', 'a date'], ['5-9 as 2006-09-05', '2006-09-05', 'a date'],
    ['5-9-6 as 05-Sept-2006', '05-Sept-2006', 'a date'],
  ])('%s', async (_, code, made) => {
    const { status, problems, diagnostics, run } = await bring('practices.csv', `practice_code,name,list_size\nabbey,Abbey,10\n${code},Brook,20\n`);
    expect([status, problems]).toEqual(['problems', ['mangled-practice-code 3:1']]);
    expect(diagnostics[0]?.message).toBe(`"${code}" looks like a practice code that a spreadsheet turned into ${made}. The row is left out.`);
    expect(run.answer).toMatchObject({ practices: 1, leftOut: 1 });
    await toolkit.run('undo');
  });

  it('lost leading zeros', async () => {
    const { status, problems } = await bring('practices.csv', 'practice_code,name,list_size\n00123,Abbey,10\n124,Brook,20\n00125,Corn,30\n');
    expect([status, problems]).toEqual(['problems', ['short-practice-code 3:1']]);
    await toolkit.run('undo');
  });

  it.each(['5E1', '5-9', 'A5E1', '1.5', 'May', 'sep-1a', '2006', 'K84'])('a code that only looks so is taken: %s', async (code) => {
    expect(await bring('practices.csv', `practice_code,name,list_size\n${code},Abbey,10\n`)).toMatchObject({ status: 'fine', problems: [] });
    await toolkit.run('undo');
  });
});
