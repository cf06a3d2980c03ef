import { ok } from '@pbc-planner/base';
import { emptyPlan, stateWith, type CommandContext, type EventBody, type PolicyParameter } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOf, list, planted, type SmallPlan } from '../../testing/small-plan.ts';
import { status } from './status.ts';

const method = planted({ id: 'flat' }, { figures: () => ok([]) });
const plan: SmallPlan = { files: [{ name: 'practices.csv', columns: [list({ A: 10, B: 20, C: 5 })] }], methods: [method], entered: { C: { membership: 'declined', sequence: 99 } } };
const issueDate: PolicyParameter = {
  id: 'budget-issue-date', title: 'Issue', description: 'When.', unit: 'day and month',
  values: [{ from: '2009/10', until: '2012/13', value: '1 May', grade: 'verified', source: { title: 'A vision', date: '2009-03' }, quote: 'By 1 May.' }],
};

async function told(parameters: Parameters<typeof status>[0], context: CommandContext = contextOf(plan)) {
  const { status: how, outcome, diagnostics, events = [] } = await status(parameters, context);
  return { how, outcome: outcome.kind === 'budget-status' ? outcome : null, diagnostics, events };
}

/** What is said call by call, each on what the one before left. */
async function after(calls: readonly Parameters<typeof status>[0][], start = contextOf(plan)) {
  let context = start;
  for (const call of calls) {
    const { events } = await told(call, context);
    context = { ...context, state: stateWith(context.state, events as EventBody[], context.clock()) };
  }
  return context;
}

describe('budget.status', () => {
  it('shows all practices with a budget, with nothing said and no day where policy has none', async () => {
    const { how, outcome, events } = await told({});
    expect([how, events, outcome?.commissioner, outcome?.asOf, outcome?.due.date, outcome?.due.grade]).toEqual(['fine', [], 'PCT', '2006-05-11', null, null]);
    expect(outcome?.due.basis).toContain('policy sets no day for 2006/07');
    const nothing = { received: null, methodKnown: null, dataGood: null, agreed: null, note: null };
    expect(outcome?.rows).toEqual(['A', 'B'].map((practice) => (
      { practice, name: `Practice ${practice}`, commissioner: nothing, practiceSays: nothing, mismatches: [], overdue: null, daysOverdue: null })));
  });

  it('keeps the words of the two sides apart and shows where they differ: a plain yes against a plain no', async () => {
    const context = await after([
      { practice: 'A', side: 'commissioner', received: 'yes', agreed: 'yes', methodKnown: 'yes', note: 'Posted.' },
      { practice: 'A', side: 'practice', received: 'no', agreed: 'unknown' },
      { practice: 'A', side: 'practice', methodKnown: 'yes' },
    ]);
    const { outcome } = await told({ practice: 'A' }, context);
    expect(outcome?.rows).toMatchObject([{
      commissioner: { received: 'yes', methodKnown: 'yes', dataGood: null, agreed: 'yes', note: 'Posted.' },
      practiceSays: { received: 'no', methodKnown: 'yes', dataGood: null, agreed: 'unknown', note: null }, mismatches: ['received'],
    }]);
  });

  it('counts days overdue against the clock from the day of policy, until the practice says that it has agreed', async () => {
    const start = contextOf({ ...plan, year: '2009/10', policy: [issueDate], now: '2009-05-04T08:00:00.000Z' });
    const context = await after([{ practice: 'B', side: 'practice', agreed: 'yes' }, { practice: 'A', side: 'commissioner', agreed: 'yes' }], start);
    const { outcome } = await told({}, context);
    expect(outcome?.due).toEqual({ date: '2009-05-01', basis: 'budget-issue-date (A vision, 2009-03)', grade: 'verified' });
    expect(outcome?.rows.map(({ overdue, daysOverdue }) => [overdue, daysOverdue])).toEqual([[true, 3], [false, null]]);
    expect((await told({ asOf: '2009-05-01' }, context)).outcome?.rows[0]?.overdue).toBe(false);
  });

  it('takes the locality\'s own day before that of policy, and gives it back', async () => {
    const start = contextOf({ ...plan, year: '2009/10', policy: [issueDate] });
    const own = await after([{ due: '2009-06-15' }], start);
    expect((await told({}, own)).outcome?.due).toEqual({ date: '2009-06-15', basis: 'the day that the locality set', grade: 'proposed' });
    expect((await told({ due: 'none' }, own)).outcome?.due.date).toBe('2009-05-01');
    expect(own.state.budgetStanding).not.toEqual(emptyPlan.budgetStanding);
  });

  it.each([
    ['whose-word', { practice: 'A', received: 'yes' }],
    ['which-practice', { side: 'practice', received: 'yes' }],
    ['nothing-said', { practice: 'A', side: 'practice' }],
    ['not-a-day', { due: '2006-02-30' }],
    ['not-a-day', { asOf: '2006-13-01' }],
    ['unknown-practice', { practice: 'Z' }],
    ['unknown-practice', { practice: 'C' }],
  ] as const)('is refused with %s, and says what to do', async (code, parameters) => {
    const { how, diagnostics, events } = await told(parameters);
    expect([how, diagnostics[0]?.code, events]).toEqual(['usage', code, []]);
    expect(diagnostics[0]?.hint).toBeTruthy();
  });
});
