import { afterAll, describe, expect, it } from 'vitest';
import { spokenKeys, spokenState } from '../spoken/spoken-state.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { press, sitDownAt, type Seat } from '../testing/seat.ts';
import { themes, type Theme } from '../theme/themes.ts';

const seats: Seat[] = [];
afterAll(async () => {
  for (const { workbench, toolkit, faults } of seats) {
    workbench.unmount();
    await toolkit.close();
    expect(faults).toEqual([]);
  }
});

async function sit(columns: number, rows: number, theme: Theme): Promise<Seat> {
  const seat = await sitDownAt(true, { columns, rows, theme });
  seats.push(seat);
  return seat;
}

/** The demonstration is founded today: its days are no part of what is kept. */
const undated = (text: string) => text.replaceAll(/\b20\d\d-\d\d-\d\d(?=,| by| of)/g, 'THE-DAY');

const screenOf = async ({ terminal }: Seat) => undated((await terminal.screen()).join('\n'));

/** All that is said of a state, and the keys that work in it. */
function heard(state: WorkbenchState): string {
  return undated([...spokenState(state).map(([, text]) => text), spokenKeys(state)].filter((text) => text !== '').join('\n'));
}

const ready = (view: 'projects' | 'process' | 'matrix') => (state: WorkbenchState) => state.screen === view && state[view].held.status === 'ready';

describe.each([[80, 24], [160, 50]] as const)('at %i by %i', (columns, rows) => {
  it.each(['ascii', 'no-colour'] as const)('the projects by step, and the steps of one, are understood in %s', async (name) => {
    const seat = await sit(columns, rows, themes[name]);
    await press(seat, '4', ready('projects'));
    const board = await screenOf(seat);
    expect(board).toMatchSnapshot('board');
    await press(seat, '5', ready('process'));
    const steps = await screenOf(seat);
    expect(steps).toMatchSnapshot('steps');
    if (name === 'ascii') expect((board + steps).replaceAll('£', '')).toMatch(/^[\u0020-\u007E\n]*$/);
    expect(seat.terminal.written()).not.toMatch(/\u001B\[(?:[\d;]*;)?(?:3[0-7]|4[0-7])(?:;[\d;]*)?m/);
  });
});

describe('for somebody who only hears it', () => {
  it('says where a project stands, what is missing, and what to press', async () => {
    const seat = await sit(80, 24, themes.ascii);
    await press(seat, '4', ready('projects'));
    const lines = (): WorkbenchState => ({ ...seat.workbench.store.read(), layout: 'lines' });
    expect(heard(lines())).toMatchSnapshot('board');
    await press(seat, '5', ready('process'));
    expect(heard(lines())).toMatchSnapshot('steps');
  });
});

describe('a quick win', () => {
  it('is worked out from fields of their own, and shows its caution on the same screen as the saving', async () => {
    const seat = await sit(80, 24, themes['no-colour']);
    await press(seat, '4', ready('projects'));
    await press(seat, 'V', ({ projects }) => projects.tab === 'project.quick-wins' && projects.held.status === 'ready');
    await press(seat, '/special interest\r', ({ modal, projects }) => modal === null && projects.table.order.length === 1);
    await press(seat, '\r', ({ modal }) => modal?.kind === 'form');
    // 520 people at £208 in the clinic and £118 in the hospital: each costs £90 more, £46,800 in all; no set-up is given.
    for (const value of ['520', '118', '208']) await press(seat, `${value}\t`, ({ modal }) => modal?.kind === 'form' && modal.form.fields.some((field) => field.value.text === value));
    await press(seat, '\r', ({ screen, busy }) => screen === 'answer' && busy === null);
    const shown = await screenOf(seat);
    expect(shown).toMatch(/NET .*-£46,800\.00/);
    expect(shown).toContain('a loss');
    expect(shown).toMatchSnapshot();
    await press(seat, 'e', ({ modal }) => modal?.kind === 'form' && modal.form.fields.some(({ label, value }) => label === 'shifted' && value.text === '520'));
  });
});
