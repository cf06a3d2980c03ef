export { mountWorkbench, type MountedWorkbench, type MountOptions } from './mount-workbench.ts';
export { openWorkbench, type WorkbenchOptions } from './open-workbench.ts';
export { themes, type Theme, type ThemeName } from './theme/themes.ts';
export type { ViewId } from './state/workbench-state.ts';
