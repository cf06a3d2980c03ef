import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { plants } from '../../tools/boundaries/plants.ts';
import type { Verdict } from '../../tools/boundaries/lint.ts';
import { verifyBoundaries } from '../../tools/verify-boundaries.ts';
import { root } from '../../tools/workspace.ts';

let verdicts: readonly Verdict[];

beforeAll(async () => {
  verdicts = await verifyBoundaries();
});

const said = (rule: string): string => verdicts.find((verdict) => verdict.rule === rule)?.said ?? `no such rule: ${rule}`;

describe('the boundaries of the layers', () => {
  it('all hold: each is broken once, and the linter or the compiler says so', () => {
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('are tried for every plant and for each of the pure packages', () => {
    const rules = verdicts.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(plants.map(({ rule }) => rule)));
    expect(rules).toContain('the compiler keeps node:fs out of packages/base');
    expect(rules).toContain('the compiler keeps process out of packages/budgets');
    expect(new Set(rules).size).toBe(rules.length);
  });

  it('leave no planted file behind', () => {
    expect(plants.filter(({ file }) => existsSync(join(root, file)))).toEqual([]);
  });
});

describe('what a developer reads who crosses a boundary', () => {
  it('names the place and the mend for a feature that saves', () => {
    const message = said('a feature imports no platform');
    expect(message).toContain('packages/budgets/src/boundary-canary.ts:1:1');
    expect(message).toContain('A package of "layer:feature" may import only packages of "layer:base", "layer:domain".');
    expect(message).toContain('Move what both need down to domain or base, or take it in through a port or a parameter');
  });

  it('names the place and the mend for an import upwards', () => {
    const message = said('domain imports no feature');
    expect(message).toContain('packages/domain/src/boundary-canary.ts:1:1');
    expect(message).toContain('"@pbc-planner/domain" may not import "@pbc-planner/budgets", which already depends on it');
    expect(message).toContain('Imports only point down: base <- domain <- feature and platform <- toolkit <- app.');
  });

  it('names the library and where it belongs', () => {
    const message = said('a feature imports nothing from outside');
    expect(message).toContain('may not import "lowdb"');
    expect(message).toContain('put a port into domain and implement it there');
  });

  it('names the folder that a path leads out of', () => {
    expect(said('no path leads out of a package')).toContain('"../../../tools/generate.ts" leads out of packages/store.');
  });

  it('says what to take instead of a clock', () => {
    expect(said('no clock in packages/budgets: Date.now')).toContain('take the time as a parameter');
  });
});
