import { TraceBuilder, type Amounts, type ChoiceLeaf, type Entry, type Grade, type ParameterLeaf, type Pence } from '@pbc-planner/base';
import type { Pace, PaceStep } from './pace-path.ts';
import { tracedYear } from './traced-year.ts';

/** One of the two figures of each practice that a path begins with: what it is called, and of which grade. */
export interface PathFigure {
  readonly label: string;
  readonly amounts: readonly Pence[];
  readonly grade: (position: number) => Grade;
  readonly lowest: Grade;
}

/** A path with all that its steps are called. */
export interface TracedPathInput {
  readonly keys: readonly string[];
  readonly current: PathFigure;
  readonly targets: PathFigure;
  readonly pace: Pace;
  readonly band: ParameterLeaf | ChoiceLeaf;
  readonly step: ChoiceLeaf;
  /** The years by name, in order, with the budgets that the exact arithmetic gave. */
  readonly years: readonly { readonly year: string; readonly step: PaceStep }[];
  /** What vouches for the result: the rule and the measure. */
  readonly evidence: { readonly source: string; readonly grade: Grade };
}

/** The steps of a path, for all practices at once. */
export interface TracedPath {
  readonly trace: TraceBuilder;
  readonly current: Amounts;
  readonly targets: Amounts;
  readonly budgets: Amounts;
}

/** Decimal places of a penny that are tried: with few the steps are easy to read, with more they tell closer sums apart. */
const tries = [6, 12, 24, 48, 96, 192];

/**
 * A path in steps that replay. The budgets are those of the exact arithmetic, penny by penny: a trace that gives others is
 * thrown away and made with more places.
 * @throws Error when no number of places is enough, which is a bug.
 */
export function tracedPath(input: TracedPathInput): TracedPath {
  for (const places of tries) {
    const traced = withPlaces(input, places);
    if (traced !== null) return traced;
  }
  throw new Error('The steps of a pace of change do not give its budgets');
}

function withPlaces({ keys, current, targets, pace, band, step, years, evidence }: TracedPathInput, places: number): TracedPath | null {
  const trace = new TraceBuilder(keys);
  const from = figure(trace, current);
  const to = figure(trace, targets);
  const given = { trace, pace, places, band: 'parameter' in band ? trace.parameter(band) : trace.choice(band), step: trace.choice(step) };
  let budgets = from;
  for (const { year, step: expected } of years) {
    const next = tracedYear(given, budgets, to, year);
    if (next === null || trace.valuesInPence(next).some((pence, position) => pence !== expected.budgets[position])) return null;
    budgets = next;
  }
  return { trace, current: from, targets: to, budgets: trace.method('budget by pace of change', 'pace', budgets, evidence) };
}

function figure(trace: TraceBuilder, { label, amounts, grade, lowest }: PathFigure): Amounts {
  const cite = (position: number): Entry => ({ by: 'the planner', reason: 'from the steps before', grade: grade(position) });
  return trace.input({ label, unit: 'pence', scale: 0, units: amounts.map(BigInt), cite, grade: lowest });
}
