import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tabOf } from './state/boards.ts';
import type { WorkbenchState } from './state/workbench-state.ts';
import { press, sitDown, type Seat } from './testing/seat.ts';

let seat: Seat;
beforeAll(async () => {
  seat = await sitDown(true, 160, 50);
  await press(seat, '3', ({ matrix }) => matrix.held.status === 'ready');
});
afterAll(async () => {
  seat.workbench.unmount();
  await seat.toolkit.close();
  expect(seat.faults).toEqual([]);
});

const state = () => seat.workbench.store.read();
const roles = (item: string) => {
  const { outcome } = state().matrix.held;
  return outcome?.kind === 'matrix' ? outcome.items.find(({ id }) => id === item)?.roles : undefined;
};
const onTab = (command: string) => (now: WorkbenchState) => tabOf(now, 'matrix')?.command === command && now.matrix.held.status === 'ready';

/** Turns the tabs until one is on screen. */
async function turnTo(command: string): Promise<void> {
  for (let turns = 0; turns < 9 && !onTab(command)(state()); turns += 1) {
    const { tab } = state().matrix;
    await press(seat, 'v', (now) => now.matrix.tab !== tab && now.matrix.held.status !== 'loading');
  }
  expect(onTab(command)(state())).toBe(true);
}

describe('who leads what, by keys, on the fictional locality', () => {
  it('gives a party a right in its cell, says so, and takes it back with undo', async () => {
    // The first item is the Local Delivery Plan; the second party is the practice, which holds nothing of it.
    await press(seat, 'l', ({ matrix }) => matrix.table.column > 0);
    expect(roles('pct.ldp')?.['practice']).toBeUndefined();
    await press(seat, 'e', ({ modal }) => modal?.kind === 'choose');
    expect((await seat.terminal.screen()).join('\n')).toContain('is heard before it is decided');
    await press(seat, 'c', () => roles('pct.ldp')?.['practice']?.includes('consulted') === true);
    expect(state().notice?.text).toContain('consulted');
    expect(roles('pct.ldp')?.['pct']).toEqual(['lead']);
    await press(seat, 'u', () => roles('pct.ldp')?.['practice'] === undefined);
    expect(state().notice?.text).toMatch(/^Undone/);
  });

  it('lists the clashes, widest first, and settles one as a party says, with the reason kept', async () => {
    await turnTo('matrix.clashes');
    const { outcome } = state().matrix.held;
    const clashes = outcome?.kind === 'matrix-round' ? outcome.clashes ?? [] : [];
    expect(clashes.length).toBeGreaterThan(1);
    expect(clashes.map(({ spread }) => spread)).toEqual(clashes.map(({ spread }) => spread).toSorted((a, b) => b - a));
    const first = clashes[0]?.item;
    for (let moves = 0; moves < 9; moves += 1) {
      const { table } = state().matrix;
      await press(seat, 'l', ({ matrix }) => matrix.table.column > table.column);
      await press(seat, 'e', ({ modal }) => modal?.kind === 'form');
      const { modal } = state();
      if (modal?.kind === 'form' && modal.form.fields.some(({ name, value }) => name === 'as' && value.text === 'locality')) break;
      await press(seat, '\u001B', (now) => now.modal === null);
    }
    for (let tabs = 0; tabs < 30; tabs += 1) {
      const { modal } = state();
      if (modal?.kind !== 'form' || modal.form.fields[modal.form.active]?.name === 'reason') break;
      const { active } = modal.form;
      await press(seat, '\t', (now) => now.modal?.kind === 'form' && now.modal.form.active !== active);
    }
    await press(seat, 'agreed at the meeting', ({ modal }) => modal?.kind === 'form' && modal.form.fields[modal.form.active]?.value.text === 'agreed at the meeting');
    await press(seat, '\r', ({ modal, busy, matrix }) => modal === null && busy === null && matrix.held.status === 'ready');
    const after = state().matrix.held.outcome;
    const left = after?.kind === 'matrix-round' ? after : null;
    expect(left?.clashes?.map(({ item }) => item)).not.toContain(first);
    expect(left?.settled.find(({ item }) => item === first)).toMatchObject({ how: 'position', party: 'locality', reason: 'agreed at the meeting' });
  });

  it('shows the commitment of the practices, and the same as a text', async () => {
    await turnTo('commitment.heatmap');
    const grid = (await seat.terminal.screen()).join('\n');
    expect(grid).toContain('round 1');
    expect(grid).toMatch(/4█L|3▓L/);
    await press(seat, 't', ({ matrix }) => matrix.other);
    expect((await seat.terminal.screen()).join('\n')).toContain('To talk about first');
    await press(seat, 't', ({ matrix }) => !matrix.other);
  });

  it('lets a party fill in alone, cell by cell, in a grid that nobody sees who comes next', async () => {
    await turnTo('matrix.show');
    const tab = (id: string) => (now: WorkbenchState) => tabOf(now, 'matrix')?.command === id;
    await press(seat, 'vv', (now) => tab('matrix.fill')(now) && now.matrix.held.status === 'unavailable');
    expect((await seat.terminal.screen()).join('\n')).toContain('nobody else sees what it says before the reveal');
    const choose = async (party: string) => {
      await press(seat, '\r', ({ modal }) => modal?.kind === 'choose');
      const { modal } = state();
      const option = modal?.kind === 'choose' ? modal.options.find(({ about, title }) => about === party || title === party) : undefined;
      await press(seat, option?.key ?? '', ({ matrix }) => matrix.held.status === 'ready' && matrix.beside !== null);
    };
    await choose('practice');
    const alone = (await seat.terminal.screen()).join('\n');
    expect(alone).toMatch(/alone · 0 of 26 answered/);
    expect(alone).not.toMatch(/▸Local Delivery Plan.*LEAD/);
    // The first column of a party is the PCT's; the plan has it lead the Local Delivery Plan, and the practice says so too.
    await press(seat, 'e', ({ modal }) => modal?.kind === 'choose');
    await press(seat, '=', ({ modal, busy, matrix }) => modal === null && busy === null && matrix.held.status === 'ready' && matrix.held.outcome?.kind === 'matrix-round' && matrix.held.outcome.own?.length === 1);
    expect((await seat.terminal.screen()).join('\n')).toMatch(/▸Local Delivery Plan +said +LEAD/);
    // Whoever comes next sees nothing of it: not in the round, not behind the key of the view, and not as another party.
    await press(seat, '2', ({ screen }) => screen === 'budgets');
    await press(seat, '3', ({ screen, matrix }) => screen === 'matrix' && matrix.held.status === 'unavailable');
    expect((await seat.terminal.screen()).join('\n')).not.toContain('said');
    await choose('locality');
    expect((await seat.terminal.screen()).join('\n')).toMatch(/alone · 0 of 26 answered/);
    expect(state().plan?.canUndo).toBe(true);
  });
});
