export { serialiseDataSet } from './data-sets.ts';
export type { WrittenDataSet } from './first-data-sets.ts';
export type { FileSystem, StoreOptions } from './file-system.ts';
export { PlanFile } from './plan-file.ts';
export { restorePlan } from './restore-plan.ts';
export type { StoredPlan } from './stored-plan.ts';
export { createWorkspace, findWorkspace, findWorkspaceFiles } from './workspace.ts';
