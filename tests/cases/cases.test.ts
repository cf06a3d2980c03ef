import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { replay } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { casesOf, contributingPackages } from '../support/packages.ts';
import { readCase } from '../support/worked-case.ts';

const withCases = contributingPackages.map(({ folder }) => ({ name: basename(folder), folder, cases: casesOf(folder) })).filter(({ cases }) => cases.length > 0);

describe.each(withCases)('the worked cases of $name', ({ folder: home, cases }) => {
  it.each(cases.map((folder) => [basename(folder), folder]))('%s comes out to the penny', async (_, folder) => {
    const { expected, run } = readCase(folder);
    expect(await run()).toEqual(expected);
  });

  it.each(cases.map((folder) => [basename(folder), folder]))('%s is explained: the steps of every figure give it again', async (_, folder) => {
    const { expected, explain } = readCase(folder);
    for (const [figure, steps] of await explain()) {
      const [method = '', practice = ''] = figure.split(' ');
      expect([figure, steps.at(-1)?.value, replay(steps)]).toEqual([figure, String(expected.amounts[method]?.[practice]), []]);
    }
  });

  it.each(cases.map((folder) => [basename(folder), folder]))('%s is worked out in words: in its own README or in that of the package', (name, folder) => {
    expect(existsSync(join(folder, 'README.md')) || readFileSync(join(home, 'README.md'), 'utf8').includes(`cases/${name}`)).toBe(true);
  });
});
