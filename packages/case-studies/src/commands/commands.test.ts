import type { CaseStudyCheckOutcome, CaseStudyOutcome, CommandResult, TableOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { CaseStudiesPlan } from '../../testing/case-studies-plan.ts';

let plan: CaseStudiesPlan;
beforeEach(() => {
  plan = new CaseStudiesPlan();
});

const codes = ({ diagnostics }: CommandResult) => diagnostics.map(({ code }) => code);
const shown = async (id: string) => (await plan.run('case-study.show', { case: id })).outcome as CaseStudyOutcome;
const hold = (when: 'start' | 'finish', answers: string, params: object = {}) => plan.run(`case-study.${when}`, { project: 'dvt', answers: answers.split(','), ...params });
const changes = ({ outcome }: CommandResult) => Object.fromEntries((outcome as CaseStudyCheckOutcome).criteria.map(({ id, change }) => [id, change]));

describe('the library', () => {
  it('says of a record without failures or interests that it is silent on them', async () => {
    expect((await shown('bexley-diabetes')).silences).toEqual([
      'It does not say what was aimed at when it began.', 'It reports nothing that went wrong, which does not mean that nothing did.', 'It declares no interests, which does not mean that there are none.',
      'It does not say what they would do differently.', 'It does not say what it cost.', 'It gives no baseline for what it measured.', 'It names no documents, such as a business case or an evaluation.',
    ]);
    const { silences } = await shown('case.home-oxygen');
    expect(silences.some((one) => one.includes('went wrong'))).toBe(false);
  });

  it('marks the anti-example, in the list too', async () => {
    expect((await shown('case.northants-claim')).warning).toContain('was no saving');
    expect((await shown('case.home-oxygen')).warning).toBe(null);
    const { table } = (await plan.run('case-study.list')).outcome as TableOutcome;
    expect(table.rows.find((row) => row[0] === 'case.northants-claim')?.slice(2, 7)).toEqual(['anti-example', null, '2007/08 to 2009/10', 0, 'Never quote this as a saving: gross and net belong side by side, with every practice in the sum.']);
  });

  it('lists those of one area, and refuses an area or a case that there is not', async () => {
    expect(((await plan.run('case-study.list', { area: 'copd' })).outcome as TableOutcome).table.rows.map((row) => row[0])).toEqual(['case.wearside-copd']);
    expect([codes(await plan.run('case-study.list', { area: 'lungs' })), codes(await plan.run('case-study.show', { case: 'lungs' }))]).toEqual([['unknown-area'], ['unknown-case']]);
  });
});

it('a case of the locality\'s own with a fault is refused with it, and the list says so', async () => {
  const oxygen = (await shown('home-oxygen')).case;
  plan = new CaseStudiesPlan([], [{ ...oxygen, id: 'case.ours', figures: oxygen.figures.filter(({ id }) => id !== 'pcts') }]);
  const refused = await plan.run('case-study.show', { case: 'ours' });
  expect([refused.status, codes(refused)]).toEqual(['refused', ['bad-check']]);
  const { table } = (await plan.run('case-study.list')).outcome as TableOutcome;
  expect(table.rows.find((row) => row[0] === 'case.ours')?.[6]).toBe('It has faults and cannot be shown: see pbc pack check.');
  expect((await plan.run('case-study.show', { case: 'home-oxygen' })).status).toBe('fine');
});

describe('a project at its start and its end', () => {
  it('shows what was gained, lost, became known, and was never asked', async () => {
    await hold('start', 'goal-clear=yes,comparator=no,equity=yes,sustainable=unknown', { on: '2006-05-02' });
    const before = plan.state;
    const finished = await hold('finish', 'goal-clear=yes,comparator=YES,equity=no,sustainable=no', { note: 'Patients without a car still come late' });
    expect(changes(finished)).toMatchObject({ 'goal-clear': 'same', 'comparator': 'gained', 'equity': 'lost', 'sustainable': 'became known', 'measurable': 'same' });
    expect(finished.outcome).toMatchObject({
      start: { on: '2006-05-02', by: 'Dr Shah', note: null, met: 2 }, finish: { on: '2006-11-06', met: 2, note: 'Patients without a car still come late' },
      notes: ['Met at the start and not at the end: equity.', 'Bad results are as welcome as good ones: write down both.'],
    });
    plan.undo();
    expect(plan.state).toEqual(before);
  });

  it('adds answers to those before, and asks nothing of a time that was left out', async () => {
    await hold('start', 'goal-clear=yes');
    await hold('start', 'measurable=no');
    expect(plan.state.caseStudyChecks.get('dvt')?.start?.answers).toMatchObject({ 'goal-clear': 'yes', 'measurable': 'no', 'equity': 'unknown' });
    const looked = await plan.run('case-study.finish', { project: 'dvt' });
    expect([looked.events, changes(looked)['goal-clear'], (looked.outcome as CaseStudyCheckOutcome).finish]).toEqual([undefined, 'not asked at both', null]);
  });

  it('the start stays as it is once the end is answered; an end without a start says so', async () => {
    const alone = await hold('finish', 'equity=no');
    expect((alone.outcome as CaseStudyCheckOutcome).notes[0]).toContain('nothing to compare');
    expect(codes(await hold('start', 'equity=yes'))).toEqual(['already-finished']);
    plan.undo();
    expect((await hold('start', 'equity=yes')).status).toBe('fine');
  });

  it('refuses what is wrong, all of it in one run', async () => {
    expect(codes(await hold('start', 'aim=yes,equity=perhaps,equity=no,equity=yes', { on: '2006-12-01', note: 'Seen: 943 476 5919' }))).toEqual(['unknown-criterion', 'bad-answer', 'answered-twice', 'patient-identity', 'day-to-come']);
    expect(codes(await plan.run('case-study.start', { project: 'knee' }))).toEqual(['unknown-project']);
    expect(codes(await plan.run('case-study.start', { project: 'dvt', note: 'Soon' }))).toEqual(['no-answers']);
    await hold('start', 'equity=yes', { on: '2006-10-01' });
    expect(codes(await hold('finish', 'equity=no', { on: '2006-09-30' }))).toEqual(['finish-before-start']);
  });

  it('criteria of the locality\'s own are used in place of ours, and old answers to others are not mixed in', async () => {
    await hold('start', 'goal-clear=yes');
    const { events } = plan;
    plan = new CaseStudiesPlan([{ id: 'ours', title: 'Ours', description: 'As we ask.', criteria: [{ id: 'goal-clear', title: 'Goal', question: 'Goal?', sources: [], grade: 'proposed' }], sources: {}, grade: 'proposed' }]);
    plan.events = events;
    const finished = await hold('finish', 'goal-clear=no');
    expect(finished.outcome).toMatchObject({ checklist: 'ours', criteria: [{ id: 'goal-clear', start: null, finish: 'no', change: 'not asked at both' }], notes: ['One of the two times used another checklist; its answers are not shown.', 'Bad results are as welcome as good ones: write down both.'] });
  });
});
