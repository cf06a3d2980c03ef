import { describe, expect, it } from 'vitest';
import { LocalityPlan, told } from '../../testing/locality-plan.ts';

const head = 'practice_code,year,service_line,pounds';

async function imported(rows: readonly string[], options = {}) {
  const plan = new LocalityPlan();
  const result = await plan.import([head, ...rows, ''].join('\n'), { name: 'spend.csv', ...options });
  return { result, held: [...plan.dataSets.values()][0] };
}

describe('a file of spend', () => {
  it('gives one column a year and service line, in pence, each figure with its own line', async () => {
    const { result, held } = await imported(['a,2005/06,elective,1234.50', 'b,2005-06,elective,"£1,000"', 'a,2005/06,prescribing,0.01', 'a,2004/05,elective,7']);
    expect(result).toMatchObject({ status: 'fine', outcome: { profile: 'spend', practices: 2, figures: 4, leftOut: 0 } });
    expect(held?.practices).toEqual(['a', 'b']);
    expect(held?.columns.map(({ measure, year, scale, units, lines, columnNumber }) => ({ measure, year, scale, units, lines, columnNumber }))).toEqual([
      { measure: { kind: 'spend', serviceLine: 'elective' }, year: '2005/06', scale: 0, units: [123450, 100000], lines: [2, 3], columnNumber: 4 },
      { measure: { kind: 'spend', serviceLine: 'prescribing' }, year: '2005/06', scale: 0, units: [1, null], lines: [4, 0], columnNumber: 4 },
      { measure: { kind: 'spend', serviceLine: 'elective' }, year: '2004/05', scale: 0, units: [700, null], lines: [5, 0], columnNumber: 4 },
    ]);
  });

  it('leaves out values and rows that cannot be taken, each by line and column', async () => {
    const { result, held } = await imported(['a,2005/06,total,5', 'b,2005/06,total,0', 'c,2005/06,total,-1', 'd,2005/06,total,', 'e,,total,5', 'f,2005/07,total,5', 'g,2005/06,,5', 'h,2005/06,total,1e300']);
    expect(told(result)).toEqual([
      'warning zero-money @ spend.csv, line 3, column 4 "pounds"',
      'warning negative-money @ spend.csv, line 4, column 4 "pounds"',
      'warning blank-cell @ spend.csv, line 5, column 4 "pounds"',
      'warning not-a-year @ spend.csv, line 6, column 2 "year"',
      'warning not-a-year @ spend.csv, line 7, column 2 "year"',
      'warning no-service-line @ spend.csv, line 8, column 3 "service_line"',
      'warning not-a-number @ spend.csv, line 9, column 4 "pounds"',
    ]);
    expect(result).toMatchObject({ status: 'problems', outcome: { practices: 5, figures: 1, leftOut: 7 } });
    expect(held?.columns[0]?.units).toEqual([500, null, null, null, null]);
  });

  it('is refused for two rows of one practice, year and line', async () => {
    const { result } = await imported(['a,2005/06,total,5', 'b,2005/06,total,6', 'a,05-06,total,7', 'a,2005/06,Total,7']);
    expect(result.status).toBe('refused');
    expect(told(result)).toEqual(['error spend-twice @ spend.csv, line 4, column 4 "pounds"']);
    expect(result.diagnostics[0]?.message).toBe('a has two rows for total in 2005/06, lines 2 and 4.');
  });

  it('takes only what is asked for', async () => {
    const { result, held } = await imported(['a,2005/06,total,5', 'b,2005/06,total,0', 'b,,total,0'], { only: ['a'] });
    expect(result).toMatchObject({ status: 'fine', diagnostics: [] });
    expect(held?.practices).toEqual(['a']);
  });

  it('gives its years itself, so that --year is refused', async () => {
    const { result } = await imported(['a,2005/06,total,5'], { year: '2005/06' });
    expect(result.status).toBe('refused');
    expect(told(result)).toEqual(['error year-in-file @ spend.csv, column "year"']);
  });
});
