import type { CommandResult, HeatmapOutcome, LeadsOutcome } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { fileOf, CommitmentPlan, valeLists } from '../../testing/commitment-plan.ts';

const codes = Object.keys(valeLists);

async function revealed(plan: CommitmentPlan, text = codes.map((code, index) => `${code},pl.needs,${index % 5},1`).join('\n')): Promise<CommitmentPlan> {
  await plan.run('commitment.open');
  const scored = await plan.run('commitment.score', { file: fileOf('s.csv', `practice,item,willingness,capacity\n${text}\n`) });
  expect(scored.status).toBe('fine');
  await plan.run('commitment.reveal', { reason: 'one item was asked' });
  return plan;
}

const heatmap = async (plan: CommitmentPlan, params: object = {}) => (await plan.run<CommandResult<HeatmapOutcome>>('commitment.heatmap', params)).outcome;
const columns = async (plan: CommitmentPlan) => (await heatmap(plan)).practices.map(({ column }) => column);

describe('names', () => {
  it('are hidden under letters that the order of the list does not give away', async () => {
    const orders = await Promise.all(['2006-05-02', '2006-05-03', '2006-05-04', '2006-05-05', '2006-05-06', '2006-05-07'].map(async (day) => {
      const { state } = await revealed(new CommitmentPlan({ time: `${day}T09:00:00.000Z` }));
      return [...state.commitment.aliases].toSorted(([, a], [, b]) => (a < b ? -1 : 1)).map(([code]) => code).join();
    }));
    expect(new Set(orders).size).toBe(orders.length);
    expect(orders).not.toContain(codes.join());
  });

  it('appear nowhere in what is answered', async () => {
    const plan = await revealed(new CommitmentPlan());
    const { outcome } = await plan.run('commitment.leads');
    for (const text of [JSON.stringify(await heatmap(plan)), JSON.stringify(outcome)]) expect(codes.filter((code) => text.includes(code))).toEqual([]);
  });

  it('show where a practice agrees, at the place of its letter, and go when it takes that back', async () => {
    const plan = await revealed(new CommitmentPlan());
    const before = await columns(plan);
    await plan.run('commitment.naming', { practice: 'elm', agree: 'yes' });
    const alias = plan.state.commitment.aliases.get('elm');
    expect(await columns(plan)).toEqual(before.map((column) => (column === alias ? 'elm' : column)));
    await plan.run('commitment.naming', { practice: 'elm', agree: 'no' });
    expect(await columns(plan)).toEqual(before);
  });

  it('stay hidden altogether while one single practice would be given away by the others', async () => {
    const plan = await revealed(new CommitmentPlan());
    for (const practice of codes.slice(1)) await plan.run('commitment.naming', { practice, agree: 'yes' });
    expect(await columns(plan)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
    expect((await heatmap(plan)).notes[0]).toMatch(/One practice alone/);
    await plan.run('commitment.naming', { practice: 'abbey', agree: 'yes' });
    expect(await columns(plan)).toEqual(codes);
  });

  it('keep their letters from round to round, and newcomers get the next ones', async () => {
    const plan = await revealed(new CommitmentPlan());
    const before = new Map(plan.state.commitment.aliases);
    plan.keep('locality.join', [{ type: 'practice joined', data: { practice: 'aaa', membership: 'in' } }]);
    await revealed(plan, 'aaa,pl.needs,1,1');
    for (const [practice, alias] of before) expect(plan.state.commitment.aliases.get(practice)).toBe(alias);
    expect(plan.state.commitment.aliases.get('aaa')).toBe('I');
  });

  it('of a practice whose code looks like a letter cannot be taken for one', async () => {
    const plan = await revealed(new CommitmentPlan({ lists: { A: '1', B: '2', C: '3' } }), 'A,pl.needs,1,1');
    await plan.run('commitment.naming', { practice: 'A', agree: 'yes' });
    expect(await columns(plan)).toContain('A (its code)');
  });
});

describe('rounds', () => {
  it('stand side by side, with what moved', async () => {
    const plan = await revealed(new CommitmentPlan({ lists: { abbey: '10', brook: '20' } }), 'abbey,pl.needs,1,1\nbrook,pl.needs,4,1');
    await revealed(plan, 'abbey,pl.needs,3,1');
    const { items, round, against } = await heatmap(plan, { round: 2, against: 1 });
    const needs = items.find(({ id }) => id === 'pl.needs');
    expect([round.number, against?.number]).toEqual([2, 1]);
    const at = plan.state.commitment.aliases.get('abbey') === 'A' ? 0 : 1;
    expect([needs?.cells[at], needs?.before?.[at], needs?.cells[1 - at], needs?.before?.[1 - at]]).toEqual([3, 1, null, 4]);
    expect((await heatmap(plan, { round: 1 })).items.find(({ id }) => id === 'pl.needs')?.cells.toSorted()).toEqual([1, 4]);
  });

  it('cannot be held against one that is not revealed', async () => {
    const plan = await revealed(new CommitmentPlan());
    await plan.run('commitment.open');
    const { status, diagnostics } = await plan.run('commitment.heatmap', { against: 2 });
    expect([status, diagnostics.map(({ code }) => code)]).toEqual(['usage', ['not-comparable']]);
    expect((await plan.run('commitment.heatmap', { round: 3 })).diagnostics.map(({ code }) => code)).toEqual(['unknown-round']);
  });

  it('give no mean by list where the list of somebody who answered is not known', async () => {
    const lists = { abbey: '10', brook: '20', canal: null, drovers: '30' };
    const all = await heatmap(await revealed(new CommitmentPlan({ lists }), Object.keys(lists).map((code) => `${code},pl.needs,2,1`).join('\n')));
    const needs = all.items.find(({ id }) => id === 'pl.needs')?.statistics;
    expect([needs?.mean, needs?.weightedMean]).toEqual(['2.00', null]);
    const without = await heatmap(await revealed(new CommitmentPlan({ lists }), 'abbey,pl.needs,4,1\nbrook,pl.needs,1,1\ndrovers,pl.needs,0,1'));
    expect(without.items.find(({ id }) => id === 'pl.needs')?.statistics.weightedMean).toBe('1.00');
  });

  it('work nothing out of two answers', async () => {
    const { items } = await heatmap(await revealed(new CommitmentPlan(), 'abbey,pl.needs,0,1\nbrook,pl.needs,4,1'));
    expect(items.find(({ id }) => id === 'pl.needs')?.statistics).toEqual({
      answered: 2, median: null, lowerQuartile: null, upperQuartile: null, interquartileRange: null, mean: null, weightedMean: null, couldLead: 1, polarised: false,
    });
  });
});

describe('who could lead', () => {
  it('is nobody, somebody, a choice, or not known; gaps go both ways', async () => {
    const plan = await revealed(new CommitmentPlan(), [
      'abbey,pl.needs,2,2', 'brook,pl.needs,1,4', 'abbey,sh.pace,3,1', 'brook,sh.pace,4,', 'abbey,sh.savings,3,3', 'brook,sh.savings,4,4', 'canal,sh.savings,4,3', 'canal,pl.priorities,,2',
    ].join('\n'));
    for (const practice of codes) await plan.run('commitment.naming', { practice, agree: 'yes' });
    const { outcome } = await plan.run<CommandResult<LeadsOutcome>>('commitment.leads');
    const of = (id: string) => outcome.items.find((item) => item.id === id);
    expect(['pl.needs', 'sh.pace', 'sh.savings', 'pl.priorities'].map((id) => of(id)?.state)).toEqual(['nobody', 'somebody', 'choice', 'not-answered']);
    expect(of('sh.pace')?.candidates.map(({ practice, willingness, capacity }) => [practice, willingness, capacity])).toEqual([['abbey', 3, 1], ['brook', 4, null]]);
    expect(outcome.gaps.map(({ item, practice, gap }) => [item, practice, gap])).toEqual([['pl.needs', 'brook', -3], ['sh.pace', 'abbey', 2]]);
  });

  it('is hidden until the reveal', async () => {
    const plan = new CommitmentPlan();
    await plan.run('commitment.open');
    await plan.run('commitment.score', { practice: 'abbey', item: 'sh.pace', willingness: '4', capacity: '0' });
    const { outcome } = await plan.run<CommandResult<LeadsOutcome>>('commitment.leads');
    expect([outcome.items, outcome.gaps]).toEqual([[], []]);
  });
});
