import type { CommandResult, CommitmentSheetOutcome } from '@pbc-planner/domain';
import { describeEvent } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { fileOf, frameworkNamed, CommitmentPlan, told } from '../../testing/commitment-plan.ts';

async function opened(): Promise<CommitmentPlan> {
  const plan = new CommitmentPlan();
  await plan.run('commitment.open', { title: 'Kick-off' });
  return plan;
}

const scoresOf = (plan: CommitmentPlan, practice: string) => Object.fromEntries(plan.state.commitment.rounds.at(-1)?.sheets.get(practice)?.items ?? []);
const import1 = async (plan: CommitmentPlan, text: string, more: object = {}) => plan.run('commitment.score', { file: fileOf('sheets.csv', text), ...more });

describe('commitment.score', () => {
  it('keeps one item at a time, and leaves what it does not mention', async () => {
    const plan = await opened();
    await plan.run('commitment.score', { practice: 'abbey', item: 'pl.needs', willingness: '3', note: ' No\ttime ' });
    await plan.run('commitment.score', { practice: 'abbey', item: 'pl.needs', capacity: '0', role: 'Practice manager' });
    expect(scoresOf(plan, 'abbey')).toEqual({ 'pl.needs': { willingness: 3, capacity: 0, note: 'No time' } });
    await plan.run('commitment.score', { practice: 'abbey', item: 'pl.needs', willingness: 'unknown' });
    expect(scoresOf(plan, 'abbey')['pl.needs']?.willingness).toBeNull();
    expect(plan.state.commitment.rounds[0]?.sheets.get('abbey')?.role).toBe('Practice manager');
  });

  it('says in the log that something was scored, and neither what nor by whom', async () => {
    const plan = await opened();
    await plan.run('commitment.score', { practice: 'abbey', item: 'pl.needs', willingness: '3', note: 'Dr Cole will not' });
    const event = plan.events.at(-1);
    expect(event && describeEvent(event)).toBe('Dr Shah filled in a commitment sheet, in private');
  });

  it('shows which blanks are left, never a score', async () => {
    const plan = await opened();
    const { outcome } = await plan.run<CommandResult<CommitmentSheetOutcome>>('commitment.score', { practice: 'abbey', item: 'pl.needs', willingness: '4' });
    expect(outcome.sheets.map(({ practice, coverage }) => [practice, coverage])).toEqual([['abbey', { answered: 1, asked: 30 }]]);
    expect(outcome.sheets[0]?.items.filter(({ willingness, capacity }) => willingness || capacity)).toEqual([
      { item: 'pl.needs', title: 'Assessing needs', willingness: true, capacity: false, note: false },
    ]);
    expect([outcome.saved, outcome.dryRun]).toEqual([true, false]);
  });

  it('asks for the eleven items of practices and localities and the four shared ones', async () => {
    const { outcome } = await (await opened()).run<CommandResult<CommitmentSheetOutcome>>('commitment.score', { practice: 'hope' });
    expect(outcome.sheets[0]?.items).toHaveLength(15);
    expect(outcome.sheets[0]?.items.map(({ item }) => item.split('.')[0])).toEqual([...Array.from({ length: 11 }, () => 'pl'), ...Array.from({ length: 4 }, () => 'sh')]);
  });

  it('asks for every item of a framework that marks none', async () => {
    const plan = new CommitmentPlan({ framework: frameworkNamed('icb-2024') });
    await plan.run('commitment.open');
    const { outcome } = await plan.run<CommandResult<CommitmentSheetOutcome>>('commitment.score', { practice: 'hope' });
    expect(outcome.sheets[0]?.items).toHaveLength(30);
  });

  it.each([
    ['no round open', new CommitmentPlan(), { practice: 'abbey', item: 'pl.needs', willingness: '3' }, ['error no-open-round']],
    ['an unknown practice', null, { practice: 'abby', item: 'pl.needs', willingness: '3' }, ['error unknown-practice']],
    ['an item of the PCT', null, { practice: 'abbey', item: 'pct.payments', willingness: '3' }, ['error unknown-item']],
    ['no score', null, { practice: 'abbey', item: 'pl.needs' }, ['error no-score']],
    ['a score past the scale, and no practice', null, { item: 'pl.needs', willingness: '5', capacity: '9' }, ['error no-practice', 'error bad-score', 'error bad-score']],
    ['a file and an item', null, { practice: 'abbey', item: 'pl.needs', file: fileOf('a.csv', 'x') }, ['error file-and-item']],
  ] as const)('refuses %s', async (_, given, params, codes) => {
    const plan = given ?? await opened();
    const before = plan.events.length;
    const result = await plan.run('commitment.score', params);
    expect([result.status, told(result), plan.events.length]).toEqual(['usage', codes, before]);
    for (const { hint } of result.diagnostics) expect(hint).toMatch(/\S/);
  });
});

describe('a file of sheets', () => {
  it('is taken whole, blank cells saying nothing', async () => {
    const plan = await opened();
    await plan.run('commitment.score', { practice: 'brook', item: 'pl.needs', capacity: '4' });
    const result = await import1(plan, 'Practice Code,Item,Title,Willingness,Capacity,Notes\nabbey,pl.needs,Assessing needs,0,3.00,"Late, but yes"\nbrook,pl.needs,,2,,\nbrook,sh.pace,,,,\nbrook,sh.savings,,,unknown,\n,,,,,\n');
    expect([result.status, told(result)]).toEqual(['fine', []]);
    expect(scoresOf(plan, 'abbey')).toEqual({ 'pl.needs': { willingness: 0, capacity: 3, note: 'Late, but yes' } });
    expect(scoresOf(plan, 'brook')).toEqual({ 'pl.needs': { willingness: 2, capacity: 4, note: null } });
    expect(result.events).toHaveLength(2);
  });

  it('changes nothing the second time, nor in a dry run', async () => {
    const plan = await opened();
    const text = 'practice,item,willingness,capacity\nabbey,pl.needs,1,2\n';
    const dry = await import1(plan, text, { dryRun: true });
    expect([dry.events, dry.outcome]).toEqual([[], expect.objectContaining({ saved: false, dryRun: true })]);
    expect((await import1(plan, text)).events).toHaveLength(1);
    expect((await import1(plan, text)).events).toEqual([]);
  });

  it('names all its faults with their rows in one run, and takes nothing', async () => {
    const plan = await opened();
    const result = await import1(plan, [
      'practice,item,willingness,capacity,note,colour',
      'abbey,pl.needs,5,-1,,red', 'abby,pl.needs,1,1,,', 'abbey,pl.nothing,1,1,,', 'abbey,pl.needs,1,1,,', 'brook,pl.needs,two,1,,', ',sh.pace,1,1,,', 'brook,sh.pace,3,3,fine,',
    ].join('\n'));
    expect([result.status, result.events ?? []]).toEqual(['refused', []]);
    expect(told(result)).toEqual([
      'info column-not-read @ 1', 'error bad-score @ 2', 'error bad-score @ 2', 'error unknown-practice @ 3', 'error unknown-item @ 4',
      'error item-twice @ 5', 'error bad-score @ 6', 'error unknown-practice @ 7',
    ]);
  });

  it('that holds an NHS number is refused before a row is read', async () => {
    const result = await import1(await opened(), 'practice,item,willingness,capacity,note\nabbey,pl.needs,9,1,ask for 943 476 5919\n');
    expect([result.status, told(result), result.events ?? []]).toEqual(['refused', ['error patient-identity-value @ 2'], []]);
  });

  it('needs its columns, and a practice from somewhere', async () => {
    const plan = await opened();
    expect(told(await import1(plan, 'item,willingness\npl.needs,3\n'))).toEqual(['error column-missing @ 1', 'error column-missing @ 1']);
    expect(told(await import1(plan, 'item,willingness,capacity,willing\npl.needs,3,1,2\n', { practice: 'abbey' }))).toEqual(['error column-twice @ 1']);
    expect((await import1(plan, 'item,willingness,capacity\npl.needs,3,1\n', { practice: 'abbey' })).status).toBe('fine');
    expect(told(await import1(plan, 'practice,item,willingness,capacity\nbrook,pl.needs,3,1\n', { practice: 'abbey' }))).toEqual(['error other-practice @ 2']);
  });
});
