import type { Block } from '@pbc-planner/base';
import { exportFormat, presentOutcome } from '@pbc-planner/toolkit';
import { describe, expect, it } from 'vitest';
import { onPlan, practicesFile, spendFile, type BudgetPlan } from './plan.ts';

/** Hospital 100.00 and 80.00, tertiary 30.00 and 10.00, dental 5.00 and 6.00. */
const files = {
  'practices.csv': practicesFile([], [['A', 1000], ['B', 1000]]),
  'spend.csv': spendFile([
    ['A', '2005/06', 'hospital', '100.00'], ['A', '2005/06', 'tertiary', '30.00'], ['A', '2005/06', 'dental', '5.00'],
    ['B', '2005/06', 'hospital', '80.00'], ['B', '2005/06', 'tertiary', '10.00'], ['B', '2005/06', 'dental', '6.00'],
  ]),
};

async function pageOf({ run }: BudgetPlan, practice: string, more = {}) {
  const { answer } = await run('budget.page', { practice, weights: 'list', ...more });
  if (answer.kind !== 'document') throw new Error(answer.diagnostics.map(({ message }) => message).join(' '));
  const { blocks } = answer.document;
  const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : [])).filter(([name]) => ['Indicative budget', 'Blocked back', 'Total spend', 'Out of scope'].includes(name));
  const table = (id: string) => blocks.flatMap((block: Block) => (block.kind === 'table' && block.table.id === id ? [block.table] : []))[0];
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  return { answer, facts, table, texts };
}

describe('the page of a practice whose services are not all in its budget', () => {
  it('shows what is blocked back, total spend, whose the risk is, and what is out of scope, in the words of the comparison', () => onPlan(files, async (plan) => {
    await plan.run('budget.line', { line: 'tertiary', state: 'blocked-back', reason: 'rare' });
    await plan.run('budget.line', { line: 'dental', state: 'out-of-scope' });
    const { facts, table, texts } = await pageOf(plan, 'A');
    expect(facts).toEqual([
      ['Indicative budget', '£100.00, £0.10 a head for 1,000 patients'],
      ['Blocked back', '£30.00 was spent on the patients of this practice'],
      ['Total spend', '£130.00: £100.00 by historic and what is blocked back'],
      ['Out of scope', 'dental: not in the budget'],
    ]);
    expect(table('lines')?.rows).toEqual([
      ['hospital', 'in budget', '2005/06', 10_000, 18_000], ['tertiary', 'blocked back', '2005/06', 3_000, 4_000], ['dental', 'out of scope', '2005/06', null, null],
    ]);
    const said = 'Blocked back: tertiary, £40.00 in all. It is in no budget and no pool, and its risk stays with the PCT; total spend shows it.';
    expect(texts).toContain(said);
    const { notes, rows } = await plan.compare({ weights: 'list' });
    expect([notes.includes(said), rows[0]?.blockedBackPence, rows[0]?.totalSpendPence]).toEqual([true, 3_000, 13_000]);
  }));

  it('keeps to the current budget for total spend, whichever method the page is about', () => onPlan(files, async (plan) => {
    await plan.run('budget.line', { line: 'tertiary', state: 'blocked-back' });
    // Lists 1 to 1: hospital 180.00 and dental 11.00 make 191.00, half of it 95.50. B has 80.00 + 6.00 = 86.00 now, and 10.00 is blocked back.
    const { facts } = await pageOf(plan, 'B', { method: 'capitation' });
    expect(facts).toEqual([
      ['Indicative budget', '£95.50, £0.10 a head for 1,000 patients'],
      ['Blocked back', '£10.00 was spent on the patients of this practice'],
      ['Total spend', '£96.00: £86.00 by historic and what is blocked back'],
    ]);
  }));

  it('says so in files of rows and in every format that is read', () => onPlan(files, async (plan) => {
    await plan.run('budget.line', { line: 'tertiary', state: 'blocked-back' });
    await plan.run('budget.line', { line: 'dental', state: 'out-of-scope' });
    const { answer } = await pageOf(plan, 'A');
    const document = presentOutcome(answer);
    const inWords = (text: string) => text.replace(/\s+/g, ' ');
    const written = async (id: string) => {
      const format = await exportFormat(id);
      if (format === null) throw new Error(`There is no format ${id}`);
      const rendered = await format.render(document, {});
      return typeof rendered === 'string' ? rendered : new TextDecoder().decode(rendered);
    };
    const [head, first] = (await written('csv')).split(/\r?\n/);
    expect([head, first]).toEqual([
      'method,budget,difference,head,grade,blocked_back,total_spend,out_of_scope,lowest_grade',
      'Historic,100.00,0.00,£0.10,unverified,30.00,130.00,dental,unverified',
    ]);
    for (const id of ['txt', 'md', 'html']) {
      const text = inWords(await written(id));
      for (const part of ['£30.00', '£130.00', 'its risk stays with the PCT', 'not in the budget']) expect([id, text.includes(part)]).toEqual([id, true]);
    }
  }));

  it('says nothing of it where every line is in the budget', () => onPlan(files, async (plan) => {
    await plan.run('budget.line', { line: 'tertiary', state: 'blocked-back' });
    await plan.run('budget.line', { line: 'tertiary', state: 'in-budget' });
    const { facts, table } = await pageOf(plan, 'A');
    expect([facts.map(([name]) => name), table('lines'), table('methods')?.columns.length]).toEqual([['Indicative budget'], undefined, 5]);
  }));
});
