export { catalogue } from './catalogue.ts';
export { createToolkit, WorkspaceFault } from './create-toolkit.ts';
export type { CommandTypes } from './commands.generated.ts';
export type { Availability, PlanView, Run, RunArguments, RunCommand, RunOptions, Toolkit, ToolkitOptions } from './toolkit.ts';
export { exportAnswer, exportFormat, exportFormats, renderTerminal, safeFileName, type AnswerExport, type ExportFormatId, type ExportOptions, type ListedExportFormat } from './exports.ts';
export { CatalogueFault, flagOf, nearest, parameterTitle } from '@pbc-planner/runtime';
export type {
  Answer, BudgetStatusOutcome, ComparisonOutcome, ExplanationOutcome, LocalityOutcome, Outcome, PaceOutcome, WhatIfOutcome,
} from '@pbc-planner/domain';
export { presentOutcome } from '@pbc-planner/domain';
