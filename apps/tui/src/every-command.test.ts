import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '@pbc-planner/toolkit';
import type { CommandManifest } from '@pbc-planner/domain';
import type { MountedWorkbench } from './mount-workbench.ts';
import { activeBindings } from './keys/key-table.ts';
import { isBoard, shownTab, tabsOf, viewsOf } from './state/boards.ts';
import type { WorkbenchState } from './state/workbench-state.ts';
import { contextsOf } from './state/contexts.ts';
import { activeField, takesText, type FormField } from './state/form.ts';
import { paletteEntries } from './state/palette.ts';
import { reduce } from './state/reducer.ts';
import { keyOfAction } from './text/key-text.ts';
import { keyHints } from './views/frame-lines.ts';
import { press, sitDown, type Seat } from './testing/seat.ts';
import { typedValue } from './testing/typed-value.ts';

const commands = catalogue.flatMap(({ manifest }) => manifest.commands ?? []);
const folder = mkdtempSync(join(tmpdir(), 'pbc-every-command-'));
const started = process.cwd();
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true, force: true });
});

/** Fills in a field as a person does: arrows for a choice, letters for a text. Gives what the command should get. */
async function fillIn(seat: Seat, field: FormField, manifest: CommandManifest): Promise<void> {
  if (!takesText(field)) return;
  const value = await typedValue(seat.toolkit, manifest, field);
  await press(seat, value, ({ modal }) => modal?.kind === 'form' && activeField(modal.form)?.value.text === value);
}

async function runFromPalette(seat: Seat, manifest: CommandManifest): Promise<void> {
  const { workbench, calls } = seat;
  const before = calls.length;
  const ran = () => calls.length > before && workbench.store.read().busy === null;
  await press(seat, ':', ({ modal }) => modal?.kind === 'palette');
  await press(seat, manifest.id, ({ modal }) => modal?.kind === 'palette' && modal.query.text === manifest.id);
  const state = workbench.store.read();
  const [first] = paletteEntries(state.commands, manifest.id, state.recent);
  expect(first?.manifest.id).toBe(manifest.id);
  if (first?.availability.available === false) {
    await press(seat, '\r', ({ notice }) => notice !== null);
    expect(workbench.store.read().notice?.text).toContain(first.availability.reason);
    return;
  }
  await press(seat, '\r', ({ modal }) => modal === null || modal.kind !== 'palette');
  for (let steps = 0; workbench.store.read().modal?.kind === 'form' && steps < 30; steps += 1) {
    const { modal } = workbench.store.read();
    if (modal?.kind !== 'form') break;
    const missing = modal.form.fields.findIndex(({ fault, value, required }) => fault !== null || (required && value.text.trim() === ''));
    if (missing < 0) break;
    while (activeIndex(workbench) !== missing) {
      const at = activeIndex(workbench);
      await press(seat, '\t', () => activeIndex(workbench) !== at);
    }
    const field = activeField(modal.form) as FormField;
    const active = modal.form.fields[missing] ?? field;
    if (takesText(active)) await fillIn(seat, active, manifest);
    else await press(seat, '\u001B[C', ({ modal: now }) => now?.kind === 'form' && activeField(now.form)?.fault === null);
  }
  if (workbench.store.read().modal?.kind === 'form') await press(seat, '\r', ({ modal }) => modal?.kind !== 'form');
  if (workbench.store.read().modal?.kind === 'confirm') await press(seat, 'y', ({ modal }) => modal?.kind !== 'confirm');
  await press(seat, '', ran);
  expect(calls.slice(before).map(({ command }) => command)).toContain(manifest.id);
}

function activeIndex(workbench: MountedWorkbench): number {
  const { modal } = workbench.store.read();
  return modal?.kind === 'form' ? modal.form.active : -1;
}

describe('every command of the catalogue runs from the palette with the keyboard alone', () => {
  let seat: Seat;
  beforeAll(async () => {
    seat = await sitDown(true);
  });
  afterAll(async () => {
    seat.workbench.unmount();
    await seat.toolkit.close();
  });

  it.each(commands.map((manifest) => [manifest.id, manifest] as const))('%s', async (_, manifest) => {
    await runFromPalette(seat, manifest);
    expect(seat.faults).toEqual([]);
    const screen = await seat.terminal.screen();
    expect(screen[0]).toContain('Tarrow Vale');
    for (const line of screen) expect(line.length).toBeLessThanOrEqual(100);
    for (let steps = 0; steps < 4 && seat.workbench.store.read().modal !== null; steps += 1) {
      const { modal } = seat.workbench.store.read();
      await press(seat, '\u001B', (state) => state.modal !== modal);
    }
  });
});

describe('outside a workspace', () => {
  it.each(['init', 'demo'])('%s makes one, and it is open at once', async (id) => {
    process.chdir(mkdtempSync(join(folder, 'empty-')));
    const seat = await sitDown(false);
    const manifest = commands.find((command) => command.id === id) as CommandManifest;
    expect((await seat.terminal.screen()).join('\n')).toContain('No workspace is open here.');
    await runFromPalette(seat, manifest);
    await press(seat, '', ({ plan }) => plan !== null);
    expect(seat.faults).toEqual([]);
    seat.workbench.unmount();
    await seat.toolkit.close();
  });
});

/** The keys of the status bar that would do nothing at all. */
function deadKeys(state: WorkbenchState): string[] {
  const hints = new Set(keyHints(state).map(({ hint }) => hint));
  return activeBindings(state.keys, contextsOf(state)).filter(({ hint }) => hint !== undefined && hints.has(hint)).flatMap(({ keys }) => keys).filter((key) => {
    const step = reduce(state, { type: 'key', key });
    return step.state === state && step.effects.length === 0;
  });
}

describe('every key that the status bar shows', () => {
  it.each([[80, 24], [160, 50]] as const)('does something in every tab of every view, at %i by %i', async (columns, rows) => {
    const seat = await sitDown(true, columns, rows);
    const { store } = seat.workbench;
    const start = store.read();
    for (const view of viewsOf(start)) {
      await press(seat, keyOfAction(start.keys, `view.${view}`, start.theme), (state) => state.screen === view && state[view].held.status !== 'loading');
      expect(deadKeys(store.read()), view).toEqual([]);
      for (const tab of isBoard(view) ? tabsOf(store.read(), view).slice(1) : []) {
        await press(seat, 'v', (state) => shownTab(state)?.title === tab.title && state[view].held.status !== 'loading');
        expect(deadKeys(store.read()), `${view} ${tab.title}`).toEqual([]);
      }
    }
    expect(seat.faults).toEqual([]);
    seat.workbench.unmount();
    await seat.toolkit.close();
  });
});
