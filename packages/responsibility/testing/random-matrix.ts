import { inOrder, type AssignedResponsibility, type Matrix, type MatrixItem, type ResponsibilityFramework, type Right } from '@pbc-planner/domain';
import fc from 'fast-check';
import { matrixItem, publishedMatrix } from '../src/matrix/matrix-rows.ts';
import { clashingRights } from '../src/matrix/rights-of-parties.ts';

const text = fc.option(fc.constantFrom('all-consent', 'the LMC decides', 'two thirds, by list'), { nil: null });
/** What one party may hold besides a lead: rights that do not clash. */
const held: fc.Arbitrary<readonly Right[]> = fc.constantFrom<readonly Right[]>([], [], [], ['support'], ['support', 'agree'], ['agree'], ['approve'], ['agree', 'approve'], ['consulted'], ['informed']);

/** An assignment among some parties, in which no rights clash. */
export function randomAssignment(parties: readonly string[]): fc.Arbitrary<AssignedResponsibility> {
  return fc.record({
    status: fc.constantFrom('led', 'shared', 'unresolved'), order: fc.shuffledSubarray([...parties], { minLength: 2 }),
    others: fc.array(held, { minLength: parties.length, maxLength: parties.length }), convenes: fc.boolean(), decisionRule: text, tieBreak: text,
    reviewBy: fc.option(fc.constantFrom('2007-03-31', 'every year'), { nil: null }),
  }).map(({ status, order, others, convenes, decisionRule, tieBreak, reviewBy }): AssignedResponsibility => {
    const [first, second] = order as [string, string];
    const top = (party: string): Right[] => (status === 'led' && party === first ? ['lead'] : status === 'shared' && (party === first || party === second) ? ['joint'] : []);
    const roles = parties.map((party, index) => {
      const own = top(party);
      const more = (others[index] ?? []).filter((right) => own.length === 0 || right === 'agree' || right === 'approve');
      return [party, inOrder([...own, ...more])] as const;
    }).filter(([, rights]) => rights.length > 0);
    const members = [first, second].sort((a, b) => parties.indexOf(a) - parties.indexOf(b));
    return {
      status, lead: status === 'led' ? first : null, roles: Object.fromEntries(roles),
      shared: status === 'shared' ? { members, convenor: convenes ? first : null, decisionRule, tieBreak, reviewBy } : null,
    };
  });
}

/** A framework with some of its items assigned at random, its conditions as published; where these would clash, the row is as published. */
export function randomMatrix(framework: ResponsibilityFramework, parties: readonly string[], items: readonly string[]): fc.Arbitrary<Matrix> {
  const published = publishedMatrix(framework);
  return fc.array(fc.option(randomAssignment(parties), { nil: null }), { minLength: items.length, maxLength: items.length }).map((assignments) => ({
    ...published,
    items: framework.items.map((item, index): MatrixItem => {
      const assignment = items.includes(item.id) ? assignments[items.indexOf(item.id)] : null;
      const row = assignment ? matrixItem(framework, item, assignment, item.conditions, [], null) : null;
      return row && Object.values(row.roles).every((rights) => clashingRights(rights).length === 0) ? row : published.items[index] as MatrixItem;
    }),
  }));
}
