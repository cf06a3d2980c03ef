import { parseFinancialYear, type FinancialYear } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { valueInForce, type PolicyParameter, type PolicyValue } from './policy-parameter.ts';

const year = (text: string) => parseFinancialYear(text) as FinancialYear;

function value(from: string, text: string | null, until?: string): PolicyValue {
  return {
    from,
    ...(until === undefined ? {} : { until }),
    value: text,
    grade: text === null ? 'unverified' : 'verified',
    source: { title: 'A source' },
    quote: 'In our own words.',
  };
}

function parameter(...values: PolicyValue[]): PolicyParameter {
  return { id: 'share', title: 'Share', description: 'A share.', unit: 'per cent', values };
}

describe('valueInForce', () => {
  const share = parameter(value('2005/06', '50', '2005/06'), value('2006/07', '70', '2008/09'), value('2010/11', null));

  it.each([
    ['2004/05', undefined],
    ['2005/06', '50'],
    ['2006/07', '70'],
    ['2008/09', '70'],
    ['2009/10', undefined],
    ['2010/11', null],
    ['2026/27', null],
  ])('gives what holds in %s', (when, expected) => {
    expect(valueInForce(share, year(when))?.value).toBe(expected);
  });

  it('gives null before, between and after the years of a parameter', () => {
    expect(['2004/05', '2009/10'].map((when) => valueInForce(share, year(when)))).toEqual([null, null]);
  });

  it('lets the value that begins last hold where a pack overlaps, in whatever order the pack lists them', () => {
    const older = value('1999/00', '10');
    const newer = value('2000/01', '20');
    expect(valueInForce(parameter(newer, older), year('2000/01'))).toBe(newer);
    expect(valueInForce(parameter(older, newer), year('2000/01'))).toBe(newer);
  });
});
