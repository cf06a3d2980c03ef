import type { HeatmapOutcome } from '@pbc-planner/domain';
import { afterEach, describe, expect, it } from 'vitest';
import { spokenKeys, spokenState } from '../spoken/spoken-state.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { openScreen as open, type OpenScreen } from '../testing/open-screen.ts';
import type { Action } from '../state/actions.ts';
import { reduce } from '../state/reducer.ts';
import { fakeHeatmap } from '../testing/fake-heatmap.ts';
import { pressKeys, readyState } from '../testing/ready-state.ts';
import { themes, type Theme } from '../theme/themes.ts';

const opened: OpenScreen[] = [];
async function openScreen(...given: Parameters<typeof open>): Promise<OpenScreen> {
  const screen = await open(...given);
  opened.push(screen);
  return screen;
}

afterEach(() => {
  for (const screen of opened.splice(0)) {
    screen.workbench.unmount();
    expect(screen.faults).toEqual([]);
  }
});

/** All that is said of a state, and the keys that work in it. */
function heard(state: WorkbenchState): string {
  return [...spokenState(state).map(([, text]) => text), spokenKeys(state)].filter((text) => text !== '').join('\n');
}

/** What a screen is written in: nothing but the codes of bold, underlined and reversed, which every terminal has. */
const colours = /\u001B\[(?:[\d;]*;)?(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])(?:;[\d;]*)?m/;

describe('the comparison', () => {
  it.each([[80, 24], [160, 50]] as const)('is understood in ASCII and without colour, at %i by %i', async (columns, rows) => {
    const screen = await openScreen(columns, rows, {}, { theme: themes.ascii });
    const text = await screen.press('j');
    expect(text).toMatchSnapshot();
    expect(text.replaceAll('£', '')).toMatch(/^[\u0020-\u007E\n]*$/);
    expect(screen.written().replace(/\u001B\[[34]9m/g, '')).not.toMatch(colours);
  });

  it.each([[80, 24], [160, 50]] as const)('is understood without colour, at %i by %i', async (columns, rows) => {
    const screen = await openScreen(columns, rows, {}, { theme: themes['no-colour'] });
    expect(await screen.press('j')).toMatchSnapshot();
    expect(screen.written()).not.toMatch(colours);
  });

  it.each([[80, 24], [160, 50]] as const)('is understood by somebody who only hears it, at %i by %i', (columns, rows) => {
    const start: WorkbenchState = { ...readyState({ size: { columns, rows } }), layout: 'lines', theme: themes.ascii };
    const down = pressKeys(start, 'j', 'R').state;
    expect(heard(start)).toMatchSnapshot();
    expect(heard(down)).toMatchSnapshot();
  });
});

/** A workbench whose Commitment tab shows a heat map of eight practices. */
async function withHeatmap(columns: number, rows: number, theme: Theme): Promise<OpenScreen> {
  const screen = await openScreen(columns, rows, {}, { theme });
  showHeatmap(screen.workbench.store.dispatch, fakeHeatmap(6, 8));
  await screen.press('l');
  return screen;
}

function showHeatmap(dispatch: (action: Action) => void, heatmap: HeatmapOutcome): void {
  dispatch({ type: 'answered', command: 'commitment.heatmap', title: 'Heat map', given: {}, run: { status: 'fine', changed: false, answer: { format: 1, diagnostics: [], ...heatmap } } });
}

describe('the heat map', () => {
  it.each([[80, 24], [160, 50]] as const)('is understood in ASCII and without colour, at %i by %i', async (columns, rows) => {
    const text = await (await withHeatmap(columns, rows, themes.ascii)).text();
    expect(text).toMatchSnapshot();
    expect(text).toMatch(/^[\u0020-\u007E\n]*$/);
  });

  it.each([[80, 24], [160, 50]] as const)('is understood without colour, at %i by %i', async (columns, rows) => {
    const screen = await withHeatmap(columns, rows, themes['no-colour']);
    expect(await screen.text()).toMatchSnapshot();
    expect(screen.written()).not.toMatch(colours);
  });

  it('is understood by somebody who only hears it', () => {
    let state: WorkbenchState = { ...readyState(), layout: 'lines', theme: themes.ascii };
    showHeatmap((action) => {
      state = reduce(state, action).state;
    }, fakeHeatmap(6, 8));
    expect(heard(pressKeys(state, 'j', 'l', 'R').state)).toMatchSnapshot();
  });

  it('tells each score in three ways: digit, shade and letter', async () => {
    const text = await (await withHeatmap(80, 24, themes.ascii)).text();
    for (const mark of ['0 w', '1.f', '2+c', '3*L', '4#L']) expect(text).toContain(mark);
  });

  it('draws as few columns of five hundred practices as fit, and shows the one under the cursor', async () => {
    const screen = await openScreen(80, 24);
    showHeatmap(screen.workbench.store.dispatch, fakeHeatmap(26, 500));
    expect(await screen.press('$')).toContain('could lead');
    const text = await screen.press('0' + 'l'.repeat(60));
    expect(text).toContain('P59');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
