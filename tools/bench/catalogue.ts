import { apportionShares } from './apportion-shares.ts';
import type { Benchmark } from './benchmark.ts';
import { englandNineComponents, englandThreeMethods } from './england-three-methods.ts';
import { englandWithTraces } from './england-with-traces.ts';
import { firstFrame } from './first-frame.ts';
import { heatMapToFrame, heatMapToFrameLarge, keyToFrame, keyToFrameGrowth, keyToFrameLarge } from './key-to-frame.ts';
import { rePlan } from './re-plan.ts';
import { saveGrowth, saveLargePlan, savePlan } from './save-plan.ts';
import { startUpCompare, startUpMatrix } from './start-up-compare.ts';
import { startUpHelp } from './start-up-help.ts';
import { startUpVersion } from './start-up-version.ts';

/** Every benchmark, in the order of the table. */
export const benchmarks: readonly Benchmark[] = [
  startUpVersion,
  startUpHelp,
  startUpCompare,
  startUpMatrix,
  apportionShares,
  savePlan,
  saveLargePlan,
  saveGrowth,
  englandThreeMethods,
  englandNineComponents,
  englandWithTraces,
  rePlan,
  firstFrame,
  keyToFrame,
  keyToFrameLarge,
  keyToFrameGrowth,
  heatMapToFrame,
  heatMapToFrameLarge,
];
