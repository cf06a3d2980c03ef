import type { ActionPointsOutcome, CommandResult } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { fileOf, frameworkNamed, CommitmentPlan, told } from '../../testing/commitment-plan.ts';

const small = () => new CommitmentPlan({ lists: { abbey: '100', brook: '200' } });
const tracked = async (plan: CommitmentPlan, params: object = {}) => (await plan.run<CommandResult<ActionPointsOutcome>>('action-points', params)).outcome;
const point = async (plan: CommitmentPlan, id: string, params: object = {}) => (await tracked(plan, params)).points.find((one) => one.id === id);

describe('the action points', () => {
  it('begin with none of the five started, each with what to do next', async () => {
    const { points } = await tracked(small());
    expect(points.map(({ id, state, countPer }) => [id, state, countPer])).toEqual([
      ['ap.membership', 'not-started', 'practice'], ['ap.budget-method', 'not-started', 'practice'], ['ap.pct-structure', 'not-started', 'locality'],
      ['ap.commitment', 'not-started', 'practice'], ['ap.focus', 'not-started', 'locality'],
    ]);
    for (const { nextStep } of points) expect(nextStep).toMatch(/\S/);
  });

  it('follow how practices say that they take part', async () => {
    const plan = small();
    await plan.run('commitment.participation', { practice: 'abbey', as: 'alone', date: '2006-05-01' });
    const half = await point(plan, 'ap.membership');
    expect([half?.state, half?.done, half?.practices.map(({ state, shown }) => [state, shown])]).toEqual([
      'in-hand', { practices: 1, of: 2 }, [['done', 'alone from 2006-05-01'], ['not-started', 'has not said how it takes part']],
    ]);
    await plan.run('commitment.participation', { practice: 'brook', as: 'in' });
    expect(await point(plan, 'ap.membership')).toMatchObject({ state: 'done', done: { practices: 2, of: 2 } });
    plan.keep('locality.join', [{ type: 'practice joined', data: { practice: 'brook', membership: 'declined' } }]);
    expect((await point(plan, 'ap.membership'))?.state).toBe('in-hand');
  });

  it('follow the scores: done when nothing is blank, with the role and the date', async () => {
    const plan = small();
    const items = frameworkNamed('pbc-2005').items.filter(({ group }) => group !== 'pct').map(({ id }) => id);
    await plan.run('commitment.open');
    await plan.run('commitment.score', { practice: 'brook', item: 'pl.needs', willingness: '2' });
    await plan.run('commitment.score', { file: fileOf('s.csv', `practice,item,willingness,capacity\n${items.map((id) => `abbey,${id},1,2`).join('\n')}\n`), role: 'Practice manager' });
    const found = await point(plan, 'ap.commitment');
    expect(found?.practices.map(({ state, shown }) => [state, shown])).toEqual([
      ['done', 'complete in round 1, Practice manager, 2006-05-02'], ['in-hand', 'begun in round 1, 2006-05-02'],
    ]);
  });

  it('follow which items need direct management: done when both sides have answered for every item and few enough need it', async () => {
    const plan = small();
    const framework = frameworkNamed('pbc-2005');
    const answer = (side: string | undefined, needs: (index: number) => boolean) =>
      plan.keep('matrix.assign', framework.items.map(({ id }, index) => ({ type: 'responsibility flagged', data: { item: id, needsDirectManagement: needs(index), ...(side === undefined ? {} : { side }) } })));
    answer('pct', (index) => index < 5);
    expect(await point(plan, 'ap.pct-structure')).toMatchObject({ state: 'in-hand', shown: '26 of 26 items answered (for themselves: pct 26, locality 0), 5 in need of direct management; the limit is 30% of the items, which is kept so far' });
    answer('locality', (index) => index < 7);
    // 7 of 26 are 26.9%, under the 30% of RM012; 8 are 30.8%.
    expect(await point(plan, 'ap.pct-structure')).toMatchObject({ state: 'done', shown: '26 of 26 items answered (for themselves: pct 26, locality 26), 7 in need of direct management; the limit is 30% of the items, which is kept so far' });
    plan.keep('matrix.assign', [{ type: 'responsibility flagged', data: { item: framework.items[7]?.id ?? '', needsDirectManagement: true, side: 'locality' } }]);
    expect(await point(plan, 'ap.pct-structure')).toMatchObject({ state: 'in-hand', shown: '26 of 26 items answered (for themselves: pct 26, locality 26), 8 in need of direct management; the limit is 30% of the items, which is passed' });
    expect((await point(plan, 'ap.pct-structure', { point: 'ap.pct-structure', state: 'done', evidence: 'Letter of the PCT' }))?.state).toBe('done');
  });

  it('follow whether each practice says that it knows the method, whatever the commissioner says', async () => {
    const plan = small();
    const say = (practice: string, side: 'practice' | 'commissioner', methodKnown: 'yes' | 'no') =>
      plan.keep('budget.status', [{ type: 'budget status said', data: { practice, side, answers: { methodKnown } } }]);
    say('abbey', 'commissioner', 'yes');
    say('brook', 'practice', 'no');
    expect((await point(plan, 'ap.budget-method'))?.practices.map(({ state, shown }) => [state, shown])).toEqual([
      ['not-started', 'has not said whether it knows the method; the commissioner says that it is known'], ['in-hand', 'does not know the method'],
    ]);
    say('abbey', 'practice', 'yes');
    expect((await point(plan, 'ap.budget-method'))?.practices[0]).toMatchObject({ state: 'done', shown: expect.stringMatching(/^knows the method, 2006-/) });
  });

  it('follow whether each live project has a dated baseline and a dated target', async () => {
    const plan = small();
    const measure = { id: 'admissions', title: 'Admissions', unit: 'a year', better: 'lower', baseline: '133', baselineOn: '2006-03-31', target: '110', targetOn: '2007-03-31' } as const;
    expect((await point(plan, 'ap.focus'))?.shown).toBe('no live project yet');
    plan.keep('project.add', ['copd', 'dvt'].flatMap((project) => [
      { type: 'project added', data: { project, title: project, area: project } } as const,
      { type: 'project measure set', data: { project, measure: project === 'copd' ? measure : { ...measure, baselineOn: null } } } as const,
    ]));
    expect(await point(plan, 'ap.focus')).toMatchObject({ state: 'in-hand', shown: '1 of 2 live projects measurable: a dated baseline, a target and its date' });
    plan.keep('project.measure', [{ type: 'project measure set', data: { project: 'dvt', measure } }]);
    expect((await point(plan, 'ap.focus'))?.state).toBe('done');
    plan.keep('project.close', [{ type: 'project closed', data: { project: 'dvt', on: '2006-05-02', reason: 'Done' } }, { type: 'project closed', data: { project: 'copd', on: '2006-05-02', reason: 'Done' } }]);
    expect((await point(plan, 'ap.focus'))?.state).toBe('not-started');
  });

  it('take what somebody records before what the plan shows, and can be undone', async () => {
    const plan = small();
    await tracked(plan, { point: 'ap.budget-method', practice: 'abbey', state: 'done', evidence: 'Letter of 3 May', owner: ' Dr  Cole ' });
    const found = await point(plan, 'ap.budget-method');
    expect(found).toMatchObject({ state: 'in-hand', done: { practices: 1, of: 2 } });
    expect(found?.practices[0]).toMatchObject({ state: 'done', evidence: 'Letter of 3 May', owner: 'Dr Cole' });
    expect((await plan.run('action-points', { point: 'ap.budget-method', practice: 'abbey', owner: 'Dr Cole' })).events).toEqual([]);
    expect(plan.undo()).toBe(true);
    expect((await point(plan, 'ap.budget-method'))?.state).toBe('not-started');
  });

  it('are overdue after their day, unless done or not applicable; the day is the plan\'s last unless somebody names one', async () => {
    const plan = small();
    await tracked(plan, { point: 'ap.focus', due: '2006-05-02' });
    expect((await point(plan, 'ap.focus'))?.state).toBe('not-started');
    expect((await point(plan, 'ap.focus', { on: '2006-05-03' }))?.state).toBe('overdue');
    expect((await point(plan, 'ap.focus', { point: 'ap.focus', state: 'not-applicable', reason: 'No money this year', on: '2006-05-03' }))?.state).toBe('not-applicable');
  });

  it.each([
    [{ point: 'ap.nothing' }, ['error unknown-action-point']],
    [{ owner: 'Dr Cole' }, ['error no-action-point']],
    [{ point: 'ap.focus', practice: 'abbey', owner: 'x' }, ['error counts-once']],
    [{ point: 'ap.membership', practice: 'abby', due: '2006-02-30' }, ['error unknown-practice', 'error not-a-date']],
    [{ point: 'ap.focus', state: 'not-applicable' }, ['error no-reason']],
  ])('refuse %j', async (params, codes) => {
    const result = await small().run('action-points', params);
    expect([result.status, told(result), result.events]).toEqual(['usage', codes, undefined]);
    for (const { hint } of result.diagnostics) expect(hint).toMatch(/\S/);
  });
});

describe('participation', () => {
  it('is exactly one for each practice, with the deadline of the policy', async () => {
    const plan = small();
    await plan.run('commitment.participation', { practice: 'abbey', as: 'observing', date: '2006-05-01' });
    await plan.run('commitment.participation', { practice: 'abbey', as: 'in' });
    expect(plan.state.commitment.participation.get('abbey')).toEqual({ participation: 'in', date: '2006-05-02' });
    const { outcome } = await plan.run('commitment.participation');
    expect(JSON.stringify(outcome)).toContain('2006-12-31 (verified');
    expect(JSON.stringify(outcome)).toContain('["abbey","abbey","in the locality","2006-05-02"]');
    expect(JSON.stringify(outcome)).toContain('["brook","brook","in the locality",null]');
  });

  it('keeps the list that was entered for a practice', async () => {
    const plan = small();
    const before = plan.state.entered.get('abbey');
    await plan.run('commitment.participation', { practice: 'abbey', as: 'alone' });
    expect(plan.state.entered.get('abbey')).toEqual({ ...before, membership: 'alone' });
  });

  it.each([[{ practice: 'abbey' }, ['error half-said']], [{ as: 'in' }, ['error half-said']], [{ practice: 'abbey', as: 'in', date: '2006-13-01' }, ['error not-a-date']], [{ date: '2006-05-01' }, ['error date-alone']]])(
    'refuses %j',
    async (params, codes) => expect(told(await small().run('commitment.participation', params))).toEqual(codes),
  );
});
