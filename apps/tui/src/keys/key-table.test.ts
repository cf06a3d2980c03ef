import { describe, expect, it } from 'vitest';
import { contextsOf } from '../state/contexts.ts';
import { fakeExplanation } from '../testing/fake-locality.ts';
import { pressKeys, readyState } from '../testing/ready-state.ts';
import { reduce } from '../state/reducer.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { themes } from '../theme/themes.ts';
import { keyHints } from '../views/frame-lines.ts';
import { activeBindings, bindingFor, defaultKeys, keyActions, knownContexts, mergeKeys, type KeyTable } from './key-table.ts';
import { contextKeys, holds, isWhenClause } from './when.ts';

const typed = (text: string) => [...text];

function explained(state: WorkbenchState): WorkbenchState {
  const asked = pressKeys(state, 'j', 'enter').state;
  const { figure, held } = asked.budgets;
  const outcome = figure && held.outcome ? fakeExplanation(held.outcome, figure.practice, figure.method) : null;
  return figure ? reduce(asked, { type: 'explained', given: {}, figure, outcome, diagnostics: [] }).state : asked;
}

/** One state of each kind that the workbench can be in, somewhere in the middle of what can be moved in. */
function manyStates(): Readonly<Record<string, WorkbenchState>> {
  const small = { columns: 80, rows: 14 };
  const problems = { x: Array.from({ length: 30 }, (_, index) => ({ severity: 'warning', code: 'x', message: `Problem ${index}` }) as const) };
  const budgets = { ...pressKeys(readyState({ size: small, practices: 60 }), 'pagedown', 'l').state, problems };
  const wide = { ...pressKeys(readyState({ size: { columns: 120, rows: 16 }, practices: 60 }), 'pagedown', 'l').state, problems };
  const plan = (canRedo: boolean) => ({ ...budgets, plan: budgets.plan && { ...budgets.plan, canUndo: !canRedo, canRedo } });
  const answer = { format: 1, diagnostics: [], kind: 'document', document: { title: 'x', fictional: true, blocks: [{ kind: 'list', items: typed('abcdefghijklmnopqrstuvwxyz') }] } } as const;
  const answered = reduce(budgets, { type: 'answered', command: 'x', title: 'X', given: {}, run: { status: 'fine', changed: false, answer } }).state;
  const form = pressKeys(budgets, ':', ...typed('import'), 'enter').state;
  const offered = reduce(pressKeys(budgets, ':', ...typed('take'), 'enter').state, { type: 'choices read', command: 'locality.leave', field: 'practice', choices: ['a', 'b'] }).state;
  return {
    budgets, wide, undo: plan(false), redo: plan(true),
    locality: { ...pressKeys({ ...readyState({ size: small, practices: 60, view: 'locality' }), problems }, 'pagedown', 'l').state },
    filtered: pressKeys(budgets, '/', 'p', 'r', 'enter').state,
    filtering: pressKeys(budgets, '/', 'p', 'r').state,
    palette: pressKeys(budgets, ':', 'e').state,
    form, choice: pressKeys(form, 'tab').state, offered, confirm: pressKeys(offered, 'a', 'enter').state,
    help: pressKeys(budgets, '?', 'j').state,
    problems: pressKeys(budgets, 'p', 'j').state,
    answered: pressKeys(answered, 'j').state,
    explained: pressKeys(explained(budgets), 'j').state,
    details: pressKeys(explained(wide), 'tab', 'j').state,
    welcome: { ...readyState(), plan: null },
  };
}

describe('the key table', () => {
  it('names only actions, contexts and commands that there are', () => {
    for (const { action, command, when, title } of defaultKeys) {
      expect(action === undefined ? command : keyActions.find((one) => one === action)).toBeDefined();
      expect(when === undefined || isWhenClause(when)).toBe(true);
      expect(contextKeys(when ?? 'screen').filter((key) => !(knownContexts as readonly string[]).includes(key))).toEqual([]);
      expect(title).not.toBe('');
    }
  });

  it.each(Object.entries(manyStates()))('has no two meanings for one key: %s', (_, state) => {
    const contexts = contextsOf(state);
    const keys = defaultKeys.filter(({ when }) => holds(when, contexts)).flatMap((binding) => binding.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(Object.entries(manyStates()))('does something for every key that the status bar shows: %s', (_, state) => {
    const hints = new Set(keyHints(state).map(({ hint }) => hint));
    const shown = activeBindings(defaultKeys, contextsOf(state)).filter(({ hint }) => hint !== undefined && hints.has(hint));
    expect(shown.length).toBeGreaterThan(0);
    const dead = shown.flatMap(({ keys }) => keys).filter((key) => {
      const step = reduce(state, { type: 'key', key });
      return step.state === state && step.effects.length === 0;
    });
    expect(dead).toEqual([]);
  });

  it('gives contexts by the names that are known', () => {
    const given = new Set(Object.values(manyStates()).flatMap((state) => [...contextsOf(state)]));
    expect([...given].filter((key) => !(knownContexts as readonly string[]).includes(key))).toEqual([]);
  });
});

describe('the user’s own keys', () => {
  const commands = new Set(['undo', 'budget.compare']);
  const merge = (entries: unknown, table: KeyTable = defaultKeys) => mergeKeys(table, JSON.stringify(entries), 'keys.json', commands);
  const screen = new Set(['screen', 'table', 'budgets']);

  it('win over ours, and can free keys', () => {
    const added = merge([{ keys: ['x'], action: 'leave', when: 'screen' }, { keys: ['2'], command: 'budget.compare', when: 'screen' }]);
    expect(added.diagnostics).toEqual([]);
    expect(bindingFor(added.table, screen, 'x')).toMatchObject({ action: 'leave', title: 'leave' });
    expect(bindingFor(added.table, new Set([...screen, 'workspace']), '2')).toMatchObject({ command: 'budget.compare' });
    expect(bindingFor(merge([{ keys: ['q'], remove: true }]).table, screen, 'q')).toBeNull();
  });

  it('are reported by their place where they are wrong, and the right ones count', () => {
    const { table, diagnostics } = merge([
      { keys: ['x'], action: 'fly' }, { keys: 'x', action: 'leave' }, { keys: ['x'], action: 'leave', when: 'screen &&' }, { keys: ['x'], command: 'nothing' },
      { keys: ['x'], action: 'leave', when: 'moon' }, { keys: ['ctrl+c'], action: 'leave' }, null, { keys: ['z'], action: 'leave' },
    ]);
    expect(diagnostics.map(({ place }) => place?.path)).toEqual(['/0', '/1', '/2', '/3', '/4', '/5', '/6']);
    expect(bindingFor(table, screen, 'z')?.action).toBe('leave');
  });

  it('change nothing when the file is no list of bindings', () => {
    expect(mergeKeys(defaultKeys, '{', 'keys.json', commands)).toMatchObject({ table: defaultKeys, diagnostics: [{ code: 'key-binding' }] });
    expect(merge({}).table).toBe(defaultKeys);
  });

  it('show in the status bar', () => {
    const keys = merge([{ keys: ['x'], action: 'leave', when: 'screen', title: 'out', hint: 'out', order: 0 }]).table;
    expect(keyHints({ ...readyState(), keys, theme: themes.ascii })[0]).toEqual({ keys: 'x', hint: 'out' });
  });
});

describe('a when clause', () => {
  it.each([
    ['a', 'a', true], ['!a', 'a', false], ['a && b', 'a', false], ['a && b', 'a b', true], ['a || b', 'b', true],
    ['a && b || c', 'c', true], ['a && !b || c', 'a', true], ['a && !b', 'a b', false],
  ])('%s in "%s" is %s', (when, contexts, expected) => {
    expect(isWhenClause(when)).toBe(true);
    expect(holds(when, new Set(contexts.split(' ')))).toBe(expected);
  });

  it.each(['', 'a &&', '(a)', 'a & b', 'a==b', '! a', 'A'])('"%s" is none', (when) => {
    expect(isWhenClause(when)).toBe(false);
  });
});
