import { apportion, decimal, sumPence, TraceBuilder, type Amounts, type Pence } from '@pbc-planner/base';
import { CannotRun, type Benchmark } from './benchmark.ts';
import { syntheticLocality } from './synthetic-locality.ts';
import { timeInProcess } from './time-processes.ts';
import { plainLocality } from './typed-reference.ts';

const practices = 6_300;
const serviceLines = 9;

interface ExactLocality {
  readonly keys: readonly string[];
  readonly spend: readonly (readonly bigint[])[];
  readonly weighted: readonly bigint[];
}

function shares(total: Pence, weights: readonly bigint[], keys: readonly string[]): readonly Pence[] {
  const shared = apportion(total, weights, keys);
  if (typeof shared === 'string') throw new CannotRun(`Nothing was shared: ${shared}.`);
  return shared.shares;
}

/** Three methods in exact pence, half and half blended, and nothing remembered. */
function untraced({ keys, spend, weighted }: ExactLocality): readonly Pence[] {
  const historic = keys.map((_, row) => spend.reduce((sum, line) => sum + (line[row] as bigint), 0n));
  const pool = sumPence(historic.map(Number));
  const capitation = shares(pool, weighted, keys);
  return shares(pool, historic.map((own, row) => own * 50n + BigInt(capitation[row] as number) * 50n), keys);
}

/** The same through the trace builder, and the steps behind one figure cut out. */
function traced({ keys, spend, weighted }: ExactLocality): readonly Pence[] {
  const trace = new TraceBuilder(keys);
  const leaf = (label: string, unit: string, scale: number, units: readonly bigint[]): Amounts => trace.input({
    label, unit, scale, units, grade: 'verified',
    cite: (position) => ({ file: 'spend.csv', sha256: '', line: position + 2, column: label, columnNumber: 4, source: 'made up', grade: 'verified' }),
  });
  const historic = trace.total('spend', 'pence', spend.map((line, index) => leaf(`line ${index + 1}`, 'pence', 0, line)));
  const pool = trace.sum('spend, all practices', 'pence', historic);
  const capitation = given(trace.apportion('capitation', pool, leaf('weighted list', 'people', 2, weighted), 'weighted lists'));
  const half = trace.definition('half', 'per cent', decimal(50));
  const mixed = trace.add('both', 'parts', trace.multiply('historic part', 'parts', historic, half), trace.multiply('capitation part', 'parts', capitation, half));
  const blended = given(trace.apportion('blended', pool, mixed, 'both parts'));
  if (trace.trace().explain(blended.node, keys[0] as string).length === 0) throw new CannotRun('A figure has no steps.');
  return trace.valuesInPence(blended);
}

function given(amounts: Amounts | string): Amounts {
  if (typeof amounts === 'string') throw new CannotRun(`Nothing was shared: ${amounts}.`);
  return amounts;
}

export const englandWithTraces: Benchmark = {
  name: 'england-with-traces',
  title: `three methods in exact pence, ${practices} practices, with the trace of every figure`,
  target: { atMost: 3, unit: 'x without' },
  run: async () => {
    const { spend, weighted } = plainLocality(syntheticLocality(practices, serviceLines));
    const locality: ExactLocality = {
      keys: Array.from(weighted, (_, row) => `Z${String(row).padStart(5, '0')}`),
      spend: spend.map((line) => Array.from(line, BigInt)), weighted: Array.from(weighted, BigInt),
    };
    if (sumPence(untraced(locality)) !== sumPence(traced(locality))) throw new CannotRun('The two ways differ.');
    const without = await timeInProcess(() => untraced(locality));
    const withTrace = await timeInProcess(() => traced(locality));
    return { value: withTrace / without, details: { 'without, ms': without, 'with, ms': withTrace } };
  },
};
