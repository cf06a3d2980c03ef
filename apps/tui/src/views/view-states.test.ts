import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { error } from '@pbc-planner/base';
import { refusal } from '@pbc-planner/domain';
import { createToolkit, type Run, type Toolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '../content/plain-text.ts';
import { readPlan } from '../effects/read-plan.ts';
import { defaultKeys } from '../keys/key-table.ts';
import { firstState } from '../state/first-state.ts';
import { reduce } from '../state/reducer.ts';
import type { ViewId } from '../state/workbench-state.ts';
import { press, sitDownAt, type Seat, type SeatOptions } from '../testing/seat.ts';
import { themes } from '../theme/themes.ts';
import { shellPanes } from './shell.ts';
import { spokenState } from '../spoken/spoken-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'pbc-states-'));
const seats: Seat[] = [];
afterAll(async () => {
  for (const { workbench, toolkit, faults } of seats) {
    workbench.unmount();
    await toolkit.close();
    expect(faults).toEqual([]);
  }
  rmSync(folder, { recursive: true, force: true });
});

async function sit(demo: boolean, options: SeatOptions): Promise<Seat> {
  const seat = await sitDownAt(demo, { theme: themes.ascii, ...options });
  seats.push(seat);
  return seat;
}

const views: readonly (readonly [key: string, view: ViewId])[] = [['1', 'locality'], ['2', 'budgets'], ['3', 'matrix'], ['4', 'projects'], ['5', 'process']];

async function show(seat: Seat, key: string, view: ViewId): Promise<string> {
  await press(seat, key, (state) => state.screen === view && state[view].held.status !== 'loading');
  return (await seat.terminal.screen()).join('\n').replaceAll(folder, '/FOLDER').trimEnd();
}

describe('a view before anything was read', () => {
  it.each(views)('behind the key %s says that it reads', async (_, view) => {
    const toolkit = await createToolkit({ workspace: null, by: 'Test' });
    await toolkit.run('demo', {});
    const state = reduce(firstState({ columns: 80, rows: 24 }, defaultKeys, themes.ascii, view), readPlan(toolkit, defaultKeys)).state;
    // The demonstration offers its open session first.
    const looking = { ...state, modal: null };
    await toolkit.close();
    expect(shellPanes(looking).flatMap(({ lines }) => plainText(lines).split('\n')).join('\n')).toContain('Reading the plan and working out the figures');
    expect(spokenState(looking).map(([, text]) => text)).toContain('Reading the plan.');
  });
});

describe('a view of a plan that holds nothing yet', () => {
  let seat: Seat;
  beforeAll(async () => {
    const plan = join(folder, 'empty');
    const founder = await createToolkit({ workspace: null, by: 'Test' });
    await founder.run('init', { directory: plan, name: 'Three Trees', year: '2006/07' });
    await founder.close();
    seat = await sit(false, { workspace: plan });
  });
  it.each(views)('behind the key %s says what to do next', async (key, view) => {
    expect(await show(seat, key, view)).toMatchSnapshot();
  });
});

/** A toolkit whose views cannot be worked out: a file of figures is damaged. */
function damaged(toolkit: Toolkit): Toolkit {
  const run = async (command: string): Promise<Run> => ({
    status: 'problems', changed: false,
    answer: { format: 1, ...refusal(command), diagnostics: [error('data-set-damaged', 'The figures of spend.csv are damaged.', { hint: 'Run pbc doctor, then import the file again.' })] },
  });
  return { ...toolkit, run: run as Toolkit['run'] };
}

describe('a view that cannot be worked out', () => {
  let seat: Seat;
  beforeAll(async () => {
    seat = await sit(true, { changed: damaged });
  });
  it.each(views)('behind the key %s says why, what would mend it, and where the rest is told', async (key, view) => {
    const text = await show(seat, key, view);
    const said = text.replaceAll(/\s+/g, ' ');
    expect(said).toContain('The figures of spend.csv are damaged. Run pbc doctor, then import the file again.');
    expect(said).toContain('p for the list of problems');
    expect(text).toMatchSnapshot();
  });
});

/** A toolkit on a plan that lies where nothing can be written. */
function readOnly(toolkit: Toolkit): Toolkit {
  const plan = () => {
    const open = toolkit.plan();
    return open === null ? null : { ...open, readOnly: 'Nothing can be saved: the disk can only be read (EROFS). The plan lies in /media/stick.' };
  };
  return { ...toolkit, plan };
}

describe('a view of a plan that can only be read', () => {
  let seat: Seat;
  beforeAll(async () => {
    seat = await sit(true, { changed: readOnly });
  });
  it.each(views)('behind the key %s shows everything, says READ-ONLY, and offers no key that changes the plan', async (key, view) => {
    const text = await show(seat, key, view);
    expect(text).toContain('READ-ONLY');
    expect(text).not.toMatch(/\+ capture|B vote|> next block/);
    expect(text).toMatchSnapshot();
  });

  it('says in the palette and for a key why a command that changes the plan cannot be run, and runs every other', async () => {
    await press(seat, '5', ({ screen }) => screen === 'process');
    await press(seat, 'i', ({ notice }) => notice !== null);
    expect(seat.workbench.store.read().notice).toEqual({ text: 'Declare an interest, or none: Nothing can be saved: the disk can only be read (EROFS). The plan lies in /media/stick.', bad: true });
    await press(seat, ':project.add', ({ modal }) => modal?.kind === 'palette' && modal.query.text === 'project.add');
    expect((await seat.terminal.screen()).join('\n')).toContain('Not now: Nothing can be saved: the disk can only be read (EROFS).');
    await press(seat, '\u001B', ({ modal }) => modal === null);
    await press(seat, 'p', ({ modal }) => modal?.kind === 'problems-list');
    expect((await seat.terminal.screen()).join('\n')).toContain('To change the plan, make its folder writable');
    await press(seat, '\u001B', ({ modal }) => modal === null);
    const changed = seat.calls.filter(({ command }) => seat.toolkit.manifest(command)?.changesPlan === true);
    expect(changed).toEqual([]);
  });
});

describe('a plan that cannot be opened', () => {
  it('is told with its reason, and with what can be done', async () => {
    const seat = await sit(false, {});
    const found = error('plan-format-newer', 'The plan has format 9; this version of the program reads formats up to 1.', { hint: 'Install a newer version of the program. The file was left as it is.' });
    seat.workbench.store.dispatch({ type: 'found', source: 'plan', diagnostics: [found] });
    const text = (await seat.terminal.screen()).join('\n');
    expect(text).toContain('The plan here cannot be opened. It was left as it is.');
    expect(text).toContain('The plan has format 9');
    expect(text).toContain('Install a newer version of the program.');
  });
});
