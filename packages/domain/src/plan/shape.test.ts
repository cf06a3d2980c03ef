import { describe, expect, it } from 'vitest';
import { eventFault, eventRules, rulesOf } from './event-rules.ts';
import {
  count, day, decimalText, either, fields, fieldsCheck, financialYear, flag, hash, listOf, oneOf, optional, orNull, pence, percentage, recordOf, text, type Fields, type Shape,
} from './shape.ts';

interface Sample {
  readonly title: string;
  readonly list?: string;
  readonly due: string | null;
  readonly sides: readonly { readonly side: 'left' | 'right'; readonly marks: Readonly<Record<string, boolean>> }[];
}

const sample: Fields<Sample> = {
  title: text, list: optional(decimalText), due: orNull(day), sides: listOf(fields({ side: oneOf('left', 'right'), marks: recordOf(flag) })),
};
const right = { title: '', due: null, sides: [{ side: 'left', marks: { a: true } }] };
const faultOf = (value: unknown) => fieldsCheck(sample)(value);
const ofOne = <T>(shape: Shape<T>, value: unknown) => fieldsCheck({ one: shape })({ one: value })?.must ?? null;

describe('a shape', () => {
  it('takes what is right, with what may be absent and without', () => {
    expect([faultOf(right), faultOf({ ...right, list: '12.50', due: '2004-02-29' }), faultOf({ ...right, list: undefined })]).toEqual([null, null, null]);
  });

  it.each([
    [null, '', 'be an object'], [[], '', 'be an object'], [{ ...right, title: 1 }, 'title', 'be a text'], [{ due: null, sides: [] }, 'title', 'be there'],
    [{ ...right, list: null }, 'list', 'be a number as text, such as "1250.5"'], [{ ...right, list: '1e3' }, 'list', 'be a number as text, such as "1250.5"'],
    [{ ...right, due: '2006-02-29' }, 'due', 'be a day, such as "2006-11-06"'], [{ ...right, sides: {} }, 'sides', 'be a list'],
    [{ ...right, sides: [right.sides[0], { side: 'top', marks: {} }] }, 'sides/1/side', 'be one of left, right'], [{ ...right, sides: [{ side: 'left', marks: { b: 1 } }] }, 'sides/0/marks/b', 'be true or false'],
    [{ ...right, toString: 1 }, 'toString', 'not be there'], [{ ...right, sides: [JSON.parse('{"side":"left","marks":{"__proto__":true}}')] }, 'sides/0/marks/__proto__', 'not be there'],
    [JSON.parse('{"title":"","due":null,"sides":[],"__proto__":{}}'), '__proto__', 'not be there'],
  ])('names the first fault of %j', (value, path, must) => {
    expect(faultOf(value)).toEqual({ path, must });
  });

  it('knows money, percentages, years, hashes, counts and alternatives', () => {
    expect([ofOne(pence, -1), ofOne(percentage, '100'), ofOne(percentage, '62.5'), ofOne(financialYear, '2006/07'), ofOne(hash, 'a1'.repeat(32)), ofOne(count, 1)]).toEqual([null, null, null, null, null, null]);
    const wrong = [ofOne(pence, 0.5), ofOne(pence, 1e300), ofOne(percentage, '100.1'), ofOne(percentage, '-1'), ofOne(financialYear, '2006-07'), ofOne(hash, '../x'), ofOne(count, 0), ofOne(count, '1')];
    expect(wrong).not.toContain(null);
    const amount = either(fields<{ readonly percent: string }>({ percent: percentage }), fields<{ readonly pence: number }>({ pence: count }));
    expect([ofOne(amount, { percent: '3' }), ofOne(amount, { pence: 3 }), ofOne(amount, { percent: '3', pence: 3 }), ofOne(amount, {})]).toEqual([null, null, 'have one of the forms that it may have', 'have one of the forms that it may have']);
  });

  it('does not compile where it is wider or narrower than its type', () => {
    // @ts-expect-error The field may be null.
    const narrow: Fields<{ readonly due: string | null }> = { due: day };
    // @ts-expect-error The field may not be null.
    const wide: Fields<{ readonly due: string }> = { due: orNull(day) };
    // @ts-expect-error The field may be absent.
    const needed: Fields<{ readonly due?: string }> = { due: day };
    // @ts-expect-error A field is forgotten.
    const short: Fields<{ readonly due: string; readonly title: string }> = { due: day };
    // @ts-expect-error A value is forgotten.
    const few: Shape<'left' | 'right'> = oneOf('left');
    expect([narrow, wide, needed, short, few].every((one) => typeof one === 'object')).toBe(true);
  });
});

describe('the shapes of events', () => {
  it.each(Object.keys(eventRules))('%s has one, with a field at least', (type) => {
    expect(Object.keys(rulesOf(type)?.shape ?? {}).length).toBeGreaterThan(0);
  });

  it('leave alone what a later version wrote', () => {
    expect(eventFault({ type: 'practice cloned', data: { anything: 1 } })).toBeNull();
    expect(eventFault({ type: 'toString', data: {} })).toBeNull();
  });

  it('name the type and the field', () => {
    expect(eventFault({ type: 'practice joined', data: { practice: 'abbey', membership: 'in', list: 100 } })).toBe('("practice joined") is wrong at list: it must be a number as text, such as "1250.5"');
  });
});
