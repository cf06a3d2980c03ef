import { describe, expect, it } from 'vitest';
import { LocalityPlan, told } from '../../testing/locality-plan.ts';

const head = 'practice_code,name,list_size,need';
const file = (...rows: string[]) => [head, ...rows, ''].join('\n');

async function imported(text: string | Uint8Array, options = {}) {
  const plan = new LocalityPlan();
  const result = await plan.import(text, options);
  return { plan, result, held: result.events === undefined ? null : [...plan.dataSets.values()][0] };
}

/** The figures of a data set as text, one row a practice. */
function rowsOf(held: Awaited<ReturnType<typeof imported>>['held']): string[] {
  return (held?.practices ?? []).map((practice, row) =>
    [practice, held?.names[row] ?? '-', ...(held?.columns ?? []).map(({ units, scale }) => (units[row] === null ? '-' : `${units[row]}e-${scale}`))].join(' '));
}

describe('a file of practices', () => {
  it('gives names, lists, and a weighted list for each further column', async () => {
    const { result, held } = await imported(file('hope,Hope Street,2100,2415.0', 'elm,Elm Court,7900,8453.25'));
    expect(result).toMatchObject({
      status: 'fine', diagnostics: [],
      outcome: { kind: 'import', profile: 'practices', year: '2006/07', practices: 2, figures: 4, leftOut: 0, imported: true, dryRun: false },
    });
    expect(rowsOf(held)).toEqual(['hope Hope Street 2100e-0 241500e-2', 'elm Elm Court 7900e-0 845325e-2']);
    expect(held?.columns.map(({ measure, heading, columnNumber, year }) => [measure, heading, columnNumber, year])).toEqual([
      [{ kind: 'list' }, 'list_size', 3, '2006/07'],
      [{ kind: 'weighted-list', name: 'need' }, 'need', 4, '2006/07'],
    ]);
    expect(held?.lines).toEqual([2, 3]);
  });

  it('leaves out values, not rows, and names each by line and column', async () => {
    const { result, held } = await imported(file('a,A,100,110', 'b,B,,0', 'c,C,1e300,-3', 'd,D,"1,250.5",abc', 'e,E,0,(12.00)'));
    expect(result).toMatchObject({ status: 'problems', outcome: { practices: 5, figures: 4, leftOut: 6 } });
    expect(told(result)).toEqual([
      'warning blank-cell @ practices-06-07.csv, line 3, column 3 "list_size"',
      'warning zero-weight @ practices-06-07.csv, line 3, column 4 "need"',
      'warning not-a-number @ practices-06-07.csv, line 4, column 3 "list_size"',
      'warning negative-weight @ practices-06-07.csv, line 4, column 4 "need"',
      'warning not-a-number @ practices-06-07.csv, line 5, column 4 "need"',
      'warning negative-weight @ practices-06-07.csv, line 6, column 4 "need"',
    ]);
    expect(rowsOf(held)).toEqual(['a A 1000e-1 110e-0', 'b B - -', 'c C - -', 'd D 12505e-1 -', 'e E 0e-1 -']);
  });

  it('is refused whole for a negative number of people or a practice on two rows, with everything else that is wrong', async () => {
    const { plan, result } = await imported(file('a,A,-5,110', 'a,A again,10,11', 'c,C,x,12', 'a,A once more,1,1'));
    expect(result).toMatchObject({ status: 'refused', outcome: { profile: 'practices', practices: 0, imported: false } });
    expect(told(result)).toEqual([
      'error negative-people @ practices-06-07.csv, line 2, column 3 "list_size"',
      'error practice-twice @ practices-06-07.csv, line 3, column 1 "practice_code"',
      'warning not-a-number @ practices-06-07.csv, line 4, column 3 "list_size"',
      'error practice-twice @ practices-06-07.csv, line 5, column 1 "practice_code"',
    ]);
    expect(result.diagnostics[1]?.message).toBe('Practice a stands on two rows, lines 2 and 3.');
    expect(plan.events).toHaveLength(1);
    expect(plan.dataSets.size).toBe(0);
  });

  it('leaves out rows whose code cannot be trusted, and keeps codes of digits that may have lost a zero', async () => {
    const { result, held } = await imported(file('00123,A,1,1', '124,B,2,2', '5.00E+01,C,3,3', '09-May,D,4,4', ',E,5,5', 'two words,F,6,6'));
    expect(held?.practices).toEqual(['00123', '124']);
    expect(result).toMatchObject({ status: 'problems', outcome: { practices: 2, leftOut: 4 } });
    expect(told(result)).toEqual([
      'warning short-practice-code @ practices-06-07.csv, line 3, column 1 "practice_code"',
      'warning mangled-practice-code @ practices-06-07.csv, line 4, column 1 "practice_code"',
      'warning mangled-practice-code @ practices-06-07.csv, line 5, column 1 "practice_code"',
      'warning no-practice-code @ practices-06-07.csv, line 6, column 1 "practice_code"',
      'warning bad-practice-code @ practices-06-07.csv, line 7, column 1 "practice_code"',
    ]);
  });

  it('passes over a further column that holds no numbers', async () => {
    const { result, held } = await imported('practice_code,name,list_size,town,need\na,A,1,Tarrow,2\nb,B,3,Vale,\n');
    expect(told(result)).toEqual([
      'warning no-weighted-list @ practices-06-07.csv, line 1, column 4 "town"',
      'warning blank-cell @ practices-06-07.csv, line 3, column 5 "need"',
    ]);
    expect(held?.columns.map(({ heading }) => heading)).toEqual(['list_size', 'need']);
  });

  it('knows its columns whatever their order, capitals and spaces', async () => {
    const { result, held } = await imported('Need, LIST_SIZE ,Practice_Code,NAME\n5,6,a,A\n');
    expect(result.status).toBe('fine');
    expect(rowsOf(held)).toEqual(['a A 6e-0 5e-0']);
  });

  it('keeps practices and columns with the names of built-in properties', async () => {
    const { held } = await imported('practice_code,name,list_size,__proto__,constructor\n__proto__,P,1,2,3\nconstructor,C,4,5,6\n');
    expect(rowsOf(held)).toEqual(['__proto__ P 1e-0 2e-0 3e-0', 'constructor C 4e-0 5e-0 6e-0']);
  });

  it('names a figure that cannot be kept exactly beside the others of its column', async () => {
    const { result, held } = await imported(file('a,A,1,123456789.5', 'b,B,2,0.0000000001'));
    expect(told(result)).toEqual(['warning too-many-digits @ practices-06-07.csv, line 2, column 4 "need"']);
    expect(result.diagnostics[0]?.message).toContain('beside figures with 10 decimal places');
    expect(rowsOf(held)).toEqual(['a A 1e-0 -', 'b B 2e-0 1e-10']);
  });

  it('reads pounds signs of both encodings, and says what it took a text for', async () => {
    const { result, held } = await imported(Uint8Array.from([...file('a,Caf'), 0].slice(0, -2).join('').concat('\xe9,1,2\n'), (one) => one.charCodeAt(0)));
    expect(told(result)).toEqual(['info text-read-as-windows-1252 @ practices-06-07.csv']);
    expect(held?.names).toEqual(['Café']);
  });

  it('is refused where it has no row of a practice', async () => {
    expect(told((await imported(`${head}\n`)).result)).toEqual(['error no-practices-in-file @ practices-06-07.csv']);
  });
});

describe('--only', () => {
  const text = file('a,A,1,1', 'b,B,,0', 'c,C,3,3', 'two words,D,4,4');

  it('takes the practices asked for, says nothing of the others, and names those that are not there', async () => {
    const { result, held } = await imported(text, { only: ['a', 'c', 'z9'] });
    expect(held?.practices).toEqual(['a', 'c']);
    expect(result).toMatchObject({ status: 'problems', outcome: { practices: 2, leftOut: 0 } });
    expect(result.diagnostics).toMatchObject([{ severity: 'warning', code: 'practice-not-in-file', place: { file: 'practices-06-07.csv', key: 'z9' } }]);
    expect(result.events).toMatchObject([{ data: { absent: ['z9'] } }]);
  });

  it('refuses the file where none of them is there', async () => {
    const { result } = await imported(text, { only: ['y', 'z'] });
    expect(result.status).toBe('refused');
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['practice-not-in-file', 'practice-not-in-file', 'no-practices-in-file']);
  });

  it('does not hide what refuses the whole file', async () => {
    expect(told((await imported(file('a,A,1,1', 'b,B,-2,1'), { only: ['a'] })).result))
      .toEqual(['error negative-people @ practices-06-07.csv, line 3, column 3 "list_size"']);
  });
});

describe('importing', () => {
  const text = file('a,A,1,1');

  it('dry changes nothing and reports the same', async () => {
    const plan = new LocalityPlan();
    const result = await plan.import(file('a,A,1,0'), { dryRun: true });
    expect(result).toMatchObject({ status: 'problems', outcome: { practices: 1, figures: 1, leftOut: 1, imported: false, dryRun: true } });
    expect(plan.events).toHaveLength(1);
    expect(plan.dataSets.size).toBe(0);
  });

  it('the same file twice changes nothing, unless somebody says yes', async () => {
    const plan = new LocalityPlan();
    await plan.import(text);
    const again = await plan.import(text, { name: 'renamed.csv' });
    expect(again).toMatchObject({ status: 'fine', outcome: { imported: false, profile: 'practices', year: '2006/07' } });
    expect(told(again)).toEqual(['info already-imported @ practices-06-07.csv']);
    expect(plan.events).toHaveLength(2);
    expect((await plan.import(text, { confirmed: true })).outcome).toMatchObject({ imported: true });
    expect(plan.events).toHaveLength(3);
  });
});

describe('a fictional locality', () => {
  const published = `practice_code,practice_name,population,wp_general_acute,wp_community,wp_mental_health,wp_maternity,wp_health_inequalities,wp_prescribing,wp_core_overall,wp_pmc_need,wp_pmc_overall
M81001,One,1,1,1,1,1,1,1,1,1,1
`;

  it.each([[true, 'refused', ['real-file-in-fiction']], [false, 'fine', []]] as const)('whose fiction is %s: a published file of real practices is %s', async (fictional, status, codes) => {
    const plan = new LocalityPlan(fictional);
    const result = await plan.import(published, { name: 'weighted-06-07.csv' });
    expect([result.status, result.diagnostics.map(({ code }) => code), plan.dataSets.size]).toEqual([status, codes, fictional ? 0 : 1]);
  });

  it('takes a file of its own', async () => {
    expect(await new LocalityPlan(true).import(file('hope,Hope Street,2100,2415.0'))).toMatchObject({ status: 'fine' });
  });
});
