import { countProjects, isOpen, less, summed, type CommandResult, type PrioritisationOutcome, type ProjectOutcome, type QuickWinOutcome, type TableOutcome } from '@pbc-planner/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProjectsPlan } from '../../testing/projects-plan.ts';

let plan: ProjectsPlan;
beforeEach(async () => {
  plan = new ProjectsPlan();
  await plan.run('project.add', { title: 'DVT in the community', area: 'dvt' });
});

const codes = ({ diagnostics }: CommandResult) => diagnostics.map(({ code }) => code);
const dvt = { project: 'dvt-in-the-community' };
const inputs = ['suspected=180', 'community-share=75', 'hospital=380', 'community=210', 'set-up=8000'];

describe('a project', () => {
  it('is added with an id made of its title, and says what it lacks', async () => {
    const added = await plan.run('project.add', { title: '  Skin clinic: Foundry Road ', area: 'gpwsi.derm', clinicalLead: 'Dr Ahmed', levers: ['contract'] });
    expect(added).toMatchObject({ status: 'fine', events: [{ type: 'project added', data: { project: 'skin-clinic-foundry-road', title: 'Skin clinic: Foundry Road', area: 'gpwsi.derm' } }, { type: 'project described' }] });
    expect(added.outcome).toMatchObject({ text: 'Added Skin clinic: Foundry Road as skin-clinic-foundry-road, in GP with a special interest: dermatology. It still lacks: the problem is not told in a sentence; nobody has said for whom it is; it has no measure; it has no managerial lead beside the clinical one; it names no partner besides GPs; it names no lever besides the contract.' });
    expect(plan.state.projects.byId.get('skin-clinic-foundry-road')).toMatchObject({ clinicalLead: 'Dr Ahmed', problem: null, levers: ['contract'] });
  });

  it('may be named by what other papers call its area', async () => {
    expect((await plan.run('project.add', { title: 'Joints', area: 'icats' })).events).toMatchObject([{ data: { area: 'ortho' } }]);
  });

  it.each([
    [{ title: 'Eyes', area: 'ophthalmology' }, ['unknown-area']],
    [{ title: 'DVT in the community', area: 'dvt' }, ['project-exists']],
    [{ title: '***', area: 'nowhere' }, ['unknown-area', 'no-id']],
    [{ title: ' ', area: 'dvt' }, ['no-title']],
  ])('%j is refused with every fault', async (params, expected) => {
    const refused = await plan.run('project.add', params);
    expect([refused.status, codes(refused), refused.events]).toEqual(['usage', expected, undefined]);
  });

  it('is described bit by bit; what is left out stays, and an empty text takes back what was known', async () => {
    await plan.run('project.describe', { ...dvt, problem: 'Admitted overnight', partners: ['acute trust', ' '] });
    await plan.run('project.describe', { ...dvt, managerialLead: 'Jo Field' });
    expect(plan.state.projects.byId.get('dvt-in-the-community')).toMatchObject({ problem: 'Admitted overnight', managerialLead: 'Jo Field', partners: ['acute trust'] });
    await plan.run('project.describe', { ...dvt, problem: '' });
    expect(plan.state.projects.byId.get('dvt-in-the-community')?.problem).toBeNull();
    plan.undo();
    expect(plan.state.projects.byId.get('dvt-in-the-community')?.problem).toBe('Admitted overnight');
    expect(codes(await plan.run('project.describe', dvt))).toEqual(['nothing-said']);
    expect(codes(await plan.run('project.describe', { project: 'dvt', problem: 'x' }))).toEqual(['unknown-project']);
  });

  it('that is closed can be changed no more', async () => {
    await plan.run('project.close', { ...dvt, on: '2007-03-31', reason: 'Taken into the contract' });
    expect(codes(await plan.run('project.describe', { ...dvt, problem: 'x' }))).toEqual(['project-closed']);
    expect(codes(await plan.run('project.quick-win', { ...dvt, win: 'qw.dvt', inputs }))).toEqual(['project-closed']);
    expect(codes(await plan.run('project.close', { project: 'nothing', on: '2007-02-30', reason: ' ' }))).toEqual(['unknown-project', 'bad-day', 'no-reason']);
  });
});

describe('a measure', () => {
  it('takes its words from the area, and is set bit by bit', async () => {
    await plan.run('project.measure', { ...dvt, measure: 'same-day', baseline: '35', baselineOn: '2006-04-01' });
    const set = await plan.run('project.measure', { ...dvt, measure: 'same-day', target: '80', targetOn: '2007-03-31' });
    expect(set.outcome).toMatchObject({ text: 'DVT in the community: Scanned the same day, from 35 per cent on 2006-04-01, to 80 per cent by 2007-03-31.' });
    expect(plan.state.projects.byId.get('dvt-in-the-community')?.measures).toEqual([{
      id: 'same-day', title: 'Scanned the same day', unit: 'per cent', better: 'higher', baseline: '35', baselineOn: '2006-04-01', target: '80', targetOn: '2007-03-31',
    }]);
    await plan.run('project.measure', { ...dvt, measure: 'same-day', remove: true });
    expect(plan.state.projects.byId.get('dvt-in-the-community')?.measures).toEqual([]);
    expect(codes(await plan.run('project.measure', { ...dvt, measure: 'same-day', remove: true }))).toEqual(['unknown-measure']);
  });

  it.each([
    ['a target before its baseline', { measure: 'same-day', baseline: '35', baselineOn: '2006-04-01', target: '80', targetOn: '2006-03-31' }, ['target-before-baseline']],
    ['a share above 100 per cent', { measure: 'same-day', baseline: '35', target: '101' }, ['percent-above-100']],
    ['a value below nothing', { measure: 'missed', baseline: '-1' }, ['negative-value']],
    ['a value that is no number, and a day that is none', { measure: 'missed', baseline: 'many', baselineOn: '2006-02-29' }, ['bad-value', 'bad-day']],
    ['a target that is worse', { measure: 'missed', baseline: '4', target: '5' }, ['target-no-better']],
    ['a measure that the area does not have, without words for it', { measure: 'beds', baseline: '4' }, ['measure-not-of-area']],
  ])('%s is refused', async (_, params, expected) => {
    const refused = await plan.run('project.measure', { ...dvt, ...params });
    expect([refused.status, codes(refused), refused.events]).toEqual(['usage', expected, undefined]);
  });

  it('of one\'s own needs a title, a unit and which way is better', async () => {
    expect((await plan.run('project.measure', { ...dvt, measure: 'beds', title: 'Nights in a bed', unit: 'nights', better: 'lower', baseline: '400' })).status).toBe('fine');
  });
});

describe('a quick win', () => {
  it('is worked out and kept as it was entered, never its result', async () => {
    const worked = await plan.run('project.quick-win', { ...dvt, win: 'qw.dvt', inputs });
    expect((worked.outcome as QuickWinOutcome).estimates.map(({ netPence }) => netPence)).toEqual([118_000, 806_500, 1_495_000]);
    expect(worked.events).toEqual([{ type: 'quick win estimated', data: { project: 'dvt-in-the-community', estimate: {
      win: 'qw.dvt', inputs: { suspected: '180', 'community-share': '75', hospital: '380', community: '210', 'set-up': '8000' }, deliverable: null, base: 'suspected-clots',
    } } }]);
    expect((worked.outcome as QuickWinOutcome).cautions).toMatchObject([{ text: 'An audit of safety is part of the project, not an extra.' }]);
  });

  it('keeps what was given before', async () => {
    await plan.run('project.quick-win', { ...dvt, win: 'dvt', inputs });
    const again = await plan.run('project.quick-win', { ...dvt, win: 'dvt', inputs: ['set-up=0'], deliver: ['50', '50', '100'] });
    // 135 × £170 = £22,950, half of it £11,475.
    expect((again.outcome as QuickWinOutcome).estimates.map(({ netPence }) => netPence)).toEqual([1_147_500, 1_147_500, 2_295_000]);
  });

  it('shows a loss as a loss', async () => {
    const worked = await plan.run('project.quick-win', { win: 'qw.community', inputs: ['shifted=520', 'hospital=118', 'community=208'] });
    expect([codes(worked), worked.events]).toEqual([['a-loss'], undefined]);
    expect(worked.outcome).toMatchObject({ loss: true, estimates: [{}, {}, { netPence: -4_680_000 }] });
  });

  it.each([
    ['a share above 100 per cent', ['suspected=180', 'community-share=175', 'hospital=380', 'community=210'], ['percent-above-100']],
    ['a number below nothing', ['suspected=-180', 'community-share=75', 'hospital=380', 'community=210'], ['negative-input']],
    ['what it does not know, and what is missing', ['patients=180', 'hospital=(380)'], ['unknown-input', 'negative-input', 'missing-input', 'missing-input', 'missing-input']],
    ['no number', ['suspected=many', 'community-share=75', 'hospital=1e3', 'community='], ['bad-input', 'bad-input', 'bad-input']],
  ])('with %s is refused, and nothing is kept', async (_, given, expected) => {
    const refused = await plan.run('project.quick-win', { ...dvt, win: 'qw.dvt', inputs: given });
    expect([refused.status, codes(refused), refused.events]).toEqual(['refused', expected, undefined]);
  });

  it('of which there is nothing to avoid is refused: the ratio aimed for is reached already', async () => {
    const refused = await plan.run('project.quick-win', { win: 'qw.followup', inputs: ['firsts=1000', 'follow-ups=1500', 'target-ratio=1.8', 'price=60'] });
    expect([refused.status, refused.diagnostics]).toMatchObject(['refused', [{ code: 'negative-volume', message: 'By these figures there are -300 follow-ups avoided: nothing to avoid.' }]]);
  });

  it.each([[['40', '70']], [['70', '40', '100']], [['40', '70', '101']], [['a', 'b', 'c']]])('does not take %j for what is delivered', async (deliver) => {
    expect(codes(await plan.run('project.quick-win', { win: 'qw.dvt', inputs, deliver }))).toEqual(['bad-deliverable']);
  });
});

/** What the open projects save together, as the portfolio adds it up. */
async function together() {
  const { projects, overlaps } = await countProjects(plan.context());
  const open = projects.filter(({ project }) => isOpen(project));
  return { overlaps, gross: summed(open.map((one) => one.gross)), net: less(summed(open.map((one) => one.net)), summed(overlaps.map(({ deduction }) => deduction))) };
}

describe('savings of several projects', () => {
  beforeEach(async () => {
    await plan.run('project.add', { title: 'Lungs', area: 'copd' });
    await plan.run('project.add', { title: 'Urgent clinics', area: 'emergency' });
    await plan.run('project.quick-win', { project: 'lungs', win: 'qw.copd', inputs: ['admissions=133', 'reduction=12', 'price=2200'] });
  });

  it('takes off once what two estimates count twice, says so when it happens, and adds up', async () => {
    const second = await plan.run('project.quick-win', { project: 'urgent-clinics', win: 'qw.nonelective', inputs: ['admissions=5450', 'manageable=17', 'reduction=8', 'price=1450'] });
    expect(codes(second)).toEqual(['shared-base']);
    const { gross, net, overlaps } = await together();
    // £35,112 and £107,474; the 15.96 admissions for lungs are among the 74.12, at £1,450: £23,142 in full.
    expect([gross.high, overlaps.map(({ deduction }) => deduction.high), net.high]).toEqual([14_258_600, [2_314_200], 11_944_400]);
    await plan.run('project.overlap', { one: 'lungs/qw.copd', other: 'urgent-clinics/qw.nonelective', volume: '10' });
    expect((await together()).net.high).toBe(14_258_600 - 1_450_000);
    expect(codes(await plan.run('project.overlap', { one: 'lungs/qw.copd', other: 'urgent-clinics/qw.nonelective', volume: '16' }))).toEqual(['overlap-too-large']);
    expect(codes(await plan.run('project.overlap', { one: 'lungs/qw.copd', other: 'lungs/qw.copd', volume: '-1' }))).toEqual(['bad-value', 'same-estimate']);
  });

  it('leaves a closed project out of its sums, and a dropped estimate out of its project', async () => {
    await plan.run('project.quick-win', { ...dvt, win: 'qw.dvt', inputs });
    await plan.run('project.close', { project: 'lungs', on: '2007-03-31', reason: 'Done' });
    expect((await together()).net.high).toBe(1_495_000);
    await plan.run('project.quick-win', { ...dvt, win: 'qw.dvt', drop: true });
    expect(((await plan.run('project.show', dvt)).outcome as ProjectOutcome).estimates).toEqual([]);
  });

  it('shows one project with the cautions of its area', async () => {
    const shown = (await plan.run('project.show', { project: 'lungs' })).outcome as ProjectOutcome;
    expect([shown.areaTitle, shown.cautions.length, shown.estimates[0]?.cautions.length, shown.gaps.map(({ id }) => id)]).toEqual([
      'Chronic obstructive pulmonary disease', 1, 1, ['problem', 'population', 'measure', 'clinical-lead', 'managerial-lead', 'partners', 'lever'],
    ]);
    expect(codes(await plan.run('project.show', { project: 'hearts' }))).toEqual(['unknown-project']);
  });
});

describe('the order of projects', () => {
  const all = (score: number) => ['need', 'ability', 'measurable', 'size', 'time', 'partners', 'risk'].map((id) => `${id}=${score}`);

  it('leaves out a project without a measure or without scores, and says why', async () => {
    await plan.run('project.add', { title: 'Lungs', area: 'copd' });
    await plan.run('project.measure', { project: 'lungs', measure: 'admissions', baseline: '133' });
    const { ranked, leftOut } = (await plan.run('project.prioritise', {})).outcome as PrioritisationOutcome;
    expect([ranked, leftOut.map(({ project, reason }) => [project, reason])]).toEqual([[], [
      ['dvt-in-the-community', 'It has no measure.'],
      ['lungs', 'It has no score for need, ability, measurable, size, time, partners, risk.'],
    ]]);
  });

  it('follows the weights, which must sum to 100', async () => {
    await plan.run('project.measure', { ...dvt, measure: 'same-day', baseline: '35' });
    await plan.run('project.score', { ...dvt, scores: all(3) });
    expect(((await plan.run('project.prioritise', {})).outcome as PrioritisationOutcome).ranked).toMatchObject([{ rank: 1, weighted: 300 }]);
    expect(codes(await plan.run('project.weigh', { weights: ['need=30'] }))).toEqual(['weights-not-100']);
    await plan.run('project.weigh', { weights: ['need=30', 'risk=0'] });
    expect((await plan.run('project.prioritise', {})).outcome).toMatchObject({ weightsChosen: true, grade: 'unverified', criteria: [{ id: 'need', weight: 30 }, {}, {}, {}, {}, {}, { id: 'risk', weight: 0 }] });
    expect(codes(await plan.run('project.score', { ...dvt, scores: ['need=6', 'beauty=1', 'size=2.5'] }))).toEqual(['bad-number', 'unknown-criterion', 'bad-number']);
  });
});

describe('the clinical areas', () => {
  it('are those of the note first: twelve fields, one of them with four specialties', async () => {
    const { table: { rows } } = (await plan.run('project.areas', {})).outcome as TableOutcome;
    expect(rows.filter((row) => row[4] === 'yes')).toHaveLength(15);
    expect(rows.slice(15).map((row) => row[0])).toEqual(['copd', 'home-oxygen', 'nursing-home', 'physio', 'urgent-care']);
    expect(codes(await plan.run('project.area', { area: 'eyes' }))).toEqual(['unknown-area']);
  });
});
