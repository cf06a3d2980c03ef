import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RepresentativenessOutcome } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { fileOf, InvolvementPlan, told } from '../../testing/involvement-plan.ts';

const head = 'dimension,band,group,list\n';
const run = (rows: string, params: object = {}) => new InvolvementPlan().run('involvement.group', { file: fileOf('group.csv', rows), ...params });

describe('every fault by its line and column', () => {
  it.each([
    ['a count that is blank', `${head}age,under 65,,900\nage,65 and over,12,100\n`, ['bad-count 2:3']],
    ['a count below nothing', `${head}age,under 65,-3,900\nage,65 and over,12,100\n`, ['bad-count 2:3']],
    ['a part of a person', `${head}age,under 65,3.5,900\nage,65 and over,12,1e2\n`, ['bad-count 2:3', 'bad-count 3:4']],
    ['no band and no dimension', `${head}age,,3,900\n,65 and over,12,100\n`, ['blank-cell 2:2', 'blank-cell 3:1']],
    ['a band twice', `${head}age,65 and over,3,900\nAge,65 And Over,12,100\n`, ['band-twice 3:2']],
    ['one band of two characteristics', `${head}age,65+,30,900\nage,under 65,10,100\nolder,65+,30,900\n`, ['band-in-two 4:2']],
    ['totals that differ', `${head}age,all,15,1000\nsex,female,9,500\nsex,male,5,501\n`, ['totals-differ 3', 'totals-differ 3']],
    ['nobody in the group', `${head}age,under 65,0,900\nage,65 and over,0,100\n`, ['nobody 2']],
    ['no rows', head, ['no-rows 1']],
    ['a column that is missing', 'dimension,band,group\nage,all,15\n', ['column-missing 1']],
    ['fewer than five people', `${head}age,under 65,1,900\nage,65 and over,3,100\n`, ['too-few-people']],
  ])('%s', async (_, rows, faults) => {
    const refused = await run(rows);
    expect([refused.status, refused.events, told(refused)]).toEqual(['refused', undefined, faults]);
  });

  it('people one by one are no counts: the file is refused, and no value is repeated', async () => {
    const named = await run('dimension,band,group,list,Surname\nage,all,15,1000,\n');
    expect([named.status, told(named)]).toEqual(['refused', ['patient-identity-heading 1:5']]);
    for (const value of ['943 476 5919', '14/02/1951', 'WR1 1AA', 'Mrs Jane Smith']) {
      const refused = await run(`${head}age,"${value}",1,1\nage,"${value}",1,1\n`);
      expect([refused.status, refused.diagnostics.map(({ code }) => code)]).toEqual(['refused', ['patient-identity-value']]);
      expect(JSON.stringify(refused)).not.toContain(value);
    }
  });

  it('a bound that is none', async () => {
    for (const below of ['0', '1.2', '-0.5', 'most']) expect(told(await run(`${head}age,all,15,1000\n`, { below }))).toEqual(['bad-bound']);
  });
});

it('the group of Tarrow Vale: retired, and nobody of Foundry Road, with no small count in the answer', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../worked/tarrow-vale/patient-group.csv'), 'utf8');
  const { outcome, status } = await new InvolvementPlan().run<never>('involvement.group', { file: fileOf('patient-group.csv', text) }) as { readonly outcome: RepresentativenessOutcome; readonly status: string };
  expect([status, outcome.groupTotal, outcome.listTotal, outcome.fictional, outcome.lowestIndex]).toEqual(['fine', 18, 60_600, true, '0.8']);
  const all = outcome.dimensions.flatMap(({ id, bands }) => bands.map((band) => ({ id, ...band })));
  expect(all.filter(({ state }) => state === 'under-represented').map(({ id, band }) => `${id} ${band}`)).toEqual(['age under 25', 'age 25-44', 'sex male', 'ethnicity any other', 'practice Foundry Road']);
  // (9 ÷ 18) ÷ (6,666 ÷ 60,600) = 4.545…
  expect(all.find(({ band }) => band === '65-74')).toMatchObject({ group: 9, index: '4.55' });
  for (const { group, list } of all) expect([group, list].every((count) => count === null || count === 0 || count >= 5)).toBe(true);
  expect(outcome.hidden).toBe(9);
});

it('a bound of somebody\'s own is told with the name', async () => {
  const { outcome } = await run(`${head}age,under 65,12,900\nage,65 and over,28,1100\n`, { below: '0.7' }) as { readonly outcome: RepresentativenessOutcome };
  // 12/40 over 900/2,000 is 0.667.
  expect([outcome.lowestIndex, outcome.note.startsWith('0.7 was chosen by Dr Shah.'), outcome.dimensions[0]?.bands[0]?.state]).toEqual(['0.7', true, 'under-represented']);
});
