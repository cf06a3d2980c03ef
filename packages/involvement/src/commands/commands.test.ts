import type { DutyOutcome, InvolvementGuide, InvolvementOutcome, TableOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { InvolvementPlan, told } from '../../testing/involvement-plan.ts';

let plan: InvolvementPlan;
beforeEach(() => {
  plan = new InvolvementPlan();
});

const number = '943 476 5919';
const listed = async (project?: string) => (await plan.run('involvement.list', project === undefined ? {} : { project })).outcome as InvolvementOutcome;
const represented = { guide: 'patients-group', item: 'represented' };
const asked = { kind: 'acute-consultants', project: 'dvt', role: 'consultant haematologist', ask: 'To agree', on: '2006-06-12' };

describe('a checklist', () => {
  it('is open until somebody says yes or no; unknown opens it again', async () => {
    const openOf = async () => (await listed()).checklists.find(({ guide }) => guide === 'patients-group');
    expect(await openOf()).toMatchObject({ answered: 0, open: 9 });
    await plan.run('involvement.answer', { ...represented, answer: 'no', note: 'Nobody yet', on: '2006-05-02' });
    expect(await openOf()).toMatchObject({ answered: 1, open: 8 });
    expect((await openOf())?.items[0]).toEqual({ item: 'represented', question: 'Do patients sit on the commissioning group?', answer: 'no', note: 'Nobody yet', source: null, on: '2006-05-02', by: 'Dr Shah' });
    const { outcome } = await plan.run('involvement.answer', { ...represented, answer: 'unknown' });
    expect(outcome).toMatchObject({ text: 'Do patients sit on the commissioning group? Unknown, and so still open.' });
    expect(await openOf()).toMatchObject({ answered: 0, open: 9 });
    plan.undo();
    expect(await openOf()).toMatchObject({ answered: 1, open: 8 });
  });

  it('of the group is none of a project, and one of a project none of the group', async () => {
    expect(told(await plan.run('involvement.answer', { ...represented, answer: 'yes', project: 'dvt' }))).toEqual(['not-of-projects']);
    expect(told(await plan.run('involvement.answer', { guide: 'patients-project', item: 'asked', answer: 'yes' }))).toEqual(['no-project']);
    expect(told(await plan.run('involvement.answer', { guide: 'patients', item: 'asked', answer: 'yes' }))).toEqual(['unknown-checklist']);
    expect(told(await plan.run('involvement.answer', { guide: 'patients-project', item: 'why', answer: 'yes', project: 'knee', on: '6 May' }))).toEqual(['unknown-item', 'unknown-project', 'bad-day']);
    expect(told(await plan.run('involvement.answer', { guide: 'duty-to-involve', item: 'range', answer: 'yes', project: 'dvt' }))).toEqual(['duty-test']);
  });

  it('holds no patient, and nothing that is still to come', async () => {
    expect(told(await plan.run('involvement.answer', { ...represented, answer: 'yes', note: `Seen: ${number}`, source: `Letter ${number}`, on: '2006-11-07' }))).toEqual(['patient-identity', 'patient-identity', 'day-to-come']);
    expect(plan.events).toHaveLength(2);
  });
});

describe('the duty test', () => {
  const answers = (list: string) => ({ project: 'dvt', answers: list.split(',') });

  it('takes answers a few at a time, keeps them, and says what follows', async () => {
    const first = await plan.run('involvement.duty', { project: 'dvt' });
    expect([first.events, (first.outcome as DutyOutcome).says, (first.outcome as DutyOutcome).open]).toEqual([[], 'take advice', 5]);
    await plan.run('involvement.duty', answers('planning=no,proposal=yes'));
    const { outcome } = await plan.run('involvement.duty', { ...answers('range=YES'), source: 'Paper 5', on: '2006-06-20' }) as { readonly outcome: DutyOutcome };
    expect(outcome).toMatchObject({ says: 'likely applies', reasons: ['A proposal for a change is covered where it alters the range of services.'], open: 2, grade: 'derived' });
    expect(plan.state.involvement.duties.get('dvt')?.answers).toEqual({ planning: 'no', proposal: 'yes', decision: 'unknown', delivery: 'unknown', range: 'yes' });
    expect((await listed('dvt')).duty).toBe('likely applies');
  });

  it('says of a plan before the words of the law that they are later', async () => {
    expect(((await plan.run('involvement.duty', { project: 'dvt' })).outcome as DutyOutcome).earlier).toContain('The plan is of an earlier year');
    plan = new InvolvementPlan({ year: '2008/09' });
    expect(((await plan.run('involvement.duty', { project: 'dvt' })).outcome as DutyOutcome).earlier).toBe(null);
  });

  it('a test of the locality\'s own that has faults is not used, and ours does not stand in for it', async () => {
    const own: InvolvementGuide = {
      id: 'ours', title: 'Ours', description: 'As we ask.', level: 'project', items: [{ id: 'one', question: 'One?', sources: [], grade: 'proposed' }], sources: {}, grade: 'proposed',
      duty: { rules: [{ says: 'unlikely', when: { two: 'no' }, because: 'No.' }], sources: [], grade: 'proposed' },
    };
    plan = new InvolvementPlan({ own: [own] });
    expect(told(await plan.run('involvement.duty', answers('one=no')))).toEqual(['bad-guide']);
    expect((await listed('dvt')).duty).toBe('take advice');
  });

  it('refuses what is no answer, all of it in one run', async () => {
    expect(told(await plan.run('involvement.duty', answers('planing=no,range=perhaps,delivery,proposal=yes,proposal=no')))).toEqual(['unknown-question', 'bad-answer', 'bad-answer', 'answered-twice']);
    expect(told(await plan.run('involvement.duty', { project: 'dvt', note: 'Talked over' }))).toEqual(['no-answers']);
  });
});

describe('the tracker', () => {
  it('an answer is overdue a day after four weeks, and no longer once it is there', async () => {
    await plan.run('involvement.add', asked);
    const state = async (now: string) => {
      plan.now = `${now}T09:00:00.000Z`;
      return (await listed('dvt')).contacts[0];
    };
    // 12 June and 28 days is 10 July.
    expect(await state('2006-07-10')).toMatchObject({ due: '2006-07-10', state: 'awaited' });
    expect(await state('2006-07-11')).toMatchObject({ state: 'overdue' });
    await plan.run('involvement.close', { contact: 'contact-1', as: 'agreed', answer: 'From September', clause: 'Schedule 2', on: '2006-07-04' });
    expect(await state('2006-08-01')).toMatchObject({ state: 'agreed', clause: 'Schedule 2', answered: { as: 'agreed', text: 'From September', on: '2006-07-04', by: 'Dr Shah' } });
  });

  it('a plan of a year that is over is judged by its last day', async () => {
    plan.now = '2026-11-06T11:00:00.000Z';
    await plan.run('involvement.add', { ...asked, on: '2007-03-20' });
    expect([(await listed('dvt')).asOf, (await listed('dvt')).contacts[0]?.state]).toEqual(['2007-03-31', 'awaited']);
  });

  it('a guide of the locality\'s own may set another time', async () => {
    const own: InvolvementGuide = { id: 'ours', title: 'Ours', description: 'As we do.', level: 'group', items: [{ id: 'one', question: 'One?', sources: [], grade: 'proposed' }], answerTime: { weeks: 2, note: 'We agreed it.', sources: [], grade: 'proposed' }, sources: {}, grade: 'proposed' };
    plan = new InvolvementPlan({ own: [own] });
    await plan.run('involvement.add', asked);
    expect((await listed('dvt')).contacts[0]?.due).toBe('2006-06-26');
  });

  it('names what is missing or wrong, all of it in one run', async () => {
    expect(told(await plan.run('involvement.add', { kind: 'consultants', project: 'knee', on: '2006-13-01' }))).toEqual(['unknown-kind', 'unknown-project', 'nothing-said', 'nothing-said', 'bad-day']);
    await plan.run('involvement.add', asked);
    expect(told(await plan.run('involvement.close', { contact: 'contact-1', as: 'not-agreed', on: '2006-06-11' }))).toEqual(['nothing-said', 'answer-before-asking']);
    expect(told(await plan.run('involvement.close', { contact: 'contact-9', as: 'agreed' }))).toEqual(['unknown-contact']);
    await plan.run('involvement.close', { contact: 'contact-1', as: 'no-answer', on: '2006-07-20' });
    expect(told(await plan.run('involvement.close', { contact: 'contact-1', as: 'agreed', on: '2006-07-21' }))).toEqual(['answered-already']);
  });

  it('lists what is overdue first', async () => {
    await plan.run('involvement.add', { ...asked, on: '2006-10-30' });
    await plan.run('involvement.add', { kind: 'social-services', role: 'team manager', ask: 'What they need', on: '2006-06-01' });
    const { table } = (await plan.run('involvement.tracker')).outcome as TableOutcome;
    expect(table.rows.map((row) => [row[0], row[7]])).toEqual([['contact-2', 'OVERDUE'], ['contact-1', 'awaited']]);
    expect(((await plan.run('involvement.tracker', { project: 'dvt' })).outcome as TableOutcome).table.rows).toHaveLength(1);
  });
});

describe('the map', () => {
  const add = (kind: string, role = 'team leader') => plan.run('involvement.stakeholders', { project: 'dvt', add: kind, role });
  const rows = async () => ((await plan.run('involvement.stakeholders', { project: 'dvt' })).outcome as TableOutcome).table;

  it('asks for a clinician who is no GP, and lists whom nobody has named', async () => {
    expect((await rows()).title).toBe('DVT: whom it touches. Nobody has said whom it touches.');
    await add('social-services');
    expect((await rows()).title).toBe('DVT: whom it touches. It names no clinician besides GPs.');
    await add('community-nursing', 'district nurse team leader');
    expect((await rows()).title).toBe('DVT: whom it touches');
    expect((await rows()).rows.filter((row) => row[0] === null).map((row) => row[1])).not.toContain('community-nursing');
    await plan.run('involvement.stakeholders', { project: 'dvt', remove: 'stakeholder-2' });
    expect((await rows()).title).toContain('no clinician');
    await add('pharmacy');
    expect(plan.state.involvement.stakeholders.map(({ id }) => id)).toEqual(['stakeholder-1', 'stakeholder-2']);
  });

  it('refuses what it cannot place', async () => {
    expect(told(await add('nurses', ''))).toEqual(['unknown-kind', 'nothing-said']);
    expect(told(await plan.run('involvement.stakeholders', { project: 'dvt', add: 'pharmacy', remove: 'stakeholder-1' }))).toEqual(['add-and-remove']);
    expect(told(await plan.run('involvement.stakeholders', { project: 'dvt', remove: 'stakeholder-7' }))).toEqual(['unknown-stakeholder']);
    expect(told(await plan.run('involvement.stakeholders', { project: 'dvt', role: 'matron' }))).toEqual(['nobody-named']);
  });
});

it('the group sees each open project in a line, and undoing everything gives exactly what was', async () => {
  const before = plan.state;
  await plan.run('involvement.add', asked);
  await plan.run('involvement.stakeholders', { project: 'dvt', add: 'pharmacy', role: 'community pharmacist' });
  await plan.run('involvement.duty', { project: 'dvt', answers: ['planning=yes'] });
  expect((await listed()).projects).toEqual([{ id: 'dvt', title: 'DVT', open: 24, duty: 'likely applies', overdue: 1, clinician: true }]);
  for (let change = 0; change < 3; change += 1) plan.undo();
  expect(plan.state).toEqual(before);
});
