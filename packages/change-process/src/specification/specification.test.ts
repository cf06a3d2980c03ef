import { ok, type Result } from '@pbc-planner/base';
import { presentOutcome, type CommandResult, type GateOutcome, type MessageOutcome, type SourceTable, type SpecificationOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { dvt, WalkingPlan } from '../../testing/walking-plan.ts';

let plan: WalkingPlan;
beforeEach(() => {
  plan = new WalkingPlan();
});

const codes = ({ diagnostics }: CommandResult) => diagnostics.map(({ code }) => code);
const shown = async () => (await plan.run('process.specification', dvt)).outcome as SpecificationOutcome;
const said = ({ outcome }: CommandResult) => (outcome as MessageOutcome).text;
const factOf = async (id: string) => ((await plan.run('process.gate', { ...dvt, step: 'step.spec' })).outcome as GateOutcome).conditions.find((one) => one.id === id);

describe('a service specification', () => {
  it('has the headings of its year, with the grade of each; before 2009/10 they stand in and say so', async () => {
    const { template, sections, grade } = await shown();
    expect([template.id, template.because, template.note, grade]).toEqual([
      'service-specification-2009', 'stands in', 'No source gives headings for 2006/07: those of 2009/10 to 2012/13 stand in until the locality chooses.', 'unverified',
    ]);
    expect(sections.map(({ id, required, grade: own }) => `${id}${required ? '' : '?'} ${own}`)).toEqual([
      'aims verified', 'evidence-base verified', 'overview verified', 'objectives verified', 'expected-outcomes verified', 'description verified', 'accessibility verified', 'whole-system verified',
      'interdependencies verified', 'networks? verified', 'model verified', 'pathways verified', 'referral unverified', 'discharge unverified', 'self-care unverified', 'indicators unverified',
      'activity unverified', 'improvement? unverified', 'price unverified', 'subcontractors? verified',
    ]);
    plan = new WalkingPlan([], { year: '2009/10' });
    expect((await shown()).template).toMatchObject({ because: 'year', grade: 'proposed' });
    plan = new WalkingPlan([], { year: '2022/23' });
    expect((await shown()).template).toMatchObject({ id: 'service-specification-standard-contract', because: 'year', grade: 'unverified' });
  });

  it('is complete when every required heading is filled and each indicator has threshold, method and frequency', async () => {
    expect(await factOf('specification')).toMatchObject({ state: 'missing', reason: expect.stringContaining('aims, evidence-base') as string });
    plan.writeSpecification();
    expect([(await shown()).complete, (await factOf('specification'))?.state, (await factOf('indicators'))?.state]).toEqual([true, 'met', 'met']);
    expect(said(await plan.run('process.indicator', { ...dvt, indicator: 'missed', title: 'Missed clots', method: 'audit' }))).toBe(
      'DVT: the indicator Missed clots. It has no threshold, no frequency yet. Still missing: indicators.');
    expect((await shown()).sections.find(({ id }) => id === 'indicators')?.lacks).toEqual(['Missed clots has no threshold.', 'Missed clots has no frequency.']);
    expect(await factOf('indicators')).toMatchObject({ state: 'missing', reason: 'Without a threshold, a method or a frequency: missed.' });
    await plan.run('process.indicator', { ...dvt, indicator: 'missed', remove: true });
    await plan.run('process.indicator', { ...dvt, indicator: 'same-day', remove: true });
    expect(await factOf('indicators')).toMatchObject({ state: 'missing', reason: 'It has no indicator.' });
    await plan.run('process.specification', { ...dvt, heading: 'aims', text: ' ' });
    expect((await shown()).sections.find(({ id }) => id === 'aims')).toMatchObject({ text: '', lacks: ['Nobody has written it.'] });
  });

  it('is frozen once step 4 is passed: a change needs a reason, reopens what was passed on it, and says so', async () => {
    plan.writeSpecification();
    plan.keep('test', ['step.needs', 'step.plan', 'step.agree', 'step.spec', 'step.rules'].map((step) => ({ type: 'step advanced', data: { project: 'dvt', step } })), 'Dr Ahmed');
    expect((await shown()).frozen).toEqual({ step: 'step.spec', at: '2006-11-06T11:00:00.000Z', by: 'Dr Ahmed' });
    const before = plan.events;
    for (const [command, params] of [['process.specification', { heading: 'price', text: '£220' }], ['process.indicator', { indicator: 'same-day', threshold: 'below 70%' }]] as const) {
      const frozen = await plan.run(command, { ...dvt, ...params });
      expect([codes(frozen), frozen.diagnostics[0]?.message]).toEqual([['specification-frozen'], 'The specification is frozen: Dr Ahmed took the project past "Write the service specification" on 2006-11-06.']);
    }
    expect(plan.events).toEqual(before);
    const changed = await plan.run('process.specification', { ...dvt, heading: 'price', text: '£220', reason: 'The scanner is dearer' });
    expect(said(changed)).toBe(
      'DVT: "Price" is written. It was frozen since 2006-11-06, so these steps are open again: Write the service specification; Comply with the rules of contestability and choice. Every required heading is filled.');
    expect([...(plan.state.changeProcesses.walks.get('dvt')?.passed.keys() ?? [])]).toEqual(['step.needs', 'step.plan', 'step.agree']);
    expect([(await shown()).frozen, plan.undo()]).toEqual([null, true]);
    expect((await shown()).sections.find(({ id }) => id === 'price')?.text).toBe('What is to be said on price.');
    expect((await shown()).frozen?.step).toBe('step.spec');
  });

  it('says in its page what is missing, and holds the indicators as a table', async () => {
    await plan.run('process.indicator', { ...dvt, indicator: 'same-day', title: 'Same day', threshold: 'below 80%', method: 'log', frequency: 'monthly' });
    const { blocks } = presentOutcome(await shown());
    expect(blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))).toContain('Price (price): Nobody has written it.');
    expect(blocks.flatMap((block) => (block.kind === 'table' && block.table.id === 'indicators' ? block.table.rows : []))).toEqual([['same-day', 'Same day', 'below 80%', 'log', 'monthly']]);
  });
});

describe('a file of headings', () => {
  const table = (headings: readonly string[], rows: readonly (readonly string[])[]): Result<SourceTable> => ok({ file: { name: 'spec.csv', sha256: '', bytes: 1 }, headings, headingLine: 1, rows: rows.map((cells, index) => ({ line: index + 2, cells })) });
  const file = { name: 'spec.csv', bytes: new Uint8Array(), sha256: '' };
  const write = async (read: Result<SourceTable>) => {
    plan = new WalkingPlan([], { read: () => read });
    return plan.run('process.specification', { ...dvt, file });
  };

  it('is written in one change; a blank text leaves its heading as it is', async () => {
    expect(said(await write(table(['heading', 'title', 'text'], [['aims', '', 'To help'], ['price', '', '£210'], ['model', '', '']])))).toMatch(/^DVT: 2 headings are written\./);
    expect(plan.state.serviceSpecifications.get('dvt')?.sections.size).toBe(2);
    expect(plan.undo()).toBe(true);
    expect(plan.state.serviceSpecifications.size).toBe(0);
  });

  it.each([
    ['a column missing', table(['heading'], []), [['column-missing', 1]]],
    ['a heading that there is not, one twice, an NHS number', table(['heading', 'text'], [['luck', 'x'], ['aims', 'a'], ['aims', 'b'], ['price', '9434765919']]), [['unknown-heading', 2], ['heading-twice', 4], ['patient-identity', 5]]],
    ['nothing', table(['heading', 'text'], [['aims', ' ']]), [['nothing-written', undefined]]],
  ])('with %s is refused whole, by line', async (_, read, expected) => {
    const refused = await write(read);
    expect([refused.status, refused.diagnostics.map(({ code, place }) => [code, place?.line]), plan.state.serviceSpecifications.size]).toEqual(['refused', expected, 0]);
  });

  it('and a single heading are not given at once', async () => {
    expect(codes(await plan.run('process.specification', { ...dvt, file, heading: 'aims', text: 'x' }))).toEqual(['file-and-heading']);
  });
});
