import { conditionKey, type Condition, type EventBody, type MatrixItem, type SharedArrangement } from '@pbc-planner/domain';
import { flagOfSides } from './direct-management.ts';
import { withoutConditionRights } from './matrix-rows.ts';
import { rowText } from './row-text.ts';

/** What a row says, of which a file or a migration may hold another version. */
export type RowContent = Pick<MatrixItem, 'id' | 'status' | 'lead' | 'roles' | 'shared' | 'conditions' | 'removedConditions' | 'needsDirectManagement' | 'directManagementBySide'>;

/** The events that turn a row of the plan into another; none where the two say the same. */
export function rowEvents(before: RowContent, after: RowContent): EventBody[] {
  const item = after.id;
  const assignment = ({ status, lead, roles, shared, conditions }: RowContent) => ({ status, lead, roles: withoutConditionRights(roles, conditions), shared });
  const old = assignment(before);
  const made = assignment(after);
  const reasons = new Map(after.removedConditions.map((condition) => [conditionKey(condition), condition.reason]));
  const kept = new Map(after.conditions.map((condition) => [conditionKey(condition), condition]));
  const held = new Map(before.conditions.map((condition) => [conditionKey(condition), condition]));
  const oldReasons = new Map(before.removedConditions.map((condition) => [conditionKey(condition), condition.reason]));
  return [
    ...(sameAssignment(old, made) ? [] : [{ type: 'responsibility assigned', data: { item, ...made } } as const]),
    ...[...kept].filter(([key, condition]) => held.get(key)?.note !== condition.note).map(([, condition]) =>
      ({ type: 'responsibility condition set', data: { item, condition } }) as const),
    ...[...held].filter(([key]) => !kept.has(key)).map(([key, condition]) => removal(item, condition, reasons.get(key) ?? null)),
    ...after.removedConditions.filter((condition) => oldReasons.has(conditionKey(condition)) && oldReasons.get(conditionKey(condition)) !== condition.reason)
      .map(({ reason, ...condition }) => removal(item, condition, reason)),
    ...flagEvents(before, after),
  ];
}

/** What changes of the flags. What each side says is left alone where a file does not tell; where that alone gives the row's flag, no more is said. */
function flagEvents({ needsDirectManagement: was, directManagementBySide: sidesBefore = {} }: RowContent, after: RowContent): EventBody[] {
  const { id: item, needsDirectManagement, directManagementBySide: sides = sidesBefore } = after;
  const parties = [...new Set([...Object.keys(sidesBefore), ...Object.keys(sides)])].filter((party) => sidesBefore[party] !== sides[party]);
  const changed = was !== needsDirectManagement;
  const follows = flagOfSides(Object.values(sides)) === needsDirectManagement && (was === null || !changed);
  return [
    ...parties.map((side): EventBody => ({ type: 'responsibility flagged', data: { item, needsDirectManagement: sides[side] ?? null, side } })),
    ...((changed || parties.length > 0) && !follows ? [{ type: 'responsibility flagged', data: { item, needsDirectManagement } } as const] : []),
  ];
}

function removal(item: string, condition: Condition, reason: string | null): EventBody {
  return { type: 'responsibility condition removed', data: { item, condition: { ...condition, reason } } };
}

type Assignment = Pick<RowContent, 'status' | 'lead' | 'roles'> & { readonly shared: SharedArrangement | null };

function sameAssignment(a: Assignment, b: Assignment): boolean {
  return rowText({ ...a, conditions: [] }) === rowText({ ...b, conditions: [] });
}
