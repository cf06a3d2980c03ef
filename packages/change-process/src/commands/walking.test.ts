import type { CommandResult, PortfolioOutcome, WalkOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { ownProcess } from '../../testing/own-process.ts';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';

let plan: WalkingPlan;
beforeEach(() => {
  plan = new WalkingPlan();
});

const codes = ({ diagnostics }: CommandResult) => diagnostics.map(({ code }) => code);
const walk = async () => (await plan.run('process.show', dvt)).outcome as WalkOutcome;
const listed = async () => ((await plan.run('project.list')).outcome as PortfolioOutcome).projects[0];

describe('the process of a project', () => {
  it('is chosen when it begins, and is its own whatever another project walks', async () => {
    plan = new WalkingPlan([ownProcess]);
    expect((await walk()).process).toEqual({ id: 'our-way', title: 'Our way', chosen: false });
    await plan.run('process.begin', { ...dvt, process: 'seven-steps' });
    expect((await walk()).process).toEqual({ id: 'seven-steps', title: 'The seven steps of change', chosen: true });
    plan.keep('project.add', [{ type: 'project added', data: { project: 'copd', title: 'COPD', area: 'copd' } }]);
    expect(((await plan.run('process.show', { project: 'copd' })).outcome as WalkOutcome).process.id).toBe('our-way');
    plan.undo();
    plan.undo();
    expect((await walk()).process).toMatchObject({ id: 'our-way', chosen: false });
  });

  it('is kept from its first step on: a pack that comes later does not change it', async () => {
    await plan.hold('need-indicator', 'patient-view');
    await plan.run('process.advance', { ...dvt, override: ['ability-scored', 'measurable'], reason: 'Soon' });
    const later = new WalkingPlan([ownProcess]);
    later.events = plan.events;
    expect((await later.run('process.show', dvt)).outcome).toMatchObject({ process: { id: 'seven-steps', chosen: true }, steps: [{ state: 'passed' }, { state: 'here' }, {}, {}, {}, {}, {}] });
    expect(codes(await later.run('process.begin', { ...dvt, process: 'our-way' }))).toEqual(['no-reason']);
    expect((await later.run('process.begin', { ...dvt, process: 'our-way', reason: 'The board agreed a shorter way' })).outcome).toEqual({
      kind: 'message', text: 'DVT walks Our way: 3 steps, from "Look" on. Of the steps that it had passed, 0 stand in it.',
    });
    expect((await later.run('process.show', dvt)).outcome).toMatchObject({ process: { id: 'our-way' }, here: { step: { id: 'look' } } });
  });

  it('is refused where it is not there, is the same, or has faults; nothing stands in for one that has gone', async () => {
    expect(codes(await plan.run('process.begin', { ...dvt, process: 'luck' }))).toEqual(['unknown-process']);
    plan = new WalkingPlan([ownProcess]);
    await plan.run('process.begin', { ...dvt, process: 'our-way' });
    expect(codes(await plan.run('process.begin', { ...dvt, process: 'our-way' }))).toEqual(['process-stands']);
    const gone = new WalkingPlan();
    gone.events = plan.events;
    for (const command of ['process.show', 'process.gate', 'process.advance']) expect(codes(await gone.run(command, dvt))).toEqual(['unknown-process']);
    expect(((await gone.run('project.list')).outcome as PortfolioOutcome).projects[0]?.step).toBeNull();
  });
});

describe('evidence that is taken back', () => {
  it('counts no more, stays on record with its reason, and its name is not used again', async () => {
    await plan.hold('risks', 'resources', 'options');
    expect(codes(await plan.run('process.withdraw', { ...dvt, evidence: 'evidence-9', reason: ' ' }))).toEqual(['unknown-evidence', 'no-reason']);
    const before = plan.state;
    await plan.run('process.withdraw', { ...dvt, evidence: 'evidence-2', reason: 'Counted for another locality' });
    await plan.hold('resources');
    expect((await walk()).evidence.map(({ id, kind }) => [id, kind])).toEqual([['evidence-1', 'risks'], ['evidence-3', 'options'], ['evidence-4', 'resources']]);
    expect((await walk()).withdrawn).toEqual([{
      id: 'evidence-2', kind: 'resources', what: 'As asked', source: 'Paper 1', on: '2006-10-31', reason: 'Counted for another locality', by: 'Dr Shah', at: '2006-11-06T11:00:00.000Z',
    }]);
    plan.undo();
    plan.undo();
    expect(plan.state).toEqual(before);
  });

  it('names a gate that was passed on it, unless other evidence of its kind is held', async () => {
    await plan.hold('need-indicator', 'need-indicator', 'patient-view');
    plan.keep('test', [{ type: 'step advanced', data: { project: 'dvt', step: 'step.needs' } }]);
    expect(codes(await plan.run('process.withdraw', { ...dvt, evidence: 'evidence-1', reason: 'Wrong year' }))).toEqual([]);
    const left = await plan.run('process.withdraw', { ...dvt, evidence: 'evidence-2', reason: 'Wrong year' });
    expect([left.status, codes(left), left.diagnostics[0]?.message]).toEqual(['fine', ['passed-on-it'], 'The gate of "Assess needs and the ability to make a difference" was passed on this evidence, and no other of its kind is held.']);
  });

  it('and evidence that ages say until when they count; the last day of a short month is its last', async () => {
    await plan.run('process.evidence', { ...dvt, kind: 'run-data', what: 'Counts', source: 'Clinic', on: '2006-08-31' });
    await plan.run('process.evidence', { ...dvt, kind: 'options', what: 'Three', source: 'Paper', on: '2006-08-31' });
    // Figures of the running service age in six months: 31 August to 28 February.
    expect((await walk()).evidence.map(({ kind, freshUntil, stale }) => [kind, freshUntil, stale])).toEqual([['run-data', '2007-02-28', false], ['options', null, false]]);
    plan.now = '2007-03-01T09:00:00.000Z';
    expect((await walk()).evidence[0]?.stale).toBe(true);
  });
});

describe('the portfolio', () => {
  it('shows the step, the gate that comes next and where the case stands, beside gross and net', async () => {
    expect((await listed())?.step).toMatchObject({ process: 'The seven steps of change', step: 'step.needs', number: 1, of: 7, clock: null, warning: ['Somebody has written who is missing from the figures.'] });
    expect((await listed())?.step?.blocking).toHaveLength(4);
    await plan.writeCase();
    await plan.run('process.case-submit', { ...dvt, on: '2006-10-02', weeks: 8 });
    expect((await listed())?.step?.clock).toBe('day 35 of 56');
    await plan.run('process.case-pause', { ...dvt, asked: 'x', askedBy: 'y', on: '2006-10-16' });
    expect((await listed())?.step?.clock).toBe('day 14 of 56, stopped by a request');
    const { projects, gross, net } = (await plan.run('project.list')).outcome as PortfolioOutcome;
    expect([projects.length, gross.central, net.central]).toEqual([1, 3_591_000, 806_500]);
  });

  it('has no step for a project that is closed, or has passed all', async () => {
    plan.keep('test', ['step.needs', 'step.plan', 'step.agree', 'step.spec', 'step.rules', 'step.launch', 'step.review'].map((step) => ({ type: 'step advanced', data: { project: 'dvt', step } })));
    expect((await listed())?.step).toBeNull();
    plan.keep('test', [{ type: 'project closed', data: { project: 'dvt', on: '2006-11-01', reason: 'Done' } }]);
    expect((await listed())?.step).toBeNull();
  });
});
