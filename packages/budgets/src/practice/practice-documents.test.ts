import { ok, pence, type Amounts, type Block, type Document } from '@pbc-planner/base';
import { stateWith, type ChallengeChecklist, type CommandContext, type EventBody, type PolicyParameter, type TopSlice } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOf, list, planted, spend, type SmallPlan } from '../../testing/small-plan.ts';
import { letter } from './letter.ts';
import { page } from './page.ts';

const spent = planted({ id: 'spent', title: 'Spent', description: 'What was spent.', source: 'A spending note', role: 'current', setsPool: true }, {
  figures: () => ok([{ title: 'spend of 2005/06', measures: [{ measure: { kind: 'spend', serviceLine: 'total' }, year: '2005/06' as never }] }]),
  pool: ({ trace, figures }) => trace.sum('all spend', 'pence', figures[0] as Amounts),
  calculate: ({ figures }) => figures[0] as Amounts,
});
const listed = planted({ id: 'listed', title: 'Listed', role: 'fair share' }, {
  figures: () => ok([{ title: 'list of 2006/07', measures: [{ measure: { kind: 'list' }, year: '2006/07' as never }] }]),
  calculate: ({ trace, pool, figures }) => trace.apportion('by list', pool, figures[0] as Amounts, 'all lists') as Amounts,
});
const value = (text: string | null, grade: 'verified' | 'derived' | 'unverified' = 'verified') =>
  ({ from: '2004/05', value: text, grade, source: { title: 'A rule', publisher: 'A ministry', date: '2006' }, quote: 'So.' });
const parameter = (id: string, own: ReturnType<typeof value>): PolicyParameter => ({ id, title: id, description: 'A rule.', unit: 'per cent', values: [own] });
const source = { title: 'A rule', publisher: 'A ministry', date: '2006' };
const checklists: ChallengeChecklist[] = [{
  id: 'one', title: 'One', description: 'Some.',
  questions: ['method', 'list'].map((id) => ({ id, question: `Is ${id} well?`, why: 'Because.', ask: `What ${id} does {commissioner} use?`, source, grade: id === 'list' ? 'unverified' : 'verified' })),
}];
const plan: SmallPlan = {
  files: [{ name: 'practices.csv', columns: [list({ A: 10_000, B: 10_000, C: 5 })] }, { name: 'spend.csv', columns: [spend({ A: 120_000_000, B: 100_000_000 })] }],
  methods: [spent, listed], checklists,
  policy: [parameter('fair-share-tolerance', value('10')), parameter('chance-variation-coefficient', value('7.5', 'derived')), parameter('contingency', value(null, 'unverified'))],
};

const said = (context: CommandContext, ...facts: EventBody[]): CommandContext => ({ ...context, state: stateWith(context.state, facts, '2006-05-10T12:00:00.000Z') });

function textsOf({ blocks }: Document): string[] {
  const text = (block: Block): string[] => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return [block.text];
    if (block.kind === 'list') return [...block.items];
    return block.kind === 'facts' ? block.facts.map(([name, own]) => `${name}: ${own}`) : [];
  };
  return blocks.flatMap(text);
}

async function documentOf(result: ReturnType<typeof page> | ReturnType<typeof letter>) {
  const { status, outcome, diagnostics } = await result;
  if (outcome.kind !== 'document') throw new Error(`${status}: ${diagnostics[0]?.message}`);
  return { status, document: outcome.document, texts: textsOf(outcome.document) };
}

describe('budget.page', () => {
  it('says what the budget is, by which method, from where, how far from the fair share, what may be chance, and whom to ask', async () => {
    const { status, document, texts } = await documentOf(page({ practice: 'A' }, contextOf(plan)));
    expect([status, document.title, document.onePage]).toEqual(['fine', 'How was our budget set? Practice A, 2006/07', true]);
    // 2,200,000.00 by equal lists is 1,100,000.00 each: A is 100,000.00 above, 9.0909 per cent. 7.5 over the root of 10,000 is
    // 7.5 per cent: two of them are 15, or 180,000.00, and three 22.5, or 270,000.00; 100,000.00 is less than either.
    expect(texts).toEqual([
      'Indicative budget: £1,200,000.00, £120.00 a head for 10,000 patients',
      'Method: Spent. What was spent.',
      'Source: A spending note',
      'Pool: 54.55% of £2,200,000.00, which 2 practices share',
      'Fair share: £1,100,000.00 by listed; the budget is £100,000.00 (9.09%) above it, within the tolerance of 10% (A rule, A ministry, 2006; verified)',
      'Evidence: verified: the weakest of all the figures that it rests on',
      'Step by step',
      'spend of 2005/06: £1,200,000.00, from spend.csv, line 2, column 2 "column 2" (Source of spend.csv; verified)',
      'budget by spent: £1,200,000.00 = [1]',
      'By the other methods',
      'What is not known',
      'How much was held back as a contingency: no source gives a percentage, so it is a local choice to be stated.',
      'Whether the budget is agreed: the practice says nothing yet, the PCT says nothing yet.',
      expect.stringContaining('By which day it should be agreed: policy sets no day for 2006/07'),
      '2 of 2 questions of the challenge checklist are open: pbc budget checklist A',
      'How much is chance',
      "Chance alone may take a year's spending on planned surgery of a list of this size £180,000.00, which is 15.00%, away from the budget, up or down (2 standard deviations); past £270,000.00, which is 22.50%, (3) it is beyond chance; emergencies vary more. The distance from the fair share is within chance. One year above or below the budget is no verdict (A rule; derived; the limits are the planner's proposal).",
      'Whom to ask',
      expect.stringContaining('The primary care trust (PCT) sets the budget'),
    ]);
    const table = document.blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.table.rows).toEqual([
      ['Spent', 120_000_000, 0, '£120.00', 'verified'], ['Listed', 110_000_000, -10_000_000, '£110.00', 'verified'],
    ]);
  });

  it('goes from gross to net by the top-slices of the plan, and carries the lowest grade of all that it says', async () => {
    const slice = (id: string, own: Pick<TopSlice, 'title' | 'amount' | 'sharedBy'>): EventBody => ({ type: 'top-slice set', data: { slice: id, kind: 'other', level: 'pct', reason: null, ...own } });
    // 5% of 2,200,000.00 by budget takes 60,000.00 of 1,200,000.00; 10,000.00 by equal lists, of which C's 5 patients have no part, takes 5,000.00.
    const context = said(contextOf(plan), slice('a', { title: 'Held back', amount: { percent: '5' }, sharedBy: 'budget' }), slice('b', { title: 'Costly', amount: { pence: pence(1_000_000) }, sharedBy: 'list' }));
    const { document, texts } = await documentOf(page({ practice: 'A' }, context));
    const bridge = document.blocks.find((block) => block.kind === 'table' && block.table.id === 'gross_to_net');
    expect(bridge?.kind === 'table' && bridge.table.rows).toEqual([
      ['Budget, gross', 120_000_000, null, null, 'verified'], ['Held back', -6_000_000, '5% of all budgets, £110,000.00', 'the PCT', 'verified'],
      ['Costly', -500_000, '£10,000.00 in all, £10,000.00', 'the PCT', 'verified'], ['Budget, net', 113_500_000, null, null, 'verified'],
    ]);
    expect(texts).toContain('After top-slices: £1,135,000.00, for the practice to manage');
    expect(document.grade).toBe('proposed');
  });

  it('says why the top-slices cannot be taken off', async () => {
    const context = said(contextOf(plan), { type: 'top-slice set', data: { slice: 'a', title: 'All of it', kind: 'other', level: 'pct', reason: null, amount: { pence: pence(300_000_000) }, sharedBy: 'list' } });
    const { status, texts } = await documentOf(page({ practice: 'A' }, context));
    expect(status).toBe('fine');
    expect(texts).toContain('From gross to net');
    expect(texts.some((text) => text.startsWith('The top-slices take '))).toBe(true);
  });

  it('says beyond the tolerance by a penny, and nothing of a band that policy does not set', async () => {
    // Lists 1 to 1: 1,100,000.01 and 900,000.01 less half of 2,000,000.02 is 100,000.00 either way, of 1,000,000.01: beyond 10 per cent? 10 per cent is 100,000.001.
    const twin = (a: number, b: number, policy: readonly PolicyParameter[] = plan.policy ?? []) =>
      documentOf(page({ practice: 'A' }, contextOf({ ...plan, policy, files: [plan.files[0] as never, { name: 'spend.csv', columns: [spend({ A: a, B: b })] }] })));
    const fair = ({ texts }: { texts: string[] }) => texts.find((text) => text.startsWith('Fair share'));
    expect(fair(await twin(110, 90))).toContain('within the tolerance');
    expect(fair(await twin(112, 90))).toContain('beyond the tolerance');
    expect(fair(await twin(112, 90, []))).toContain('and policy sets no tolerance for this year that was read');
    expect(fair(await twin(90, 90))).toContain('the budget is exactly that');
  });

  it('gives a practice that holds its budget alone the pool of its own figures, and nothing of the locality\'s top-slices', async () => {
    const context = said(contextOf(plan),
      { type: 'practice joined', data: { practice: 'A', membership: 'alone' } },
      { type: 'top-slice set', data: { slice: 'a', title: 'Held back', kind: 'other', level: 'pct', reason: null, amount: { percent: '5' }, sharedBy: 'budget' } });
    const { status, texts } = await documentOf(page({ practice: 'A' }, context));
    expect(status).toBe('fine');
    expect(texts[0]).toContain('The practice holds its budget alone');
    expect(texts).toContain('Indicative budget: £1,200,000.00, £120.00 a head for 10,000 patients');
    expect(texts).toContain('Pool: 100.00% of £1,200,000.00, which 1 practice has');
    expect(texts.some((text) => text.startsWith('After top-slices'))).toBe(false);
    const locality = await documentOf(page({ practice: 'B' }, context));
    expect(locality.texts).toContain('Pool: 100.00% of £1,000,000.00, which 1 practice has');
    expect(locality.texts).toContain('After top-slices: £950,000.00, for the practice to manage');
  });

  it('says of a practice without figures that its budget is not known, and why', async () => {
    const { status, texts } = await documentOf(page({ practice: 'C' }, contextOf(plan)));
    expect([status, texts[0]]).toEqual(['problems', 'Indicative budget: not known for 2006/07']);
    expect(texts[1]).toContain('Practice C (C) has no spend of 2005/06');
  });

  it.each([['unknown-practice', { practice: 'Z' }], ['unknown-method', { practice: 'A', method: 'guess' }]] as const)('is refused with %s', async (code, parameters) => {
    const { status, diagnostics } = await page(parameters, contextOf(plan));
    expect([status, diagnostics[0]?.code]).toEqual(['usage', code]);
  });
});

describe('budget.letter', () => {
  it('puts the open questions, dated by the clock, with what the figures at hand come to', async () => {
    const { document, texts } = await documentOf(letter({ practice: 'A', replyBy: '2006-06-30' }, contextOf(plan)));
    expect([document.title, document.onePage, document.grade]).toEqual(['Our indicative budget for 2006/07: open questions', true, 'verified']);
    expect(texts).toEqual([
      'Draft: to be read, changed and signed by the practice', 'Date: 11 May 2006', 'To: The primary care trust', 'From: Practice A (A)', 'Reply by: 30 June 2006',
      'Evidence: verified: the weakest of all the figures that it rests on',
      'Dear colleague,', 'We are going through our indicative budget for 2006/07.',
      'From the figures that we hold, our budget comes to £1,200,000.00 by the spent method. Please tell us where yours differs.',
      'Before we can agree to it, please answer these questions:',
      'What method does the PCT use? (A ministry, 2006)', 'What list does the PCT use? (no source settles this)',
      'We should be glad of your answer by 30 June 2006. A copy goes to our locality lead and the local medical committee.',
      'Yours sincerely,', '(name)\nfor Practice A',
    ]);
  });

  it('says where the two sides differ, leaves out what is answered with yes, and names the day that is past', async () => {
    const context = said(contextOf(plan),
      { type: 'budget status said', data: { practice: 'A', side: 'commissioner', answers: { received: 'yes', agreed: 'yes', methodKnown: 'yes', dataGood: 'yes' } } },
      { type: 'budget status said', data: { practice: 'A', side: 'practice', answers: { received: 'no', agreed: 'no', methodKnown: 'no', dataGood: 'no' } } },
      { type: 'budget question answered', data: { practice: 'A', question: 'method', answer: 'yes' } },
      { type: 'budget question answered', data: { practice: 'A', question: 'list', answer: 'no', evidence: 'They took last year\'s.' } },
      { type: 'budget due date set', data: { due: '2006-05-01' } });
    const { texts, document } = await documentOf(letter({ practice: 'A', to: 'Ms Finance', signedBy: 'Dr Shah', dated: '2006-05-20' }, context));
    // The spend is verified; the day that the locality set is proposed.
    expect(document.grade).toBe('proposed');
    expect(texts.slice(1, 3)).toEqual(['Date: 20 May 2006', 'To: Ms Finance']);
    expect(texts).toContain('We have not received our indicative budget for 2006/07, though the PCT\'s record says that it was sent. Please send it again, with the method by which it was set.');
    expect(texts).toContain('You hold that we know the method by which it was set; we do not. You hold the data behind it to be good enough. We do not. Your record says that the budget is agreed. We have not agreed to it.');
    expect(texts.filter((text) => text.startsWith('What '))).toEqual(['What list does the PCT use? (no source settles this) Our note: They took last year\'s.']);
    expect(texts).toContain('Budgets are to be agreed by 1 May 2006, which is past.');
    expect(texts.at(-1)).toBe('Dr Shah\nfor Practice A');
  });

  it('asks for the figures that are missing', async () => {
    const { texts, document } = await documentOf(letter({ practice: 'C' }, contextOf(plan)));
    expect(document.grade).toBeUndefined();
    expect(texts).toContain('These figures are missing from what we hold; please send them:');
    expect(texts.some((text) => text.startsWith('Practice C (C) has no spend of 2005/06'))).toBe(true);
    expect(texts.some((text) => text.startsWith('From the figures that we hold'))).toBe(false);
  });

  it('thanks for a budget that came, and only asks for a word in writing where nothing is open', async () => {
    const context = said(contextOf(plan),
      { type: 'budget status said', data: { practice: 'A', side: 'practice', answers: { received: 'yes' } } },
      ...['method', 'list'].map((question): EventBody => ({ type: 'budget question answered', data: { practice: 'A', question, answer: 'yes' } })));
    const { texts } = await documentOf(letter({ practice: 'A' }, context));
    expect(texts).toContain('Thank you for our indicative budget for 2006/07.');
    expect(texts).toContain('Every question of our checklist is answered; this letter only asks you to confirm the budget in writing.');
  });

  it.each([['not-a-day', { replyBy: '2006-02-30' }], ['not-a-day', { dated: '2006-13-01' }], ['unknown-practice', { practice: 'Z' }]] as const)('is refused with %s', async (code, parameters) => {
    const { status, diagnostics } = await letter({ practice: 'A', ...parameters }, contextOf(plan));
    expect([status, diagnostics[0]?.code]).toEqual(['usage', code]);
  });
});
