import type { SyntheticLocality } from './synthetic-locality.ts';

/** A locality as plain numbers: what the exact methods are held against for speed. */
export interface PlainLocality {
  /** Pence by practice, one array a service line. */
  readonly spend: readonly Float64Array[];
  /** Weighted people, in hundredths. */
  readonly weighted: Float64Array;
}

/** The three methods on typed arrays in floating point, odd pennies by largest remainder: quick, and a penny out now and then. */
export function threeMethodsPlain({ spend, weighted }: PlainLocality, blend = 0.5): { historic: Float64Array; capitation: Float64Array; blended: Float64Array } {
  const count = weighted.length;
  const historic = new Float64Array(count);
  for (const line of spend) for (let row = 0; row < count; row += 1) historic[row] = (historic[row] as number) + (line[row] as number);
  const pool = sum(historic);
  const capitation = shared(pool, weighted);
  const mixed = new Float64Array(count);
  for (let row = 0; row < count; row += 1) mixed[row] = blend * (historic[row] as number) + (1 - blend) * (capitation[row] as number);
  return { historic, capitation, blended: shared(pool, mixed) };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function shared(pool: number, weights: Float64Array): Float64Array {
  const total = sum(weights);
  const down = new Float64Array(weights.length);
  const rest = new Float64Array(weights.length);
  let left = pool;
  for (let row = 0; row < weights.length; row += 1) {
    const exact = (pool * (weights[row] as number)) / total;
    down[row] = Math.floor(exact);
    rest[row] = exact - (down[row] as number);
    left -= down[row] as number;
  }
  const order = Uint32Array.from(weights, (_, row) => row).sort((a, b) => (rest[b] as number) - (rest[a] as number) || a - b);
  for (let turn = 0; turn < left; turn += 1) down[order[turn] as number] = (down[order[turn] as number] as number) + 1;
  return down;
}

/** The figures of a synthetic locality as plain numbers: spend by service line, and the first weighted list. */
export function plainLocality({ practices, spend }: SyntheticLocality): PlainLocality {
  const rows = practices.trimEnd().split('\n').slice(1).map((row) => row.split(','));
  const at = new Map(rows.map(([code = ''], row) => [code, row]));
  const lines = new Map<string, Float64Array>();
  for (const text of spend.trimEnd().split('\n').slice(1)) {
    const [code = '', , name = '', pounds = ''] = text.split(',');
    const line = lines.get(name) ?? new Float64Array(rows.length);
    line[at.get(code) ?? 0] = Math.round(Number(pounds) * 100);
    lines.set(name, line);
  }
  return { spend: [...lines.values()], weighted: Float64Array.from(rows, (row) => Math.round(Number(row[3]) * 100)) };
}
