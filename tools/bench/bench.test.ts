import { describe, expect, it } from 'vitest';
import { benchmarks } from './catalogue.ts';
import { benchTable } from './report.ts';
import { median, quantile } from './statistics.ts';
import { syntheticLocality } from './synthetic-locality.ts';
import { timeAgainstNode } from './time-processes.ts';

describe('the figures of a benchmark', () => {
  it('are the middle of the samples, in whatever order they came', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(quantile([10, 20, 30, 40, 50], 0.95)).toBeCloseTo(48, 9);
    expect(() => median([])).toThrow('No samples');
  });

  it('stand in a table beside their target, and say why there are none', () => {
    const target = { atMost: 2, unit: 'ms' };
    expect(benchTable([
      { name: 'fast', title: 'work', target, measured: { value: 1.5, details: { samples: 3 } } },
      { name: 'slow', title: 'work', target, measured: { value: 123.4, details: { 'median ms': 0.126 } } },
      { name: 'lost', title: 'work', target, measured: null, reason: 'not built.' },
    ])).toEqual([
      'name  what  measured  at most  verdict',
      'fast  work  1.50 ms   2 ms     within (samples 3)',
      'slow  work  123 ms    2 ms     OVER (median ms 0.13)',
      'lost  work            2 ms     not run: not built.',
    ]);
  });

  it('are not taken from a process that fails', () => {
    expect(() => timeAgainstNode(['-e', 'process.exit(3)'])).toThrow('ended with 3');
  });
});

describe('the benchmarks', () => {
  it('have names of their own in kebab-case', () => {
    const names = benchmarks.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});

describe('the synthetic locality', () => {
  it('is the same every time, with one row a practice and one a service line', () => {
    const locality = syntheticLocality(40, 3);
    expect(syntheticLocality(40, 3)).toEqual(locality);
    const practices = locality.practices.trimEnd().split('\n');
    expect(practices).toHaveLength(41);
    expect(practices[0]).toBe('practice_code,name,list_size,carr-hill,need');
    expect(practices.slice(1).every((row) => /^Z\d{5},Practice \d+,\d{3,5},\d+\.\d\d,\d+\.\d\d$/.test(row))).toBe(true);
    const spend = locality.spend.trimEnd().split('\n').slice(1);
    expect(spend).toHaveLength(120);
    expect(spend.every((row) => /^Z\d{5},2022\/23,line [123],\d+\.\d\d$/.test(row))).toBe(true);
  });
});
