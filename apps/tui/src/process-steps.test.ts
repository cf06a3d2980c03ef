import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownWalk } from './state/walk-keys.ts';
import { press, sitDownAt, type Seat } from './testing/seat.ts';

let seat: Seat;
beforeAll(async () => {
  seat = await sitDownAt(true, { columns: 100, rows: 40 });
  await press(seat, '5', ({ process }) => process.held.status === 'ready');
});
afterAll(async () => {
  seat.workbench.unmount();
  await seat.toolkit.close();
  expect(seat.faults).toEqual([]);
});

const state = () => seat.workbench.store.read();
const walk = () => shownWalk(state());
const fieldOf = (name: string) => {
  const { modal } = state();
  return modal?.kind === 'form' ? modal.form.fields.find((field) => field.name === name)?.value.text : undefined;
};
const screen = async () => (await seat.terminal.screen()).join('\n');

describe('the steps of a project, by keys, on the fictional locality', () => {
  it('shows the project that is chosen in the picker, and carries it into forms and other tabs', async () => {
    expect(walk()?.project).toBe('dvt-in-the-community');
    await press(seat, 'P', ({ modal }) => modal?.kind === 'choose');
    await press(seat, '2', () => walk()?.project === 'copd-reviews');
    await press(seat, 'i', ({ modal }) => modal?.kind === 'form');
    expect(fieldOf('project')).toBe('copd-reviews');
    await press(seat, '\u001B', ({ modal }) => modal === null);
    await press(seat, '4', ({ projects }) => projects.held.status === 'ready');
    expect(await screen()).toMatch(/▸COPD reviews/);
    await press(seat, 'j', ({ projects }) => projects.table.cursor === 1);
    await press(seat, '5', () => walk()?.project === 'dvt-in-the-community');
  });

  it('stops at the gate, puts the cursor on what is missing, and says why', async () => {
    await press(seat, 'A', ({ notice }) => notice?.bad === true);
    expect(state().notice?.text).toMatch(/^The gate is shut: /);
    const { table } = state().process;
    expect(await screen()).toMatch(/▸ {3}[+=] /);
    expect(table.cursor).toBeGreaterThan(5);
  });

  it('opens the form that goes past conditions with them in it, asks for the reason, and says in whose name it is', async () => {
    await press(seat, '/involved\r', ({ modal, process }) => modal === null && process.table.order.length === 1);
    await press(seat, 'o', ({ modal }) => modal?.kind === 'form');
    expect(fieldOf('override')).toBe('involvement');
    expect(fieldOf('project')).toBe('dvt-in-the-community');
    expect(await screen()).toContain('in the name of Test');
    // Without a reason nobody goes past; what was filled in is kept.
    await press(seat, '\r', ({ modal }) => modal?.kind === 'problems-list');
    expect(await screen()).toContain('Nobody said why the condition is passed over.');
    await press(seat, '\u001B', ({ modal }) => modal?.kind === 'form');
    expect(fieldOf('override')).toBe('involvement');
    await press(seat, '\u001B', ({ modal }) => modal === null);
    await press(seat, '\u001B', ({ process }) => process.table.filter === '');
  });

  it('goes past no interest', async () => {
    await press(seat, '/Everyone who decides\r', ({ modal, process }) => modal === null && process.table.order.length === 1);
    await press(seat, 'o', ({ notice }) => notice?.text.startsWith('Nobody goes past this one: Everyone who decides') === true);
    expect(state().modal).toBeNull();
    await press(seat, '\u001B', ({ process }) => process.table.filter === '');
  });

  it('opens what a line asks for with what is known: a question, evidence, a person', async () => {
    for (const [line, names] of [['One provider', { question: 'one-or-many' }], ['how patients were', { kind: 'involvement' }]] as const) {
      await press(seat, `/${line}\r`, ({ modal, process }) => modal === null && process.table.order.length === 1);
      await press(seat, 'e', ({ modal }) => modal?.kind === 'form');
      for (const [name, value] of Object.entries({ project: 'dvt-in-the-community', ...names })) expect(fieldOf(name)).toBe(value);
      await press(seat, '\u001B', ({ modal }) => modal === null);
      await press(seat, '\u001B', ({ process }) => process.table.filter === '');
    }
    await press(seat, '/Dr Lind nothing\r', ({ modal, process }) => modal === null && process.table.order.length === 1);
    await press(seat, 'e', ({ modal }) => modal?.kind === 'choose');
    await press(seat, 'n', () => walk()?.deciders.find(({ person }) => person === 'Dr Lind')?.declared === 'no interest');
    expect(state().notice?.text).toContain('Dr Lind declared no interest');
  });
});
