import { cleanText, counted, error, type Diagnostic } from '@pbc-planner/base';
import {
  refusal,
  type AssignedResponsibility, type Command, type CommandContext, type CommandResult, type EventBody, type FrameworkItem, type ItemSettlement, type MessageOutcome,
  type PlanState, type RefusalOutcome, type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { checkItem } from '../checks/item-checks.ts';
import { comparePositions } from '../disagreement/clash-list.ts';
import { stateAfter } from '../disagreement/round-outcome.ts';
import { positionOf, revealedRound, type NumberedRound } from '../disagreement/rounds.ts';
import { planFramework } from '../matrix/matrix-at-hand.ts';
import { assignmentInPlan, conditionsInPlan, matrixItem, withoutConditionRights } from '../matrix/matrix-rows.ts';
import { rowText } from '../matrix/row-text.ts';
import { newAssignment } from './new-assignment.ts';
import { cleaned, faultsOfSaid, saysAnything, type SaidAssignment } from './said-assignment.ts';
import { unknownItem, unknownParties } from './unknown-item.ts';

interface SettleParameters extends SaidAssignment {
  readonly item?: string;
  readonly as?: string;
  readonly unresolved: boolean;
  readonly agreed: boolean;
  readonly reason?: string;
}

type SettleResult = CommandResult<MessageOutcome | RefusalOutcome>;

/** A row as the meeting wants it, and how it came to it. */
interface Decision {
  readonly item: FrameworkItem;
  readonly assignment: AssignedResponsibility;
  readonly how: ItemSettlement['how'];
  readonly party?: string;
}

/**
 * `matrix.settle`: settles a disagreement that a round showed, and keeps the reason: as the meeting says, by taking over what one
 * party said, by leaving it open on purpose; or takes over every item on which all said the same and the plan does not yet.
 */
export const settle: Command<SettleParameters, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const found = await planFramework(context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.settle'), diagnostics: found.diagnostics };
  const framework = found.value;
  const revealed = revealedRound(framework.id, context.state);
  if (revealed === null) {
    return refuse([error('still-blind', 'No round has been revealed, so there is no disagreement to settle yet.', {
      hint: 'Reveal one with pbc matrix reveal; outside of rounds, settle an item with pbc matrix assign.',
    })]);
  }
  const faults = faultsOf(parameters, framework);
  if (faults.length > 0) return refuse(faults);
  if (parameters.agreed) return settled(agreedItems(framework, revealed, context.state), 'all parties asked said the same', framework, revealed, context);
  const decision = decide(parameters, framework, revealed, context.state);
  return 'severity' in decision ? refuse([decision]) : settled([decision], reasonOf(parameters), framework, revealed, context);
};

function reasonOf({ reason = '' }: SettleParameters): string {
  return cleanText(reason, 500);
}

function faultsOf(parameters: SettleParameters, framework: ResponsibilityFramework): Diagnostic[] {
  const { item, as: party, unresolved, agreed } = parameters;
  const ways = [saysAnything(parameters), party !== undefined, unresolved, agreed].filter(Boolean).length;
  const fault = (code: string, message: string, hint: string) => error(code, message, { hint });
  if (ways !== 1) {
    return [ways === 0
      ? fault('nothing-to-settle', 'It was not said how to settle it.', 'Say who holds it as in pbc matrix assign, or --as PARTY, or --unresolved, or --agreed for all that is agreed.')
      : fault('two-settlements', 'It was said in more than one way how to settle it.', 'Give one of: who holds it, --as PARTY, --unresolved, --agreed.')];
  }
  if (agreed) return item === undefined ? [] : [fault('agreed-is-for-all', '--agreed takes over every item on which all said the same.', `Leave ${item} out, or settle it alone with --as PARTY.`)];
  const known = framework.items.find(({ id }) => id === item);
  if (known === undefined) return [item === undefined ? fault('no-item', 'It was not said which item to settle.', 'Name one from pbc matrix clashes.') : unknownItem(framework, item)];
  return [
    ...(party === undefined ? [] : unknownParties(framework, [party])),
    ...(saysAnything(parameters) ? faultsOfSaid(parameters, framework, known) : []),
    ...(reasonOf(parameters) === '' ? [fault('no-reason', 'A settlement is kept with its reason, and none was given.', 'Say why with --reason TEXT.')] : []),
  ];
}

function decide(parameters: SettleParameters, framework: ResponsibilityFramework, { round }: NumberedRound, state: PlanState): Decision | Diagnostic {
  const item = framework.items.find(({ id }) => id === parameters.item);
  if (item === undefined) return unknownItem(framework, parameters.item ?? '');
  const { as: party } = parameters;
  if (party !== undefined) {
    const position = positionOf(round, party, item.id);
    if (position === null) return error('left-blank', `${party} has said nothing of ${item.id} in this round.`, { hint: 'Take over the position of a party that has; see pbc matrix clashes.' });
    const { status, lead, roles, shared } = position;
    return { item, assignment: { status, lead, roles, shared }, how: 'position', party };
  }
  const said = cleaned(parameters.unresolved ? { ...parameters, lead: 'unknown' } : parameters);
  const assignment = newAssignment(assignmentInPlan(item, state), said, item);
  return 'severity' in assignment ? assignment : { item, assignment, how: parameters.unresolved ? 'unresolved' : 'assigned' };
}

function agreedItems(framework: ResponsibilityFramework, { round }: NumberedRound, state: PlanState): Decision[] {
  const agreed = new Set(comparePositions(framework, round, state).agreed.filter(({ held }) => !held).map(({ item }) => item));
  return framework.items.filter(({ id }) => agreed.has(id)).flatMap((item): Decision[] => {
    const position = positionOf(round, round.parties[0] as string, item.id);
    if (position === null) return [];
    const { status, lead, roles, shared } = position;
    return [{ item, assignment: { status, lead, roles, shared }, how: 'agreed' }];
  });
}

function settled(decisions: readonly Decision[], reason: string, framework: ResponsibilityFramework, { number }: NumberedRound, { state, by }: CommandContext): SettleResult {
  const events = decisions.flatMap(({ item, assignment, how, party }): EventBody[] => {
    const before = assignmentInPlan(item, state);
    const after = { ...assignment, roles: withoutConditionRights(assignment.roles, conditionsInPlan(item, state).conditions) };
    const same = rowText({ ...before, conditions: [] }) === rowText({ ...after, conditions: [] }) && before.shared?.decisionNote === after.shared?.decisionNote;
    const type = before.status === 'unresolved' && after.status !== 'unresolved' ? 'responsibility split chosen' : 'responsibility assigned';
    return [
      ...(same ? [] : [{ type, data: { item: item.id, ...after } } as const]),
      { type: 'matrix item settled', data: { round: number, item: item.id, how, reason, ...(party === undefined ? {} : { party }) } },
    ];
  });
  const after = stateAfter(state, events, by);
  const round = after.matrixRounds[number - 1];
  const left = round === undefined ? 0 : comparePositions(framework, round, after).clashes.length;
  const findings = decisions.flatMap(({ item }) => {
    const { conditions, removed } = conditionsInPlan(item, after);
    return checkItem(framework, item, matrixItem(framework, item, assignmentInPlan(item, after), conditions, removed, null));
  }).map(({ severity, code, message, hint }): Diagnostic => ({ severity: severity === 'error' ? 'warning' : severity, code: code.toLowerCase(), message, hint }));
  const what = decisions.length === 0
    ? 'Nothing was agreed that the plan does not say already.'
    : `Settled ${decisions.map(({ item }) => `${item.title} (${item.id}): ${rowText({ ...assignmentInPlan(item, after), conditions: [] })}`).join('; ')}. The reason: ${reason}.`;
  const remaining = left === 0 ? 'No clash is left.' : `${counted(left, 'clash is', 'clashes are')} left.`;
  return { status: 'fine', outcome: { kind: 'message', text: `${what.replace(/\.\.$/, '.')} ${remaining}` }, diagnostics: findings, events };
}

function refuse(diagnostics: readonly Diagnostic[]): SettleResult {
  return { status: 'usage', outcome: refusal('matrix.settle'), diagnostics };
}
