import type { ChangeProcess, GateOutcome, WalkOutcome } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { ownProcess } from '../../testing/own-process.ts';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';
import { processes } from '../processes.generated.ts';
import { checkProcess } from './check-process.ts';

const codes = (process: ChangeProcess) => checkProcess(process).map(({ code, place }) => [code, place?.path]);
const [look, decide, act] = ownProcess.steps as [ChangeProcess['steps'][number], ChangeProcess['steps'][number], ChangeProcess['steps'][number]];

describe('a process that is data', () => {
  it.each([...Object.values(processes), ownProcess])('$id has only facts that there are', (process) => {
    expect(checkProcess(process)).toEqual([]);
  });

  it.each<[string, ChangeProcess, (string | undefined)[][]]>([
    ['a fact that there is not', { ...ownProcess, steps: [{ ...act, gate: [{ id: 'luck', fact: 'good-luck', severity: 'blocks', text: 'Luck.', override: 'never' }] }] }, [['unknown-fact', '/steps/0/gate/0/fact']]],
    ['evidence that it does not have', { ...ownProcess, steps: [{ ...look, evidence: [] }, decide, act] }, [['unknown-fact', '/steps/0/gate/0/fact']]],
    ['a kind of fact that there is not', { ...ownProcess, steps: [{ ...act, gate: [{ id: 'luck', fact: 'luck:told', severity: 'warns', text: 'Luck.', override: 'never' }] }] }, [['unknown-fact', '/steps/0/gate/0/fact']]],
    ['a step twice', { ...ownProcess, steps: [decide, decide] }, [['id-twice', '/steps']]],
    ['a way past an interest', { ...ownProcess, steps: [{ ...decide, gate: decide.gate.map((one) => ({ ...one, override: 'with reason' })) }] }, [['interest-not-blocked', '/steps/0/gate/0'], ['interest-not-blocked', '/steps/0/gate/1']]],
    ['an interest that only warns', { ...ownProcess, steps: [{ ...decide, gate: decide.gate.slice(1).map((one) => ({ ...one, severity: 'warns' })) }] }, [['interest-not-blocked', '/steps/0/gate/0']]],
    ['a problem of no step', { ...ownProcess, problems: [{ id: 'p', title: 'P', response: 'R', gate: { step: 'nowhere', severity: 'warns' } }] }, [['unknown-step', '/problems/0/gate/step']]],
  ])('with %s is refused', (_, process, expected) => {
    expect(codes(process)).toEqual(expected);
  });
});

describe('a locality\'s own process', () => {
  it('is walked instead of ours, with its own steps, evidence and routes, and not a line of code', async () => {
    const plan = new WalkingPlan([ownProcess]);
    const shown = (await plan.run('process.show', dvt)).outcome as WalkOutcome;
    expect(shown).toMatchObject({ process: { id: 'our-way' }, steps: [{ id: 'look', state: 'here', blocking: 1, warning: 1 }, { id: 'decide', state: 'ahead' }, { id: 'do', state: 'ahead' }] });
    await plan.hold('walk-through');
    await plan.run('process.advance', dvt);
    await plan.run('process.deciders', { ...dvt, people: ['Dr Shah'] });
    await plan.run('interests.add', { ...dvt, person: 'Dr Shah', none: true });
    expect((await plan.run('process.route', { ...dvt, route: 'handshake', reasons: 'As ever', inFavour: ['Dr Shah'] })).status).toBe('fine');
    await plan.run('process.advance', dvt);
    await plan.run('process.launch', { ...dvt, item: 'told', text: 'All eight practices' });
    expect((await plan.run('process.advance', dvt)).outcome).toMatchObject({ advanced: true, next: null } satisfies Partial<GateOutcome>);
    expect((await plan.run('process.show', dvt)).outcome).toMatchObject({ here: null, steps: [{ state: 'passed' }, { state: 'passed' }, { state: 'passed' }] });
    expect((await plan.run('process.advance', dvt)).diagnostics).toMatchObject([{ code: 'all-steps-passed' }]);
  });

  it('that has faults is used by nobody, and ours does not stand in for it unseen', async () => {
    const plan = new WalkingPlan([{ ...ownProcess, steps: [{ ...look, evidence: [] }] }]);
    for (const command of ['process.show', 'process.gate', 'process.advance']) expect((await plan.run(command, dvt)).diagnostics).toMatchObject([{ code: 'bad-process' }]);
    for (const command of ['problems.list', 'problems.add', 'problems.close']) expect((await plan.run(command, { problem: 'prob.trusts', reason: 'Solved' })).diagnostics).toMatchObject([{ code: 'bad-process' }]);
  });

  it('may be changed under a project: a step removed, renamed or added', async () => {
    const plan = new WalkingPlan([ownProcess]);
    await plan.hold('walk-through');
    await plan.run('process.advance', dvt);
    const walkedBy = async (steps: ChangeProcess['steps']) => {
      const changed = new WalkingPlan([{ ...ownProcess, steps }]);
      changed.events = plan.events;
      return ((await changed.run('process.show', dvt)).outcome as WalkOutcome).steps.map(({ title, state }) => [title, state]);
    };
    expect(await walkedBy([look, act])).toEqual([['Look', 'passed'], ['Do', 'here']]);
    expect(await walkedBy([{ ...look, title: 'Look closely' }, decide, act])).toEqual([['Look closely', 'passed'], ['Decide', 'here'], ['Do', 'ahead']]);
    expect(await walkedBy([look, { ...act, id: 'listen', title: 'Listen' }, decide, act])).toEqual([['Look', 'passed'], ['Listen', 'here'], ['Decide', 'ahead'], ['Do', 'ahead']]);
  });
});
