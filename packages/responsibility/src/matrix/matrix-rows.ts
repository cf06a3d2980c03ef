import {
  conditionKey, inOrder, rightOfCondition,
  type AssignedResponsibility, type Condition, type FrameworkItem, type Matrix, type MatrixItem, type PlanState, type RemovedCondition, type ResponsibilityFramework,
  type Right, type SharedArrangement,
} from '@pbc-planner/domain';
import { itemSourceText } from '../framework/source-text.ts';
import { directManagementIn } from './direct-management.ts';
import { rowSignature, standingSignings } from './row-signature.ts';
import { rowText } from './row-text.ts';

/** A framework as it is published. */
export function publishedMatrix(framework: ResponsibilityFramework): Matrix {
  return {
    ...headOf(framework), locality: null, fictional: false,
    items: framework.items.map((item) => matrixItem(framework, item, publishedAssignment(item), item.conditions, [], null)),
  };
}

/** A framework with everything that a plan has settled over it. */
export function planMatrix(framework: ResponsibilityFramework, state: PlanState): Matrix {
  const signings = standingSignings(state.matrixSignings, framework.id);
  return {
    ...headOf(framework), locality: state.founded?.name ?? null, fictional: state.founded?.fictional ?? false,
    items: framework.items.map((item) => {
      const { conditions, removed } = conditionsInPlan(item, state);
      const { needsDirectManagement, ...bySide } = directManagementIn(state, item.id);
      const row = matrixItem(framework, item, assignmentInPlan(item, state), conditions, removed, needsDirectManagement);
      return { ...row, ...bySide, signedOff: rowSignature(signings, item.id, rowText(row)) };
    }),
  };
}

/** Who holds an item in a plan: as somebody settled it, else as it is published. Without the rights that conditions give. */
export function assignmentInPlan(item: FrameworkItem, state: PlanState): AssignedResponsibility {
  return state.responsibilities.assigned.get(item.id) ?? publishedAssignment(item);
}

/** Who holds an item as it is published, without the rights that conditions give. */
export function publishedAssignment({ status, lead: leading, shared, roles }: FrameworkItem): AssignedResponsibility {
  const lead = leading ?? null;
  const held: (readonly [string, Right])[] = [
    ...(lead === null ? [] : [[lead, 'lead'] as const]),
    ...(shared?.members ?? []).map((party) => [party, 'joint'] as const),
    ...Object.entries(roles).flatMap(([right, parties]) => parties.map((party) => [party, right as Right] as const)),
  ];
  return { status, lead, roles: rightsByParty(held), shared: shared === undefined ? null : arrangement(shared) };
}

function arrangement({ members, convenor, decisionRule, decisionNote, tieBreak, reviewBy }: SharedArrangement): SharedArrangement {
  return { members, convenor, decisionRule, ...(decisionNote === undefined ? {} : { decisionNote }), tieBreak, reviewBy };
}

/** The conditions of an item in a plan, those of the framework first, and those that somebody took away. */
export function conditionsInPlan(item: FrameworkItem, state: PlanState): { conditions: Condition[]; removed: RemovedCondition[] } {
  const published = new Map<string, Condition>(item.conditions.map((condition) => [conditionKey(condition), condition]));
  const removed: RemovedCondition[] = [];
  for (const [key, change] of state.responsibilities.conditions.get(item.id) ?? []) {
    if (change.kind === 'set') published.set(key, change.condition);
    else if (published.delete(key)) removed.push(change.condition);
  }
  return { conditions: [...published.values()], removed };
}

/** A row out of who holds it and its conditions, which give rights too. Parties stand in the framework's order. */
export function matrixItem(
  framework: ResponsibilityFramework, item: FrameworkItem, { status, lead, roles, shared }: AssignedResponsibility,
  conditions: readonly Condition[], removedConditions: readonly RemovedCondition[], needsDirectManagement: boolean | null,
): MatrixItem {
  return {
    id: item.id, title: item.title, status, lead, shared,
    roles: sortedRoles(framework, withConditionRights(roles, conditions)),
    conditions, removedConditions, money: item.money, needsDirectManagement,
    source: itemSourceText(framework, item), grade: item.grade, rolesGrade: item.rolesGrade,
    ...(item.suggestion === undefined ? {} : { suggestion: item.suggestion }), signedOff: null,
  };
}

type Roles = Readonly<Record<string, readonly Right[]>>;

/** Rights with those that conditions give to their parties. */
export function withConditionRights(roles: Roles, conditions: readonly Condition[]): Roles {
  return rightsByParty([
    ...Object.entries(roles).flatMap(([party, held]) => held.map((right) => [party, right] as const)),
    ...conditions.flatMap(({ kind, party }) => {
      const right = rightOfCondition(kind);
      return right === null || party === undefined ? [] : [[party, right] as const];
    }),
  ]);
}

/** Rights without those that conditions give to their parties anyway. */
export function withoutConditionRights(roles: Roles, conditions: readonly Condition[]): Roles {
  const given = new Set(conditions.flatMap(({ kind, party }) => (party === undefined ? [] : [`${party} ${rightOfCondition(kind) ?? ''}`])));
  return rightsByParty(Object.entries(roles).flatMap(([party, held]) => held.filter((right) => !given.has(`${party} ${right}`)).map((right) => [party, right] as const)));
}

/** Rights by party, each once and in order; a party without any is left out. */
export function rightsByParty(held: readonly (readonly [party: string, right: Right])[]): Roles {
  const byParty = new Map<string, Right[]>();
  for (const [party, right] of held) byParty.set(party, [...(byParty.get(party) ?? []), right]);
  return Object.fromEntries([...byParty].map(([party, own]) => [party, inOrder(own)]));
}

/** Rights with the parties in the framework's order; those that it does not know come last. */
export function sortedRoles({ parties }: Pick<ResponsibilityFramework, 'parties'>, roles: Roles): Roles {
  const order = new Map(parties.map(({ id }, index) => [id, index]));
  return Object.fromEntries(Object.entries(roles).sort(([a], [b]) => (order.get(a) ?? parties.length) - (order.get(b) ?? parties.length)));
}

function headOf({ id, version, title, parties }: ResponsibilityFramework) {
  return { framework: id, frameworkVersion: version, frameworkTitle: title, parties: parties.map((party) => ({ id: party.id, title: party.title })) };
}
