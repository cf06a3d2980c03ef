import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, judgingDay, openProject, refusal, walkOf, type ChangeProcess, type CommandContext, type CommandResult, type EventBody, type MessageOutcome, type RefusalOutcome,
} from '@pbc-planner/domain';
import { checkProcess } from '../catalogue/check-process.ts';
import type { FactSources } from '../facts/facts.ts';

/** A refusal of a call that was made wrongly. */
export function refused(command: string, ...diagnostics: readonly Diagnostic[]): CommandResult<RefusalOutcome> {
  return { status: 'usage', outcome: refusal(command), diagnostics };
}

/** A sentence about what was done. */
export function done(text: string, events: readonly EventBody[]): CommandResult<MessageOutcome> {
  return { status: 'fine', outcome: { kind: 'message', text }, diagnostics: [], events };
}

/**
 * The process that a locality uses where nobody chose one for a project: one of its own packs where it has one, or else ours. Where its
 * own has faults there is none: gates of other rules than its own would let projects through that it would stop.
 */
export async function processInForce({ registry }: Pick<CommandContext, 'registry'>): Promise<ChangeProcess | Diagnostic> {
  const all = await registry.processes();
  const process = all.find(({ id }) => id !== 'seven-steps') ?? all[0];
  if (process === undefined) throw new Error('The catalogue has no process of change');
  return withoutFaults(process);
}

/** A process by its id; or why it cannot be walked. None stands in for one that is not there. */
export async function processCalled(id: string, { registry }: Pick<CommandContext, 'registry'>): Promise<ChangeProcess | Diagnostic> {
  const all = await registry.processes();
  const process = all.find((one) => one.id === id);
  return process === undefined
    ? error('unknown-process', `There is no process "${cleanText(id, 60)}" here.`, { hint: `There are ${all.map((one) => one.id).join(', ')}. A process of your own is a file under packs/processes.` })
    : withoutFaults(process);
}

/** The process that a project walks: the one chosen when it began, or else the locality's. */
export async function processOf(project: string, { registry, state }: Pick<CommandContext, 'registry' | 'state'>): Promise<ChangeProcess | Diagnostic> {
  const { process } = walkOf(state, project);
  return process === null ? processInForce({ registry }) : processCalled(process, { registry });
}

/** A project that is open, with all that its facts are read from; or why there is none. */
export async function factSources(id: string, context: Pick<CommandContext, 'registry' | 'state' | 'clock'>): Promise<FactSources | Diagnostic> {
  const project = openProject(context.state, id);
  if (isFault(project)) return project;
  const process = await processOf(id, context);
  if (isFault(process)) return process;
  return { state: context.state, project, process, templates: await context.registry.paperTemplates(), asOf: judgingDay(context.clock(), context.state.founded?.year) };
}

function withoutFaults(process: ChangeProcess): ChangeProcess | Diagnostic {
  const [fault] = checkProcess(process);
  return fault === undefined ? process : error('bad-process', `The process "${process.title}" cannot be used: ${fault.message}`, { hint: 'See all that is wrong with pbc pack check, and correct the pack.' });
}

/** Names as people give them, cleaned, each once. */
export function readPeople(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => cleanText(name, 120).trim().replaceAll(/\s+/g, ' ')).filter((name) => name !== ''))];
}

/** The refusal of an id that a process does not have. */
export function unknownId(what: string, id: string, known: readonly string[]): Diagnostic {
  return error(`unknown-${what.split(' ').at(-1)}`, `There is no ${what} "${cleanText(id, 60)}" in this process.`, { hint: known.length === 0 ? 'It has none.' : `There are ${known.join(', ')}.` });
}

/** The refusal of a text that says nothing. */
export function nothingSaid(code: string, message: string, hint: string): Diagnostic {
  return error(code, message, { hint });
}
