import type { Better } from './clinical-area.ts';

/** The ways to change what happens. A contract alone is a weak one, so a project names another too. */
export const levers = ['contract', 'pathway', 'incentive', 'training', 'data-feedback', 'patient-offer'] as const;

export type Lever = (typeof levers)[number];

/** What will be counted, from where to where, by when. Values are exact decimals as text; days are ISO dates. */
export interface ProjectMeasure {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly better: Better;
  readonly baseline: string | null;
  readonly baselineOn: string | null;
  readonly target: string | null;
  readonly targetOn: string | null;
}

/** What is known of a clinical project. `null` and an empty list are not known yet, which is legal until a gate asks. */
export interface Project {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  /** The problem in a sentence. */
  readonly problem: string | null;
  readonly population: string | null;
  readonly clinicalLead: string | null;
  readonly managerialLead: string | null;
  readonly partners: readonly string[];
  readonly levers: readonly Lever[];
  readonly measures: readonly ProjectMeasure[];
  readonly estimates: readonly QuickWinEstimate[];
  readonly closed: { readonly on: string; readonly reason: string } | null;
}

/** A quick win worked out for a project: the inputs as they were entered, never the result. */
export interface QuickWinEstimate {
  readonly win: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** In per cent of the volume. `null`: as the quick win's pack has it. */
  readonly deliverable: { readonly low: string; readonly central: string; readonly high: string } | null;
  /** What the volume is a part of. */
  readonly base: string;
}

/** The parts of a project that a command may set; those left out stay as they are. */
export type ProjectChanges = Partial<Pick<Project, 'title' | 'problem' | 'population' | 'clinicalLead' | 'managerialLead' | 'partners' | 'levers'>>;

/** A project with nothing known but what it is called and where it belongs. */
export function newProject(id: string, title: string, area: string): Project {
  return {
    id, title, area, problem: null, population: null, clinicalLead: null, managerialLead: null, partners: [], levers: [], measures: [], estimates: [], closed: null,
  };
}
