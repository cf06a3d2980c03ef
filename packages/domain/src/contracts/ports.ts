import type { Diagnostic, FinancialYear, Result } from '@pbc-planner/base';
import type { ChallengeChecklist } from '../challenge-checklist.ts';
import type { CaseStudy, CaseStudyChecklist } from '../case-study/case-study.ts';
import type { DataSet } from '../data-set.ts';
import type { ImportProfile } from '../import-profile.ts';
import type { InvolvementGuide } from '../involvement/involvement-guide.ts';
import type { PlanEvent } from '../plan/plan-event.ts';
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
import type { BudgetMethodManifest, RegisteredMethod } from './budget-method.ts';
import type { CommandManifest } from './command.ts';
import type { PackSummary } from './contribution.ts';

/** A file as a command gets it: read whole, with its hash. */
export interface FileContent {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** A delimited file taken apart, with every cell where it stood. */
export interface SourceTable {
  readonly file: { readonly name: string; readonly sha256: string; readonly bytes: number };
  /** The headings, cleaned and trimmed; a heading's column number is its position plus one. */
  readonly headings: readonly string[];
  readonly headingLine: number;
  /** Rows with the line they begin on. Cells are cleaned text, as many as there are headings. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Takes files apart. */
export interface TableReader {
  /** Refuses what is no text, not delimited, or has an unclosed quote; each refusal names line and column where there are any. */
  readonly read: (file: FileContent) => Result<SourceTable>;
  /** The table on a sheet of an Excel workbook: the one of that name, else the only one. Absent where workbooks are not read. */
  readonly sheet?: (file: FileContent, name: string) => Result<SourceTable>;
  /** The text of a file that is no table; refuses what is no text, as `read` does. */
  readonly text: (file: FileContent) => Result<string>;
  /** A file made of text that the program itself holds. */
  readonly fromText: (name: string, text: string) => FileContent;
}

/** The figures beside the plan. */
export interface DataSets {
  /** The data set of that name; refused when its file is missing or damaged. */
  readonly load: (dataSet: string) => Promise<Result<DataSet>>;
  /** Gives a new data set its name, for an event to hold. It is written when the event is saved, and not before. */
  readonly keep: (dataSet: DataSet) => string;
}

/** Everything that contributions offer, checked and indexed. */
export interface Registry {
  readonly commands: readonly CommandManifest[];
  readonly budgetMethods: readonly BudgetMethodManifest[];
  /** `null` for an id that nobody contributes. */
  readonly budgetMethod: (id: string) => Promise<RegisteredMethod | null>;
  readonly policyParameters: () => Promise<readonly PolicyParameter[]>;
  readonly importProfiles: () => Promise<readonly ImportProfile[]>;
  readonly scenarios: () => Promise<readonly Scenario[]>;
  readonly weightTables: () => Promise<readonly WeightTable[]>;
  readonly responsibilityFrameworks: () => Promise<readonly ResponsibilityFramework[]>;
  readonly challengeChecklists: () => Promise<readonly ChallengeChecklist[]>;
  readonly clinicalAreas: () => Promise<readonly ClinicalArea[]>;
  readonly quickWins: () => Promise<readonly QuickWin[]>;
  readonly priorityGrids: () => Promise<readonly PriorityGrid[]>;
  readonly processes: () => Promise<readonly ChangeProcess[]>;
  readonly involvementGuides: () => Promise<readonly InvolvementGuide[]>;
  readonly caseStudies: () => Promise<readonly CaseStudy[]>;
  readonly caseStudyChecklists: () => Promise<readonly CaseStudyChecklist[]>;
  readonly trainingProgrammes: () => Promise<readonly TrainingProgramme[]>;
  readonly sessionTemplates: () => Promise<readonly SessionTemplate[]>;
  readonly paperTemplates: () => Promise<readonly PaperTemplate[]>;
  readonly packs: () => Promise<readonly PackSummary[]>;
  /** Everything that is wrong with any pack, shipped or the user's own. A bad pack of the user's is left out of the points. */
  readonly checkPacks: () => Promise<readonly Diagnostic[]>;
  /** The JSON Schema of an outcome's `--json` answer; `null` for an unknown kind. */
  readonly outcomeSchema: (kind: string) => Promise<object | null>;
  readonly outcomeKinds: () => Promise<readonly string[]>;
}

/** The plan as a command sees it. */
export interface OpenPlan {
  readonly events: readonly PlanEvent[];
  readonly revision: number;
  /** The folder of the workspace, as people know it. */
  readonly name: string;
  readonly year: FinancialYear;
}
