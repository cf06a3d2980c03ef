import type { TraceStep } from '@pbc-planner/base';

/** Steps of another trace, and the leaf that stands for their result. */
export interface StitchedLeaf {
  readonly leaf: string;
  readonly steps: readonly TraceStep[];
}

/** One explanation out of several: the leaves are replaced by the steps behind them, and a step that several rest on stands once. */
export function stitched(steps: readonly TraceStep[], leaves: readonly StitchedLeaf[]): TraceStep[] {
  const all: TraceStep[] = [];
  const known = new Map<string, number>();
  const add = (step: TraceStep, inputs: readonly number[]): number => {
    const key = JSON.stringify({ ...step, inputs, index: 0 });
    const same = known.get(key);
    if (same !== undefined) return same;
    all.push({ ...step, inputs, index: all.length });
    known.set(key, all.length - 1);
    return all.length - 1;
  };
  const place = (own: readonly TraceStep[], replaced: ReadonlyMap<string, number>): number => {
    const places: number[] = [];
    for (const step of own) {
      const instead = step.kind === 'choice' && step.inputs.length === 0 ? replaced.get(step.label) : undefined;
      places.push(instead ?? add(step, step.inputs.map((input) => places[input] as number)));
    }
    return places.at(-1) as number;
  };
  place(steps, new Map(leaves.map(({ leaf, steps: own }) => [leaf, place(own, new Map())])));
  return all;
}
