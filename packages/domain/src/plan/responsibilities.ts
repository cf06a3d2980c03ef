import { conditionKey, conditionText, type Condition, type RemovedCondition } from '../responsibility/condition.ts';
import type { SharedArrangement } from '../responsibility/responsibility-framework.ts';
import type { ResponsibilityStatus, Right } from '../responsibility/right.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { fields, flag, optional, orNull, text } from './shape.ts';
import { assignedShape, conditionShape, removedConditionShape } from './shared-shapes.ts';

/** Who holds an item, as somebody settled it. The rights that its conditions give are not repeated. */
export interface AssignedResponsibility {
  readonly status: ResponsibilityStatus;
  readonly lead: string | null;
  /** Rights by party. */
  readonly roles: Readonly<Record<string, readonly Right[]>>;
  readonly shared: SharedArrangement | null;
}

/** What was changed of one item's conditions, the latest word on each, by `conditionKey`. */
export type ConditionChange =
  | { readonly kind: 'set'; readonly condition: Condition }
  | { readonly kind: 'removed'; readonly condition: RemovedCondition };

/** What a plan has settled, over what its framework publishes. */
export interface Responsibilities {
  readonly assigned: ReadonlyMap<string, AssignedResponsibility>;
  readonly conditions: ReadonlyMap<string, ReadonlyMap<string, ConditionChange>>;
  /** Whether an item only works if the commissioner manages the locality directly; absent where nobody has said. */
  readonly directManagement: ReadonlyMap<string, boolean>;
  /** The same as each side answers it, by item and party. */
  readonly directManagementBySide: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
}

/** Before anybody has settled anything. */
export const noResponsibilities: Responsibilities = { assigned: new Map(), conditions: new Map(), directManagement: new Map(), directManagementBySide: new Map() };

/** Who leads what. */
export interface ResponsibilityEvents {
  readonly 'responsibility assigned': AssignedResponsibility & { readonly item: string };
  /** An item that the framework leaves open is settled. */
  readonly 'responsibility split chosen': AssignedResponsibility & { readonly item: string };
  readonly 'responsibility condition set': { readonly item: string; readonly condition: Condition };
  readonly 'responsibility condition removed': { readonly item: string; readonly condition: RemovedCondition };
  /** `null` takes the answer back. `side`: the party that answers for itself; absent where all answer together. */
  readonly 'responsibility flagged': { readonly item: string; readonly needsDirectManagement: boolean | null; readonly side?: string };
  /** The plan goes on under another framework. */
  readonly 'responsibility framework changed': { readonly from: string; readonly to: string };
}

export const responsibilities: EventSlice<ResponsibilityEvents> = {
  'responsibility assigned': {
    shape: { ...assignedShape, item: text },
    apply: assign,
    describe: ({ item, ...assigned }) => `assigned ${item}: ${assignedText(assigned)}`,
    audience: 'public',
    undoable: true,
  },
  'responsibility split chosen': {
    shape: { ...assignedShape, item: text },
    apply: assign,
    describe: ({ item, ...assigned }) => `settled ${item}: ${assignedText(assigned)}`,
    audience: 'public',
    undoable: true,
  },
  'responsibility condition set': {
    shape: { item: text, condition: fields(conditionShape) },
    apply: (state, { item, condition }) => changeCondition(state, item, { kind: 'set', condition }),
    describe: ({ item, condition }) => `set a condition on ${item}: ${conditionText(condition)}`,
    audience: 'public',
    undoable: true,
  },
  'responsibility condition removed': {
    shape: { item: text, condition: fields(removedConditionShape) },
    apply: (state, { item, condition }) => changeCondition(state, item, { kind: 'removed', condition }),
    describe: ({ item, condition }) =>
      `took a condition off ${item}: ${conditionText(condition)}; ${condition.reason === null ? 'no reason given' : `because ${condition.reason}`}`,
    audience: 'public',
    undoable: true,
  },
  'responsibility flagged': {
    shape: { item: text, needsDirectManagement: orNull(flag), side: optional(text) },
    apply: (state, { item, needsDirectManagement, side }) => {
      const { directManagement, directManagementBySide } = state.responsibilities;
      const changed = side === undefined
        ? { directManagement: answered(directManagement, item, needsDirectManagement) }
        : { directManagementBySide: new Map(directManagementBySide).set(item, answered(directManagementBySide.get(item), side, needsDirectManagement)) };
      return { ...state, responsibilities: { ...state.responsibilities, ...changed } };
    },
    describe: ({ item, needsDirectManagement, side }) => `${needsDirectManagement === null
      ? `took back whether ${item} needs direct management`
      : `said that ${item} ${needsDirectManagement ? 'needs' : 'does not need'} direct management`}${side === undefined ? '' : `, for ${side}`}`,
    audience: 'public',
    undoable: true,
  },
  'responsibility framework changed': {
    shape: { from: text, to: text },
    apply: (state, { to }) => (state.founded === null ? state : { ...state, founded: { ...state.founded, framework: to } }),
    describe: ({ from, to }) => `carried the responsibilities over from ${from} to ${to}`,
    audience: 'public',
    undoable: true,
  },
};

/** Answers with one more, or with one taken back. */
function answered(before: ReadonlyMap<string, boolean> | undefined, key: string, answer: boolean | null): Map<string, boolean> {
  const after = new Map(before);
  if (answer === null) after.delete(key);
  else after.set(key, answer);
  return after;
}

function assign(state: PlanState, { item, status, lead, roles, shared }: AssignedResponsibility & { readonly item: string }): PlanState {
  const assigned = new Map(state.responsibilities.assigned).set(item, { status, lead, roles, shared });
  return { ...state, responsibilities: { ...state.responsibilities, assigned } };
}

function changeCondition(state: PlanState, item: string, change: ConditionChange): PlanState {
  const own = new Map(state.responsibilities.conditions.get(item));
  own.set(conditionKey(change.condition), change);
  return { ...state, responsibilities: { ...state.responsibilities, conditions: new Map(state.responsibilities.conditions).set(item, own) } };
}

function assignedText({ status, lead, roles, shared }: AssignedResponsibility): string {
  const held = Object.entries(roles).flatMap(([party, own]) => {
    const others = own.filter((right) => right !== 'lead' && !(right === 'joint' && shared?.members.includes(party)));
    return others.length === 0 ? [] : [`${party} ${others.join(' and ')}`];
  });
  const heads = { led: `led by ${lead ?? 'nobody yet'}`, shared: `shared by ${shared?.members.join(' and ') || 'nobody named yet'}`, unresolved: 'not settled' };
  return [heads[status], ...held].join(', ');
}
