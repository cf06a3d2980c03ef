import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packSchemas } from '@pbc-planner/domain/schemas';
import { createAjv } from '@pbc-planner/runtime/validation';
import { describe, expect, it } from 'vitest';
import { contribution } from './index.ts';

const profiles = Object.entries(contribution.packs?.importProfiles ?? {});
const scenarios = Object.entries(contribution.packs?.scenarios ?? {});
const fits = (point: 'importProfiles' | 'scenarios', data: object) => {
  const validate = createAjv('data').compile(packSchemas[point]);
  validate(data);
  return validate.errors ?? [];
};

describe('the packs of this package', () => {
  it('are all files of their folders', () => {
    const stems = (folder: string) => readdirSync(join(import.meta.dirname, '..', folder)).map((file) => file.replace(/\.json$/, '')).sort();
    expect(profiles.map(([stem]) => stem).sort()).toEqual(stems('profiles'));
    expect(scenarios.map(([stem]) => stem).sort()).toEqual(stems('scenarios'));
  });

  it.each(profiles)('profile %s fits its schema, bears the name of its file, and recognises a file only by columns that it reads', (stem, profile) => {
    expect(fits('importProfiles', profile)).toEqual([]);
    expect(profile.id).toBe(stem);
    const read = [profile.practice, profile.name, ...(profile.measures ?? []).map(({ heading }) => heading), profile.long?.serviceLine, profile.long?.pounds, profile.year.from === 'column' ? profile.year.heading : undefined];
    expect(read.filter((heading) => heading !== undefined && !profile.recognise.includes(heading))).toEqual([]);
    expect(profile.recognise.filter((heading) => !read.includes(heading))).toEqual([]);
  });

  it.each(profiles)('profile %s has measures of its own, at most one of them a weighted list that it puts forward', (_, profile) => {
    const measures = (profile.measures ?? []).map(({ measure }) => JSON.stringify(measure));
    expect(new Set(measures).size).toBe(measures.length);
    const headlines = (profile.measures ?? []).filter(({ headline }) => headline);
    expect(headlines.length).toBeLessThanOrEqual(1);
    expect(headlines.every(({ measure }) => measure.kind === 'weighted-list')).toBe(true);
  });

  it.each(scenarios)('scenario %s fits its schema and is fictional', (stem, scenario) => {
    expect(fits('scenarios', scenario)).toEqual([]);
    expect(scenario).toMatchObject({ id: stem, fictional: true });
  });

  it('leave no two profiles in doubt about the same file', () => {
    const keys = profiles.map(([, { recognise }]) => recognise.map((heading) => heading.toLowerCase()).sort().join('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
