import type { InvolvementGuide } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { guides } from '../guides.generated.ts';
import { checkGuide } from './check-guide.ts';

const item = (id: string, parts: Partial<InvolvementGuide['items'][number]> = {}): InvolvementGuide['items'][number] => ({ id, question: `${id}?`, sources: [], grade: 'proposed', ...parts });
const guide = (parts: Partial<InvolvementGuide>): InvolvementGuide => ({ id: 'ours', title: 'Ours', description: 'As we ask.', level: 'project', items: [item('one'), item('two')], sources: {}, grade: 'proposed', ...parts });
const found = (parts: Partial<InvolvementGuide>) => checkGuide(guide(parts)).map(({ code, place }) => `${code} ${place?.path}`);

it.each(Object.values(guides))('$id has no fault', (shipped) => {
  expect(checkGuide(shipped)).toEqual([]);
});

describe('faults that the schema cannot see', () => {
  it.each([
    ['an item twice', { items: [item('one'), item('one')] }, ['id-twice /items']],
    ['a source that is not there', { items: [item('one', { sources: ['S9'] })] }, ['unknown-source /items/0/sources']],
    ['two items that prove one fact', { items: [item('one', { proves: 'patients-involved' }), item('two', { proves: 'patients-involved' })] }, ['id-twice /items']],
    ['a fact of projects in a guide of the group', { level: 'group', items: [item('one', { proves: 'patients-involved' })] }, ['group-proves /items/0/proves']],
    ['a rule about an item that is not there', { duty: { rules: [{ says: 'unlikely', when: { three: 'no' }, because: 'It is.' }], sources: [], grade: 'proposed' } }, ['unknown-item /duty/rules/0/when']],
    ['a test that takes unknown for no', {
      duty: { rules: [{ says: 'likely applies', when: { one: 'yes', two: 'yes' }, because: 'Both.' }, { says: 'unlikely', when: { one: 'no' }, because: 'Not one.' }, { says: 'likely applies', when: { two: 'yes' }, because: 'Two.' }], sources: [], grade: 'proposed' },
    }, ['unknown-as-no /duty/rules']],
    ['a test of too many questions', { items: 'abcdefghi'.split('').map((id) => item(id)), duty: { rules: [{ says: 'unlikely', when: { a: 'no' }, because: 'No.' }], sources: [], grade: 'proposed' } }, ['too-many-questions /items']],
  ] as const)('%s', (_, parts, faults) => {
    expect(found(parts as Partial<InvolvementGuide>)).toEqual(faults);
  });
});
