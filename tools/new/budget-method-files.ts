import type { GeneratedFile } from '../generate/generated-file.ts';
import type { MethodNames } from './budget-method-name.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function packageJson({ id, package: name }: MethodNames): string {
  return json({
    name,
    version: '0.1.0',
    private: true,
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    exports: {
      '.': { source: './src/index.ts', types: './dist/src/index.d.ts', default: './dist/src/index.js' },
      './contribution.json': './src/contribution.json',
    },
    scripts: { build: 'tsc -b', test: `vitest run --root ../.. packages/budget-${id}` },
    dependencies: { '@pbc-planner/base': '0.1.0', '@pbc-planner/domain': '0.1.0' },
    nx: { tags: ['layer:feature'] },
  });
}

function tsconfig(): string {
  return json({
    extends: '../../tsconfig.base.json',
    compilerOptions: { rootDir: '.', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo', types: [] },
    include: ['src/**/*.ts', 'src/**/*.json'],
    exclude: ['**/*.test.ts', 'dist'],
    references: [{ path: '../base' }, { path: '../domain' }],
  });
}

function contribution({ id, title }: MethodNames): string {
  return json({
    id: `budget-${id}`,
    title: `${title} budgets`,
    description: 'Every practice gets the same share of the pool, whatever its size.',
    budgetMethods: [{
      id,
      title,
      description: 'The same amount for every practice with registered patients. It is simple, and it looks at neither need nor past spend.',
      source: 'A proposal of this package: equal shares to the penny',
      grade: 'proposed',
      options: {},
    }],
  });
}

function readme({ id, title }: MethodNames): string {
  return `# ${title}

Every practice with registered patients gets the same amount. Each counts as one share: its list divided by itself.
Odd pennies go one each to the practices with the lower codes, so the amounts add up to the pool exactly.

Evidence: *proposed*. Name here, and in \`src/contribution.json\`, the source that the method comes from.

## Worked example

Three practices share £100.00. A third is £33.33 and a third of a penny; one penny is left over and goes to the lowest code.

| practice | registered list | budget |
| --- | --- | --- |
| Z00001 | 5,000 | £33.34 |
| Z00002 | 3,000 | £33.33 |
| Z00003 | 2,000 | £33.33 |

The same figures are in \`cases/three-practices\`, where the test reads them.

\`\`\`sh
pbc budget compare --methods ${id} --pool 100
\`\`\`
`;
}

function method({ id, variable, title }: MethodNames): string {
  return `import { error, ok, refused, type Result } from '@pbc-planner/base';
import type { BudgetMethod, FiguresHeld, FiguresNeeded } from '@pbc-planner/domain';

/** The ${title.toLowerCase()} method: every practice with registered patients gets an equal share of the pool, odd pennies to the lower codes. */
export const ${variable}: BudgetMethod = {
  figures: (held) => registeredList(held),

  calculate: (run) => {
    const [list] = run.figures;
    if (list === undefined) throw new RangeError('The ${id} method runs on one figure a practice');
    const shares = run.trace.divide('one share: the list divided by itself', 'shares', list, list, 0);
    const shared = run.trace.apportion('equal share of the pool', run.pool, shares, 'shares of all practices');
    if (typeof shared !== 'string') return shared;
    return error('${id}-shares-nothing', \`There is nobody to share the pool between: \${shared}.\`, { hint: 'Import a file with registered lists.' });
  },
};

function registeredList({ measures }: FiguresHeld): Result<readonly FiguresNeeded[]> {
  const list = measures.findLast(({ measure }) => measure.kind === 'list');
  if (list) return ok([{ title: \`registered list of \${list.year}\`, measures: [list] }]);
  return refused(error('no-registered-list', 'The plan holds no registered list, so there is nobody to share between.', {
    hint: 'Import a file with registered lists, for example: pbc import practices.csv',
  }));
}
`;
}

function index({ id, variable }: MethodNames): string {
  return `import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import manifest from './contribution.json' with { type: 'json' };
import { ${variable} } from './${id}.ts';

export const contribution: Contribution = {
  manifest: manifest as ContributionManifest,
  budgetMethods: { ${id === variable ? variable : `'${id}': ${variable}`} },
};
`;
}

function test({ id, variable, title }: MethodNames): string {
  return `import { readFileSync } from 'node:fs';
import { decimal, financialYear, replay, TraceBuilder } from '@pbc-planner/base';
import type { MethodRun } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ${variable} } from './${id}.ts';

/** What the method is handed for practices with these lists, by code. */
function runFor(lists: Readonly<Record<string, number>>, poolPence: number): MethodRun {
  const practices = Object.keys(lists);
  const trace = new TraceBuilder(practices);
  const evidence = { source: 'a worked example', grade: 'verified' } as const;
  const list = trace.input({
    label: 'registered list', unit: 'people', scale: 0, units: Object.values(lists).map(BigInt), grade: 'verified',
    cite: (position) => ({ file: 'practices.csv', sha256: '', line: position + 2, column: 'list_size', columnNumber: 3, ...evidence }),
  });
  const pool = trace.choice({
    label: 'the pool', unit: 'pence', value: decimal(poolPence), by: 'the test', reason: 'a worked example', grade: 'verified',
  });
  const unasked = () => { throw new Error('The method asked for what it does not need'); };
  return { practices, options: {}, trace, figures: [list], pool, poolGiven: true, ask: unasked, option: unasked, weightsOf: unasked, linesOf: unasked, flag: unasked, note: () => undefined };
}

/** Pence by practice. */
function budgets(run: MethodRun): Record<string, number> {
  const amounts = ${variable}.calculate(run);
  if ('severity' in amounts) throw new Error(amounts.message);
  return Object.fromEntries(run.trace.valuesInPence(amounts).map((pence, position) => [run.practices[position], pence]));
}

function rows(file: string): string[][] {
  const text = readFileSync(new URL(\`../cases/three-practices/\${file}\`, import.meta.url), 'utf8');
  return text.trimEnd().split('\\n').slice(1).map((line) => line.split(','));
}

describe('${title.toLowerCase()} budgets', () => {
  it('are those of the worked example', () => {
    const { pool } = JSON.parse(readFileSync(new URL('../cases/three-practices/case.json', import.meta.url), 'utf8')) as { pool: string };
    const lists = Object.fromEntries(rows('practices.csv').map(([code, , list]) => [code, Number(list)]));
    const expected = Object.fromEntries(rows('expected.csv').map(([code, pence]) => [code, Number(pence)]));
    expect(budgets(runFor(lists, Number(pool.replace('.', ''))))).toEqual(expected);
  });

  it('add up to the pool, no two more than a penny apart', () => {
    const lists = fc.dictionary(fc.stringMatching(/^[A-Z]\\d{5}$/), fc.integer({ min: 1, max: 60_000 }), { minKeys: 1, maxKeys: 40 });
    fc.assert(fc.property(lists, fc.integer({ min: 0, max: 10_000_000_000 }), (own, pool) => {
      const amounts = Object.values(budgets(runFor(own, pool)));
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(pool);
      expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1);
    }));
  });

  it('do not depend on the order of the practices', () => {
    expect(budgets(runFor({ Z00003: 2000, Z00001: 5000, Z00002: 3000 }, 10_000))).toEqual({ Z00001: 3334, Z00002: 3333, Z00003: 3333 });
  });

  it('can be worked out again from their steps', () => {
    const run = runFor({ Z00001: 5000, Z00002: 3000, Z00003: 2000 }, 10_000);
    const amounts = ${variable}.calculate(run);
    if ('severity' in amounts) throw new Error(amounts.message);
    const steps = run.trace.trace().explain(amounts.node, 'Z00001');
    expect(steps.at(-1)?.value).toBe('3334');
    expect(replay(steps)).toEqual([]);
  });

  it('need a registered list, and say so', () => {
    const year = financialYear(2006);
    const spend = { measure: { kind: 'spend', serviceLine: 'total' }, year } as const;
    const list = { measure: { kind: 'list' }, year } as const;
    expect(${variable}.figures({ year, measures: [spend, list], headline: null }, {}))
      .toMatchObject({ ok: true, value: [{ title: 'registered list of 2006/07', measures: [list] }] });
    expect(${variable}.figures({ year, measures: [spend], headline: null }, {}))
      .toMatchObject({ ok: false, diagnostics: [{ code: 'no-registered-list' }] });
  });
});
`;
}

/** The files of a new budget method: a real one that works, to be changed into what is wanted. */
export function budgetMethodFiles(names: MethodNames): GeneratedFile[] {
  const { id, title, folder } = names;
  const cases = `${folder}/cases/three-practices`;
  return [
    { path: `${folder}/package.json`, text: packageJson(names) },
    { path: `${folder}/tsconfig.json`, text: tsconfig() },
    { path: `${folder}/README.md`, text: readme(names) },
    { path: `${folder}/src/contribution.json`, text: contribution(names) },
    { path: `${folder}/src/${id}.ts`, text: method(names) },
    { path: `${folder}/src/index.ts`, text: index(names) },
    { path: `${folder}/src/${id}.test.ts`, text: test(names) },
    { path: `${cases}/case.json`, text: json({ title: `${title}: three practices share £100.00`, year: '2006/07', options: {}, pool: '100.00' }) },
    { path: `${cases}/practices.csv`, text: 'practice_code,name,list_size\nZ00001,First,5000\nZ00002,Second,3000\nZ00003,Third,2000\n' },
    { path: `${cases}/expected.csv`, text: `practice_code,${id}\nZ00001,3334\nZ00002,3333\nZ00003,3333\n` },
  ];
}
