import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../tools/workspace.ts';
import { openPbc, type PseudoTerminal } from './pseudo-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'pbc-change-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  if (!existsSync(join(root, 'apps/cli/dist/bundle/main.js'))) throw new Error('The product is not built: run "npm run build" first.');
});

const fixtures = join(root, 'tests/cli/fixtures');
const escape = '\u001b';
const tab = '\t';
const enter = '\r';
const right = '\u001b[C';
/** The status bar where no filter leaves lines out. */
const allLines = /\/\d{2} lines/;

/** A person at the workbench. */
class Seat {
  readonly terminal: PseudoTerminal;
  readonly #columns: number;

  constructor(terminal: PseudoTerminal, columns: number) {
    this.terminal = terminal;
    this.#columns = columns;
  }

  /** Presses keys and waits for what must be on screen then; no line is ever wider than the screen. */
  async press(keys: string, wanted: RegExp): Promise<string> {
    this.terminal.type(keys);
    const text = await this.terminal.until(wanted);
    for (const line of this.terminal.lines()) expect(line.length).toBeLessThanOrEqual(this.#columns);
    return text;
  }

  /** Turns to a tab of the view on screen. */
  async turnTo(title: string): Promise<void> {
    for (let turns = 0; turns < 16 && !this.terminal.text().includes(`[${title}]`); turns += 1) {
      const before = /\[[^\]]*\]/.exec(this.terminal.text())?.[0] ?? '';
      this.terminal.type('v');
      await this.terminal.until((text) => !text.includes(before));
    }
    await this.terminal.until((text) => text.includes(`[${title}]`));
  }

  /** Puts the cursor on the only row that holds a text. */
  async find(text: string): Promise<void> {
    await this.press('/', /^ \/ /m);
    await this.press(text, / 1 of \d+ *$/m);
    await this.press(enter, new RegExp(`▸.*${text.slice(0, 20)}`, 'i'));
  }

  /** Fills in the form on screen from its active field on, a text for each field, and runs it. */
  async fill(values: readonly string[], wanted: RegExp): Promise<string> {
    for (const [index, value] of values.entries()) {
      if (index > 0) {
        const before = /▸ (\S.*?) {2}/.exec(this.terminal.text())?.[1] ?? '';
        this.terminal.type(tab);
        await this.terminal.until((text) => (/▸ (\S.*?) {2}/.exec(text)?.[1] ?? '') !== before);
      }
      if (value === right) await this.press(right, /▸ .* (approve|keep|yes) /);
      else if (value !== '') await this.press(value, new RegExp(value.slice(-12).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    }
    return this.press(enter, wanted);
  }

  /** Opens the form of a command from the palette. */
  async command(id: string): Promise<void> {
    await this.press(':', /Run a command/);
    await this.press(id, new RegExp(`Run a command +${id.replaceAll('.', '\\.')}`));
    await this.press(enter, /Esc close +|form/);
  }

  /** Does what a line of the steps asks for, and is back at all the lines. */
  async see(line: string, values: readonly string[], wanted = /on record|added|saved|recorded|answered|is now|decide/i): Promise<void> {
    await this.find(line);
    await this.press('e', /Esc close/);
    await this.fill(values, wanted);
    await this.terminal.until((text) => !text.includes('Esc close'));
    await this.press(escape, allLines);
  }

  /** A piece of evidence: what it says, where it comes from, and its day. */
  evidence(line: string, what: string): Promise<void> {
    return this.see(line, [what, 'Project board, paper 4', '2006-10-03']);
  }
}

describe.each([[80, 24], [160, 50]] as const)('the journey "change", key by key, at %i by %i', (columns, rows) => {
  const size = { columns, rows };
  const plan = join(folder, `${columns}`);
  let seat: Seat;

  beforeAll(async () => {
    const made = openPbc(['init', plan, '--name', 'Three Trees', '--year', '2006/07'], size);
    expect((await made.ended).exitCode).toBe(0);
    seat = new Seat(openPbc(['-C', plan], size), columns);
    await seat.terminal.until(/Three Trees/);
  });

  it('picks an area, adds a project to it, and says what is counted, from where to where', async () => {
    await seat.press('4', /No project yet\. Press a to add one\./);
    await seat.press('5', /There is no open project yet/);
    await seat.press('4', /\[Board\]/);
    await seat.turnTo('Areas');
    await seat.find('Deep vein');
    await seat.press(enter, /\[Area\]/);
    await seat.terminal.until(/To beware of|To hold before/);
    await seat.press(enter, /area +dvt/);
    await seat.fill(
      ['DVT in the community', '', '', 'Suspected clots are admitted overnight', 'Adults of the three practices', 'Dr Ahmed', 'Jo Field', 'acute trust, community nurses', 'pathway'],
      /Added DVT in the community/,
    );
    await seat.press('m', /project +dvt-in-the-community/);
    await seat.fill(['same-day', '', '', '', '35', '2006-04-01', '80', '2007-03-31'], /rev 3/);
  }, 60_000);

  it('works out the quick win: low, central and high from gross to net, the caution beside them', async () => {
    await seat.turnTo('Quick wins');
    await seat.find('Deep vein');
    await seat.press(enter, /project +dvt-in-the-community/);
    const shown = await seat.fill(['180', '75', '380', '210', '8000'], /NET/);
    // 180 of which 75% in the community are 135: 40% are 54, 70% are 94.5; each £380 less £210, and £8,000 once.
    expect(shown).toMatch(/gross +£20,520\.00 +£35,910\.00 +£51,300\.00/);
    expect(shown).toMatch(/NET +£1,180\.00 +£8,065\.00 +£14,950\.00/);
    expect(shown).toContain('An audit of safety is part of the project');
    await seat.press(escape, /\[Quick wins\]/);
    await seat.press('4', /\[Quick wins\]/);
  }, 60_000);

  it('walks the first four steps: a gate is shut until what it asks for is there', async () => {
    await seat.press('5', /step 1 of 7, 3 missing before the next/);
    await seat.press('A', /The gate is shut: An indicator of need/);
    await seat.evidence('indicator of need', '180 suspected clots a year');
    await seat.evidence('what patients say', 'Eleven of fourteen would rather be near home');
    await seat.see('The project is scored', ['need=4,ability=5,measurable=5,size=4,time=5,partners=3,risk=3']);
    await seat.see('Who is missing', ['Patients without a car come late']);
    await seat.press('A', /Passed: Assess needs/);
    await seat.terminal.until(/step 2 of 7, 3 missing/);
    await seat.evidence('list of options', 'Do nothing; a scanner; a nurse first');
    await seat.evidence('list of risks', 'Three, each with an owner');
    await seat.evidence('the resources it needs', 'Four hours a week');
    await seat.press('A', /Passed: Plan within/);
    await seat.terminal.until(/step 3 of 7, 3 missing/);
    await seat.evidence('when trust, community', 'All three were written to');
    await seat.evidence('who agreed, and when', 'The consultant and the nurse manager');
    await seat.evidence('estimate of the activity', 'Up to 135 cases a year');
    await seat.press('A', /Passed: Agree the basis/);
    await seat.terminal.until(/step 4 of 7, 5 missing/);
    await seat.evidence('activity and price', '135 cases at £210');
    await seat.evidence('governance and accred', 'Audit of every missed clot');
  }, 120_000);

  it('writes the business case and submits it: its clock runs, stands still for a request, and goes on', async () => {
    await seat.turnTo('Case');
    await seat.press('U', /▸ on/);
    await seat.fill(['2006-09-04', '8'], /Still missing/);
    await seat.press(escape, /\[Case\]/);
    await seat.command('process.case');
    await seat.fill(['', '', join(fixtures, 'case.csv')], /15 headings are written/);
    await seat.press('o', /▸ option/);
    await seat.fill(['do-nothing', 'Do nothing', '68400', 'Nothing to agree', 'Nights in hospital'], /the option Do nothing/);
    await seat.press('o', /▸ option/);
    await seat.fill(['clinic', 'A clinic near home', '', 'The same day', 'A missed clot', 'Nearest to patients', right], /the option A clinic near home/);
    await seat.command('process.case-providers');
    await seat.fill(['Tarrow General, Canal Side Surgery'], / complete · clock not started/);
    await seat.press('U', /▸ on/);
    await seat.fill(['2006-09-04', '8'], /clock running/);
    await seat.press('z', /▸ asked/);
    await seat.fill(['How many scans a week?', 'Mr Cole', '2006-09-18'], /clock paused/);
    await seat.press('Z', /▸ answer/);
    await seat.fill(['Ten, on three mornings', '2006-09-28'], /clock running/);
  }, 120_000);

  it('writes the specification with an indicator, and goes on to the rules', async () => {
    await seat.turnTo('Specification');
    await seat.command('process.specification');
    await seat.fill(['', '', join(fixtures, 'specification.csv')], /16 headings are written/);
    await seat.press('m', /▸ indicator/);
    await seat.fill(['same-day', 'Scanned the same day', 'below 80 per cent', 'The log against referrals', 'every month'], / · complete/);
    await seat.turnTo('Steps');
    await seat.press('A', /Passed: Write the service/);
    await seat.terminal.until(/step 5 of 7/);
  }, 120_000);

  it('stops at step 5 until everyone who decides has declared interests, or none; nobody goes past that', async () => {
    await seat.evidence('how patients were', 'Two meetings and a survey');
    await seat.press('D', /▸ people/);
    await seat.fill(['Dr Ahmed, Dr Lind, Mr Cole'], /Dr Lind +nothing yet/);
    await seat.find('Everyone who decides');
    await seat.press('o', /Nobody goes past this one: Everyone who decides/);
    await seat.press(escape, allLines);
    await seat.press('A', /The gate is shut: Everyone who decides/);
    for (const person of ['Dr Ahmed', 'Mr Cole']) {
      await seat.find(`${person} `);
      await seat.press('e', /declares none/);
      await seat.press('n', new RegExp(`${person} +no interest`));
      await seat.press(escape, allLines);
    }
    await seat.find('Dr Lind ');
    await seat.press('e', /declares an interest/);
    await seat.press('i', /person +Dr Lind/);
    await seat.fill(['Partner in a clinic that would bid'], /Dr Lind +an interest/);
    await seat.press('e', /stays without a vote/);
    await seat.press('w', /stayed without a vote/);
    await seat.press(escape, allLines);
    // The case is decided on by people none of whom has an interest.
    await seat.turnTo('Case');
    await seat.press('K', /▸ decision/);
    await seat.fill([right, '', '', '', 'Dr Ahmed, Mr Cole', '', '2006-10-16'], /clock decided: approve/);
    await seat.turnTo('Steps');
    // Who has an interest is in no count on the route.
    await seat.press('w', /▸ route/);
    await seat.fill(['variation', 'It stays inside the contract', 'Dr Ahmed, Dr Lind'], /to mend it/);
    expect(seat.terminal.text()).toMatch(/Dr Lind/);
    // What was typed is still there.
    await seat.press(escape, /reasons +It stays inside/);
    await seat.press('\u0015', /▸ in favour +[^D]*$/m);
    await seat.fill(['Dr Ahmed, Mr Cole'], /gate is open/);
    await seat.press('A', /Passed: Comply with the rules/);
    await seat.terminal.until(/step 6 of 7, 4 missing/);
  }, 120_000);

  it('launches, and the review shows net beside gross', async () => {
    await seat.evidence('the plan for capacity', 'Two sessions a week');
    await seat.see('The criteria of referral', ['Suspected clot of the leg, no chest pain']);
    await seat.see('The service stands in the dir', ['Entered on 1 November']);
    await seat.see('who has been told', ['All three practices, by letter']);
    await seat.press('A', /Passed: Advertise/);
    await seat.terminal.until(/step 7 of 7, 6 missing/);
    await seat.press('r', /▸ verdict/);
    await seat.fill([right, '35910', '8065', '2007-03-31', 'A second scanner session'], /4 missing/);
    for (const [line, what] of [['figures of the running', '81 in 100 the same day'], ['what patients say of it', 'Nine of ten content'], ['what the provider says', 'It can go on'], ['who uses it, and who', 'All practices alike']] as const) {
      await seat.evidence(line, what);
    }
    await seat.press('A', /That was the last step/);
    await seat.terminal.until(/all steps passed/);
    await seat.press('t', /FICTIONAL|on the way/);
    const review = await seat.press('G', /Reviews/);
    expect(review.replaceAll(/\s+/g, ' ')).toContain('keep; £8,065.00 net of £35,910.00 gross; A second scanner session');
    await seat.press('4', /\[Quick wins\]/);
    await seat.turnTo('Board');
    await seat.terminal.until(/DVT in the community +£8,065\.00 +all passed/);
    seat.terminal.type('q');
    expect((await seat.terminal.ended).exitCode).toBe(0);
    expect(seat.terminal.buffer).toBe('normal');
  }, 120_000);
});
