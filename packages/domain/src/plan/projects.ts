import { levers, newProject, type Project, type ProjectChanges, type ProjectMeasure, type QuickWinEstimate } from '../project/project.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { day, decimalText, fields, listOf, oneOf, optional, orNull, recordOf, text, wholeBetween } from './shape.ts';

/** Scores of one project on the criteria of a grid: whole numbers as the grid's scale has them. */
export type GridScores = Readonly<Record<string, number>>;

/** The clinical projects of a locality, and how it weighs them against each other. */
export interface Projects {
  /** In the order in which they were added. */
  readonly byId: ReadonlyMap<string, Project>;
  readonly scores: ReadonlyMap<string, GridScores>;
  /** Whole per cent by criterion; `null` until the locality has chosen its own. */
  readonly weights: Readonly<Record<string, number>> | null;
  /** What two estimates count twice, by `overlapKey`: an exact volume as text. */
  readonly overlaps: ReadonlyMap<string, string>;
}

/** Before any project. */
export const noProjects: Projects = { byId: new Map(), scores: new Map(), weights: null, overlaps: new Map() };

/** A quick win of a project: `dvt-in-the-community/qw.dvt`. */
export function estimateKey(project: string, win: string): string {
  return `${project}/${win}`;
}

/** Two estimates, whichever is named first. */
export function overlapKey(one: string, other: string): string {
  return [one, other].sort().join(' ');
}

/** What happens to projects. */
export interface ProjectEvents {
  readonly 'project added': { readonly project: string; readonly title: string; readonly area: string };
  readonly 'project described': { readonly project: string; readonly changes: ProjectChanges };
  readonly 'project measure set': { readonly project: string; readonly measure: ProjectMeasure };
  readonly 'project measure removed': { readonly project: string; readonly measure: string };
  readonly 'quick win estimated': { readonly project: string; readonly estimate: QuickWinEstimate };
  readonly 'quick win dropped': { readonly project: string; readonly win: string };
  readonly 'quick win overlap set': { readonly one: string; readonly other: string; readonly volume: string };
  readonly 'project scored': { readonly project: string; readonly scores: GridScores };
  readonly 'grid weighted': { readonly weights: Readonly<Record<string, number>> };
  readonly 'project closed': { readonly project: string; readonly on: string; readonly reason: string };
}

export const projects: EventSlice<ProjectEvents> = {
  'project added': {
    shape: { project: text, title: text, area: text },
    apply: (state, { project, title, area }) => withProjects(state, { byId: new Map(state.projects.byId).set(project, newProject(project, title, area)) }),
    describe: ({ project, title, area }) => `added the project ${title} (${project}, ${area})`,
    audience: 'public',
    undoable: true,
  },
  'project described': {
    shape: {
      project: text,
      changes: fields({
        title: optional(text), problem: optional(orNull(text)), population: optional(orNull(text)), clinicalLead: optional(orNull(text)), managerialLead: optional(orNull(text)),
        partners: optional(listOf(text)), levers: optional(listOf(oneOf(...levers))),
      }),
    },
    apply: (state, { project, changes }) => change(state, project, (one) => ({ ...one, ...changes })),
    describe: ({ project, changes }) => `described ${project}: ${Object.keys(changes).map((name) => words[name as keyof ProjectChanges]).join(', ')}`,
    audience: 'public',
    undoable: true,
  },
  'project measure set': {
    shape: {
      project: text,
      measure: fields({
        id: text, title: text, unit: text, better: oneOf('lower', 'higher'), baseline: orNull(decimalText), baselineOn: orNull(day), target: orNull(decimalText), targetOn: orNull(day),
      }),
    },
    apply: (state, { project, measure }) => change(state, project, (one) => ({ ...one, measures: replaced(one.measures, measure, ({ id }) => id === measure.id) })),
    describe: ({ project, measure }) => `set the measure ${measure.title} of ${project}: from ${measure.baseline ?? 'not known'} to ${measure.target ?? 'not known'} ${measure.unit}`,
    audience: 'public',
    undoable: true,
  },
  'project measure removed': {
    shape: { project: text, measure: text },
    apply: (state, { project, measure }) => change(state, project, (one) => ({ ...one, measures: one.measures.filter(({ id }) => id !== measure) })),
    describe: ({ project, measure }) => `took the measure ${measure} off ${project}`,
    audience: 'public',
    undoable: true,
  },
  'quick win estimated': {
    shape: {
      project: text,
      estimate: fields({
        win: text, inputs: recordOf(decimalText), deliverable: orNull(fields({ low: decimalText, central: decimalText, high: decimalText })), base: text,
      }),
    },
    apply: (state, { project, estimate }) => change(state, project, (one) => ({ ...one, estimates: replaced(one.estimates, estimate, ({ win }) => win === estimate.win) })),
    describe: ({ project, estimate }) => `worked out ${estimate.win} for ${project}`,
    audience: 'public',
    undoable: true,
  },
  'quick win dropped': {
    shape: { project: text, win: text },
    apply: (state, { project, win }) => change(state, project, (one) => ({ ...one, estimates: one.estimates.filter((estimate) => estimate.win !== win) })),
    describe: ({ project, win }) => `dropped ${win} from ${project}`,
    audience: 'public',
    undoable: true,
  },
  'quick win overlap set': {
    shape: { one: text, other: text, volume: decimalText },
    apply: (state, { one, other, volume }) => withProjects(state, { overlaps: new Map(state.projects.overlaps).set(overlapKey(one, other), volume) }),
    describe: ({ one, other, volume }) => `said that ${one} and ${other} have ${volume} in common`,
    audience: 'public',
    undoable: true,
  },
  'project scored': {
    shape: { project: text, scores: recordOf(wholeBetween(-1_000, 1_000)) },
    apply: (state, { project, scores }) => withProjects(state, { scores: new Map(state.projects.scores).set(project, { ...state.projects.scores.get(project), ...scores }) }),
    describe: ({ project, scores }) => `scored ${project}: ${Object.entries(scores).map(([criterion, score]) => `${criterion} ${score}`).join(', ')}`,
    audience: 'public',
    undoable: true,
  },
  'grid weighted': {
    shape: { weights: recordOf(wholeBetween(0, 100)) },
    apply: (state, { weights }) => withProjects(state, { weights }),
    describe: ({ weights }) => `weighed the criteria: ${Object.entries(weights).map(([criterion, weight]) => `${criterion} ${weight}`).join(', ')}`,
    audience: 'public',
    undoable: true,
  },
  'project closed': {
    shape: { project: text, on: day, reason: text },
    apply: (state, { project, on, reason }) => change(state, project, (one) => ({ ...one, closed: { on, reason } })),
    describe: ({ project, on, reason }) => `closed ${project} on ${on}: ${reason}`,
    audience: 'public',
    undoable: true,
  },
};

const words: Readonly<Record<keyof ProjectChanges, string>> = {
  title: 'title', problem: 'problem', population: 'population', clinicalLead: 'clinical lead', managerialLead: 'managerial lead', partners: 'partners', levers: 'levers',
};

function withProjects(state: PlanState, changes: Partial<Projects>): PlanState {
  return { ...state, projects: { ...state.projects, ...changes } };
}

function change(state: PlanState, id: string, changed: (project: Project) => Project): PlanState {
  const project = state.projects.byId.get(id);
  return project === undefined ? state : withProjects(state, { byId: new Map(state.projects.byId).set(id, changed(project)) });
}

function replaced<T>(list: readonly T[], entry: T, isSame: (one: T) => boolean): readonly T[] {
  return list.some(isSame) ? list.map((one) => (isSame(one) ? entry : one)) : [...list, entry];
}
