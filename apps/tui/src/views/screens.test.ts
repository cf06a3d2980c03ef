import { afterEach, describe, expect, it } from 'vitest';
import { fakeComparison } from '../testing/fake-locality.ts';
import { openScreen as open, type OpenScreen } from '../testing/open-screen.ts';
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

describe('at 80 by 24', () => {
  it('shows the budgets', async () => {
    const screen = await openScreen(80, 24);
    expect(await screen.press('jj')).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: derived            rev 2 · saved
       1 Locality  2 Budgets
       Pool £31,450,000.00 · blended 50 : 50 historic : capitation             pounds
       code   practice        historic capitation    blended distance      % -   │   +
       T81001 Abbey Street   7,091,800  6,239,321  6,665,561 +852,479 +13.7% ████│
       T81002 Brook Lane     4,617,000  4,962,297  4,789,648 -345,297  -7.0%     │█▌
      ▸T81003 Church Row     2,250,441  2,167,925  2,209,183  +82,516  +3.8%    ▐│
       T81004 Dale View      3,902,119  3,848,671  3,875,395  +53,448  +1.4%    ▐│
       T81005 Elm Grove      2,988,000  3,026,649  3,007,324  -38,649  -1.3%     │▌
       T81006 Foundry Road   3,628,500  3,973,859  3,801,180 -345,359  -8.7%     │█▌
       T81007 Grange Park    5,441,227  5,647,566  5,544,397 -206,339  -3.7%     │█
       T81008 Hill Top       1,530,913  1,583,712  1,557,312  -52,798  -3.3%     │▌
              all 8         31,450,000 31,450,000 31,450,000        0







       bar: blended against historic · in whole pounds              evidence: derived
       T81003 Church Row · historic £2,250,441.00 · loses £41,257.84
       1 problem
       3/8 practices · £31.45m      : palette  ? help  Enter why  ←→ blend  / filter"
    `);
  });

  it('shows the locality', async () => {
    const screen = await openScreen(80, 24, {}, { view: 'locality' });
    expect(await screen.text()).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: unverified         rev 2 · saved
       1 Locality  2 Budgets
       Locality 8 practices                                         roles by pbc-2005
       code   practice          list membership
      ▸T81001 Abbey Street    12,410 in
       T81002 Brook Lane       9,870 in
       T81003 Church Row       4,312 observing
       T81004 Dale View    not known in
       T81005 Elm Grove        6,020 in
       T81006 Foundry Road     7,904 in
       T81007 Grange Park     11,233 in
       T81008 Hill Top         3,150 in



       Data held
        practices.csv  2006/07 · 8 practices · verified · made up for tests
        spend.csv  2005/06 · 8 practices · unverified · made up for tests
       Open problems
        • T81099 has no spend of 2005/06 and is left out.


       1 problem
       1/8 practices      : palette  ? help  Enter budgets  / filter  u undo  s sort"
    `);
  });

  it('explains a figure', async () => {
    const screen = await openScreen(80, 24);
    expect(await screen.press('ll\r')).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: derived            rev 2 · saved
       1 Locality  2 Budgets
       Why this figure
       Abbey Street (T81001)
       Blended, 2006/07
       £6,665,560.61
       evidence: derived

        4 blended budget
          = £6,665,560.61
          apportion: from 1, 2, 3
          derived

        3 blend
          = 50 per cent
          chosen by Dr Shah: agreed in March
          proposed

        2 capitation budget
          = £6,239,321.22
          derived

       1 problem
       budgets · details  Esc back  : palette  ? help  u undo  x save as  p problems"
    `);
  });

  it('shows the palette', async () => {
    const screen = await openScreen(80, 24);
    expect(await screen.press(':')).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: derived            rev 2 · saved
       1 Locality  2 Budgets
       Run a command ▏                                                       10 of 10
      ────────────────────────────────────────────────────────────────────────────────
      ▸ Import a file                                                   import
        Show the locality                                        locality.show
        Take a practice out                                     locality.leave
        Compare budgets                                         budget.compare
        Explain a budget                                        budget.explain
        List policy parameters                                     policy.list
        Undo the last change                                              undo      u
        Redo what was undone                                              redo Ctrl-R
        Start a workspace (not now: a workspace is open here)             init
        Try it on Tarrow Vale (not now: a workspace is open here)         demo





      ────────────────────────────────────────────────────────────────────────────────
       Reads a published or a generic file into the plan.

       1 problem
       palette                                                  Enter run  Esc close"
    `);
  });

  it('shows a form with a fault', async () => {
    const screen = await openScreen(80, 24);
    await screen.press(':comp');
    await screen.press('\r');
    expect(await screen.press('x')).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: derived            rev 2 · saved
       1 Locality  2 Budgets
       Compare budgets  budget.compare
       Budgets of every practice by several methods.

      ▸ blend    x▏  per cent
                 This must be a percentage from 0 to 100, such as 62.5.
                 How much of the historic budget is in the blend.

        weights  –
        years    –











       1 problem
       form                                     Enter run  Tab next field  Esc close"
    `);
  });

  it('shows what a command refused', async () => {
    const screen = await openScreen(80, 24);
    await screen.press(':import\r');
    await screen.press('a.csv');
    expect(await screen.press('\r')).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: derived            rev 2 · saved
       1 Locality  2 Budgets
       Problems
       error  A quote is opened and never closed.
         where: a.csv, line 7, column 2
         to mend it: Close the quote, or take it out.
         unclosed-quote

       warning  T81099 has no spend of 2005/06 and is left out.
         where: spend.csv, line 12
         to mend it: Import its spend.
         no-spend










       2 problems (1 error) │ A quote is opened and never closed.
       problems                                                 PgDn more  Esc close"
    `);
  });

  it('shows a table of a command as a document', async () => {
    const screen = await openScreen(80, 24);
    await screen.press(':policy');
    expect(await screen.press('\r')).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: derived            rev 2 · saved
       1 Locality  2 Budgets  Answer
       List policy parameters                                                 60 rows
       parameter     value
      ▸parameter-1       0
       parameter-2       –
       parameter-3   2,000
       parameter-4   3,000
       parameter-5   4,000
       parameter-6   5,000
       parameter-7   6,000
       parameter-8   7,000
       parameter-9   8,000
       parameter-10  9,000
       parameter-11 10,000
       parameter-12 11,000
       parameter-13 12,000
       parameter-14 13,000
       parameter-15 14,000
       parameter-16 15,000
       parameter-17 16,000
       parameter-1 · value: 0
       1 problem │ List policy parameters: done.
       1/60 rows        Esc back  : palette  ? help  Enter in full  / filter  u undo"
    `);
  });

  it('says how to begin outside a workspace', async () => {
    const screen = await openScreen(80, 24, { workspace: false });
    expect(await screen.text()).toMatchInlineSnapshot(`
      " Locality planner                                                  no workspace


        No workspace is open here.

        A workspace is a folder that holds the plan of one locality. To begin, press
        : and choose

          • Try it on Tarrow Vale: Opens a fictional locality, ready to try.

          • Start a workspace: Makes a folder the workspace of a locality.

        or leave with q and start again inside the folder of a workspace.









       No problems
       start                                              : palette  ? help  q leave"
    `);
  });

  it('says why there is no comparison', async () => {
    const screen = await openScreen(80, 24, { noBudgets: 'Import the spend of 2005/06 first.' });
    expect(await screen.text()).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: unverified         rev 2 · saved
       1 Locality  2 Budgets

        Import the spend of 2005/06 first.

        Press : for the commands that can be run now.
















       No problems
       budgets                                    : palette  ? help  u undo  q leave"
    `);
  });

  it('keeps to plain characters in the ASCII theme', async () => {
    const screen = await openScreen(80, 24, {}, { theme: themes.ascii });
    const text = await screen.text();
    expect(text.replaceAll('£', '').replaceAll('·', '')).toMatch(/^[\u0020-\u007E\n]*$/);
    expect(text).toMatchInlineSnapshot(`
      " Tarrow Vale - 2006/07 - FICTIONAL - evidence: derived            rev 2 - saved
       1 Locality  2 Budgets
       Pool £31,450,000.00 - blended 50 : 50 historic : capitation             pounds
       code   practice        historic capitation    blended distance      % -   |   +
      >T81001 Abbey Street   7,091,800  6,239,321  6,665,561 +852,479 +13.7% ####|
       T81002 Brook Lane     4,617,000  4,962,297  4,789,648 -345,297  -7.0%     |#=
       T81003 Church Row     2,250,441  2,167,925  2,209,183  +82,516  +3.8%    =|
       T81004 Dale View      3,902,119  3,848,671  3,875,395  +53,448  +1.4%    =|
       T81005 Elm Grove      2,988,000  3,026,649  3,007,324  -38,649  -1.3%     |=
       T81006 Foundry Road   3,628,500  3,973,859  3,801,180 -345,359  -8.7%     |#=
       T81007 Grange Park    5,441,227  5,647,566  5,544,397 -206,339  -3.7%     |#
       T81008 Hill Top       1,530,913  1,583,712  1,557,312  -52,798  -3.3%     |=
              all 8         31,450,000 31,450,000 31,450,000        0







       bar: blended against historic - in whole pounds              evidence: derived
       T81001 Abbey Street - historic £7,091,800.00 - loses £426,239.39
       1 problem
       1/8 practices - £31.45m        : palette  ? help  Enter why  Left/Right blend"
    `);
  });
});

describe('at 120 by 40', () => {
  it('shows the budgets with the practice beside them', async () => {
    const screen = await openScreen(120, 40);
    expect(await screen.press('j')).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: derived                                                    rev 2 · saved
       1 Locality  2 Budgets
       Pool £31,450,000.00 · blended 50 : 50 historic : capitation                 pounds │ Brook Lane
       code   practice        historic capitation    blended distance      %  loses│gains │ T81002 · 9,870 patients
       T81001 Abbey Street   7,091,800  6,239,321  6,665,561 +852,479 +13.7% ██████│      │
      ▸T81002 Brook Lane     4,617,000  4,962,297  4,789,648 -345,297  -7.0%       │██▌   │ Historic
       T81003 Church Row     2,250,441  2,167,925  2,209,183  +82,516  +3.8%      ▐│      │   £4,617,000.00  £467.78 a head
       T81004 Dale View      3,902,119  3,848,671  3,875,395  +53,448  +1.4%      ▐│      │   verified: spend of 2005/06
       T81005 Elm Grove      2,988,000  3,026,649  3,007,324  -38,649  -1.3%       │▌     │
       T81006 Foundry Road   3,628,500  3,973,859  3,801,180 -345,359  -8.7%       │██▌   │ Capitation
       T81007 Grange Park    5,441,227  5,647,566  5,544,397 -206,339  -3.7%       │█▌    │   £4,962,296.57  £502.77 a head
       T81008 Hill Top       1,530,913  1,583,712  1,557,312  -52,798  -3.3%       │▌     │   derived: registered list of
              all 8         31,450,000 31,450,000 31,450,000        0                     │   2006/07
                                                                                          │
                                                                                          │ Blended
                                                                                          │   £4,789,648.29  £485.27 a head
                                                                                          │   derived
                                                                                          │
                                                                                          │ Distance from fair share
                                                                                          │   -£345,296.57 (-7.0%)
                                                                                          │   below its fair share
                                                                                          │
                                                                                          │ With blended
                                                                                          │   gains £172,648.29
                                                                                          │
                                                                                          │ Enter: why this figure
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
       bar: blended against historic · in whole pounds                  evidence: derived │
       1 problem
       2/8 practices · £31.45m       : palette  ? help  Enter why  ←→ blend  / filter  u undo  m £ % head  s sort  x save as"
    `);
  });

  it('shows the locality with its data and problems beside it', async () => {
    const screen = await openScreen(120, 40, {}, { view: 'locality' });
    expect(await screen.text()).toMatchInlineSnapshot(`
      " Tarrow Vale · 2006/07 · FICTIONAL · evidence: unverified                                                 rev 2 · saved
       1 Locality  2 Budgets
       Locality 8 practices                                             roles by pbc-2005 │ Data held
       code   practice          list membership                                           │ practices.csv  2006/07 · 8
      ▸T81001 Abbey Street    12,410 in                                                   │ practices · verified
       T81002 Brook Lane       9,870 in                                                   │   made up for tests
       T81003 Church Row       4,312 observing                                            │ spend.csv  2005/06 · 8 practices
       T81004 Dale View    not known in                                                   │ · unverified
       T81005 Elm Grove        6,020 in                                                   │   made up for tests
       T81006 Foundry Road     7,904 in                                                   │
       T81007 Grange Park     11,233 in                                                   │ Open problems
       T81008 Hill Top         3,150 in                                                   │ • T81099 has no spend of 2005/06
                                                                                          │   and is left out.
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
                                                                                          │
       1 problem
       1/8 practices              : palette  ? help  Enter budgets  / filter  u undo  s sort  x save as  p problems  q leave"
    `);
  });
});

describe('every screen', () => {
  it.each([[80, 24], [100, 30], [140, 45]] as const)('says FICTIONAL and the weakest evidence, at %i by %i', async (columns, rows) => {
    const screen = await openScreen(columns, rows);
    for (const keys of ['', '1', '2', '\r', '\u001B', ':', '\u001B', '?', '\u001B', 'p', '\u001B', '/']) {
      const [title = ''] = (await screen.press(keys)).split('\n');
      expect(title).toContain('FICTIONAL');
      expect(title).toContain(keys === '1' ? 'evidence: unverified' : 'evidence: derived');
    }
  });

  it('does not say FICTIONAL of a real locality', async () => {
    const screen = await openScreen(80, 24, { fictional: false });
    expect(await screen.text()).not.toContain('FICTIONAL');
  });

  it('fills the window and no more, also after it was resized', async () => {
    const screen = await openScreen(80, 24, { practices: 60 });
    await screen.press('jjj');
    for (const [columns, rows] of [[120, 40], [60, 16], [100, 30], [30, 8], [80, 24]] as const) {
      screen.resize(columns, rows);
      const lines = (await screen.text()).split('\n');
      expect(lines).toHaveLength(rows);
      expect(lines.at(-1) === '' || rows < 12).toBe(rows < 12);
    }
    expect(await screen.text()).toContain('▸Dale View');
  });
});

describe('the blend', () => {
  it('moves with its figures in the same frame, however fast the key is held', async () => {
    let slow = false;
    const release: (() => void)[] = [];
    const screen = await openScreen(80, 24, { before: (command) => (command === 'budget.compare' && slow ? new Promise((resolve) => release.push(resolve)) : Promise.resolve()) });
    const blended: Record<string, string> = { 50: '6,665,561', 51: '6,674,085', 59: '6,742,284' };
    slow = true;
    const during = await screen.press('\u001B[C'.repeat(9));
    expect(during).toContain('50 : 50');
    expect(during).toContain(blended[50]);
    for (const expected of ['51', '59'] as const) {
      for (const go of release.splice(0)) go();
      const text = await screen.text();
      expect(text).toContain(`${expected} : `);
      expect(text).toContain(blended[expected]);
    }
    expect(screen.toolkit.calls.filter(({ command }) => command === 'budget.compare').map(({ params }) => params.blend)).toEqual([undefined, '51', '59']);
  });

  it('takes the explanation beside it along', async () => {
    const screen = await openScreen(120, 40);
    await screen.press('ll\r');
    const text = await screen.press('\u001B[1;2C');
    expect(text).toContain('55 : 45');
    expect(text).toMatch(/= £6,708,184\.\d\d/);
    expect(text).toContain('= 55 per cent');
  });
});

describe('hostile names', () => {
  it('cannot steer the terminal or push the frame out of shape', async () => {
    const comparison = fakeComparison(3, '50');
    const names = ['\u001B[2J\u001B]0;owned\u0007', 'a\u202Eb\u2066c', '家庭医生诊所'.repeat(20)];
    const hostile = { ...comparison, rows: comparison.rows.map((row, index) => ({ ...row, name: names[index] as string })) };
    const screen = await openScreen(80, 24);
    const held = { status: 'ready', outcome: hostile, reason: null } as const;
    const before = screen.written().length;
    screen.workbench.store.dispatch({ type: 'compared', held, given: {}, diagnostics: [], explanation: null });
    const lines = (await screen.press('jk')).split('\n');
    const written = screen.written().slice(before);
    expect(written).not.toContain('\u001B[2J');
    expect(written).not.toMatch(/[\u0007\u202E\u2066]/);
    expect(lines[0]).toContain('FICTIONAL');
    expect(lines[4]).toMatch(/^▸T81001 \\x1b\[2J\\x1b\]0;…/);
    expect(lines.at(-1)).toContain('1/3 practices');
  });
});

describe('keys', () => {
  it('undo and redo the plan, and say what was undone', async () => {
    const screen = await openScreen(80, 24);
    expect(await screen.press('u')).toContain('Undone: Dr Shah imported spend.csv.');
    expect(screen.toolkit.calls.filter(({ command }) => command === 'undo')).toHaveLength(1);
    expect((await screen.text()).split('\n')[0]).toContain('rev 3');
  });

  it('arrive several in one text, and paste goes into a field as it is', async () => {
    const screen = await openScreen(80, 24);
    expect(await screen.press('jjj')).toContain('4/8 practices');
    await screen.press('/');
    expect(await screen.press('\u001B[200~Foundry\r\nRoad\u001B[201~')).toContain('/ Foundry Road');
  });

  it('copy to the clipboard of the terminal', async () => {
    const screen = await openScreen(80, 24);
    await screen.press('y');
    expect(screen.written()).toContain(`\u001B]52;c;${Buffer.from('7091800.00').toString('base64')}\u0007`);
  });

  it('leave', async () => {
    const screen = await openScreen(80, 24);
    await screen.press('q');
    await screen.press('\u0003');
    expect(screen.left).toEqual([0, 130]);
  });

  it('take one step back with Esc', async () => {
    const screen = await openScreen(80, 24);
    expect(await screen.press(':')).toContain('Run a command');
    expect(await screen.press('\u001B')).toContain('Pool £31,450,000.00');
    expect(screen.left).toEqual([]);
  });
});
