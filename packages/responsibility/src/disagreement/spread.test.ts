import type { AssignedResponsibility, Right } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomAssignment } from '../../testing/random-matrix.ts';
import { distance, spreadOf } from './spread.ts';

const led = (lead: string, others: Readonly<Record<string, readonly Right[]>> = {}): AssignedResponsibility =>
  ({ status: 'led', lead, roles: { [lead]: ['lead'], ...others }, shared: null });
const open: AssignedResponsibility = { status: 'unresolved', lead: null, roles: {}, shared: null };
const arrangement = { members: ['pct', 'locality'], convenor: 'pct', decisionRule: 'all-consent', tieBreak: null, reviewBy: null };
const shared = (change: Partial<typeof arrangement> = {}): AssignedResponsibility =>
  ({ status: 'shared', lead: null, roles: { pct: ['joint'], locality: ['joint'] }, shared: { ...arrangement, ...change } });

describe('the distance of two positions', () => {
  it.each([
    ['the same', led('pct'), led('pct'), 0],
    ['the same in another order', led('pct', { lmc: ['consulted'], locality: ['support'] }), led('pct', { locality: ['support'], lmc: ['consulted'] }), 0],
    ['two leads: 7 and 7', led('pct'), led('locality'), 14],
    ['a lead, or nobody: 7', led('pct'), open, 7],
    ['a lead that supports in the other: 7 - 3, and 7', led('pct', {}), led('locality', { pct: ['support'] }), 11],
    ['consulted or informed: 2 - 1', led('pct', { lmc: ['consulted'] }), led('pct', { lmc: ['informed'] }), 1],
    ['agree or consulted: 4 - 2', led('pct', { lmc: ['agree'] }), led('pct', { lmc: ['consulted'] }), 2],
    ['shared, or led by a member: 7 - 6, and 6', shared(), led('pct'), 7],
    ['the heaviest right counts: 7 either way, so only that they differ', led('pct', { pct: ['lead', 'approve'] }), led('pct'), 1],
    ['the same parts and another rule: they differ', shared(), shared({ decisionRule: 'majority' as never }), 1],
  ])('%s', (_, a, b, expected) => {
    expect([distance(a, b), distance(b, a)]).toEqual([expected, expected]);
  });

  it('is that of a metric, and the spread does not hang on the order of the parties', () => {
    const position = randomAssignment(['pct', 'practice', 'locality']);
    fc.assert(fc.property(position, position, position, (a, b, c) => {
      expect(distance(a, a)).toBe(0);
      expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c));
      expect(spreadOf([a, b, c])).toBe(distance(a, b) + distance(a, c) + distance(b, c));
      expect(spreadOf([c, a, b])).toBe(spreadOf([a, b, c]));
    }));
  });

  it('of one position is nothing', () => {
    expect([spreadOf([]), spreadOf([open])]).toEqual([0, 0]);
  });
});
