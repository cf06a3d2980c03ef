import { caseOf, presentOutcome, type BusinessCaseOutcome, type CommandResult, type MessageOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';

let plan: WalkingPlan;
beforeEach(() => {
  plan = new WalkingPlan();
});

const codes = ({ diagnostics }: CommandResult) => diagnostics.map(({ code }) => code);
const shown = async (params: object = {}) => (await plan.run('process.case', { ...dvt, ...params })).outcome as BusinessCaseOutcome;
const said = ({ outcome }: CommandResult) => (outcome as MessageOutcome).text;

/** Names who decides, each of whom declared none. */
async function deciders(...people: readonly string[]): Promise<void> {
  await plan.run('process.deciders', { ...dvt, people });
  for (const person of people) await plan.run('interests.add', { person, ...dvt, none: true });
}

describe('a business case', () => {
  it('that is incomplete is not submitted: every missing heading is said in one run, and nothing is lost', async () => {
    await plan.run('process.case', { ...dvt, heading: 'need', text: 'A night for a scan' });
    await plan.run('process.case-option', { ...dvt, option: 'clinic', title: 'A clinic', benefits: 'Same day', preferred: true });
    const before = plan.events;
    const tried = await plan.run('process.case-submit', { ...dvt, on: '2006-09-04' });
    expect([tried.status, tried.events, plan.events]).toEqual(['problems', undefined, before]);
    expect(tried.diagnostics.map(({ place }) => place?.key)).toEqual([
      'sponsor', 'sponsor', 'priority', 'population', 'options', 'options', 'preferred', 'pathway', 'activity', 'quality', 'outcomes', 'finance', 'financial-risk', 'engagement', 'equality', 'risks',
      'timetable', 'contracts', 'providers', 'procurement', 'conflicts',
    ]);
    expect(tried.diagnostics.map(({ message }) => message)).toContain('"Options": Doing nothing is not among the options.');
    expect(tried.outcome).toMatchObject({ kind: 'business-case', complete: false });
    expect(plan.state.businessCases.get('dvt')?.sections.get('need')).toEqual({ text: 'A night for a scan', by: 'Dr Shah' });
  });

  it('takes its money from the quick wins, once apart from each year, and no figure is typed in', async () => {
    await plan.writeCase();
    const { money, complete, options, preferred, cautions, estimates } = await shown();
    // 135 cases in full; 40, 70 and 100% of 180 × 75%: 54, 94.5 and 135, at £380 and £210, £8,000 once.
    expect(money).toEqual({
      gross: { low: 2_052_000, central: 3_591_000, high: 5_130_000 }, reprovision: { low: 1_134_000, central: 1_984_500, high: 2_835_000 },
      management: { low: 0, central: 0, high: 0 }, setUp: { low: 800_000, central: 800_000, high: 800_000 }, overlap: { low: 0, central: 0, high: 0 },
      net: { low: 118_000, central: 806_500, high: 1_495_000 },
    });
    expect([complete, options.map(({ id }) => id), preferred]).toEqual([true, ['do-nothing', 'clinic'], 'clinic']);
    expect([cautions, estimates.map((one) => one.cautions)]).toEqual([[], [[{ text: 'Audit every missed clot.', source: '', grade: 'unverified' }]]]);
    const page = presentOutcome(await shown());
    const tables = page.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
    expect(tables.find(({ id }) => id === 'money')?.rows.map(([what, comes, , central]) => [what, comes, central])).toEqual([
      ['Gross saving', 'each year', 3_591_000], ['What the same care costs elsewhere', 'each year', -1_984_500], ['Running it', 'each year', 0], ['Left each year', 'each year', 1_606_500],
      ['Setting it up', 'once', -800_000], ['Net saving', 'the first year', 806_500],
    ]);
    expect(tables.find(({ id }) => id === 'quick_wins')?.rows[0]).toContain('Audit every missed clot.');
  });

  it('keeps what is wanted apart from who provides it, and a provider named in the first part is something to look at', async () => {
    await plan.writeCase();
    expect((await shown()).findings).toEqual([]);
    await plan.run('process.case', { ...dvt, heading: 'pathway', text: 'After: a scan at CANAL  SIDE surgery, not at Canal Side Surgerys' });
    await plan.run('process.case', { ...dvt, heading: 'procurement', text: 'Tarrow General would be asked' });
    await plan.run('process.case-option', { ...dvt, option: 'clinic', reasons: 'Tarrow General has a scanner' });
    const { findings, sections } = await shown();
    expect(findings.map(({ code, heading, message }) => [code, heading, message.slice(0, 60)])).toEqual([
      ['provider-in-what', 'pathway', 'Canal Side Surgery might provide it, and is named under "Pat'], ['provider-in-what', 'options', 'Tarrow General might provide it, and is named under the opti'],
    ]);
    expect(sections.filter(({ part }) => part === 'who').map(({ id }) => id)).toEqual(['contracts', 'providers', 'procurement', 'conflicts', 'sign-offs']);
    const headings = presentOutcome(await shown()).blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings.indexOf('Part B. Who may provide it')).toBeLessThan(headings.indexOf('Who might provide it'));
    expect(headings.indexOf('Part A. What is wanted')).toBeLessThan(headings.indexOf('Pathway before and after'));
  });

  it('does not prefer to do nothing, nor an option that was taken off', async () => {
    await plan.writeCase();
    await plan.run('process.case-option', { ...dvt, option: 'do-nothing', preferred: true });
    expect((await shown()).sections.find(({ id }) => id === 'preferred')?.lacks).toEqual(['Doing nothing is preferred: there is nothing to decide.']);
    await plan.run('process.case-option', { ...dvt, option: 'clinic', preferred: true, yearly: 'unknown' });
    await plan.run('process.case-option', { ...dvt, option: 'clinic', remove: true });
    expect((await shown()).sections.find(({ id }) => id === 'preferred')?.lacks).toEqual(['No option is preferred.']);
    expect((await shown()).sections.find(({ id }) => id === 'options')?.lacks).toEqual(['There is no option besides doing nothing.']);
  });

  it('has headings of its year, or says that others stand in, or those that somebody chose', async () => {
    expect((await shown()).template).toMatchObject({ id: 'business-case-pbc', because: 'year', grade: 'proposed' });
    plan = new WalkingPlan([], { year: '2022/23' });
    expect((await shown()).template).toEqual({
      id: 'business-case-pbc', title: 'Business case, practice-based commissioning', because: 'stands in', grade: 'unverified',
      note: 'No source gives headings for 2022/23: those of 2005/06 to 2012/13 stand in until the locality chooses.',
    });
    await plan.run('process.case', { ...dvt, template: 'business-case-pbc' });
    expect((await shown()).template).toMatchObject({ because: 'chosen', note: 'Headings of 2005/06 to 2012/13, chosen by the locality for 2022/23.' });
    expect(codes(await plan.run('process.case', { ...dvt, template: 'service-specification-2009' }))).toEqual(['unknown-template']);
  });
});

describe('the approval clock', () => {
  beforeEach(async () => {
    await plan.writeCase();
    await deciders('Ms Grant', 'Mr Cole');
  });

  it('has no length where no source gives one, and nobody is late by it', async () => {
    expect(said(await plan.run('process.case-submit', { ...dvt, on: '2006-09-04' }))).toBe(
      'The business case of DVT is submitted on 2006-09-04, round 1: £8,065.00 net, of £35,910.00 gross (unverified). The clock has run 0 days. How long it may run is not known: no source that could be read gives a length for 2006/07; those who submit and decide may agree one with --weeks.');
    expect((await shown()).clock).toMatchObject({ state: 'running', allowed: null, parameter: null, grade: null, used: 63, left: null, dueOn: null, overdue: false });
  });

  it('has eight weeks in 2009/10, graded unverified wherever it shows', async () => {
    plan = new WalkingPlan([], { year: '2009/10' });
    plan.now = '2009-10-01T09:00:00.000Z';
    await plan.writeCase();
    await plan.run('process.case-submit', { ...dvt, on: '2009-09-07' });
    const { clock, grade } = await shown();
    expect(clock).toMatchObject({ allowed: 56, parameter: 'business-case-decision-weeks', grade: 'unverified', used: 24, left: 32, dueOn: '2009-11-02', overdue: false });
    expect([grade, clock.basis]).toEqual(['unverified', '8 weeks by business-case-decision-weeks (A report, 2009-03; unverified)']);
    const facts = presentOutcome(await shown()).blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
    expect(facts).toContainEqual(['May take', '56 days: 8 weeks by business-case-decision-weeks (A report, 2009-03; unverified)']);
  });

  it('starts with a complete case, stops only for a request that is logged, and says when it is overdue', async () => {
    await plan.run('process.case-submit', { ...dvt, on: '2006-09-04', weeks: 8 });
    // 4 September and 56 days is 30 October.
    expect((await shown({ asOf: '2006-09-18' })).clock).toMatchObject({ state: 'running', used: 14, left: 42, dueOn: '2006-10-30' });
    expect(codes(await plan.run('process.case-pause', { ...dvt, asked: ' ', askedBy: ' ', on: '2006-09-18' }))).toEqual(['nothing-asked', 'nobody-asked']);
    expect(codes(await plan.run('process.case-resume', { ...dvt, answer: 'Ten' }))).toEqual(['clock-running']);
    await plan.run('process.case-pause', { ...dvt, asked: 'How many scans?', askedBy: 'Mr Cole', on: '2006-09-18' });
    expect((await shown({ asOf: '2006-09-25' })).clock).toMatchObject({ state: 'paused', used: 14, paused: 7, left: 42, dueOn: null });
    expect(codes(await plan.run('process.case-pause', { ...dvt, asked: 'And in August?', askedBy: 'Mr Cole', on: '2006-09-20' }))).toEqual(['clock-paused']);
    expect(codes(await plan.run('process.case-resume', { ...dvt, answer: 'Ten', on: '2006-09-17' }))).toEqual(['day-too-early']);
    expect(said(await plan.run('process.case-resume', { ...dvt, answer: 'Ten a week', on: '2006-09-28' }))).toBe(
      'The clock of DVT goes on from 2006-09-28. 14 days used of 56, 42 days left, to decide by 2006-11-09: 8 weeks, as Dr Shah recorded it (agreed locally; no source).');
    expect((await shown({ asOf: '2006-11-09' })).clock).toMatchObject({ used: 56, paused: 10, left: 0, overdue: false });
    expect((await shown({ asOf: '2006-11-12' })).clock).toMatchObject({ used: 59, left: -3, overdue: true });
    expect(codes(await plan.run('process.case', { ...dvt, asOf: '2006-09-01' }))).toEqual(['as-of-too-early']);
  });

  it('is judged by today, and in a year that is over by its last day', async () => {
    await plan.run('process.case-submit', { ...dvt, on: '2006-09-04', weeks: 8 });
    plan.now = '2026-11-06T11:00:00.000Z';
    expect((await shown()).clock).toMatchObject({ asOf: '2007-03-31', used: 208, left: -152, overdue: true });
  });

  it('ends with a decision; a refusal only with reasons and with what would mend it, and the next submission is a new round', async () => {
    await plan.run('process.case-submit', { ...dvt, on: '2006-09-04', weeks: 8 });
    expect(codes(await plan.run('process.case-submit', { ...dvt, on: '2006-09-05' }))).toEqual(['case-in-clock']);
    const refused = { ...dvt, decision: 'refuse', against: ['Ms Grant', 'Mr Cole'], on: '2006-09-20' };
    expect(codes(await plan.run('process.case-decide', refused))).toEqual(['no-reasons', 'no-mend']);
    expect(said(await plan.run('process.case-decide', { ...refused, reasons: 'No audit', mend: 'Say who audits' }))).toBe(
      'DVT: the business case is refused on 2006-09-20, 0 for and 2 against, after 16 days of the clock. Nobody had an interest. What would mend it: Say who audits. A new submission is a new round.');
    expect((await shown()).clock).toMatchObject({ state: 'decided', used: 16, asOf: '2006-09-20' });
    await plan.run('process.case', { ...dvt, heading: 'quality', text: 'The lead audits every missed clot' });
    await plan.run('process.case-submit', { ...dvt, on: '2006-10-02', weeks: 8 });
    await plan.run('process.case-pause', { ...dvt, asked: 'Who covers?', askedBy: 'Mr Cole', on: '2006-10-09' });
    expect(codes(await plan.run('process.case-decide', { ...dvt, decision: 'approve', inFavour: ['Ms Grant'], on: '2006-10-10' }))).toEqual(['clock-paused']);
    await plan.run('process.case-resume', { ...dvt, answer: 'The nurses', on: '2006-10-11' });
    expect(codes(await plan.run('process.case-decide', { ...dvt, decision: 'approve-with-conditions', inFavour: ['Ms Grant'], mend: 'x' }))).toEqual(['no-conditions', 'mend-of-approval']);
    const approved = await plan.run('process.case-decide', { ...dvt, decision: 'approve-with-conditions', conditions: 'Report each quarter', inFavour: ['Ms Grant', 'Mr Cole'], on: '2006-10-23' });
    expect(said(approved)).toBe('DVT: the business case is approved with conditions on 2006-10-23, 2 for and 0 against, after 19 days of the clock. Nobody had an interest. Conditions: Report each quarter.');
    expect((await shown()).rounds.map(({ round, decision, clock }) => [round, decision?.verdict, clock.used, clock.paused])).toEqual([[1, 'refused', 16, 0], [2, 'approved with conditions', 19, 2]]);
    expect(codes(await plan.run('process.case-decide', { ...dvt, decision: 'approve', inFavour: ['Ms Grant'] }))).toEqual(['case-decided']);
  });

  it('is told where the count speaks for the other decision, and takes it all the same', async () => {
    await plan.run('process.case-submit', { ...dvt, on: '2006-09-04' });
    const decided = await plan.run('process.case-decide', { ...dvt, decision: 'approve', against: ['Ms Grant', 'Mr Cole'], on: '2006-10-02' });
    expect([decided.status, codes(decided), decided.diagnostics[0]?.message]).toEqual(['fine', ['count-and-decision'], 'It is approved, and 0 were for the case and 2 against.']);
  });

  it('counts nobody who has an interest, in the approval as in the route', async () => {
    await plan.run('process.deciders', { ...dvt, people: ['Ms Grant', 'Mr Cole', 'Dr Ahmed', 'Dr Lind'] });
    await plan.run('interests.add', { person: 'Dr Ahmed', ...dvt, about: 'Partner in a clinic', rival: true });
    await plan.run('process.case-submit', { ...dvt, on: '2006-09-04' });
    const approve = (inFavour: readonly string[]) => plan.run('process.case-decide', { ...dvt, decision: 'approve', inFavour, on: '2006-10-02' });
    expect(codes(await approve(['Ms Grant']))).toEqual(['interest-unresolved']);
    await plan.run('interests.close', { interest: 'interest-1', as: 'left' });
    expect(codes(await approve(['Ms Grant', 'Dr Ahmed', 'Dr Lind', 'Nobody Known']))).toEqual(['interested-not-counted', 'not-declared', 'not-a-decider']);
    const approved = await approve(['Ms Grant', 'Mr Cole']);
    expect(said(approved)).toContain('Dr Ahmed left.');
    expect(approved.events).toMatchObject([{ data: { left: ['Dr Ahmed'], withoutVote: [] } }]);
  });

  it('keeps what was submitted: later changes are shown beside it, the money of the plan too', async () => {
    await plan.run('process.case-submit', { ...dvt, on: '2006-09-04' });
    expect((await shown()).findings).toEqual([]);
    await plan.run('process.case', { ...dvt, heading: 'risks', text: 'Others' });
    await plan.run('process.case-providers', { ...dvt, providers: ['Tarrow General'] });
    plan.keep('test', [{ type: 'quick win estimated', data: { project: 'dvt', estimate: { win: 'qw.clots', inputs: { suspected: '180', share: '75', hospital: '380', community: '210', 'set-up': '9000' }, deliverable: null, base: 'clots' } } }]);
    const { findings, rounds } = await shown();
    expect(findings.map(({ code, heading }) => [code, heading])).toEqual([['differs-from-submitted', 'risks'], ['differs-from-submitted', null], ['money-moved', null]]);
    expect(findings.at(-1)?.message).toBe('It was submitted with £8,065.00 net; the plan now comes to £7,065.00.');
    expect(rounds[0]?.money.net.central).toBe(806_500);
    expect(caseOf(plan.state, 'dvt').rounds[0]?.paper.sections.find(({ heading }) => heading === 'risks')?.text).toBe('What is to be said on risks by 2006-09-01.');
  });
});

describe('what is refused, with nothing lost', () => {
  it.each([
    ['a heading that there is not', 'process.case', { heading: 'luck', text: 'x' }, ['unknown-heading']],
    ['a heading without a text', 'process.case', { heading: 'need' }, ['no-text']],
    ['a text without a heading', 'process.case', { text: 'x' }, ['no-heading']],
    ['headings chosen and written under at once', 'process.case', { template: 'business-case-pbc', heading: 'need', text: 'x' }, ['template-and-text']],
    ['the same of a specification', 'process.specification', { template: 'service-specification-2009', text: 'x' }, ['template-and-text']],
    ['an NHS number', 'process.case', { heading: 'need', text: 'Seen: 943 476 5919' }, ['patient-identity']],
    ['a day that there is not', 'process.case', { asOf: '2006-02-30' }, ['bad-day']],
    ['an option without a title', 'process.case-option', { option: 'clinic', yearly: 'much' }, ['no-title', 'bad-pounds']],
    ['taking off an option that there is not', 'process.case-option', { option: 'clinic', remove: true }, ['unknown-option']],
    ['providers of no name', 'process.case-providers', { providers: [' '] }, ['nobody-named']],
    ['a submission of tomorrow', 'process.case-submit', { on: '2006-11-07' }, ['day-to-come']],
    ['a pause without a submission', 'process.case-pause', { asked: 'x', askedBy: 'y' }, ['not-submitted']],
    ['a decision without a submission', 'process.case-decide', { decision: 'approve' }, ['not-submitted', 'nobody-counted']],
  ])('%s', async (_, command, params, expected) => {
    const before = plan.events;
    const refused = await plan.run(command, { ...dvt, ...params });
    expect([refused.status, codes(refused), refused.events]).toEqual(['usage', expected, undefined]);
    expect(plan.events).toEqual(before);
  });

  it('a project that there is not', async () => {
    for (const command of ['process.case', 'process.case-option', 'process.case-providers', 'process.case-submit', 'process.case-pause', 'process.case-resume', 'process.case-decide']) {
      expect(codes(await plan.run(command, { project: 'none', option: 'x', providers: [], asked: '', askedBy: '', answer: '', decision: 'approve' }))).toEqual(['unknown-project']);
    }
  });
});
