import { afterEach, describe, expect, it } from 'vitest';
import { spokenKeys, spokenState } from '../spoken/spoken-state.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { openScreen as open, type OpenScreen } from '../testing/open-screen.ts';
import { pressKeys, readyState } from '../testing/ready-state.ts';
import { themes } from '../theme/themes.ts';

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
