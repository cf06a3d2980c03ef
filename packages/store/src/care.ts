export { examineWorkspace, keptRevisions, mendFinding } from './care/workspace-care.ts';
export { restorePlan } from './restore-plan.ts';
