/** A folder of packs that a package ships: one JSON file a pack. */
export interface PackFolder {
  readonly package: string;
  /** The folder in the package. */
  readonly folder: string;
  /** The point of `PackPoints` that the packs extend. */
  readonly point: string;
  /** The file in the package's `src` that the packs are gathered into, and the name it exports. */
  readonly output: string;
  readonly exported: string;
  /** The type of a pack, from `@pbc-planner/domain`. */
  readonly type: string;
  /** The name of its JSON Schema in `docs/schemas`. */
  readonly schema: string;
}

/** Every folder of packs. A new one is a line here; a new pack in it is only its file. */
export const packFolders: readonly PackFolder[] = [
  {
    package: 'packages/policy', folder: 'parameters', point: 'policyParameters',
    output: 'parameters.generated.ts', exported: 'parameters', type: 'PolicyParameter', schema: 'policy-parameter',
  },
  {
    package: 'packages/locality', folder: 'profiles', point: 'importProfiles',
    output: 'profiles.generated.ts', exported: 'profiles', type: 'ImportProfile', schema: 'import-profile',
  },
  {
    package: 'packages/locality', folder: 'scenarios', point: 'scenarios',
    output: 'scenarios.generated.ts', exported: 'scenarios', type: 'Scenario', schema: 'scenario',
  },
  {
    package: 'packages/need-index', folder: 'weights', point: 'weightTables',
    output: 'weight-tables.generated.ts', exported: 'weightTables', type: 'WeightTable', schema: 'weight-table',
  },
  {
    package: 'packages/responsibility', folder: 'frameworks', point: 'responsibilityFrameworks',
    output: 'frameworks.generated.ts', exported: 'frameworks', type: 'ResponsibilityFramework', schema: 'responsibility-framework',
  },
  {
    package: 'packages/budgets', folder: 'checklists', point: 'challengeChecklists',
    output: 'checklists.generated.ts', exported: 'checklists', type: 'ChallengeChecklist', schema: 'challenge-checklist',
  },
  {
    package: 'packages/clinical-projects', folder: 'areas', point: 'clinicalAreas',
    output: 'areas.generated.ts', exported: 'areas', type: 'ClinicalArea', schema: 'clinical-area',
  },
  {
    package: 'packages/clinical-projects', folder: 'quick-wins', point: 'quickWins',
    output: 'quick-wins.generated.ts', exported: 'quickWins', type: 'QuickWin', schema: 'quick-win',
  },
  {
    package: 'packages/clinical-projects', folder: 'grids', point: 'priorityGrids',
    output: 'grids.generated.ts', exported: 'grids', type: 'PriorityGrid', schema: 'priority-grid',
  },
  {
    package: 'packages/change-process', folder: 'processes', point: 'processes',
    output: 'processes.generated.ts', exported: 'processes', type: 'ChangeProcess', schema: 'change-process',
  },
  {
    package: 'packages/involvement', folder: 'guides', point: 'involvementGuides',
    output: 'guides.generated.ts', exported: 'guides', type: 'InvolvementGuide', schema: 'involvement-guide',
  },
  {
    package: 'packages/case-studies', folder: 'cases', point: 'caseStudies',
    output: 'cases.generated.ts', exported: 'cases', type: 'CaseStudy', schema: 'case-study',
  },
  {
    package: 'packages/case-studies', folder: 'checklists', point: 'caseStudyChecklists',
    output: 'checklists.generated.ts', exported: 'checklists', type: 'CaseStudyChecklist', schema: 'case-study-checklist',
  },
  {
    package: 'packages/training', folder: 'programmes', point: 'trainingProgrammes',
    output: 'programmes.generated.ts', exported: 'programmes', type: 'TrainingProgramme', schema: 'training-programme',
  },
  {
    package: 'packages/sessions', folder: 'templates', point: 'sessionTemplates',
    output: 'templates.generated.ts', exported: 'templates', type: 'SessionTemplate', schema: 'session-template',
  },
  {
    package: 'packages/change-process', folder: 'templates', point: 'paperTemplates',
    output: 'templates.generated.ts', exported: 'templates', type: 'PaperTemplate', schema: 'paper-template',
  },
];
