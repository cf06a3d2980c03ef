import { pence } from '@pbc-planner/base';
import { emptyPlan, foldPlan, type CommandContext, type EventBody, type PlanEvent } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { topSlice } from './top-slice.ts';

const context = (state = emptyPlan) => ({ state }) as unknown as CommandContext;
const asked = { sharedBy: 'budget', remove: false } as const;
const planWith = (...bodies: readonly EventBody[]) =>
  foldPlan(bodies.map((body, index): PlanEvent => ({ ...body, sequence: index + 1, change: index + 1, time: '2006-04-01T09:00:00Z', by: 'Bea', command: 'test' })));
const eventsOf = async (...call: Parameters<typeof topSlice>) => (await topSlice(...call)).events ?? [];

describe('budget.top-slice', () => {
  it('sets a slice that its name explains', async () => {
    const { outcome, events = [] } = await topSlice({ ...asked, slice: 'contingency', percent: '3.50', reason: ' agreed ' }, context());
    expect(outcome).toEqual({ kind: 'message', text: 'Contingency: 3.5% of all budgets, borne by budget, held by the PCT.' });
    expect([...planWith(...events).topSlices]).toEqual([
      ['contingency', { title: 'Contingency', kind: 'contingency', amount: { percent: '3.5' }, sharedBy: 'budget', level: 'pct', reason: 'agreed', by: 'Bea' }],
    ]);
  });

  it('keeps title, kind and level of a slice that is set again', async () => {
    const first = await eventsOf({ ...asked, slice: 'burns-unit', pounds: '1,000', kind: 'block-back', title: 'Burns', level: 'wider' }, context());
    const second = await eventsOf({ ...asked, slice: 'burns-unit', pounds: '2000', sharedBy: 'list' }, context(planWith(...first)));
    expect(planWith(...first, ...second).topSlices.get('burns-unit')).toEqual({
      title: 'Burns', kind: 'block-back', amount: { pence: pence(200_000) }, sharedBy: 'list', level: 'wider', reason: null, by: 'Bea',
    });
  });

  it('takes it off again', async () => {
    const set = await eventsOf({ ...asked, slice: 'ambulances', percent: '1' }, context());
    const off = await eventsOf({ ...asked, slice: 'ambulances', remove: true }, context(planWith(...set)));
    expect([off[0]?.data, planWith(...set, ...off).topSlices.size]).toEqual([{ slice: 'ambulances', title: 'Ambulances' }, 0]);
  });

  it.each([
    [{ slice: 'contingency' }, 'one-amount'], [{ slice: 'contingency', percent: '1', pounds: '1' }, 'one-amount'], [{ slice: 'contingency', pounds: '-5' }, 'bad-pounds'],
    [{ slice: 'contingency', pounds: '1.005' }, 'bad-pounds'], [{ slice: 'contingency', remove: true }, 'unknown-top-slice'],
  ])('refuses %o', async (parameters, code) => {
    const { status, diagnostics, events } = await topSlice({ ...asked, ...parameters }, context());
    expect([status, diagnostics[0]?.code, events]).toEqual(['usage', code, undefined]);
  });
});
