import { error, type Diagnostic } from '@pbc-planner/base';
import {
  refusal, type AssignedResponsibility, type Command, type CommandResult, type EventBody, type MatrixItem, type MessageOutcome, type RefusalOutcome,
  type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { checkItem } from '../checks/item-checks.ts';
import { planFramework } from '../matrix/matrix-at-hand.ts';
import { assignmentInPlan, conditionsInPlan, matrixItem, withoutConditionRights } from '../matrix/matrix-rows.ts';
import { rowText } from '../matrix/row-text.ts';
import { newAssignment } from './new-assignment.ts';
import { cleaned, faultsOfSaid, saidFlag, type SaidAssignment } from './said-assignment.ts';
import { unknownItem, unknownParties } from './unknown-item.ts';

/** What may be said of an item of the plan. */
export interface AssignParameters extends SaidAssignment {
  readonly item: string;
  readonly side?: string;
}

type AssignResult = CommandResult<MessageOutcome | RefusalOutcome>;

/** `matrix.assign`: who leads, shares, supports, agrees to, approves, is consulted on or informed of an item. */
export const assign: Command<AssignParameters, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const framework = await planFramework(context);
  if (!framework.ok) return { status: framework.status, outcome: refusal('matrix.assign'), diagnostics: framework.diagnostics };
  const item = framework.value.items.find(({ id }) => id === parameters.item);
  if (item === undefined) return refuse([unknownItem(framework.value, parameters.item)]);
  const faults = [...faultsOfSaid(parameters, framework.value, item), ...faultsOfSide(parameters, framework.value)];
  if (faults.length > 0) return refuse(faults);

  const before = assignmentInPlan(item, context.state);
  const { conditions, removed } = conditionsInPlan(item, context.state);
  const made = newAssignment(before, cleaned(parameters), item);
  if ('severity' in made) return refuse([made]);
  const after: AssignedResponsibility = { ...made, roles: withoutConditionRights(made.roles, conditions) };
  const flag = saidFlag(parameters);
  const { side } = parameters;
  const { directManagement, directManagementBySide } = context.state.responsibilities;
  const heldFlag = (side === undefined ? directManagement.get(item.id) : directManagementBySide.get(item.id)?.get(side)) ?? null;
  const row = (assignment: AssignedResponsibility): MatrixItem => matrixItem(framework.value, item, assignment, conditions, removed, flag ?? heldFlag);
  const changed = rowText(row(before)) !== rowText(row(after)) || before.shared?.decisionNote !== after.shared?.decisionNote;
  const type = before.status === 'unresolved' && after.status !== 'unresolved' ? 'responsibility split chosen' : 'responsibility assigned';
  const events: EventBody[] = [
    ...(changed ? [{ type, data: { item: item.id, ...after } } as const] : []),
    ...(flag === undefined || flag === heldFlag ? [] : [{ type: 'responsibility flagged', data: { item: item.id, needsDirectManagement: flag, ...(side === undefined ? {} : { side }) } } as const]),
  ];
  const findings = checkItem(framework.value, item, row(after)).map(({ severity, code, message, hint }): Diagnostic =>
    ({ severity: severity === 'error' ? 'warning' : severity, code: code.toLowerCase(), message, hint }));
  const text = sentence(`${item.title} (${item.id}): ${rowText(row(after))}`);
  return { status: 'fine', outcome: { kind: 'message', text: events.length === 0 ? `Nothing changed. ${text}` : text }, diagnostics: findings, events };
};

function faultsOfSide({ side, directManagement }: AssignParameters, framework: ResponsibilityFramework): Diagnostic[] {
  if (side === undefined) return [];
  const hint = 'Say for example --direct-management yes --side pct.';
  return [
    ...unknownParties(framework, [side]),
    ...(directManagement === undefined ? [error('side-without-flag', 'A side was named, but not what it says of direct management.', { hint })] : []),
  ];
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function refuse(diagnostics: readonly Diagnostic[]): AssignResult {
  return { status: 'usage', outcome: refusal('matrix.assign'), diagnostics };
}
