export { collectDataSets } from './care/collect-data-sets.ts';
export { keptChanges, settleKeptChange } from './care/kept-changes.ts';
export { examineWorkspace, keptRevisions, mendFinding } from './care/workspace-care.ts';
export { restorePlan } from './restore-plan.ts';
