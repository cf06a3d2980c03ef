import { describe, expect, it } from 'vitest';
import { pressKeys, readyState } from '../testing/ready-state.ts';
import { formOf, paramsOf, type FormState } from './form.ts';
import type { WorkbenchState } from './workbench-state.ts';

const formIn = (state: WorkbenchState): FormState => {
  if (state.modal?.kind !== 'form') throw new Error('no form is open');
  return state.modal.form;
};
const typed = (text: string) => [...text].map((character) => (character === ' ' ? 'space' : character));
const open = (...name: string[]) => pressKeys(readyState(), ':', ...typed(name.join('')), 'enter');

describe('the form of a command', () => {
  it('has a field for each parameter: positional ones first, the defaults filled in', () => {
    const form = formIn(open('import').state);
    expect(form.fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['file', 'file', true], ['as', 'choice', false], ['dryRun', 'boolean', false], ['only', 'list', false],
    ]);
    expect(form.fields[2]?.label).toBe('dry run');
    expect(formIn(open('compare').state).fields[0]?.value.text).toBe('50');
  });

  it('asks for the values that a parameter offers, and steps through them', () => {
    const { state, effects } = open('takeout');
    expect(effects).toEqual([{ kind: 'choices', command: 'locality.leave', field: 'practice', source: 'practices' }]);
    const modal = { kind: 'form', form: { ...formIn(state), fields: formIn(state).fields.map((field) => ({ ...field, choices: ['T81001', 'T81002'] })) } } as const;
    expect(formIn(pressKeys({ ...state, modal }, 'ctrl+n', 'ctrl+n').state).fields[0]?.value.text).toBe('T81002');
  });

  it('checks what is typed against the schema, in its own words', () => {
    const wrong = formIn(pressKeys(open('compare').state, ...typed('1x')).state);
    expect(wrong.fields[0]?.fault).toBe('This must be a percentage from 0 to 100, such as 62.5.');
    expect(formIn(pressKeys(open('compare').state, 'ctrl+u', ...typed('62.5')).state).fields[0]?.fault).toBeNull();
    const years = pressKeys(open('compare').state, 'tab', 'tab', ...typed('9')).state;
    expect(formIn(years).fields[2]?.fault).toBe('This must be 5 or less.');
    const only = pressKeys(open('import').state, 'tab', 'tab', 'tab', ...typed('T81001, x1')).state;
    expect(formIn(only).fields[3]?.fault).toBe('x1: This is not written as it must be.');
  });

  it('does not run while something is wrong: it goes to the first fault', () => {
    const { state, effects } = pressKeys(open('import').state, 'tab', 'enter');
    expect(effects).toEqual([]);
    expect(formIn(state)).toMatchObject({ active: 0 });
    expect(formIn(state).fields[0]).toMatchObject({ fault: 'This is needed.', touched: true });
  });

  it('runs with what was given, typed as the schema says', () => {
    const { effects } = pressKeys(open('import').state, ...typed('a b.csv'), 'tab', 'right', 'right', 'tab', 'space', 'tab', ...typed('T81001, T81002'), 'enter');
    expect(effects.at(-1)).toEqual({
      kind: 'run', command: 'import', title: 'Import a file', confirmed: false,
      params: { file: 'a b.csv', as: 'spend', dryRun: true, only: ['T81001', 'T81002'] },
    });
  });

  it('leaves blanks and untouched defaults to the command', () => {
    const entry = readyState().commands.find(({ manifest }) => manifest.id === 'budget.compare');
    expect(entry && paramsOf(formOf(entry.manifest, entry.parameters))).toEqual({});
  });

  it('asks the question of a command before it runs, and takes no for an answer', () => {
    const asked = pressKeys(open('takeout').state, ...typed('T81001'), 'enter');
    expect(asked.effects).toEqual([]);
    expect(asked.state.modal).toMatchObject({ kind: 'confirm', question: 'Take this practice out of the locality?' });
    expect(pressKeys(asked.state, 'n').state.modal?.kind).toBe('form');
    expect(pressKeys(asked.state, 'enter').effects).toEqual([]);
    expect(pressKeys(asked.state, 'y').effects).toEqual([
      { kind: 'run', command: 'locality.leave', title: 'Take a practice out', params: { practice: 'T81001' }, confirmed: true },
    ]);
  });

  it('takes what is typed for a default that nobody touched, and edits it otherwise', () => {
    const text = (...keys: string[]) => formIn(pressKeys(open('compare').state, ...keys).state).fields[0]?.value.text;
    expect(text('7', '5')).toBe('75');
    expect(text('left', '.')).toBe('5.0');
  });

  it('begins at the first field that is missing', () => {
    const parameters = { type: 'object', additionalProperties: false, required: ['name'], properties: {
      folder: { type: 'string', description: '', default: '.', 'x-position': 1 }, name: { type: 'string', description: '' },
    } } as const;
    const entry = readyState().commands[0];
    expect(entry && formOf(entry.manifest, parameters)).toMatchObject({ active: 1, fields: [{ name: 'folder' }, { name: 'name' }] });
  });

  it('edits text at the caret', () => {
    const state = pressKeys(open('import').state, ...typed('abd'), 'left', 'c', 'home', 'delete', 'end', 'backspace').state;
    expect(formIn(state).fields[0]?.value.text).toBe('bc');
  });
});
