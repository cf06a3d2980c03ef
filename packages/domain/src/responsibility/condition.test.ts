import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionKey, conditionKinds, conditionsText, readConditions, type Condition } from './condition.ts';

const condition: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constantFrom(...conditionKinds), party: fc.option(fc.stringMatching(/^[a-z0-9]+([.-][a-z0-9]+)*$/), { nil: undefined }),
  note: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/\s+/g, ' ').trim()),
}).map(({ party, ...rest }) => ({ ...rest, ...(party === undefined ? {} : { party }) }));

describe('conditions in one cell', () => {
  it('are written as people say them', () => {
    expect(conditionsText([{ kind: 'agree', party: 'locality', note: 'Only then.' }, { kind: 'rule', note: 'Half | half' }]))
      .toBe('agree locality: Only then. | rule: Half \\| half');
  });

  it('come back as they were', () => {
    fc.assert(fc.property(fc.array(condition, { maxLength: 4 }), (conditions) => {
      expect(readConditions(conditionsText(conditions))).toEqual(conditions);
    }));
  });

  it('name the part that is none', () => {
    expect(readConditions('agree locality: Only then. | with luck')).toEqual([{ kind: 'agree', party: 'locality', note: 'Only then.' }, 'with luck']);
    expect(readConditions('promise pct: Soon.')).toEqual(['promise pct: Soon.']);
    expect(readConditions('  ')).toEqual([]);
  });
});

describe('the key of a condition', () => {
  it('is its kind and party, or its kind and words', () => {
    expect(conditionKey({ kind: 'agree', party: 'pct', note: 'One.' })).toBe(conditionKey({ kind: 'agree', party: 'pct', note: 'Other.' }));
    expect(conditionKey({ kind: 'rule', note: 'One.' })).not.toBe(conditionKey({ kind: 'rule', note: 'Other.' }));
  });
});
