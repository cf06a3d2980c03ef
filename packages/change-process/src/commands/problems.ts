import { cleanText, error, type Diagnostic, type Table } from '@pbc-planner/base';
import {
  isFault, openProject, readDay, type Command, type EventBody, type GateSeverity, type LoggedProblem, type MessageOutcome, type RefusalOutcome, type TableOutcome,
} from '@pbc-planner/domain';
import { done, nothingSaid, processInForce, refused, unknownId } from './answers.ts';

/** `problems.list`: what the locality raised, and what others met of which nobody has said yet whether it is so here. */
export const list: Command<object, TableOutcome | RefusalOutcome> = async (_, context) => {
  const process = await processInForce(context);
  if (isFault(process)) return refused('problems.list', process);
  const { problems } = process;
  const logged = context.state.changeProcesses.problems;
  const table: Table = {
    id: 'problems',
    title: 'Problems',
    columns: [
      { id: 'problem', title: 'Problem', kind: 'code' }, { id: 'title', title: 'What it is', kind: 'text' }, { id: 'state', title: 'State', kind: 'text' }, { id: 'project', title: 'Project', kind: 'code' },
      { id: 'owner', title: 'With', kind: 'text' }, { id: 'due', title: 'By', kind: 'text' }, { id: 'gate', title: 'Gate', kind: 'text' }, { id: 'response', title: 'What may help', kind: 'text' },
    ],
    rows: [
      ...[...logged.values()].map(({ id, title, closed, project, owner, due, gate, response }) =>
        [id, title, closed === null ? 'open' : `closed: ${closed.reason}`, project, owner, due, gateText(gate), response ?? problems.find((one) => one.id === id)?.response ?? null]),
      ...problems.filter(({ id }) => !logged.has(id)).map(({ id, title, gate, response }) => [id, title, 'nobody has said', null, null, null, gateText(gate ?? null), response]),
    ],
  };
  return { status: 'fine', outcome: { kind: 'table', fictional: context.state.founded?.fictional ?? false, table }, diagnostics: [] };
};

interface AddParameters {
  readonly title?: string;
  readonly known?: string;
  readonly project?: string;
  readonly owner?: string;
  readonly response?: string;
  readonly due?: string;
  readonly step?: string;
  readonly severity?: GateSeverity;
}

/** `problems.add`: a problem of the locality's own, or one that others met and that is so here too. It may be asked for at a gate. */
export const add: Command<AddParameters, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const process = await processInForce(context);
  if (isFault(process)) return refused('problems.add', process);
  const { state } = context;
  const seed = process.problems.find(({ id }) => id === parameters.known);
  const title = cleanText(parameters.title ?? '', 300).trim() || (seed?.title ?? '');
  const project = parameters.project === undefined ? null : openProject(state, parameters.project);
  const due = parameters.due === undefined ? null : readDay(parameters.due, 'The day');
  const step = parameters.step ?? seed?.gate?.step;
  const severity = parameters.severity ?? seed?.gate?.severity ?? 'warns';
  const own = [...state.changeProcesses.problems.keys()].filter((id) => /^problem-[0-9]+$/.test(id)).length;
  const id = seed?.id ?? `problem-${own + 1}`;
  const standing = state.changeProcesses.problems.get(id);
  const faults: Diagnostic[] = [
    ...(parameters.known !== undefined && seed === undefined ? [unknownId('problem', parameters.known, process.problems.map((one) => one.id))] : []),
    ...(title === '' && parameters.known === undefined ? [nothingSaid('no-title', 'Nobody said what the problem is.', 'Give it in a sentence, or --known with one of pbc problems list.')] : []),
    ...(standing !== undefined && standing.closed === null ? [error('problem-stands', `${standing.title} is open already.`, { hint: 'Close it first, or leave it as it is.' })] : []),
    ...(project !== null && isFault(project) ? [project] : []),
    ...(due !== null && typeof due !== 'string' ? [due] : []),
    ...(step !== undefined && !process.steps.some((one) => one.id === step) ? [unknownId('step', step, process.steps.map((one) => one.id))] : []),
    ...(parameters.severity !== undefined && step === undefined ? [nothingSaid('no-step', 'A severity belongs to the gate of a step.', 'Give --step, or leave --severity out.')] : []),
  ];
  if (faults.length > 0) return refused('problems.add', ...faults);
  const problem: Omit<LoggedProblem, 'closed'> = {
    id, title, project: parameters.project ?? null, owner: cleanText(parameters.owner ?? '', 120).trim() || null, response: cleanText(parameters.response ?? '', 500).trim() || (seed?.response ?? null),
    due: typeof due === 'string' ? due : null, gate: step === undefined ? null : { step, severity },
  };
  return done(`${id}: ${title}${problem.owner === null ? '. Nobody has it yet' : `, with ${problem.owner}`}.${problem.gate === null ? '' : ` The gate of ${problem.gate.step} ${problem.gate.severity} while it is open.`}`, [{ type: 'problem raised', data: { problem } }]);
};

/** `problems.close`: a problem is solved, or is none here, with the reason. */
export const close: Command<{ readonly problem: string; readonly reason: string }, MessageOutcome | RefusalOutcome> = async ({ problem: id, reason }, context) => {
  const process = await processInForce(context);
  if (isFault(process)) return refused('problems.close', process);
  const { problems } = process;
  const logged = context.state.changeProcesses.problems;
  const standing = logged.get(id) ?? problems.find((one) => one.id === id);
  const closed = logged.get(id)?.closed ?? null;
  const why = cleanText(reason, 500).trim();
  const faults = [
    ...(standing === undefined ? [unknownId('problem', id, [...new Set([...logged.keys(), ...problems.map((one) => one.id)])])] : []),
    ...(closed === null ? [] : [error('problem-closed', `It was closed: ${closed.reason}`, { hint: 'Raise it again with pbc problems add, where it has come back.' })]),
    ...(why === '' ? [nothingSaid('no-reason', 'Nobody said why it is closed.', 'Give --reason "...".')] : []),
  ];
  if (standing === undefined || faults.length > 0) return refused('problems.close', ...faults);
  const events: EventBody[] = [{ type: 'problem closed', data: { problem: id, title: standing.title, reason: why } }];
  return done(`Closed: ${standing.title}.`, events);
};

function gateText(gate: LoggedProblem['gate']): string | null {
  return gate === null ? null : `${gate.step} ${gate.severity}`;
}
