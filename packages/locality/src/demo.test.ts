import { parseFinancialYear } from '@pbc-planner/base';
import { recognise } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { tableReader } from '@pbc-planner/imports';
import { LocalityPlan } from '../testing/locality-plan.ts';
import { readFile } from './import/read-file.ts';
import { contribution } from './index.ts';

const scenarios = Object.values(contribution.packs?.scenarios ?? {});
const profiles = Object.values(contribution.packs?.importProfiles ?? {});

describe('every scenario', () => {
  it.each(scenarios.flatMap((scenario) => scenario.files.filter(({ profile }) => profile !== undefined).map((file) => [scenario.title, file.name, { scenario, file }] as const)))('%s: %s reads without a word, as the profile that it names', (_, name, { scenario, file }) => {
    const table = tableReader.read(tableReader.fromText(name, `${file.lines.join('\n')}\n`));
    if (!table.ok) throw new Error('not a table');
    const profile = recognise(table.value, profiles, undefined);
    expect(profile).toMatchObject({ ok: true, value: { id: file.profile }, diagnostics: [] });
    if (!profile.ok) return;
    const year = profile.value.year.from === 'column' ? null : parseFinancialYear(scenario.year);
    const figures = readFile(table.value, profile.value, year, undefined);
    expect(figures).toMatchObject({ ok: true, diagnostics: [] });
    expect(figures.ok && figures.value.practices).toHaveLength(file.lines.length - 1);
  });
});

describe('the fictional locality', () => {
  it('is a workspace of its own, marked as fictional, and ends with its comparison', async () => {
    const plan = new LocalityPlan();
    const result = await plan.run('demo', {});
    const named = scenarios[0]?.files.filter(({ profile }) => profile === undefined).map(({ name }) => ({ name }));
    expect(result).toMatchObject({ status: 'fine', diagnostics: [], found: { directory: null, script: { calls: scenarios[0]?.script, files: named } }, then: [{ command: 'budget.compare', params: {} }, { command: 'matrix.show', params: {} }] });
    expect(result.events?.map(({ type }) => type)).toEqual(['plan founded', 'data set imported', 'data set imported', 'data set imported']);
    expect(result.events?.[0]).toMatchObject({ data: { name: 'Tarrow Vale', year: '2006/07', fictional: true } });
    expect([...plan.dataSets.values()].every(({ fictional, source }) => fictional && source.title === 'Tarrow Vale, fictional')).toBe(true);
  });

  it('adds up to what its teachers worked out by hand: 60,600 patients, 62,796 weighted, and £34,774,500 of spend; £34,330,740 the year after', async () => {
    const plan = new LocalityPlan();
    await plan.run('demo', {});
    const sums = [...plan.dataSets.values()].flatMap(({ columns }) => columns.map(({ measure, units, scale }) => [measure.kind, units.reduce<number>((total, one) => total + (one ?? 0), 0) / 10 ** scale]));
    // 11800+10250+9400+8700+7900+6150+4300+2100 = 60,600; the eight spends add up to 34,774,500 pounds.
    // 6,938,200 + 5,611,900 + 5,655,300 + 4,189,650 + 4,503,250 + 3,641,800 + 2,387,940 + 1,402,700 = 34,330,740.
    expect(sums).toEqual([['list', 60_600], ['weighted-list', 62_796], ['spend', 3_477_450_000], ['spend', 3_433_074_000]]);
  });

  it('goes into the folder that is asked for', async () => {
    expect(await new LocalityPlan().run('demo', { dir: 'here' })).toMatchObject({ found: { directory: 'here' } });
  });
});
