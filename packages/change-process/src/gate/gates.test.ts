import type { CommandResult, GateOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';

let plan: WalkingPlan;
beforeEach(() => {
  plan = new WalkingPlan();
});

const codes = ({ diagnostics }: CommandResult) => diagnostics.map(({ code }) => code);
const gateOf = async (step: string) => ((await plan.run('process.gate', { ...dvt, step })).outcome as GateOutcome);

/** What keeps the gate of a step shut, and what it warns of. */
async function shutBy(step: string): Promise<{ readonly blocks: string[]; readonly warns: string[] }> {
  const { conditions, open } = await gateOf(step);
  const unmet = conditions.filter(({ state }) => state !== 'met');
  const blocks = unmet.filter(({ severity }) => severity === 'blocks').map(({ id }) => id);
  expect(open).toBe(blocks.length === 0);
  return { blocks, warns: unmet.filter(({ severity }) => severity === 'warns').map(({ id }) => id) };
}

describe('the gates of the seven steps', () => {
  it('1: a need that is on record, something to count, and a score; a note on inequality is only missed', async () => {
    expect(await shutBy('step.needs')).toEqual({ blocks: ['need-indicator', 'patient-view', 'ability-scored', 'measurable'], warns: ['inequality-noted'] });
    await plan.hold('need-indicator', 'patient-view');
    plan.keep('project.score', [{ type: 'project scored', data: { project: 'dvt', scores: { need: 4 } } }]);
    plan.keep('project.measure', [{ type: 'project measure set', data: { project: 'dvt', measure: { id: 'same-day', title: 'Same day', unit: 'per cent', better: 'higher', baseline: null, baselineOn: null, target: null, targetOn: null } } }]);
    expect(await shutBy('step.needs')).toEqual({ blocks: [], warns: ['inequality-noted'] });
    await plan.run('process.answer', { ...dvt, question: 'inequality', answer: 'Those without a car' });
    expect(await shutBy('step.needs')).toEqual({ blocks: [], warns: [] });
  });

  it('2: a target that can be measured, options, risks and resources; a manager is only missed', async () => {
    expect(await shutBy('step.plan')).toEqual({ blocks: ['measurable-target', 'options', 'risks', 'resources'], warns: ['managerial-lead'] });
    const half = { id: 'same-day', title: 'Same day', unit: 'per cent', better: 'higher', baseline: '35', baselineOn: '2006-04-01', target: '80' } as const;
    plan.keep('project.measure', [{ type: 'project measure set', data: { project: 'dvt', measure: { ...half, targetOn: null } } }]);
    expect((await shutBy('step.plan')).blocks).toContain('measurable-target');
    plan.keep('project.measure', [{ type: 'project measure set', data: { project: 'dvt', measure: { ...half, targetOn: '2007-03-31' } } }]);
    plan.keep('project.describe', [{ type: 'project described', data: { project: 'dvt', changes: { managerialLead: 'Jo Field' } } }]);
    await plan.hold('options', 'risks', 'resources');
    expect(await shutBy('step.plan')).toEqual({ blocks: [], warns: [] });
  });

  it('3: partners, contacted and agreed, and the activity that moves; two problems of others are unknown until somebody says', async () => {
    expect(await shutBy('step.agree')).toEqual({
      blocks: ['partners-named', 'partners-contacted', 'agreements', 'activity-shift'], warns: ['trust-agreed', 'stakeholders', 'dissent', 'contract-clause', 'problem.prob.community-staff', 'problem.prob.trusts'],
    });
    plan.keep('project.describe', [{ type: 'project described', data: { project: 'dvt', changes: { partners: ['Tarrow General'] } } }]);
    await plan.hold('partners-contacted', 'agreements', 'activity-shift', 'dissent', 'contract-clause');
    await plan.run('problems.close', { problem: 'prob.community-staff', reason: 'They stay with the PCT' });
    await plan.run('problems.add', { known: 'prob.trusts', owner: 'Dr Shah' });
    expect(await shutBy('step.agree')).toEqual({ blocks: [], warns: ['trust-agreed', 'stakeholders', 'problem.prob.trusts'] });
    expect((await gateOf('step.agree')).conditions.find(({ id }) => id === 'problem.prob.trusts')).toMatchObject({ state: 'missing', reason: 'It is open, with Dr Shah.' });
  });

  it('4: no interest unresolved, whoever has it, and the papers', async () => {
    expect((await shutBy('step.spec')).blocks).toEqual(['business-case', 'specification', 'indicators', 'activity-price', 'governance']);
    await plan.run('interests.add', { person: 'Dr Ahmed', ...dvt, about: 'Partner in a clinic', rival: true });
    await plan.hold('activity-price', 'governance');
    plan.writeSpecification();
    await plan.writeCase();
    expect((await shutBy('step.spec')).blocks).toEqual(['conflicts-resolved', 'business-case']);
    await plan.run('process.case-submit', { ...dvt, on: '2006-10-02' });
    expect((await shutBy('step.spec')).blocks).toEqual(['conflicts-resolved']);
    await plan.run('process.indicator', { ...dvt, indicator: 'missed', title: 'Missed clots', threshold: 'more than two' });
    expect((await shutBy('step.spec')).blocks).toEqual(['conflicts-resolved', 'specification', 'indicators']);
    await plan.run('process.indicator', { ...dvt, indicator: 'missed', method: 'audit', frequency: 'quarterly' });
    await plan.run('interests.close', { interest: 'interest-1', as: 'left' });
    expect((await shutBy('step.spec')).blocks).toEqual([]);
  });

  it('5: stops until everyone who decides has declared interests, or none', async () => {
    await plan.hold('involvement');
    await plan.writeCase();
    await plan.run('process.case-submit', { ...dvt, on: '2006-10-02' });
    expect((await gateOf('step.rules')).conditions.find(({ id }) => id === 'interests-declared')).toMatchObject({ state: 'unknown', reason: 'Nobody has said who decides.' });
    await plan.run('process.deciders', { ...dvt, people: ['Dr Shah', 'Dr Ahmed', 'Mr Cole'] });
    await plan.run('interests.add', { person: 'dr  shah', ...dvt, none: true });
    await plan.run('interests.add', { person: 'Mr Cole', ...dvt, none: true });
    expect(await shutBy('step.rules')).toEqual({ blocks: ['interests-declared', 'route-with-reasons', 'approval'], warns: ['duty-tested', 'patients-asked', 'problem.prob.patients'] });
    expect((await gateOf('step.rules')).conditions[0]).toMatchObject({ state: 'missing', reason: 'Not declared yet: Dr Ahmed.' });
    await plan.run('interests.add', { person: 'Dr Ahmed', ...dvt, about: 'Partner in a clinic', rival: true });
    expect((await shutBy('step.rules')).blocks).toEqual(['interested-excluded', 'route-with-reasons', 'approval']);
    await plan.run('interests.close', { interest: 'interest-1', as: 'without-vote' });
    await plan.run('process.case-decide', { ...dvt, decision: 'approve', inFavour: ['Dr Shah', 'Mr Cole'], on: '2006-10-30' });
    expect((await shutBy('step.rules')).blocks).toEqual(['route-with-reasons']);
    await plan.run('process.route', { ...dvt, route: 'variation', reasons: 'Inside the contract', inFavour: ['Dr Shah', 'Mr Cole'] });
    expect((await shutBy('step.rules')).blocks).toEqual([]);
    await plan.run('interests.add', { person: 'Mr Cole', ...dvt, about: 'A share in the trust\'s laboratory' });
    expect((await shutBy('step.rules')).blocks).toEqual(['interested-excluded', 'route-with-reasons', 'approval']);
  });

  it('6: criteria, the directory, who has been told, and capacity; the rest only warns', async () => {
    expect(await shutBy('step.launch')).toEqual({ blocks: ['referral-criteria', 'directory-entry', 'briefing', 'capacity-plan'], warns: ['booking', 'choice-offered', 'backlog', 'patient-information'] });
    for (const item of ['criteria', 'directory', 'told', 'booking', 'choice', 'backlog', 'patient-information']) await plan.run('process.launch', { ...dvt, item, text: 'Agreed' });
    await plan.hold('capacity-plan');
    expect(await shutBy('step.launch')).toEqual({ blocks: [], warns: [] });
  });

  it('7: a verdict with the net saving, and what is done with the money', async () => {
    await plan.hold('run-data', 'patient-feedback', 'provider-view', 'equity');
    expect((await shutBy('step.review')).blocks).toEqual(['verdict', 'freed-up-money']);
    const reviewed = await plan.run('process.review', { ...dvt, verdict: 'keep', gross: '35910', net: '-8065.50', on: '2006-11-01' });
    expect(reviewed.outcome).toMatchObject({ text: 'DVT: keep. Net, it is a loss of £8,065.50; gross it was £35,910.00. Nobody has said what is done with the money.' });
    expect((await shutBy('step.review')).blocks).toEqual(['freed-up-money']);
    await plan.run('process.review', { ...dvt, verdict: 'keep', gross: '35910', net: '8065', on: '2006-11-01', freedUp: 'A second scanner session' });
    expect((await shutBy('step.review')).blocks).toEqual([]);
    plan.keep('test', [{ type: 'step advanced', data: { project: 'dvt', step: 'step.plan' } }]);
    await plan.run('process.reopen', { ...dvt, step: 'step.plan', reason: 'The next round' });
    expect((await shutBy('step.review')).blocks).toEqual(['verdict', 'freed-up-money']);
  });
});

describe('evidence', () => {
  it('is stale after the months of its kind, by the day of asking, and in a year that is over by its last day', async () => {
    await plan.run('process.evidence', { ...dvt, kind: 'risks', what: 'Three', source: 'Board', on: '2005-11-06' });
    expect((await gateOf('step.plan')).conditions.find(({ id }) => id === 'risks')).toMatchObject({ state: 'met', reason: 'Three (Board, 2005-11-06)' });
    plan.now = '2006-11-07T09:00:00.000Z';
    expect((await gateOf('step.plan')).conditions.find(({ id }) => id === 'risks')).toMatchObject({ state: 'missing', reason: 'The newest, of 2005-11-06, is too old by 2006-11-07.' });
    await plan.run('process.evidence', { ...dvt, kind: 'risks', what: 'Four', source: 'Board', on: '2006-04-01' });
    plan.now = '2026-11-07T09:00:00.000Z';
    expect((await gateOf('step.plan')).conditions.find(({ id }) => id === 'risks')).toMatchObject({ state: 'met', reason: 'Four (Board, 2006-04-01)' });
  });
});

describe('going on', () => {
  it('is stopped with every reason, and goes past a block only with a name and a reason, for good', async () => {
    const stopped = await plan.run('process.advance', dvt);
    expect([stopped.status, codes(stopped), stopped.events]).toEqual(['problems', ['gate-shut', 'gate-shut', 'gate-shut', 'gate-shut'], undefined]);
    expect(codes(await plan.run('process.advance', { ...dvt, override: ['patient-view'] }))).toEqual(['no-reason']);
    expect(codes(await plan.run('process.advance', { ...dvt, override: ['nothing', 'inequality-noted'], reason: 'x' }))).toEqual(['unknown-condition', 'override-not-needed']);
    expect(codes(await plan.run('process.advance', { ...dvt, override: ['patient-view'], reason: 'Soon' }))).toEqual(['gate-shut', 'gate-shut', 'gate-shut']);
    const passed = await plan.run('process.advance', { ...dvt, override: ['need-indicator', 'patient-view', 'ability-scored', 'measurable'], reason: 'The year begins' }, 'Dr Byrne');
    expect(passed.outcome).toMatchObject({ kind: 'gate', advanced: true, open: true, next: 'Plan within a manageable area' });
    expect(plan.state.changeProcesses.walks.get('dvt')?.overrides).toHaveLength(4);
    expect(plan.state.changeProcesses.walks.get('dvt')?.overrides[0]).toEqual({
      step: 'step.needs', condition: 'need-indicator', text: 'An indicator of need is on record, with where it was read.', reason: 'The year begins', by: 'Dr Byrne', at: '2006-11-06T11:00:00.000Z',
    });
    expect(plan.undo()).toBe(false);
    await plan.run('process.reopen', { ...dvt, step: 'step.needs', reason: 'Too early' });
    expect(plan.state.changeProcesses.walks.get('dvt')).toMatchObject({ passed: new Map(), overrides: [{}, {}, {}, {}] });
    expect(codes(await plan.run('process.advance', dvt))).toHaveLength(4);
    expect(codes(await plan.run('process.reopen', { ...dvt, step: 'step.needs', reason: ' ' }))).toEqual(['step-not-passed', 'no-reason']);
  });

  it('goes past no interest, with whatever reason', async () => {
    plan.keep('test', ['step.needs', 'step.plan', 'step.agree', 'step.spec'].map((step) => ({ type: 'step advanced', data: { project: 'dvt', step } })));
    const tried = await plan.run('process.advance', { ...dvt, override: ['interests-declared'], reason: 'We know each other' });
    expect([tried.status, codes(tried), tried.events]).toEqual(['usage', ['no-override'], undefined]);
  });
});

describe('what is refused', () => {
  it.each([
    ['evidence without a source', 'process.evidence', { kind: 'risks', what: 'Three', on: '2006-10-31' }, ['no-source']],
    ['evidence of nothing, of no kind, of no day', 'process.evidence', { kind: 'hope', what: ' ', source: ' ', on: '2006-02-30' }, ['unknown-evidence', 'no-content', 'no-source', 'bad-day']],
    ['evidence of tomorrow', 'process.evidence', { kind: 'risks', what: 'Three', source: 'Board', on: '2006-11-07' }, ['day-to-come']],
    ['a blank answer to no question', 'process.answer', { question: 'why', answer: ' ' }, ['unknown-question', 'no-answer']],
    ['a net saving above the gross', 'process.review', { verdict: 'keep', gross: '10', net: '11', on: '2006-11-01' }, ['net-above-gross']],
    ['a review without figures', 'process.review', { verdict: 'keep', gross: 'much', net: '1.234', on: '2006-11-07' }, ['bad-pounds', 'bad-pounds', 'day-to-come']],
    ['an interest and none', 'interests.add', { person: 'Dr Ahmed', about: 'x', none: true }, ['interest-and-none']],
    ['neither an interest nor none', 'interests.add', { person: ' ' }, ['nobody-named', 'no-interest-said']],
    ['a route to nowhere', 'process.route', { route: 'luck', reasons: ' ' }, ['unknown-route', 'no-reasons', 'nobody-counted']],
    ['a launch item that there is not', 'process.launch', { item: 'balloons', text: ' ' }, ['unknown-item', 'no-text']],
    ['a problem of no words', 'problems.add', { due: '2006-13-01', severity: 'blocks' }, ['no-title', 'bad-day', 'no-step']],
  ])('%s', async (_, command, params, expected) => {
    const before = plan.events;
    const refused = await plan.run(command, { ...dvt, ...params });
    expect([refused.status, codes(refused), refused.events]).toEqual(['usage', expected, undefined]);
    expect(plan.events).toEqual(before);
  });

  it('a project that there is not', async () => {
    for (const command of ['process.show', 'process.gate', 'process.advance']) expect(codes(await plan.run(command, { project: 'none' }))).toEqual(['unknown-project']);
  });
});

describe('a decision', () => {
  it('counts nobody who has an interest, has not declared, or does not decide; the minutes say who left and who stayed', async () => {
    await plan.run('process.deciders', { ...dvt, people: ['Dr Shah', 'Dr Ahmed', 'Ms Grant', 'Mr Cole'] });
    await plan.run('interests.add', { person: 'Dr Shah', ...dvt, none: true });
    await plan.run('interests.add', { person: 'Dr Ahmed', ...dvt, about: 'Partner in a clinic that would bid', rival: true });
    const decide = (inFavour: readonly string[], against: readonly string[] = []) => plan.run('process.route', { ...dvt, route: 'tender', reasons: 'The market must change', inFavour, against });
    expect(codes(await decide(['Dr Shah']))).toEqual(['interest-unresolved']);
    await plan.run('interests.close', { interest: 'interest-1', as: 'left' });
    await plan.run('interests.add', { person: 'Ms Grant', ...dvt, about: 'Her brother works for the trust' });
    await plan.run('interests.close', { interest: 'interest-2', as: 'without-vote' });
    expect(codes(await decide(['Dr Shah', 'DR AHMED', 'Mr Cole'], ['Nobody Known', 'dr shah']))).toEqual(['interested-not-counted', 'not-declared', 'not-a-decider', 'counted-twice']);
    const decided = await decide(['Dr Shah']);
    expect(decided.outcome).toMatchObject({ text: 'DVT: Competitive tender, 1 for and 0 against. Dr Ahmed left. Ms Grant stayed without a vote. This is advice with reasons and no legal verdict; ask those who know procurement.' });
    expect(decided.events).toMatchObject([{ data: { inFavour: ['Dr Shah'], left: ['Dr Ahmed'], withoutVote: ['Ms Grant'] } }]);
    expect((await plan.run('process.show', dvt)).outcome).toMatchObject({
      deciders: [{ person: 'Dr Shah', declared: 'no interest', counted: true }, { person: 'Dr Ahmed', declared: 'an interest', counted: false }, { person: 'Ms Grant', declared: 'an interest', counted: false }, { person: 'Mr Cole', declared: 'nothing yet', counted: false }],
    });
  });

  it('knows an interest that has ended, which needs a note, and no "none" beside one that stands', async () => {
    await plan.run('interests.add', { person: 'Dr Ahmed', ...dvt, about: 'A share' });
    expect(codes(await plan.run('interests.add', { person: 'Dr Ahmed', ...dvt, none: true }))).toEqual(['interest-stands']);
    expect(codes(await plan.run('interests.close', { interest: 'interest-1', as: 'ended' }))).toEqual(['no-note']);
    await plan.run('interests.close', { interest: 'interest-1', as: 'ended', note: 'Sold' });
    await plan.run('process.deciders', { ...dvt, people: ['Dr Ahmed'] });
    expect((await plan.run('process.route', { ...dvt, route: 'tender', reasons: 'As said', inFavour: ['Dr Ahmed'] })).status).toBe('fine');
    expect(codes(await plan.run('interests.close', { interest: 'interest-9', as: 'left' }))).toEqual(['unknown-interest']);
  });
});
