import { describe, expect, it } from 'vitest';
import { error } from '@pbc-planner/base';
import { refusal } from '@pbc-planner/domain';
import { fakeComparison, fakeExplanation } from '../testing/fake-locality.ts';
import { pressKeys, readyState } from '../testing/ready-state.ts';
import { plainText } from '../content/plain-text.ts';
import { editorBody } from '../views/body-lines.ts';
import { reduce } from './reducer.ts';
import { gridOf } from './view-tables.ts';
import type { WorkbenchState } from './workbench-state.ts';

const shownNames = (state: WorkbenchState) => state.budgets.table.order.map((position) => state.budgets.held.outcome?.rows[position]?.name);
const selected = (state: WorkbenchState) => shownNames(state)[state.budgets.table.cursor];
const columnTitle = (state: WorkbenchState) => gridOf(state, 'budgets')?.columns[state.budgets.table.column]?.title;

describe('moving in a table', () => {
  it('goes by rows, pages and ends, and never out of it', () => {
    const start = readyState({ practices: 100 });
    expect(selected(start)).toBe('Abbey Street');
    expect(selected(pressKeys(start, 'j', 'down').state)).toBe('Church Row');
    expect(selected(pressKeys(start, 'k').state)).toBe('Abbey Street');
    expect(pressKeys(start, 'G').state.budgets.table.cursor).toBe(99);
    expect(pressKeys(start, 'G', 'j', 'end').state.budgets.table.cursor).toBe(99);
    const page = pressKeys(start, 'pagedown').state.budgets.table;
    expect(page.cursor).toBe(14);
    expect(pressKeys(start, 'pagedown', 'pageup').state.budgets.table.cursor).toBe(0);
    expect(pressKeys(start, 'G', 'g').state.budgets.table).toMatchObject({ cursor: 0, top: 0 });
  });

  it('goes by columns with h and l', () => {
    const start = readyState();
    expect(columnTitle(start)).toBe('historic');
    expect(columnTitle(pressKeys(start, 'l', 'l').state)).toBe('blended');
    expect(columnTitle(pressKeys(start, 'h', 'h', 'h', 'h', 'h').state)).toBe('code');
  });

  it('keeps the selected practice on screen when the window is resized', () => {
    const start = pressKeys(readyState({ practices: 100 }), 'pagedown', 'j').state;
    const small = reduce(start, { type: 'resized', size: { columns: 80, rows: 14 } }).state;
    expect(small.budgets.table.cursor).toBe(start.budgets.table.cursor);
    const text = plainText(editorBody(small, 80, 10));
    expect(text).toContain(`▸Practice ${start.budgets.table.cursor + 1} `);
  });
});

describe('sorting and filtering', () => {
  it('sorts figures from the largest, and the other way round the second time; the cursor stays on its practice', () => {
    const once = pressKeys(readyState(), 'j', 's').state;
    expect(shownNames(once).slice(0, 3)).toEqual(['Abbey Street', 'Grange Park', 'Brook Lane']);
    expect(selected(once)).toBe('Brook Lane');
    expect(shownNames(pressKeys(once, 's').state).slice(0, 2)).toEqual(['Hill Top', 'Church Row']);
  });

  it('sorts names from A, and puts what is not known last either way', () => {
    const locality = readyState({ view: 'locality' });
    const byList = pressKeys(locality, 'l', 'l', 's').state.locality.table;
    expect(byList.order.at(-1)).toBe(3);
    expect(pressKeys(locality, 'l', 'l', 's', 's').state.locality.table.order.at(-1)).toBe(3);
  });

  it('filters by code or name while it is typed, keeps the filter with Enter, gives it up with Esc', () => {
    const typed = pressKeys(readyState(), '/', 'r', 'O', 'a').state;
    expect(shownNames(typed)).toEqual(['Foundry Road']);
    const kept = pressKeys(typed, 'enter').state;
    expect(kept.modal).toBeNull();
    expect(shownNames(kept)).toEqual(['Foundry Road']);
    expect(shownNames(pressKeys(kept, 'escape').state)).toHaveLength(8);
    expect(shownNames(pressKeys(typed, 'escape').state)).toHaveLength(8);
    expect(shownNames(pressKeys(readyState(), '/', '8', '1', '0', '0', '7').state)).toEqual(['Grange Park']);
  });

  it('finds the next match with n and the one before with N, round the end, when the filter is gone', () => {
    const searched = pressKeys(readyState(), '/', 'g', 'r', 'enter', 'escape', 'g').state;
    const next = pressKeys(searched, 'n').state;
    expect(selected(next)).toBe('Elm Grove');
    expect(selected(pressKeys(next, 'n').state)).toBe('Grange Park');
    expect(selected(pressKeys(next, 'n', 'n').state)).toBe('Elm Grove');
    expect(selected(pressKeys(next, 'N').state)).toBe('Grange Park');
  });

  it('says so when nothing matches', () => {
    const { state } = pressKeys(readyState(), '/', 'z', 'z');
    expect(plainText(editorBody(state, 80, 20))).toContain('Nothing matches "zz". Esc shows all rows.');
  });
});

describe('the blend', () => {
  it('asks for one comparison further each time and shows none of it before the figures come', () => {
    const { state, effects } = pressKeys(readyState(), 'right', 'right', ']', 'left');
    expect(effects).toEqual(['51', '52', '57', '56'].map((blend) => ({ kind: 'compare', given: { blend }, figure: null })));
    expect(state.budgets.wanted).toBe('56');
    expect(plainText(editorBody(state, 80, 20))).toContain('50 : 50');
    const outcome = fakeComparison(8, '56');
    const arrived = reduce(state, { type: 'compared', held: { status: 'ready', outcome, reason: null }, diagnostics: [], given: { blend: '56' }, explanation: null }).state;
    expect(arrived.budgets.wanted).toBeNull();
    const text = plainText(editorBody(arrived, 80, 20));
    expect(text).toContain('56 : 44');
    expect(text).toContain('6,716,709');
  });

  it('stops at 0 and 100', () => {
    const at = (blend: string) => readyState({ comparison: fakeComparison(8, blend) });
    expect(pressKeys(at('100'), 'right').effects).toEqual([]);
    expect(pressKeys(at('3'), '[').effects).toEqual([{ kind: 'compare', given: { blend: '0' }, figure: null }]);
    expect(pressKeys(at('62.5'), 'right').effects).toEqual([{ kind: 'compare', given: { blend: '63' }, figure: null }]);
    expect(pressKeys(at('62.5'), 'left').effects).toEqual([{ kind: 'compare', given: { blend: '62' }, figure: null }]);
  });

  it('keeps what is on screen, and says why, when another blend is refused', () => {
    const { state } = pressKeys(readyState(), 'right');
    const held = { status: 'unavailable', outcome: null, reason: 'The file is gone.' } as const;
    const refused = reduce(state, { type: 'compared', held, diagnostics: [], given: { blend: '51' }, explanation: null }).state;
    expect(refused.budgets.held.outcome).toBe(state.budgets.held.outcome);
    expect(refused.budgets.wanted).toBeNull();
    expect(refused.notice).toEqual({ text: 'The file is gone.', bad: true });
  });
});

describe('an explanation', () => {
  const explained = (state: WorkbenchState, blend: string) => {
    const figure = state.budgets.figure ?? { practice: '', method: '' };
    const outcome = fakeExplanation(fakeComparison(8, blend), figure.practice, figure.method);
    return reduce(state, { type: 'explained', given: blend === '50' ? {} : { blend }, figure, outcome, diagnostics: [] });
  };

  it('is asked for the figure under the cursor, and for the blended one elsewhere', () => {
    const figureAfter = (...keys: string[]) => pressKeys(readyState(), ...keys, 'enter').effects[0];
    expect(figureAfter('j', 'l')).toEqual({ kind: 'explain', given: {}, figure: { practice: 'T81002', method: 'capitation' } });
    expect(figureAfter('h', 'h')).toEqual({ kind: 'explain', given: {}, figure: { practice: 'T81001', method: 'blended' } });
  });

  it('takes the place of the table on a narrow screen, scrolls there, and Esc goes back', () => {
    const open = explained(pressKeys(readyState(), 'enter').state, '50').state;
    expect(open.focus).toBe('details');
    const scrolled = pressKeys(open, 'G').state;
    expect(scrolled.detailsTop).toBeGreaterThan(0);
    expect(pressKeys(scrolled, 'escape').state).toMatchObject({ focus: 'editor', budgets: { figure: null } });
  });

  it('stands beside the table on a wide screen and leaves the keys there', () => {
    const open = explained(pressKeys(readyState({ size: { columns: 120, rows: 40 } }), 'enter').state, '50').state;
    expect(open.focus).toBe('editor');
    expect(pressKeys(open, 'tab').state.focus).toBe('details');
  });

  it('of another blend than the one on screen is never shown, but asked for again', () => {
    const waiting = pressKeys(readyState({ size: { columns: 120, rows: 40 } }), 'l', 'l', 'enter').state;
    const outcome = fakeComparison(8, '60');
    const moved = reduce(waiting, { type: 'compared', held: { status: 'ready', outcome, reason: null }, diagnostics: [], given: { blend: '60' }, explanation: null }).state;
    const late = explained(moved, '50');
    expect(late.state.budgets.explanation).toBeNull();
    expect(late.effects).toEqual([{ kind: 'explain', given: { blend: '60' }, figure: { practice: 'T81001', method: 'blended' } }]);
  });
});

describe('answers of commands', () => {
  it('opens the list of problems for a refusal', () => {
    const answer = { format: 1, diagnostics: [error('no-file', 'There is no such file.', { hint: 'Check the path.' })], ...refusal('import') } as const;
    const { state } = reduce(readyState(), { type: 'answered', command: 'import', title: 'Import a file', given: {}, run: { status: 'refused', changed: false, answer } });
    expect(state.modal).toEqual({ kind: 'problems-list', top: 0, form: null });
    expect(state.notice).toEqual({ text: 'There is no such file.', bad: true });
  });

  it('says NOT SAVED until a change is saved', () => {
    const run = (status: 'storage' | 'fine', changed: boolean) =>
      ({ type: 'answered', command: 'x', title: 'X', given: {}, run: { status, changed, answer: { format: 1, diagnostics: [], kind: 'message', text: 'done' } } }) as const;
    const failed = reduce(readyState(), run('storage', false)).state;
    expect(failed.unsaved).toBe(true);
    expect(reduce(failed, run('fine', false)).state.unsaved).toBe(true);
    expect(reduce(failed, run('fine', true)).state.unsaved).toBe(false);
  });

  it('shows other answers as a document and goes back to the view with Esc', () => {
    const answer = { format: 1, diagnostics: [], kind: 'document', document: { title: 'A letter', fictional: true, blocks: [] } } as const;
    const { state } = reduce(readyState({ view: 'locality' }), { type: 'answered', command: 'x', title: 'X', given: {}, run: { status: 'fine', changed: false, answer } });
    expect(plainText(editorBody(state, 80, 20))).toContain('A letter (FICTIONAL)');
    expect(pressKeys(state, 'escape').state.screen).toBe('locality');
  });
});

describe('copying and leaving', () => {
  it('copies the cell to the penny, and the row with tabs between', () => {
    expect(pressKeys(readyState(), 'y').effects).toEqual([{ kind: 'copy', text: '7091800.00' }]);
    const [row] = pressKeys(readyState(), 'Y').effects;
    expect(row).toEqual({ kind: 'copy', text: expect.stringMatching(/^T81001\tAbbey Street\t12,410\t7091800\.00\t/) as string });
  });

  it('leaves with q, and with Ctrl-C from anywhere', () => {
    expect(pressKeys(readyState(), 'q').effects).toEqual([{ kind: 'leave', code: 0 }]);
    expect(pressKeys(readyState(), ':', 'ctrl+c').effects).toEqual([{ kind: 'leave', code: 130 }]);
    expect(pressKeys(readyState(), ':', 'q').effects).toEqual([]);
  });

  it('lets pasted text press no keys', () => {
    const start = readyState();
    expect(reduce(start, { type: 'paste', text: 'q\nq' })).toEqual({ state: start, effects: [] });
    const palette = pressKeys(start, ':').state;
    expect(reduce(palette, { type: 'paste', text: 'im\u001B[2Jport\n' }).state.modal).toMatchObject({ query: { text: 'im[2Jport' } });
  });
});
