import { apportionShares } from './apportion-shares.ts';
import type { Benchmark } from './benchmark.ts';
import { englandThreeMethods } from './england-three-methods.ts';
import { firstFrame } from './first-frame.ts';
import { heatMapToFrame, heatMapToFrameLarge, keyToFrame, keyToFrameGrowth, keyToFrameLarge } from './key-to-frame.ts';
import { savePlan } from './save-plan.ts';
import { startUpCompare } from './start-up-compare.ts';
import { startUpHelp } from './start-up-help.ts';
import { startUpVersion } from './start-up-version.ts';

/** Every benchmark, in the order of the table. */
export const benchmarks: readonly Benchmark[] = [
  startUpVersion,
  startUpHelp,
  startUpCompare,
  apportionShares,
  savePlan,
  englandThreeMethods,
  firstFrame,
  keyToFrame,
  keyToFrameLarge,
  keyToFrameGrowth,
  heatMapToFrame,
  heatMapToFrameLarge,
];
