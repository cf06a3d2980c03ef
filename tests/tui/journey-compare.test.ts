import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../tools/workspace.ts';
import { openPbc, type PseudoTerminal } from './pseudo-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'pbc-journey-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  if (!existsSync(join(root, 'apps/cli/dist/bundle/main.js'))) throw new Error('The product is not built: run "npm run build" first.');
});

const right = '\u001b[C';
const shiftRight = '\u001b[1;2C';
const escape = '\u001b';

/**
 * Three practices of one size of spend: Ash £600, Birch £300, Cedar £100, a pool of £1,000. Their need is 100, 200 and 200
 * weighted people of 500, so their fair shares are £200, £400 and £400. Half and half gives £400, £350 and £250; sixty to forty
 * gives 0.6 of the first and 0.4 of the second: £440, £340 and £220.
 */
const practices = 'practice_code,name,list_size,need\nA10001,Ash Lane,100,100\nA10002,Birch Road,150,200\nA10003,Cedar House,250,200\n';
const spend = ['practice_code,year,service_line,pounds', 'A10001,2021/22,all,600.00', 'A10002,2021/22,all,300.00', 'A10003,2021/22,all,100.00', ''].join('\n');

/** Runs a command line in the terminal to its end. */
async function command(args: readonly string[], size: { columns: number; rows: number }): Promise<string> {
  const terminal = openPbc(args, size);
  const { exitCode } = await terminal.ended;
  await terminal.until(() => terminal.raw.endsWith('\n'));
  expect(exitCode, terminal.text()).toBe(0);
  return terminal.text();
}

/** No line is wider than the screen, every screen says where one is, and the status bar names keys. */
function expectWhole(terminal: PseudoTerminal, columns: number): void {
  const lines = terminal.lines();
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  expect(lines[0]).toContain('Three Trees · 2022/23');
  expect(lines.at(-1)).not.toBe('');
}

describe.each([[80, 24], [160, 50]] as const)('the journey "compare", key by key, at %i by %i', (columns, rows) => {
  const size = { columns, rows };
  const own = join(folder, `${columns}`);
  const plan = join(own, 'plan');

  it('begins on the command line: a workspace, two files, a comparison', async () => {
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'practices.csv'), practices);
    writeFileSync(join(own, 'spend.csv'), spend);
    await command(['init', plan, '--name', 'Three Trees', '--year', '2022/23'], size);
    expect(await command(['import', join(own, 'practices.csv'), '--year', '2022/23', '-C', plan], size)).toContain('3 practices');
    await command(['import', join(own, 'spend.csv'), '-C', plan], size);
    const compared = await command(['budget', 'compare', '--weights', 'need', '-C', plan], size);
    expect(compared).toMatch(/Ash Lane.*600\.00.*200\.00.*400\.00/);
  }, 60_000);

  it('goes on in the workbench: by need, another blend, who loses, and why', async () => {
    const terminal = openPbc(['-C', plan], size);
    await terminal.until(/Ash Lane/);
    terminal.type(':');
    await terminal.until(/Run a command/);
    terminal.type('budget.compare\r');
    await terminal.until(/▸ ?[a-z]/);
    for (let tab = 0; tab < 20 && !/▸ weights/.test(terminal.text()); tab += 1) {
      const before = terminal.text();
      terminal.type('\t');
      await terminal.until((text) => text !== before);
    }
    terminal.type('need');
    await terminal.until(/▸ weights +need/);
    terminal.type('\r');
    const half = await terminal.until((text) => /50 : 50/.test(text) && /Ash Lane.* 600 +200 +400/.test(text));
    expect(half).toMatch(/Birch Road.* 300 +400 +350/);
    expect(half).toMatch(/Cedar House.* 100 +400 +250/);
    expectWhole(terminal, columns);
    // Ash Lane, the first row, loses: its bar stands on the left of nought, and the line or the pane beside it says so.
    expect(half).toContain('loses £200.00');

    terminal.type(shiftRight);
    await terminal.until(/55 : 45/);
    for (const points of [56, 57, 58, 59, 60]) {
      terminal.type(right);
      await terminal.until(new RegExp(`${points} : ${100 - points}`));
    }
    const sixty = terminal.text();
    expect(sixty).toMatch(/Ash Lane.* 600 +200 +440/);
    expect(sixty).toMatch(/Birch Road.* 300 +400 +340/);
    expect(sixty).toMatch(/Cedar House.* 100 +400 +220/);
    expect(sixty).toContain('loses £160.00');
    expectWhole(terminal, columns);

    terminal.type('ll\r');
    const explained = await terminal.until(/Why this figure/);
    expect(explained).toMatch(/Blended, 2022\/23/);
    expect(explained).toContain('£440.00');
    // Down to the last step: the figure in the file, by its line and column, and what is known of the file.
    terminal.type(columns >= 100 ? '\tG' : 'G');
    const source = (await terminal.until(/spend\.csv, line 2/)).replace(/\s+/g, ' ');
    expect(source).toContain('spend.csv, line 2, column 4 "pounds"');
    expect(source).toContain('= £600.00');
    expect(source).toContain("The locality's own");
    expectWhole(terminal, columns);

    terminal.type(columns >= 100 ? `\t` : escape);
    await terminal.until(/Cedar House/);
    terminal.type('x');
    await terminal.until(/Excel workbook/);
    terminal.type('x');
    await terminal.until(/Saved as/);
    expectWhole(terminal, columns);
    const [saved = ''] = readdirSync(join(plan, 'exports'));
    expect(saved).toMatch(/^three-trees.*\.xlsx$/);
    expect(readFileSync(join(plan, 'exports', saved)).subarray(0, 2).toString()).toBe('PK');

    // The page that the practice of the first row gets: how its budget was set.
    terminal.type(':');
    await terminal.until(/Run a command/);
    terminal.type('budget.page\r');
    await terminal.until(/▸ ?practice/);
    terminal.type('A10001\r');
    const page = await terminal.until((text) => text.includes('Ash Lane') && !text.includes('▸ practice'));
    expect(page.toLowerCase()).toContain('how was our budget set');
    terminal.type('x');
    await terminal.until(/Word document/);
    terminal.type('d');
    await terminal.until(/Saved as/);
    expect(readdirSync(join(plan, 'exports')).filter((name) => name.endsWith('.docx'))).toHaveLength(1);

    terminal.type('q');
    expect((await terminal.ended).exitCode).toBe(0);
    expect(terminal.buffer).toBe('normal');
  }, 60_000);
});
