import type { CaseCheck, CaseStudy } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { cases } from '../cases.generated.ts';
import { checklists } from '../checklists.generated.ts';
import { checkCase, checkChecklist } from './check-case.ts';
import { workOut } from './work-out.ts';

const oxygen = cases['home-oxygen'] as CaseStudy;
const check = (parts: Partial<CaseCheck>): CaseCheck => ({ id: 'sum', title: 'A sum', operation: 'add', of: ['a', 'b'], times: '1', places: 0, equals: '0', unit: 'pounds', ...parts });
const figures = ([['a', '110000000'], ['b', '85000'], ['c', '-2.5'], ['nothing', '0'], ['open', null]] as const).map(([id, value]) => ({ id, title: id, value, unit: 'pounds', sense: 'exactly', sources: [], grade: 'unverified' } as const));

describe('the five records', () => {
  it.each(Object.values(cases))('$id comes out as it says', (record) => {
    expect(checkCase(record)).toEqual([]);
    expect(record.caution).not.toBe('');
  });

  it('are those of the sheet, one of them an anti-example', () => {
    expect(Object.values(cases).map(({ id, kind }) => [id, kind])).toEqual([
      ['case.bexley-diabetes', 'case'], ['case.home-oxygen', 'case'], ['case.mersey-it', 'case'], ['case.northants-claim', 'anti-example'], ['case.wearside-copd', 'case'],
    ]);
  });

  it('home oxygen: £1,294 a patient, 40.9%, £296k a PCT', () => {
    expect(oxygen.checks.slice(0, 3).map((one) => workOut(oxygen, one))).toEqual([
      { working: '110000000 ÷ 85000', result: '1294', holds: true }, { working: '45000000 ÷ 110000000 × 100', result: '40.9', holds: true }, { working: '45000000 ÷ 152 × 0.001', result: '296', holds: true },
    ]);
  });

  it('Wearside: £162,000 and £91,000 are £253,000, of which the company gave 36.0%', () => {
    const wearside = cases['wearside-copd'] as CaseStudy;
    expect(wearside.checks.map((one) => workOut(wearside, one))).toEqual([{ working: '162000 + 91000', result: '253000', holds: true }, { working: '91000 ÷ 253000 × 100', result: '36', holds: true }]);
  });

  it('the anti-example states no net figure and cannot be read as one', () => {
    const northants = cases['northants-claim'] as CaseStudy;
    expect(northants.figures.find(({ id }) => id === 'net')?.value).toBe(null);
    expect(northants.caution).toMatch(/^Never quote this as a saving/);
  });

  it('criteria are the thirteen of the checklist, and no record answers one that is not there', () => {
    const [ours] = Object.values(checklists);
    expect([checkChecklist(ours as never), ours?.criteria.length]).toEqual([[], 13]);
    const ids = new Set(ours?.criteria.map(({ id }) => id));
    for (const { id, assessment } of Object.values(cases)) expect([id, Object.keys(assessment).filter((one) => !ids.has(one))]).toEqual([id, []]);
  });
});

describe('arithmetic', () => {
  // Worked out with a pocket calculator: 110,000,000 ÷ 85,000 = 1,294.1176…; -2.5 × 3 = -7.5, away from zero -8; 2 - 5 = -3.
  it.each([
    [{ operation: 'divide', of: ['a', 'b'], places: 2 }, '1294.12'],
    [{ operation: 'divide', of: ['c', 'b'], times: '100000', places: 0 }, '-3'],
    [{ operation: 'multiply', of: ['c', 'b'], times: '0.001' }, '-213'],
    [{ operation: 'add', of: ['a', 'b', 'c'], places: 1 }, '110084997.5'],
    [{ operation: 'subtract', of: ['b', 'a', 'c'], places: 1 }, '-109914997.5'],
    [{ operation: 'add', of: ['c', 'nothing'] }, '-3'],
  ] as const)('%j', (parts, result) => {
    expect(workOut({ figures, checks: [] }, check({ ...parts, equals: result }))).toMatchObject({ result, holds: true });
    expect(workOut({ figures, checks: [] }, check({ ...parts, equals: '1' }))).toMatchObject({ holds: false });
  });

  it.each([[{ of: ['a', 'z'] }, 'unknown figure'], [{ of: ['a', 'open'] }, 'not known'], [{ operation: 'divide', of: ['a', 'nothing'] }, 'division by zero']] as const)('%j cannot be: %s', (parts, fault) => {
    expect(workOut({ figures, checks: [] }, check(parts))).toBe(fault);
  });

  it('a check may build on those before it, and on none after', () => {
    const [first, second] = [check({ id: 'first', of: ['b', 'b'], equals: '170000' }), check({ id: 'second', operation: 'divide', of: ['first', 'b'], equals: '2' })];
    expect(workOut({ figures, checks: [first, second] }, second)).toMatchObject({ result: '2', holds: true });
    expect(workOut({ figures, checks: [second, first] }, second)).toBe('unknown figure');
  });
});

describe('faults that the schema cannot see', () => {
  const planted = (parts: Partial<CaseStudy>) => checkCase({ ...oxygen, ...parts }).map(({ code, place }) => `${code} ${place?.path}`);

  it.each([
    ['a figure changed', { figures: oxygen.figures.map((one) => (one.id === 'patients' ? { ...one, value: '84000' } : one)) }, ['check-differs /checks/0/equals']],
    ['a figure that is gone', { figures: oxygen.figures.filter(({ id }) => id !== 'pcts') }, ['bad-check /checks/2/of']],
    ['a figure twice', { figures: [...oxygen.figures, ...oxygen.figures.slice(0, 1)] }, ['id-twice /figures']],
    ['a source that is not there', { sources: {} }, [...oxygen.figures.map((_, at) => `unknown-source /figures/${at}/sources`)]],
    ['verified without a source', { figures: [...oxygen.figures, { id: 'new', title: 'New', value: '1', unit: 'pounds', sense: 'exactly', sources: [], grade: 'verified' }] }, ['verified-nowhere /figures/13/sources']],
    ['a cost of no figure', { costs: [{ party: 'NHS', figure: 'price', note: 'Cash.' }] }, ['unknown-figure /costs/0/figure']],
  ] as const)('%s', (_, parts, faults) => {
    expect(planted(parts as unknown as Partial<CaseStudy>)).toEqual(faults);
  });
});
