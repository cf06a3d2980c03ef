import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBudgetMethod } from './create-budget-method.ts';
import { methodNames } from './budget-method-name.ts';
import { editedFiles } from './workspace-edits.ts';

let base: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
}

const read = (path: string): string => readFileSync(join(base, path), 'utf8');

const catalogue = `import type { Entry } from './entry.ts';
import budgets from '@pbc-planner/budgets/contribution.json' with { type: 'json' };
import budgetHistoric from '@pbc-planner/budget-historic/contribution.json' with { type: 'json' };
import policy from '@pbc-planner/policy/contribution.json' with { type: 'json' };

export const catalogue: readonly Entry[] = [
  { manifest: budgets, load: () => import('@pbc-planner/budgets').then((m) => m.contribution) },
  { manifest: budgetHistoric, load: () => import('@pbc-planner/budget-historic').then((m) => m.contribution) },
  { manifest: policy, load: () => import('@pbc-planner/policy').then((m) => m.contribution) },
];
`;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'new-'));
  write('tsconfig.json', '{\n  "references": [\n    {\n      "path": "packages/budget-historic"\n    },\n    {\n      "path": "packages/toolkit"\n    }\n  ]\n}\n');
  write('packages/toolkit/package.json', '{\n  "dependencies": {\n    "@pbc-planner/budgets": "0.1.0",\n    "@pbc-planner/budget-historic": "0.1.0"\n  }\n}\n');
  write('packages/toolkit/tsconfig.json', '{\n  "references": [{ "path": "../base" },{ "path": "../budget-historic" }]\n}\n');
  write('packages/toolkit/src/catalogue.ts', catalogue);
  write('packages/budget-historic/package.json', '{"name": "@pbc-planner/budget-historic"}');
  write('packages/budget-historic/src/contribution.json', '{"id": "budget-historic", "budgetMethods": [{"id": "historic"}, {"id": "outturn"}]}');
});

afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

describe('a new budget method', () => {
  it('is a whole package', () => {
    expect(createBudgetMethod(base, 'flat-rate', 'Flat rate')).toMatchObject({ made: true });
    expect(readdirSync(join(base, 'packages/budget-flat-rate'), { recursive: true }).map(String).filter((name) => name.includes('.')).sort()).toEqual([
      'README.md', 'cases/three-practices/case.json', 'cases/three-practices/expected.csv', 'cases/three-practices/practices.csv',
      'package.json', 'src/contribution.json', 'src/flat-rate.test.ts', 'src/flat-rate.ts', 'src/index.ts', 'tsconfig.json',
    ]);
    expect(JSON.parse(read('packages/budget-flat-rate/src/contribution.json'))).toMatchObject({ id: 'budget-flat-rate', budgetMethods: [{ id: 'flat-rate', title: 'Flat rate', grade: 'proposed' }] });
    expect(read('packages/budget-flat-rate/src/index.ts')).toContain("budgetMethods: { 'flat-rate': flatRate },");
  });

  it('is entered in every file that must know it, and in no other way', () => {
    createBudgetMethod(base, 'flat', 'Flat');
    expect(JSON.parse(read('tsconfig.json'))).toEqual({
      references: [{ path: 'packages/budget-historic' }, { path: 'packages/budget-flat' }, { path: 'packages/toolkit' }],
    });
    expect(JSON.parse(read('packages/toolkit/package.json'))).toEqual({
      dependencies: { '@pbc-planner/budgets': '0.1.0', '@pbc-planner/budget-historic': '0.1.0', '@pbc-planner/budget-flat': '0.1.0' },
    });
    expect(JSON.parse(read('packages/toolkit/tsconfig.json'))).toEqual({
      references: [{ path: '../base' }, { path: '../budget-historic' }, { path: '../budget-flat' }],
    });
    const lines = read('packages/toolkit/src/catalogue.ts').split('\n');
    const added = lines.filter((line) => !catalogue.includes(line));
    expect(added).toEqual([
      "import budgetFlat from '@pbc-planner/budget-flat/contribution.json' with { type: 'json' };",
      "  { manifest: budgetFlat, load: () => import('@pbc-planner/budget-flat').then((m) => m.contribution) },",
    ]);
    expect(lines.filter((line) => catalogue.includes(line)).join('\n')).toBe(catalogue);
    expect(lines.indexOf(added[1] as string)).toBe(lines.findIndex((line) => line.includes("import('@pbc-planner/budget-historic')")) + 1);
  });

  it('can be followed by another', () => {
    expect(createBudgetMethod(base, 'flat', 'Flat').made && createBudgetMethod(base, 'stepped', undefined).made).toBe(true);
    expect(Object.keys((JSON.parse(read('packages/toolkit/package.json')) as { dependencies: object }).dependencies)).toEqual([
      '@pbc-planner/budgets', '@pbc-planner/budget-historic', '@pbc-planner/budget-flat', '@pbc-planner/budget-stepped',
    ]);
  });

  it.each([
    ['historic', 'packages/budget-historic is there already'],
    ['outturn', 'packages/budget-historic has a budget method "outturn" already'],
    ['Flat', 'Use lower-case words joined by hyphens'],
    ['../escape', 'Use lower-case words joined by hyphens'],
    ['2006', 'Use lower-case words joined by hyphens'],
    ['budget-flat', 'Leave out "budget-"'],
    ['default', 'is a word of the programming language'],
  ])('is refused with the mend when it is called %s', (id, reason) => {
    const before = editedFiles.map(read);
    expect(createBudgetMethod(base, id, undefined)).toMatchObject({ made: false, reason: expect.stringContaining(reason) as string });
    expect(editedFiles.map(read)).toEqual(before);
    expect(readdirSync(join(base, 'packages')).sort()).toEqual(['budget-historic', 'toolkit']);
  });

  it('is refused, with the lines to write by hand, when the catalogue has no place for it', () => {
    write('packages/toolkit/src/catalogue.ts', 'export const catalogue = [];\n');
    expect(createBudgetMethod(base, 'flat', 'Flat')).toMatchObject({
      made: false, reason: expect.stringContaining("import budgetFlat from '@pbc-planner/budget-flat/contribution.json' with { type: 'json' };") as string,
    });
    expect(readdirSync(join(base, 'packages')).sort()).toEqual(['budget-historic', 'toolkit']);
  });

  it('gets a title from its name when none is given, and takes no title that would break a file', () => {
    expect(methodNames('flat-rate', undefined)).toMatchObject({ title: 'Flat rate', variable: 'flatRate' });
    expect(methodNames('flat', "Flat'; boom")).toContain('is no title');
  });
});
