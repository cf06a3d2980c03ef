import type { TableOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';

let plan: WalkingPlan;
beforeEach(() => {
  plan = new WalkingPlan();
});

/** The rows of the board, by the ids of its columns. */
async function rows(): Promise<Record<string, unknown>[]> {
  const { table } = (await plan.run('process.board', {})).outcome as TableOutcome;
  return table.rows.map((row) => Object.fromEntries(table.columns.map(({ id }, index) => [id, row[index]])));
}

describe('the board of projects', () => {
  it('has each open project at its step, with what its gate still waits for', async () => {
    const [row] = await rows();
    expect(row).toMatchObject({ project: 'dvt', step: '1 Assess needs and the ability to make a difference', missing: 4 });
    expect(row?.['next_gate']).toContain('An indicator of need is on record, with where it was read.');
    await plan.hold('need-indicator', 'patient-view');
    expect((await rows())[0]).toMatchObject({ missing: 2 });
    await plan.run('process.advance', { ...dvt, override: ['ability-scored', 'measurable'], reason: 'The count comes in May' });
    expect((await rows())[0]).toMatchObject({ step: '2 Plan within a manageable area', missing: 4 });
  });

  it('puts the projects in the order of their steps, names who has each, and leaves out what is closed', async () => {
    plan.keep('project.add', [{ type: 'project added', data: { project: 'copd', title: 'COPD reviews', area: 'copd' } }]);
    plan.keep('project.describe', [{ type: 'project described', data: { project: 'copd', changes: { clinicalLead: 'Dr Byrne' } } }]);
    plan.keep('project.describe', [{ type: 'project described', data: { project: 'dvt', changes: { clinicalLead: 'Dr Ahmed', managerialLead: 'Jo Field' } } }]);
    await plan.hold('need-indicator', 'patient-view');
    await plan.run('process.advance', { ...dvt, override: ['ability-scored', 'measurable'], reason: 'The count comes in May' });
    expect((await rows()).map(({ project, owner }) => [project, owner])).toEqual([['copd', 'Dr Byrne'], ['dvt', 'Jo Field']]);
    plan.keep('project.close', [{ type: 'project closed', data: { project: 'copd', on: '2006-12-01', reason: 'Nobody has the time' } }]);
    expect((await rows()).map(({ project }) => project)).toEqual(['dvt']);
  });
});
