import type { MessageOutcome, SessionFollowOutcome, SessionOutcome } from '@pbc-planner/domain';
import { openSession, sessionOf } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { SessionPlan } from '../../testing/session-plan.ts';

/** A rehearsal of the monthly meeting that has just begun. */
async function meeting(): Promise<SessionPlan> {
  const plan = new SessionPlan();
  await plan.run('session.start', { template: 'ses.monthly', rehearsal: true });
  return plan;
}

const codes = async (plan: SessionPlan, id: string, params: object = {}, by?: string) => (await plan.run(id, params, by)).diagnostics.map(({ code }) => code);
const shown = async (plan: SessionPlan) => (await plan.run('session.show')).outcome as SessionOutcome;
const text = async (plan: SessionPlan, id: string, params: object) => ((await plan.run(id, params)).outcome as MessageOutcome).text;

describe('starting', () => {
  it.each<readonly [fictional: boolean, params: object, codes: readonly string[]]>([
    [true, { template: 'ses.monthly', rehearsal: true }, []],
    [true, { template: 'monthly', rehearsal: true }, []],
    [true, { template: 'ses.monthly' }, ['session-on-fiction']],
    [false, { template: 'ses.monthly' }, []],
    [false, { template: 'ses.monthly', rehearsal: true }, ['rehearsal-on-real-plan']],
    [false, { template: 'ses.godiva', challenges: ['copd', 'invoices', 'prescribing'] }, ['rehearsal-on-real-plan']],
    [true, { template: 'ses.godiva', challenges: ['copd', 'invoices', 'prescribing'] }, []],
    [true, { template: 'ses.godiva' }, ['challenges-to-pick']],
    [true, { template: 'ses.godiva', challenges: ['copd', 'copd', 'flood'] }, ['unknown-challenge', 'challenge-twice']],
    [true, { template: 'ses.monthly', rehearsal: true, challenges: ['copd'] }, ['unknown-challenge', 'challenges-to-pick']],
    [true, { template: 'ses.tea', rehearsal: true }, ['unknown-template']],
  ])('on a plan whose fiction is %s, %j: %j', async (fictional, params, expected) => {
    const plan = new SessionPlan({ fictional });
    expect(await codes(plan, 'session.start', params)).toEqual(expected);
    expect(openSession(plan.state) !== null).toBe(expected.length === 0);
  });

  it('refuses a second one, and a template of the locality\'s own with a fault', async () => {
    const plan = await meeting();
    expect(await codes(plan, 'session.start', { template: 'ses.matrix', rehearsal: true })).toEqual(['session-open']);
    const [bad] = [{ ...(await import('../templates.generated.ts')).templates['gate'], id: 'ses.bad', minutes: 41 } as never];
    expect(await codes(new SessionPlan({ own: [bad] }), 'session.start', { template: 'ses.bad', rehearsal: true })).toEqual(['bad-template']);
  });

  it('puts the cards that were picked into their places, and brings the twist at half time', async () => {
    const plan = new SessionPlan();
    await plan.run('session.start', { template: 'ses.godiva', challenges: ['invoices', 'copd', 'provider-gp'] });
    await plan.run('session.block', { block: 'challenge-1', agreed: true });
    expect((await shown(plan)).agenda.map(({ challenge }) => challenge).filter((one) => one !== null)).toEqual(['The invoices are wrong', 'Admissions that two practices own', 'The GP who would provide it']);
    plan.wait(17);
    expect((await shown(plan)).here.card?.twist).toBe(null);
    plan.wait(1);
    expect((await shown(plan)).here.card).toMatchObject({ title: 'The invoices are wrong', twist: expect.stringContaining('undercharged') as string });
  });
});

describe('moving the room', () => {
  it('reads back first, and never moves by itself', async () => {
    const plan = await meeting();
    await plan.run('session.capture', { kind: 'decision', text: 'We meet on Tuesdays' });
    plan.wait(40);
    const asked = await plan.run('session.next');
    expect(asked).toMatchObject({ status: 'fine', outcome: { here: { id: 'attendance', over: true }, readBack: { block: 'attendance', decided: [{ text: 'We meet on Tuesdays' }], actions: [] } } });
    expect([asked.events, asked.diagnostics.map(({ code }) => code)]).toEqual([undefined, ['read-back']]);
    const moved = await plan.run('session.next', { agreed: true });
    expect(moved.outcome).toMatchObject({ readBack: null, here: { id: 'actions', number: 2, elapsedSeconds: 0, over: false } });
  });

  it('goes back, to a named block, and no further than the agenda', async () => {
    const plan = await meeting();
    const go = async (id: string, params: object = {}) => (await plan.run(id, { agreed: true, ...params })).diagnostics[0]?.code ?? openSession(plan.state)?.block;
    expect([await go('session.back'), await go('session.block', { block: 'gates' }), await go('session.back'), await go('session.block', { block: 'tea' }), await go('session.block', { block: 'budget' }), await go('session.block', { block: 'close' }), await go('session.next')])
      .toEqual(['first-block', 'gates', 'budget', 'unknown-block', 'already-here', 'close', 'last-block']);
  });

  it('lets one person move the room, and anyone take it over', async () => {
    const plan = await meeting();
    for (const id of ['session.next', 'session.back', 'session.pause', 'session.go-on', 'session.close']) expect([id, await codes(plan, id, { agreed: true }, 'Uma')]).toEqual([id, ['not-facilitator']]);
    expect(await codes(plan, 'session.resume', {}, 'Uma')).toEqual(['taken-over']);
    expect(await codes(plan, 'session.next', { agreed: true })).toEqual(['not-facilitator']);
    expect(await codes(plan, 'session.next', { agreed: true }, '  uma ')).toEqual([]);
    expect(await codes(plan, 'session.resume', {}, 'Uma')).toEqual([]);
    expect(sessionOf(plan.state, 'session-1')?.facilitators.map(({ person }) => person)).toEqual(['LMC', 'Uma']);
  });

  it('is taken over for good: undo does not reach behind it', async () => {
    const plan = await meeting();
    await plan.run('session.resume', {}, 'Uma');
    expect(plan.undo()).toBe(false);
  });

  it('pauses once and goes on once, and resumes where it stood with what was on screen', async () => {
    const plan = await meeting();
    await plan.run('session.screen', { view: 'budgets', settings: ['blend=40'] });
    expect(await codes(plan, 'session.go-on')).toEqual(['running-already']);
    plan.wait(4);
    expect([await codes(plan, 'session.pause'), await codes(plan, 'session.pause')]).toEqual([[], ['paused-already']]);
    plan.wait(60);
    const resumed = (await plan.run('session.resume')).outcome as SessionOutcome;
    expect(resumed).toMatchObject({ clock: 'running', elapsedSeconds: 240, here: { id: 'attendance' }, screen: { view: 'budgets', settings: { blend: '40' } } });
  });

  it('shows no idle time beyond the most that the template allows, and runs on after it', async () => {
    const plan = await meeting();
    plan.wait(600);
    expect(await shown(plan)).toMatchObject({ clock: 'idle', elapsedSeconds: 45 * 60 });
    await plan.run('session.resume');
    plan.wait(5);
    expect(await shown(plan)).toMatchObject({ clock: 'running', elapsedSeconds: 50 * 60 });
  });

  it('has a screen that undo looks past', async () => {
    const plan = await meeting();
    await plan.run('session.capture', { kind: 'parked', text: 'Parking' });
    await plan.run('session.screen', { view: 'matrix' });
    expect(plan.undo()).toBe(true);
    const session = openSession(plan.state);
    expect([session?.captures, session?.screen]).toEqual([[], { view: 'matrix', settings: {} }]);
    expect(await codes(plan, 'session.screen', { view: 'matrix', settings: ['blend'] })).toEqual(['bad-setting']);
  });
});

describe('attendance and quorum', () => {
  it('counts practices that somebody stands for, own people before proxies, and never observers', async () => {
    const plan = await meeting();
    const steps: readonly (readonly [object, string])[] = [
      [{ person: 'Dr Byrne', practice: 'canal', role: 'gp' }, '1 of 4 practices'],
      [{ person: 'A Nurse', practice: 'abbey', role: 'nurse' }, '1 of 4 practices'],
      [{ person: 'Mrs Okoro', practice: 'brook', role: 'observer' }, '1 of 4 practices'],
      [{ person: 'Dr Byrne', as: 'proxy', for: 'hope' }, '2 of 4 practices'],
      [{ person: 'dr  byrne', as: 'left' }, '0 of 4 practices'],
      [{ person: 'Dr Byrne', as: 'late' }, '1 of 4 practices'],
      [{ person: 'Ms Grant', practice: 'abbey', role: 'manager', as: 'apology' }, '1 of 4 practices'],
      [{ person: 'Ms Grant', as: 'present' }, '2 of 4 practices'],
    ];
    for (const [params, counts] of steps) expect([params, await text(plan, 'session.attend', params)]).toEqual([params, expect.stringContaining(`${counts}, 2 needed`)]);
    expect((await shown(plan)).attendance.find(({ person }) => person === 'Dr Byrne')).toMatchObject({ role: 'gp', practice: 'canal', state: 'late', late: true, proxyFor: null });
  });

  it('remembers at the next session who was an observer', async () => {
    const plan = await meeting();
    await plan.run('session.attend', { person: 'Mrs Okoro', role: 'observer' });
    await plan.run('session.close', { agreed: true });
    await plan.run('session.start', { template: 'ses.matrix', rehearsal: true });
    expect(await codes(plan, 'session.attend', { person: 'Mrs Okoro' })).toEqual([]);
    expect(openSession(plan.state)?.attendance).toMatchObject([{ person: 'Mrs Okoro', role: 'observer', state: 'present' }]);
  });

  it.each<readonly [object, string]>([
    [{ person: 'Somebody' }, 'no-role'], [{ person: ' ', role: 'gp' }, 'nothing-said'], [{ person: 'X Y', role: 'gp', practice: 'nowhere' }, 'unknown-practice'], [{ person: 'X Y', role: 'gp', as: 'proxy' }, 'proxy-for'],
    [{ person: 'X Y', role: 'gp', for: 'hope' }, 'proxy-for'], [{ person: 'X Y', role: 'gp', practice: 'hope', as: 'proxy', for: 'hope' }, 'own-proxy'], [{ person: 'X Y', role: 'observer', as: 'proxy', for: 'hope' }, 'observer-proxy'],
  ])('refuses %j: %s', async (params, code) => {
    expect(await codes(await meeting(), 'session.attend', params)).toEqual([code]);
  });
});

describe('capturing', () => {
  it('flags an action until it has an owner and a day, and lists it first at the close', async () => {
    const plan = await meeting();
    expect(await codes(plan, 'session.capture', { kind: 'action', text: 'Write' })).toEqual(['action-incomplete']);
    expect(await codes(plan, 'session.capture', { kind: 'decision', text: 'So be it' })).toEqual([]);
    const asked = await plan.run('session.close');
    expect([asked.status, asked.diagnostics.map(({ code }) => code), asked.events]).toEqual(['problems', ['actions-incomplete', 'read-back'], undefined]);
    expect(await codes(plan, 'session.mend', { item: 'action-1', owner: 'Jo Field' })).toEqual(['action-incomplete']);
    expect(await codes(plan, 'session.mend', { item: 'action-1', due: '+14' })).toEqual([]);
    expect((await shown(plan)).captures[0]).toMatchObject({ owner: 'Jo Field', due: '2006-11-21', missing: [] });
    expect((await plan.run('session.close', { agreed: true })).status).toBe('fine');
  });

  it.each<readonly [string, object, string]>([
    ['session.capture', { kind: 'action', text: ' ' }, 'nothing-said'], ['session.capture', { kind: 'action', text: 'See 943 476 5919' }, 'patient-identity'], ['session.capture', { kind: 'action', text: 'Go', due: 'soon' }, 'bad-day'],
    ['session.capture', { kind: 'action', text: 'Go', practice: 'nowhere' }, 'unknown-practice'], ['session.mend', { item: 'action-9', text: 'Go' }, 'unknown-item'], ['session.note', { text: '943 476 5919' }, 'patient-identity'],
    ['session.concern', { text: 'Hm', dissent: true }, 'nobody-dissents'], ['session.concern', { text: 'Hm', item: 'action-9' }, 'unknown-item'], ['session.done', { action: 'action-9' }, 'unknown-item'], ['session.settle', { conflict: 'conflict-1', keep: 'ours' }, 'unknown-conflict'],
  ])('%s refuses %j: %s', async (id, params, code) => {
    expect(await codes(await meeting(), id, params)).toEqual([code]);
  });

  it('carries open actions on, overdue first, by the practice of who does them', async () => {
    const plan = await meeting();
    await plan.run('session.attend', { person: 'Jo Field', practice: 'canal', role: 'manager' });
    for (const [said, rest] of [['Later', { owner: 'Jo Field', due: '2006-12-01' }], ['Soon', { owner: 'Mr Cole', due: '2006-11-10' }], ['Whenever', {}], ['Ours', { owner: 'Jo Field', due: '2006-11-20', practice: 'hope' }]] as const) {
      await plan.run('session.capture', { kind: 'action', text: said, ...rest });
    }
    await plan.run('session.close', { agreed: true });
    plan.wait(7 * 24 * 60);
    const outcome = (await plan.run('session.actions')).outcome;
    expect(outcome).toMatchObject({
      asOf: '2006-11-14', actions: [{ text: 'Soon', overdue: true }, { text: 'Ours', overdue: false }, { text: 'Later' }, { text: 'Whenever', missing: ['owner', 'due'] }],
      chase: [{ practice: 'canal', actions: ['action-1'] }, { practice: 'hope', actions: ['action-4'] }, { practice: null, actions: ['action-2', 'action-3'] }],
    });
    await plan.run('session.done', { action: 'action-2', note: 'Sent' });
    expect(await codes(plan, 'session.done', { action: 'action-2' })).toEqual(['done-already']);
    expect([(await plan.run('session.actions', { practice: 'canal' })).outcome, (await plan.run('session.actions', { all: true })).outcome]).toMatchObject([{ actions: [{ text: 'Later' }] }, { actions: { length: 4, 3: { text: 'Soon' } } }]);
  });

  it('keeps private notes on the facilitator\'s screen alone', async () => {
    const plan = await meeting();
    await plan.run('session.note', { text: 'Seat them apart' });
    expect(((await plan.run('session.follow')).outcome as SessionFollowOutcome).notes).toMatchObject([{ text: 'Seat them apart', block: 'attendance' }]);
    expect(JSON.stringify(await shown(plan))).not.toContain('apart');
  });

  it('is over once it is approved', async () => {
    const plan = await meeting();
    await plan.run('session.capture', { kind: 'action', text: 'Write', owner: 'Jo', due: '+7' });
    expect(await codes(plan, 'session.approve', {})).toEqual(['no-session']);
    expect(await codes(plan, 'session.approve', { session: 'session-1' })).toEqual(['session-open']);
    await plan.run('session.close', { agreed: true });
    await plan.run('session.approve');
    expect([await codes(plan, 'session.mend', { item: 'action-1', text: 'Ring' }), await codes(plan, 'session.approve', { session: 'session-1' }), plan.undo()]).toEqual([['minutes-approved'], ['approved-already'], false]);
    expect(await codes(plan, 'session.done', { action: 'action-1' })).toEqual([]);
  });
});
