import { error, hasError, warning, type Diagnostic } from '@pbc-planner/base';
import {
  conditionKey, refusal,
  type Command, type CommandContext, type CommandResult, type Condition, type EventBody, type FileContent, type MatrixPosition, type MatrixRoundOutcome, type RefusalOutcome,
  type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { checkItem } from '../checks/item-checks.ts';
import { ownPositions, roundOutcome, stateAfter } from '../disagreement/round-outcome.ts';
import { latestRound, positionOf, roundToFill } from '../disagreement/rounds.ts';
import { positionText } from '../disagreement/spread.ts';
import { readMatrixFile } from '../import/read-matrix-file.ts';
import { rowFaults } from '../import/row-faults.ts';
import { planFramework } from '../matrix/matrix-at-hand.ts';
import { assignmentInPlan, conditionsInPlan, matrixItem, planMatrix, withoutConditionRights } from '../matrix/matrix-rows.ts';
import { newAssignment } from './new-assignment.ts';
import { cleaned, faultsOfSaid, saidFlag, saysAnything, type SaidAssignment } from './said-assignment.ts';
import { unknownItem, unknownParties } from './unknown-item.ts';

interface FillParameters extends SaidAssignment {
  readonly party: string;
  readonly file?: FileContent;
  readonly item?: string;
  readonly asItIs: boolean;
  readonly clear: boolean;
  readonly done: boolean;
  readonly dryRun: boolean;
}

interface Answers {
  readonly rows: readonly { readonly item: string; readonly position: MatrixPosition | null }[];
  readonly diagnostics: readonly Diagnostic[];
}

type FillResult = CommandResult<MatrixRoundOutcome | RefusalOutcome>;

/**
 * `matrix.fill`: what one party says, item by item or from a file, without anybody else seeing it before the round is revealed.
 * Without anything to say it shows what the person who asks has entered. A fill after a reveal begins a new round.
 */
export const fill: Command<FillParameters, MatrixRoundOutcome | RefusalOutcome> = async (parameters, context) => {
  const found = await planFramework(context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.fill'), diagnostics: found.diagnostics };
  const framework = found.value;
  const faults = faultsOf(parameters, framework);
  if (faults.length > 0) return { status: 'usage', outcome: refusal('matrix.fill'), diagnostics: faults };
  if (parameters.file !== undefined) return taken(parameters, await answersOfFile(parameters.file, parameters, framework, context), framework, context);
  if (parameters.item === undefined) return taken(parameters, { rows: [], diagnostics: [] }, framework, context);
  const answer = answerOfItem(parameters.item, parameters, framework, context);
  return 'severity' in answer ? { status: 'usage', outcome: refusal('matrix.fill'), diagnostics: [answer] } : taken(parameters, answer, framework, context);
};

function faultsOf(parameters: FillParameters, framework: ResponsibilityFramework): Diagnostic[] {
  const { party, file, item, asItIs, clear } = parameters;
  const says = saysAnything(parameters);
  const faults = unknownParties(framework, [party]);
  const fault = (code: string, message: string, hint: string) => faults.push(error(code, message, { hint }));
  if (item === undefined) {
    if (says || asItIs || clear) fault('no-item', 'Something was said, but not of which item.', 'Name the item with --item, for example --item pl.needs.');
    return faults;
  }
  if (file !== undefined) fault('file-and-item', 'A file and a single item cannot be filled at once.', 'Give the file first, then the item in a call of its own.');
  const known = framework.items.find(({ id }) => id === item);
  if (known === undefined) return [...faults, unknownItem(framework, item)];
  const ways = [says, asItIs, clear].filter(Boolean).length;
  if (ways > 1) fault('two-answers', `More than one answer was given for ${item}.`, 'Say who holds it, or --as-it-is, or --clear, and only one of them.');
  if (ways === 0 || (says && ways === 1)) faults.push(...faultsOfSaid(parameters, framework, known));
  return faults;
}

/** One item: what is left out is as this person said it before, else as the plan has it. */
function answerOfItem(id: string, parameters: FillParameters, framework: ResponsibilityFramework, { state, by }: CommandContext): Answers | Diagnostic {
  const item = framework.items.find((one) => one.id === id);
  if (item === undefined) return unknownItem(framework, id);
  if (parameters.clear) return { rows: [{ item: id, position: null }], diagnostics: [] };
  const { round } = roundToFill(framework, state);
  const held = round === null ? null : positionOf(round, parameters.party, id);
  const own = held !== null && held.by === by ? held : null;
  const flag = saidFlag(parameters);
  const needsDirectManagement = flag === undefined ? (own?.needsDirectManagement ?? null) : flag;
  const { conditions, removed } = conditionsInPlan(item, state);
  const made = parameters.asItIs ? assignmentInPlan(item, state) : newAssignment(own ?? assignmentInPlan(item, state), cleaned(parameters), item);
  if ('severity' in made) return made;
  const { status, lead, roles, shared } = made;
  const position: MatrixPosition = { status, lead, roles: withoutConditionRights(roles, conditions), shared, needsDirectManagement };
  const findings = checkItem(framework, item, matrixItem(framework, item, position, conditions, removed, null));
  return {
    rows: [{ item: id, position }],
    diagnostics: findings.filter(({ severity }) => severity === 'error').map(({ code, message, hint }) => warning(code.toLowerCase(), message, { hint })),
  };
}

/** A whole file: a row that is blank in a table is no answer, and conditions are the same for everybody. */
async function answersOfFile(file: FileContent, { party }: FillParameters, framework: ResponsibilityFramework, { state, by, tables }: CommandContext): Promise<Answers> {
  const { round } = roundToFill(framework, state);
  const plan = new Map(planMatrix(framework, state).items.map((item) => [item.id, item]));
  const current = new Map([...plan].map(([id, { directManagementBySide: _, ...item }]) => {
    const held = round === null ? null : positionOf(round, party, id);
    return [id, { ...item, needsDirectManagement: held !== null && held.by === by ? held.needsDirectManagement : null }];
  }));
  const read = readMatrixFile(file, framework, current, await tables());
  const apart = read.rows.filter(({ row, blank }) => !blank && keys(row.conditions) !== keys(plan.get(row.id)?.conditions ?? []));
  return {
    rows: read.rows.filter(({ blank }) => !blank).map(({ row: { id, status, lead, roles, shared, needsDirectManagement } }) => {
      const conditions = plan.get(id)?.conditions ?? [];
      return { item: id, position: { status, lead, roles: withoutConditionRights(roles, conditions), shared, needsDirectManagement } };
    }),
    diagnostics: [
      ...read.diagnostics.filter(({ code }) => code !== 'condition-lost'), ...read.rows.flatMap((row) => rowFaults(framework, row)),
      ...apart.map(({ row, place }) => warning('conditions-apart', `${row.id} has other conditions in the file than in the plan; they are no part of what a party fills.`, {
        place, hint: 'Conditions are the same for everybody: change them in the open with pbc matrix condition.',
      })),
    ],
  };
}

function keys(conditions: readonly Condition[]): string {
  return conditions.map((condition) => `${conditionKey(condition)} ${condition.note}`).sort().join('\n');
}

function taken(parameters: FillParameters, { rows, diagnostics }: Answers, framework: ResponsibilityFramework, context: CommandContext): FillResult {
  const { party, file, item, done, dryRun } = parameters;
  const { state, by } = context;
  const open = roundToFill(framework, state);
  const held = open.round?.fills.get(party);
  const changed = rows.filter(({ item: id, position }) => answerText(position) !== answerText(held?.positions.get(id) ?? null));
  const refused = hasError(diagnostics);
  const handedIn = done || (changed.length === 0 && (held?.done ?? false));
  const news = !refused && !dryRun && (changed.length > 0 || handedIn !== (held?.done ?? false));
  const parties = open.parties.includes(party) ? open.parties : framework.parties.map(({ id }) => id).filter((id) => id === party || open.parties.includes(id));
  const events: EventBody[] = !news ? [] : [
    ...(open.round === null || parties !== open.parties
      ? [{ type: 'matrix round called', data: { round: open.number, framework: framework.id, parties } } as const]
      : []),
    { type: 'matrix filled', data: { round: open.number, party, positions: changed, done: handedIn } },
  ];
  const after = stateAfter(state, events, by);
  const own = ownPositions(framework, latestRound(framework.id, after), party, by);
  const outcome: MatrixRoundOutcome = {
    ...roundOutcome(framework, after),
    own: item === undefined ? own : own.filter((one) => one.item === item),
    fill: {
      party, file: file === undefined ? null : { name: file.name, sha256: file.sha256 },
      rows: rows.length, changed: changed.map((row) => row.item), refused, saved: events.length > 0, dryRun,
    },
  };
  const status = refused ? 'refused' : file !== undefined && diagnostics.some(({ severity }) => severity === 'warning') ? 'problems' : 'fine';
  return { status, outcome, diagnostics, events };
}

function answerText(position: MatrixPosition | null): string {
  return position === null ? '' : `${positionText(position)}; ${position.shared?.decisionNote ?? ''}; ${String(position.needsDirectManagement)}`;
}
