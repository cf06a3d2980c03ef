import { error, type Diagnostic } from '@pbc-planner/base';
import { refusal, type CommandResult, type EventBody, type MessageOutcome, type PlanState, type Project, type RefusalOutcome } from '@pbc-planner/domain';

/** A refusal of a call that was made wrongly. */
export function refused(command: string, ...diagnostics: readonly Diagnostic[]): CommandResult<RefusalOutcome> {
  return { status: 'usage', outcome: refusal(command), diagnostics };
}

/** A sentence about what was done. */
export function done(text: string, events: readonly EventBody[], diagnostics: readonly Diagnostic[] = []): CommandResult<MessageOutcome> {
  return { status: 'fine', outcome: { kind: 'message', text }, diagnostics, events };
}

/** A project that can still be changed, or why it cannot. */
export function openProject(state: PlanState, id: string): Project | Diagnostic {
  const project = state.projects.byId.get(id);
  if (project === undefined) return unknownProject(state, id);
  if (project.closed === null) return project;
  return error('project-closed', `${project.title} was closed on ${project.closed.on}: ${project.closed.reason}`, { hint: 'Undo the closing, or add a new project.' });
}

/** The refusal of a project that the plan does not have. */
export function unknownProject({ projects }: PlanState, id: string): Diagnostic {
  const known = [...projects.byId.keys()];
  return error('unknown-project', `There is no project "${id}".`, { hint: known.length === 0 ? 'Add one with pbc project add.' : `There are ${known.join(', ')}.` });
}

/** Whether something is a fault and not what was asked for. */
export function isFault(found: object): found is Diagnostic {
  return 'severity' in found;
}
