import type { Benchmark, Measurement } from './benchmark.ts';

/** What came of one benchmark. */
export interface BenchResult {
  readonly name: string;
  readonly title: string;
  readonly target: Benchmark['target'];
  readonly measured: Measurement | null;
  /** Why nothing was measured. */
  readonly reason?: string;
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

function row({ name, title, target, measured, reason }: BenchResult): string[] {
  if (measured === null) return [name, title, '', `${target.atMost} ${target.unit}`, `not run: ${reason ?? 'no reason given'}`];
  const details = Object.entries(measured.details).map(([label, value]) => `${label} ${Number.isInteger(value) ? value : figure(value)}`).join('; ');
  const verdict = measured.value <= target.atMost ? 'within' : 'OVER';
  return [name, title, `${figure(measured.value)} ${target.unit}`, `${target.atMost} ${target.unit}`, `${verdict} (${details})`];
}

/** The results as lines of a table, columns aligned. */
export function benchTable(results: readonly BenchResult[]): string[] {
  const rows = [['name', 'what', 'measured', 'at most', 'verdict'], ...results.map(row)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((cells) => (cells[column] as string).length)));
  return rows.map((cells) => cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
}
