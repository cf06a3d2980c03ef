import { error, type Diagnostic } from '@pbc-planner/base';
import type { PlanState } from '../plan/plan-state.ts';
import type { Project } from './project.ts';

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
