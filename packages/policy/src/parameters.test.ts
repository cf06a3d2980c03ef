import { readdirSync, readFileSync } from 'node:fs';
import { parseDecimal, parseFinancialYear } from '@pbc-planner/base';
import type { PolicyParameter } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contribution } from './index.ts';

const folder = new URL('../parameters/', import.meta.url);
const files = readdirSync(folder).sort();
const parameters = files.map((file) => [file, JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as PolicyParameter] as const);

/** Units whose values are no amounts, with the form that they take. */
const otherForms: Readonly<Record<string, RegExp>> = {
  'word': /^[a-z][a-z0-9 /]*$/,
  'yes or no': /^(yes|no)$/,
  'date': /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'day and month': /^([1-9]|[12]\d|3[01]) (January|February|March|April|May|June|July|August|September|October|November|December)$/,
  'financial year': /^\d{4}\/\d{2}$/,
};

describe.each(parameters)('%s', (file, parameter) => {
  it('is named after its id, and has its keys in the one order', () => {
    expect(file).toBe(`${parameter.id}.json`);
    const keys = ['id', 'title', 'description', 'unit', 'local', 'values'];
    expect(Object.keys(parameter)).toEqual(keys.filter((key) => Object.hasOwn(parameter, key)));
    const valueKeys = ['from', 'until', 'value', 'grade', 'source', 'quote'];
    for (const value of parameter.values) expect(Object.keys(value)).toEqual(valueKeys.filter((key) => Object.hasOwn(value, key)));
  });

  it('has values for whole financial years, in order and not overlapping', () => {
    expect(parameter.values.length).toBeGreaterThan(0);
    for (const [position, { from, until }] of parameter.values.entries()) {
      expect(parseFinancialYear(from)).toBe(from);
      if (until !== undefined) {
        expect(parseFinancialYear(until)).toBe(until);
        expect(until >= from).toBe(true);
      }
      const next = parameter.values[position + 1];
      if (next !== undefined) expect(until !== undefined && until < next.from).toBe(true);
    }
  });

  it('has a source and our own words for each value, and a gap is unverified', () => {
    for (const { value, grade, source, quote } of parameter.values) {
      expect(['verified', 'derived', 'proposed', 'unverified']).toContain(grade);
      expect(source.title).toMatch(/\S/);
      expect(quote).toMatch(/^\S.*[.]$/);
      if (value === null) expect(grade).toBe('unverified');
    }
  });

  it('has values in its unit: exact decimals, or the form of a date or a word', () => {
    const form = otherForms[parameter.unit];
    for (const { value } of parameter.values) {
      if (value === null) continue;
      if (form === undefined) expect(parseDecimal(value)).not.toBeNull();
      else expect(value).toMatch(form);
    }
  });
});

describe('the pack', () => {
  it('holds every file of the folder, under the file\'s name', () => {
    const byStem = Object.fromEntries(parameters.map(([file, data]) => [file.replace('.json', ''), data]));
    expect(contribution.packs?.policyParameters).toEqual(byStem);
  });

  it('adds the component shares of the formula to 100 per cent', () => {
    const components = parameters.filter(([file]) => file.startsWith('component-share-'));
    const shares = components.flatMap(([, { values }]) => values.map(({ value }) => Number(value)));
    expect(shares).toHaveLength(3);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
  });
});
