import { conditionKinds, type Condition, type RemovedCondition } from '../responsibility/condition.ts';
import { responsibilityStatuses, rights } from '../responsibility/right.ts';
import type { Membership } from '../practice.ts';
import type { AssignedResponsibility } from './responsibilities.ts';
import { fields, listOf, oneOf, optional, orNull, recordOf, text, type Fields, type Shape } from './shape.ts';

/** How a practice stands to its locality. */
export const membershipShape: Shape<Membership> = oneOf('in', 'alone', 'observing', 'declined');

/** Who holds an item. */
export const assignedShape: Fields<AssignedResponsibility> = {
  status: oneOf(...responsibilityStatuses),
  lead: orNull(text),
  roles: recordOf(listOf(oneOf(...rights))),
  shared: orNull(fields({
    members: listOf(text), convenor: orNull(text), decisionRule: orNull(text), decisionNote: optional(text), tieBreak: orNull(text), reviewBy: orNull(text),
  })),
};

/** A condition on an item. */
export const conditionShape: Fields<Condition> = {
  kind: oneOf(...conditionKinds), party: optional(text), note: text, grade: optional(oneOf('verified', 'derived', 'proposed', 'unverified')),
};

/** A condition that was taken away. */
export const removedConditionShape: Fields<RemovedCondition> = { ...conditionShape, reason: orNull(text) };
