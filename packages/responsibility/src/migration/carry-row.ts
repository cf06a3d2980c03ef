import {
  conditionKey, conditionText, type Condition, type MatrixItem, type MigrationOutcome, type ResponsibilityFramework, type Right,
} from '@pbc-planner/domain';
import { sortedRoles, rightsByParty, withConditionRights, withoutConditionRights } from '../matrix/matrix-rows.ts';
import { clashingRights, rightsOf } from '../matrix/rights-of-parties.ts';
import type { CarryOver } from './party-map.ts';

type LostRight = MigrationOutcome['lostRights'][number];

/** A row in the words of another framework, with what was left behind. */
export interface CarriedRow {
  readonly row: MatrixItem;
  readonly lostRights: readonly LostRight[];
  /** Removals of conditions that the other framework does not have. */
  readonly notCarried: readonly string[];
}

/**
 * What a locality has settled of a row, on the row that the other framework publishes: who holds it goes along, in the parties
 * of that framework, and so do conditions that the locality added or took away. The framework's own conditions stay.
 * @param published the row as the old framework publishes it. @param target the row as the new one does.
 */
export function carryRow(row: MatrixItem, published: MatrixItem, target: MatrixItem, framework: ResponsibilityFramework, over: CarryOver): CarriedRow {
  const { conditions, removedConditions, notCarried } = carryConditions(row, published, target, over);
  const { roles, lostRights } = carryRights(row, conditions, framework, over);
  const members = [...new Set((row.shared?.members ?? []).flatMap((party) => over.party(party) ?? []))].filter((party) => rightsOf({ roles }, party).includes('joint'));
  const lead = Object.keys(roles).find((party) => roles[party]?.includes('lead')) ?? null;
  const status = (row.status === 'led' && lead === null) || (row.status === 'shared' && members.length < 2) ? 'unresolved' : row.status;
  const convenor = row.shared?.convenor == null ? null : over.party(row.shared.convenor);
  return {
    row: {
      ...target, status, lead: status === 'led' ? lead : null, roles, conditions, removedConditions,
      shared: status === 'shared' && row.shared !== null ? { ...row.shared, members, convenor } : null,
    },
    lostRights, notCarried,
  };
}

function carryConditions({ conditions, removedConditions }: MatrixItem, published: MatrixItem, target: MatrixItem, over: CarryOver) {
  const there = new Map<string, Condition>(target.conditions.map((condition) => [conditionKey(condition), condition]));
  const before = new Map(published.conditions.map((condition) => [conditionKey(condition), condition]));
  const notCarried: string[] = [];
  const mapped = <C extends Condition>(condition: C): C | null => {
    if (condition.party === undefined) return condition;
    const party = over.party(condition.party);
    return party === null ? null : { ...condition, party };
  };
  for (const condition of conditions.filter((one) => before.get(conditionKey(one))?.note !== one.note)) {
    const own = mapped(condition);
    if (own) there.set(conditionKey(own), own);
    else notCarried.push(`condition ${conditionText(condition)}`);
  }
  const removed = removedConditions.flatMap((condition) => {
    const own = mapped(condition);
    if (own && there.delete(conditionKey(own))) return [own];
    notCarried.push(`removal of ${conditionText(condition)} (${condition.reason ?? 'no reason given'})`);
    return [];
  });
  return { conditions: [...there.values()], removedConditions: removed, notCarried };
}

function carryRights(row: MatrixItem, conditions: readonly Condition[], framework: ResponsibilityFramework, over: CarryOver) {
  const lostRights: LostRight[] = [];
  const lose = (party: string, right: Right, reason: string) => lostRights.push({ item: row.id, party, right, reason });
  const held = Object.entries(withoutConditionRights(row.roles, row.conditions)).flatMap(([party, rights]) => rights.map((right) => ({ party, right })));
  const byConditions = withConditionRights({}, conditions);
  const kept: (readonly [string, Right])[] = [];
  for (const { party, right } of held.sort((a, b) => strength(a.right) - strength(b.right))) {
    const taker = over.party(party);
    if (taker === null) {
      lose(party, right, `${party} has no successor in ${framework.id}.`);
      continue;
    }
    const own = [...kept.filter(([other]) => other === taker).map(([, one]) => one), ...rightsOf({ roles: byConditions }, taker)];
    if (!own.includes(right) && clashingRights([...own, right]).length > 0) lose(party, right, `${taker} already has ${own.join(' and ')} there.`);
    else kept.push([taker, right]);
  }
  return { roles: sortedRoles(framework, withConditionRights(rightsByParty(kept), conditions)), lostRights };
}

/** The order in which rights are kept where two clash. */
function strength(right: Right): number {
  return ['lead', 'joint', 'approve', 'agree', 'support', 'consulted', 'informed'].indexOf(right);
}
