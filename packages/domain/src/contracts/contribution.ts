import type { Diagnostic } from '@pbc-planner/base';
import type { ChallengeChecklist } from '../challenge-checklist.ts';
import type { CaseStudy, CaseStudyChecklist } from '../case-study/case-study.ts';
import type { ImportProfile } from '../import-profile.ts';
import type { InvolvementGuide } from '../involvement/involvement-guide.ts';
import type { PolicyParameter } from '../policy-parameter.ts';
import type { ChangeProcess } from '../process/change-process.ts';
import type { PaperTemplate } from '../process/paper-template.ts';
import type { ClinicalArea } from '../project/clinical-area.ts';
import type { PriorityGrid } from '../project/priority-grid.ts';
import type { QuickWin } from '../project/quick-win.ts';
import type { ResponsibilityFramework } from '../responsibility/responsibility-framework.ts';
import type { Scenario } from '../scenario.ts';
import type { TrainingProgramme } from '../training/training-programme.ts';
import type { SessionTemplate } from '../session/session-template.ts';
import type { WeightTable } from '../weight-table.ts';
import type { BudgetMethod, BudgetMethodManifest } from './budget-method.ts';
import type { Command, CommandManifest } from './command.ts';

/** The points that packs of data extend, with the shape of one entry. */
export interface PackPoints {
  readonly policyParameters: PolicyParameter;
  readonly importProfiles: ImportProfile;
  readonly scenarios: Scenario;
  readonly weightTables: WeightTable;
  readonly responsibilityFrameworks: ResponsibilityFramework;
  readonly challengeChecklists: ChallengeChecklist;
  readonly clinicalAreas: ClinicalArea;
  readonly quickWins: QuickWin;
  readonly priorityGrids: PriorityGrid;
  readonly processes: ChangeProcess;
  readonly involvementGuides: InvolvementGuide;
  readonly caseStudies: CaseStudy;
  readonly caseStudyChecklists: CaseStudyChecklist;
  readonly trainingProgrammes: TrainingProgramme;
  readonly sessionTemplates: SessionTemplate;
  readonly paperTemplates: PaperTemplate;
}

export type PackPoint = keyof PackPoints;

/** All points of packs, and the folder that a pack of each lies in. */
export const packPoints: readonly PackPoint[] = [
  'policyParameters', 'importProfiles', 'scenarios', 'weightTables', 'responsibilityFrameworks', 'clinicalAreas', 'quickWins', 'priorityGrids',
  'challengeChecklists', 'processes', 'trainingProgrammes', 'sessionTemplates', 'paperTemplates', 'involvementGuides', 'caseStudies', 'caseStudyChecklists',
];

/** What a package contributes, as JSON: what people see, and what can be checked without running code. */
export interface ContributionManifest {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly commands?: readonly CommandManifest[];
  readonly budgetMethods?: readonly BudgetMethodManifest[];
  /** The points that the package has packs for. */
  readonly packs?: readonly PackPoint[];
}

/** A pack's data under the name of its file. */
export type PackFiles = { readonly [P in PackPoint]?: Readonly<Record<string, PackPoints[P]>> };

/** What a schema cannot see: the faults of one pack, given every pack of its point. */
export type PackChecks = { readonly [P in PackPoint]?: (pack: PackPoints[P], all: readonly PackPoints[P][]) => readonly Diagnostic[] };

/** What a package contributes: the manifest, and behind each of its ids the code. A value; nothing happens by importing it. */
export interface Contribution {
  readonly manifest: ContributionManifest;
  readonly commands?: Readonly<Record<string, Command>>;
  readonly budgetMethods?: Readonly<Record<string, BudgetMethod>>;
  readonly packs?: PackFiles;
  readonly packChecks?: PackChecks;
}

/** A pack in a list: ours or the workspace's own. */
export interface PackSummary {
  readonly point: PackPoint;
  readonly id: string;
  readonly title: string;
  /** The package that ships it, or the file it was read from. */
  readonly from: string;
  readonly own: boolean;
}
