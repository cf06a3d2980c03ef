import { localityPractices, foldPlan } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { LocalityPlan } from '../testing/locality-plan.ts';

const text = (list: number) => `practice_code,name,list_size\nhope,Hope Street,${list}\nelm,Elm Court,7900\n`;

async function members(plan: LocalityPlan): Promise<string[]> {
  return localityPractices(foldPlan(plan.events), await plan.figures()).map(({ practice, name, list, membership }) => `${practice} | ${name} | ${list} | ${membership}`);
}

describe('the practices of a locality', () => {
  it('are those that files bring and those that join, in the order of their codes', async () => {
    const plan = new LocalityPlan();
    await plan.import(text(2100));
    const joined = await plan.run('locality.join', { practice: 'brook', name: ' Brook  Lane ', list: '10250', membership: 'observing' });
    expect(joined).toMatchObject({ status: 'fine', outcome: { text: 'Brook Lane is now observing.' } });
    expect(await members(plan)).toEqual(['brook | Brook Lane | 10250 | observing', 'elm | Elm Court | 7900 | in', 'hope | Hope Street | 2100 | in']);
    expect(await plan.run('locality.show', {})).toMatchObject({
      status: 'fine',
      outcome: { kind: 'locality', name: 'Tarrow Vale', year: '2006/07', practices: [{ practice: 'brook' }, { practice: 'elm' }, { practice: 'hope' }], inputs: [{ name: 'practices-06-07.csv', rows: 2, year: '2006/07' }] },
    });
  });

  it('leave, stay away when a later file names them, and may join again', async () => {
    const plan = new LocalityPlan();
    await plan.import(text(2100));
    expect(await plan.run('locality.leave', { practice: 'hope' })).toMatchObject({ status: 'fine', outcome: { text: 'Hope Street has left the locality.' } });
    expect(await members(plan)).toEqual(['elm | Elm Court | 7900 | in']);
    await plan.import(text(2200), { name: 'later-06-07.csv' });
    expect(await members(plan)).toEqual(['elm | Elm Court | 7900 | in']);
    expect(await plan.run('locality.join', { practice: 'hope', membership: 'in' })).toMatchObject({ outcome: { text: 'hope is in the locality.' } });
    expect(await members(plan)).toEqual(['elm | Elm Court | 7900 | in', 'hope | Hope Street | 2200 | in']);
  });

  it('keep a list entered by hand until a later file gives another', async () => {
    const plan = new LocalityPlan();
    await plan.import(text(2100));
    await plan.run('locality.join', { practice: 'hope', list: '2150.5', membership: 'in' });
    expect(await members(plan)).toContain('hope | Hope Street | 2150.5 | in');
    await plan.import(text(2200), { name: 'later-06-07.csv' });
    expect(await members(plan)).toContain('hope | Hope Street | 2200 | in');
  });

  it('cannot leave where they are not', async () => {
    const result = await new LocalityPlan().run('locality.leave', { practice: 'hope' });
    expect(result).toMatchObject({ status: 'usage', diagnostics: [{ code: 'unknown-practice' }] });
    expect(result.events).toBeUndefined();
  });

  it('may not have a name that nobody can read', async () => {
    const plan = new LocalityPlan();
    await plan.run('locality.join', { practice: 'hope', name: '\u202e\u0007', membership: 'in' });
    expect(await members(plan)).toEqual(['hope | hope | null | in']);
  });
});

describe('init', () => {
  it('founds a plan under a clean name', async () => {
    const result = await new LocalityPlan().run('init', { directory: 'sw', name: ' South\tWorcestershire\u0007 ', year: '2022-23', framework: 'pbc-2005' });
    expect(result).toMatchObject({
      status: 'fine', found: { directory: 'sw' }, outcome: { text: 'The plan of South Worcestershire for 2022/23 is ready in sw.' },
      events: [{ type: 'plan founded', data: { name: 'South Worcestershire', year: '2022/23', framework: 'pbc-2005', fictional: false } }],
    });
  });

  it.each([['2022/24', 'A', 'not-a-year'], ['2022/23', '\u200b', 'no-name']])('refuses year %s with name "%s": %s', async (year, name, code) => {
    expect(await new LocalityPlan().run('init', { directory: '.', name, year, framework: 'pbc-2005' })).toMatchObject({ status: 'usage', diagnostics: [{ code }] });
  });
});

describe('locality.merge', () => {
  it('makes one practice of several, which can be undone by leaving the event out', async () => {
    const plan = new LocalityPlan();
    await plan.import(text(2100));
    expect(await plan.run('locality.merge', { practices: ['elm', 'hope'], name: ' The  Elms ' })).toMatchObject({
      status: 'fine', outcome: { text: 'Hope Street has merged into The Elms. Their lists, spend and weights are added up.' },
    });
    expect(await members(plan)).toEqual(['elm | The Elms | 10000 | in']);
  });

  it.each([
    ['too-few-to-merge', { practices: ['elm'] }], ['unknown-practice', { practices: ['elm', 'nobody'] }], ['too-few-to-merge', { practices: [] }],
  ])('is refused with %s', async (code, parameters) => {
    const plan = new LocalityPlan();
    await plan.import(text(2100));
    const { status, diagnostics, events = [] } = await plan.run('locality.merge', parameters);
    expect([status, diagnostics[0]?.code, events.length]).toEqual(['usage', code, 0]);
  });
});
