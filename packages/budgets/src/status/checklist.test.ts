import { stateWith, type ChallengeChecklist, type EventBody } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOf, list, type SmallPlan } from '../../testing/small-plan.ts';
import { contribution } from '../index.ts';
import { checklist } from './checklist.ts';

const source = { title: 'A rule', publisher: 'A ministry', date: '2006-11-06' };
const question = (id: string, more: object = {}) => ({ id, question: `Is ${id} well?`, why: 'Because.', ask: `What of ${id}, {commissioner}?`, source, grade: 'verified' as const, ...more });
const checklists: ChallengeChecklist[] = [{
  id: 'one', title: 'One', description: 'Some.', questions: [question('method'), question('early', { until: '2005/06' }), question('late', { from: '2009/10' }), question('list')],
}];
const plan: SmallPlan = { files: [{ name: 'practices.csv', columns: [list({ A: 10 })] }], methods: [], checklists };
const shipped = Object.values(contribution.packs?.challengeChecklists ?? {});

describe('budget.checklist', () => {
  it('shows the questions of the year, open until there is a plain yes', async () => {
    const { status, outcome, events } = await checklist({ practice: 'A' }, contextOf(plan));
    expect([status, events, outcome.kind === 'table' && outcome.table.title]).toEqual(['fine', [], 'Budget challenge checklist of Practice A (A), 2006/07: 2 of 2 open']);
    expect(outcome.kind === 'table' && outcome.table.rows).toEqual([
      ['method', 'Is method well?', null, '', 'A ministry, 2006', 'verified'], ['list', 'Is list well?', null, '', 'A ministry, 2006', 'verified'],
    ]);
  });

  it('notes an answer with its evidence; unknown stays open, a later answer stands', async () => {
    let context = contextOf(plan);
    for (const answer of ['unknown', 'yes'] as const) {
      const { events = [] } = await checklist({ practice: 'A', question: 'method', answer, evidence: ` said ${answer} ` }, context);
      context = { ...context, state: stateWith(context.state, events as EventBody[], context.clock()) };
      const { outcome } = await checklist({ practice: 'A' }, context);
      expect(outcome.kind === 'table' && [outcome.table.title.slice(-11), outcome.table.rows[0]?.slice(2, 4)])
        .toEqual([answer === 'yes' ? '1 of 2 open' : '2 of 2 open', [answer, `said ${answer}`]]);
    }
  });

  it.each([
    ['which-question', { answer: 'yes' }], ['which-answer', { question: 'method' }], ['unknown-question', { question: 'early', answer: 'yes' }],
    ['unknown-question', { question: '__proto__', answer: 'yes' }], ['unknown-practice', { practice: 'Z' }],
  ] as const)('is refused with %s, and says what to do', async (code, parameters) => {
    const { status, diagnostics } = await checklist({ practice: 'A', ...parameters }, contextOf(plan));
    expect([status, diagnostics[0]?.code, typeof diagnostics[0]?.hint]).toEqual(['usage', code, 'string']);
  });
});

describe('the shipped checklist', () => {
  it('has questions that end as questions or requests, each with a source, and names its own gap', () => {
    const [own] = shipped;
    expect([shipped.length, own?.description.includes('ten criteria')]).toEqual([1, true]);
    expect(new Set(own?.questions.map(({ id }) => id)).size).toBe(own?.questions.length);
    for (const { question: text, ask, why, source: { title } } of own?.questions ?? []) {
      expect(text).toMatch(/\?$/);
      expect(ask).toMatch(/[?.]$/);
      expect(why).toMatch(/\.$/);
      expect(title).not.toBe('');
    }
  });
});
