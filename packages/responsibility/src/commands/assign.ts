import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  refusal, type AssignedResponsibility, type Command, type CommandResult, type EventBody, type MatrixItem, type MessageOutcome, type RefusalOutcome,
  type ResponsibilityFramework, type Right,
} from '@pbc-planner/domain';
import { checkItem } from '../checks/item-checks.ts';
import { planFramework } from '../matrix/matrix-at-hand.ts';
import { assignmentInPlan, conditionsInPlan, matrixItem, withoutConditionRights } from '../matrix/matrix-rows.ts';
import { rowText } from '../matrix/row-text.ts';
import { newAssignment } from './new-assignment.ts';
import { unknownItem, unknownParties } from './unknown-item.ts';

/** What may be said of an item; what is left out stays as it is. */
export interface AssignParameters {
  readonly item: string;
  readonly lead?: string;
  readonly joint?: readonly string[];
  readonly support?: readonly string[];
  readonly agree?: readonly string[];
  readonly approve?: readonly string[];
  readonly consulted?: readonly string[];
  readonly informed?: readonly string[];
  readonly without?: readonly string[];
  readonly convenor?: string;
  readonly rule?: string;
  readonly tieBreak?: string;
  readonly reviewBy?: string;
  readonly proposed: boolean;
  readonly directManagement?: 'yes' | 'no' | 'unknown';
}

type AssignResult = CommandResult<MessageOutcome | RefusalOutcome>;

/** The word for nobody in a list of parties, and for what is not known. */
const none = 'none';
const unknown = 'unknown';

/** `matrix.assign`: who leads, shares, supports, agrees to, approves, is consulted on or informed of an item. */
export const assign: Command<AssignParameters, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const framework = await planFramework(context);
  if (!framework.ok) return { status: framework.status, outcome: refusal('matrix.assign'), diagnostics: framework.diagnostics };
  const item = framework.value.items.find(({ id }) => id === parameters.item);
  if (item === undefined) return refuse([unknownItem(framework.value, parameters.item)]);
  const faults = faultsOf(parameters, framework.value, item.suggestion !== undefined);
  if (faults.length > 0) return refuse(faults);

  const before = assignmentInPlan(item, context.state);
  const { conditions, removed } = conditionsInPlan(item, context.state);
  const made = newAssignment(before, cleaned(parameters), item);
  if ('severity' in made) return refuse([made]);
  const after: AssignedResponsibility = { ...made, roles: withoutConditionRights(made.roles, conditions) };
  const flag = parameters.directManagement === undefined ? undefined : { yes: true, no: false, unknown: null }[parameters.directManagement];
  const heldFlag = context.state.responsibilities.directManagement.get(item.id) ?? null;
  const row = (assignment: AssignedResponsibility): MatrixItem => matrixItem(framework.value, item, assignment, conditions, removed, flag ?? heldFlag);
  const changed = rowText(row(before)) !== rowText(row(after)) || before.shared?.decisionNote !== after.shared?.decisionNote;
  const type = before.status === 'unresolved' && after.status !== 'unresolved' ? 'responsibility split chosen' : 'responsibility assigned';
  const events: EventBody[] = [
    ...(changed ? [{ type, data: { item: item.id, ...after } } as const] : []),
    ...(flag === undefined || flag === heldFlag ? [] : [{ type: 'responsibility flagged', data: { item: item.id, needsDirectManagement: flag } } as const]),
  ];
  const findings = checkItem(framework.value, item, row(after)).map(({ severity, code, message, hint }): Diagnostic =>
    ({ severity: severity === 'error' ? 'warning' : severity, code: code.toLowerCase(), message, hint }));
  const text = sentence(`${item.title} (${item.id}): ${rowText(row(after))}`);
  return { status: 'fine', outcome: { kind: 'message', text: events.length === 0 ? `Nothing changed. ${text}` : text }, diagnostics: findings, events };
};

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function refuse(diagnostics: readonly Diagnostic[]): AssignResult {
  return { status: 'usage', outcome: refusal('matrix.assign'), diagnostics };
}

const lists = ['joint', 'support', 'agree', 'approve', 'consulted', 'informed'] as const;

function faultsOf(parameters: AssignParameters, framework: ResponsibilityFramework, hasSuggestion: boolean): Diagnostic[] {
  const { lead, convenor, without = [], proposed, directManagement, rule, tieBreak, reviewBy } = parameters;
  const given = [lead, convenor, rule, tieBreak, reviewBy, directManagement, ...lists.map((right) => parameters[right])].some((one) => one !== undefined);
  const named = [
    ...lists.flatMap((right) => (parameters[right] ?? []).filter((party) => party !== none)), ...without,
    ...[lead, convenor].flatMap((party) => (party === undefined || party === unknown ? [] : [party])),
  ];
  const faults = unknownParties(framework, named);
  const fault = (code: string, message: string, hint: string) => faults.push(error(code, message, { hint }));
  if (!given && !proposed && without.length === 0) {
    fault('nothing-to-assign', 'Nothing was said about the item.', 'Say for example --lead locality, or --joint pct,locality.');
  }
  if (proposed && !hasSuggestion) fault('no-proposal', `The framework proposes nothing for ${parameters.item}.`, 'Name who leads it with --lead PARTY.');
  if (proposed && (lead !== undefined || parameters.joint !== undefined)) {
    fault('proposal-and-lead', 'A proposal cannot be taken and another lead be named at once.', 'Leave --proposed out, or --lead and --joint.');
  }
  return faults;
}

/** Parameters as they are kept: `none` is nobody, `unknown` is `null`, and texts are clean. */
export interface CleanAssignment {
  readonly lead?: string | null;
  readonly rights: ReadonlyMap<Exclude<Right, 'lead'>, readonly string[]>;
  readonly without: readonly string[];
  readonly convenor?: string | null;
  readonly decisionRule?: string | null;
  readonly tieBreak?: string | null;
  readonly reviewBy?: string | null;
  readonly proposed: boolean;
}

function cleaned(parameters: AssignParameters): CleanAssignment {
  const value = (name: string, text: string | undefined) => (text === undefined ? {} : { [name]: text === unknown ? null : cleanText(text, 500) || null });
  return {
    ...value('lead', parameters.lead), ...value('convenor', parameters.convenor), ...value('decisionRule', parameters.rule),
    ...value('tieBreak', parameters.tieBreak), ...value('reviewBy', parameters.reviewBy),
    rights: new Map(lists.flatMap((right) => {
      const parties = parameters[right];
      return parties === undefined ? [] : [[right, parties.filter((party) => party !== none)] as const];
    })),
    without: parameters.without ?? [],
    proposed: parameters.proposed,
  };
}

