import type { Matrix, ResponsibilityFramework } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, ccg, changed, icb, pbc } from '../../testing/frameworks.ts';
import { randomMatrix } from '../../testing/random-matrix.ts';
import { publishedMatrix } from '../matrix/matrix-rows.ts';
import { migrate, type Migration } from './migrate.ts';

const published = publishedMatrix(pbc);
const carry = (matrix: Matrix, from: ResponsibilityFramework, to: ResponsibilityFramework) => migrate(matrix, from, to) as Migration;
const row = (matrix: Matrix, id: string) => matrix.items.find((item) => item.id === id);
const oneToOne = (from: ResponsibilityFramework, to: ResponsibilityFramework) =>
  (from.successors.find(({ framework }) => framework === to.id)?.items ?? []).filter(({ kind }) => kind === '1:1').map(({ item }) => item);

describe('pbc-2005 under icb-2024', () => {
  const migration = carry(published, pbc, icb);

  it('says of every item what becomes of it', () => {
    expect(migration.rows.map(({ item }) => item)).toEqual(pbc.items.map(({ id }) => id));
    expect(migration.rows.filter(({ kind }) => kind === 'none').map(({ item, note }) => [item, note !== null])).toEqual([
      ['pct.public-health', true], ['pl.ldp-compliance', true], ['pl.trust-negotiation', true],
    ]);
    expect(migration.newItems).toHaveLength(11);
  });

  it('loses the agreement of the locality to payments, among other conditions', () => {
    expect(migration.lostConditions.map(({ item, condition: { kind, party }, to }) => [item, kind, party, to])).toEqual([
      ['pct.payments', 'agree', 'locality', ['icb.payments']], ['pct.training', 'support', 'sha-wdc', ['icb.workforce']],
      ['pl.payment-authorisation', 'rule', undefined, ['icb.payments']], ['pl.needs', 'support', 'public-health', ['place.needs']],
      ['sh.supra-locality', 'rule', undefined, ['icb.constitution']],
    ]);
  });

  it('loses the separation of payer and authoriser', () => {
    expect(migration.lostSeparations.map(({ items, to }) => [...items, ...to])).toEqual([['pct.payments', 'pl.payment-authorisation', 'icb.payments']]);
    expect(migration.lostSeparations[0]?.reason).toMatch(/Both become icb\.payments\.$/);
  });

  it('tells where the lead moves up or down', () => {
    const direction = Object.fromEntries(migration.leadChanges.map(({ item, to, direction: way }) => [`${item} ${to}`, way]));
    expect(direction).toMatchObject({
      'pl.patient-involvement icb.involvement': 'up', 'pl.payment-authorisation icb.payments': 'up', 'pct.allocation place.delegated-budget': 'down',
    });
    expect(direction).not.toHaveProperty(['pct.contracts icb.contracts']);
  });

  it('gives the new framework as published where nothing was settled', () => {
    expect(migration.matrix.items).toEqual(publishedMatrix(icb).items);
    expect(migration.notCarried).toEqual([]);
    expect(migration.rows.some(({ carried }) => carried)).toBe(false);
  });
});

describe('what a locality has settled', () => {
  const settled = changed(published, {
    'pct.premises': () => ({ lead: 'locality', roles: { pct: ['agree'], practice: ['support'], locality: ['lead'] }, needsDirectManagement: false }),
    'pct.payments': ({ conditions }) => ({ conditions: [], roles: { pct: ['lead'] }, removedConditions: conditions.map((one) => ({ ...one, reason: 'agreed' })) }),
    'sh.savings': ({ conditions }) => ({ removedConditions: conditions.map((one) => ({ ...one, reason: 'a pilot' })), conditions: [], roles: { practice: ['joint'], locality: ['joint'] } }),
    'pct.training': ({ roles }) => ({ roles: { ...roles, 'social-services': ['consulted'], 'public-health': ['support'] } }),
  });
  const migration = carry(settled, pbc, icb);

  it('goes along where an item is one to one, in the parties of the new framework', () => {
    expect(row(migration.matrix, 'icb.estates')).toMatchObject({
      status: 'led', lead: 'place', roles: { icb: ['agree'], place: ['lead'], practice: ['support'] }, needsDirectManagement: false, title: 'Strategy for estates, and GP premises',
    });
    expect(row(migration.matrix, 'place.underspend')).toMatchObject({ status: 'shared', roles: { place: ['joint'], practice: ['joint'] }, removedConditions: [{ kind: 'approve', party: 'icb', reason: 'a pilot' }] });
  });

  it('is named where it does not', () => {
    expect(migration.notCarried).toEqual([{ item: 'pct.payments', row: 'led by pct; pct lead; without agree locality: Paid only when the locality agrees. (agreed)' }]);
    expect(migration.rows.filter(({ carried }) => carried).map(({ item }) => item)).toEqual(['pct.training', 'pct.premises', 'sh.savings']);
  });

  it('names each right that finds no party there, or clashes on the way', () => {
    expect(migration.lostRights).toEqual([{ item: 'pct.training', party: 'social-services', right: 'consulted', reason: 'la already has support there.' }]);
    const strategic = carry(changed(published, { 'pct.contracts': ({ roles }) => ({ roles: { ...roles, 'sha-wdc': ['informed'] } }) }), pbc, icb);
    expect(strategic.lostRights).toEqual([{ item: 'pct.contracts', party: 'sha-wdc', right: 'informed', reason: 'sha-wdc has no successor in icb-2024.' }]);
  });

  it('is open where the lead has no successor', () => {
    const alone = changed(published, { 'pct.training': () => ({ lead: 'sha-wdc', roles: { 'sha-wdc': ['lead'] } }) });
    expect(row(carry(alone, pbc, icb).matrix, 'icb.workforce')).toMatchObject({ status: 'unresolved', lead: null });
  });
});

describe('there and back', () => {
  const pairs = [[pbc, ccg], [pbc, icb], [ccg, icb]] as const;

  it.each(pairs.map(([from, to]) => [from.id, to.id, from, to] as const))('%s is as published after %s', (_, __, from, to) => {
    const back = carry(carry(publishedMatrix(from), from, to).matrix, to, from);
    expect(back.matrix.items).toEqual(publishedMatrix(from).items);
  });

  it.each(pairs.map(([from, to]) => [from.id, to.id, from, to] as const))('%s comes back from %s where items and parties are one to one', (_, __, from, to) => {
    const table = from.successors.find(({ framework }) => framework === to.id);
    const takers = table?.parties.flatMap(({ to: there }) => there[0] ?? []) ?? [];
    const parties = from.parties.map(({ id }) => id).filter((id) => {
      const taker = table?.parties.find(({ party }) => party === id)?.to[0];
      return taker !== undefined && takers.filter((one) => one === taker).length === 1;
    });
    const items = oneToOne(from, to);
    /** Whether somebody has a right by hand that the item has there by a condition: it cannot be told from the condition's on the way back. */
    const givenThere = (matrix: Matrix, id: string) => {
      const there = to.items.find((item) => item.id === table?.items.find(({ item: one }) => one === id)?.to[0]);
      const given = (there?.conditions ?? []).flatMap(({ kind, party }) => from.parties.filter(({ id: own }) => table?.parties.find((one) => one.party === own)?.to[0] === party).map(({ id: own }) => [own, kind] as const));
      return given.some(([party, kind]) => row(matrix, id)?.roles[party]?.includes(kind as 'agree') && !row(matrix, id)?.conditions.some((one) => one.kind === kind && one.party === party));
    };
    fc.assert(fc.property(randomMatrix(from, parties, items), (matrix) => {
      const there = carry(matrix, from, to);
      const back = carry(there.matrix, to, from);
      expect(there.lostRights.filter(({ right }) => right === 'lead' || right === 'joint')).toEqual([]);
      const named = new Set([...there.lostRights, ...back.lostRights].map(({ item }) => back.rows.find((one) => one.item === item)?.to[0] ?? item));
      for (const id of items.filter((one) => !named.has(one) && !givenThere(matrix, one))) expect(row(back.matrix, id)).toEqual(row(matrix, id));
    }), { numRuns: 60 });
  });
});

describe('nothing is dropped without a word', () => {
  it('whatever was settled is carried over or named', () => {
    const parties = pbc.parties.map(({ id }) => id);
    fc.assert(fc.property(randomMatrix(pbc, parties, pbc.items.map(({ id }) => id)), (matrix) => {
      const { rows, notCarried } = carry(matrix, pbc, icb);
      const settled = matrix.items.filter((item, index) => JSON.stringify(item) !== JSON.stringify(published.items[index])).map(({ id }) => id);
      const told = [...rows.filter(({ carried }) => carried).map(({ item }) => item), ...notCarried.map(({ item }) => item)];
      expect(settled.filter((id) => !told.includes(id))).toEqual([]);
    }), { numRuns: 60 });
  });

  it('and there is no migration without a table', () => {
    const [, , last] = all as [ResponsibilityFramework, ResponsibilityFramework, ResponsibilityFramework];
    expect(migrate(publishedMatrix(last), last, { ...pbc, id: 'other', successors: [] })).toBeNull();
  });
});
