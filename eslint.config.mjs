import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { boundaryRule } from './tools/lint/boundary-rule.ts';
import { importStaysInPackage } from './tools/lint/import-stays-in-package.ts';
import { workspacePackages } from './tools/workspace.ts';

/** A library and all that it exports under a path of its own. */
const whole = (...names) => names.flatMap((name) => [name, `${name}/**`]);

/**
 * The layers of the house: what each may import of ours, and what from outside. The only such table.
 * An empty `allowedExternalImports` allows nothing; Node's own modules are kept out by the compiler (`"types": []`).
 */
const layers = [
  { sourceTag: 'layer:base', onlyDependOnLibsWithTags: ['layer:base'], allowedExternalImports: [] },
  { sourceTag: 'layer:domain', onlyDependOnLibsWithTags: ['layer:base'], allowedExternalImports: [] },
  { sourceTag: 'layer:feature', onlyDependOnLibsWithTags: ['layer:base', 'layer:domain'], allowedExternalImports: [] },
  {
    sourceTag: 'layer:platform',
    onlyDependOnLibsWithTags: ['layer:base', 'layer:domain', 'layer:platform'],
    allowedExternalImports: whole(
      'ajv', 'ajv-formats', 'lowdb', '@duckdb/node-api', 'csv-parse', 'csv-stringify', 'docx', 'fflate', 'write-excel-file',
    ),
  },
  {
    sourceTag: 'layer:toolkit',
    onlyDependOnLibsWithTags: ['layer:base', 'layer:domain', 'layer:feature', 'layer:platform'],
    allowedExternalImports: [],
  },
  {
    sourceTag: 'app:cli',
    onlyDependOnLibsWithTags: ['layer:base', 'layer:domain', 'layer:toolkit', 'app:tui'],
    allowedExternalImports: whole('yargs'),
  },
  {
    sourceTag: 'app:tui',
    onlyDependOnLibsWithTags: ['layer:base', 'layer:domain', 'layer:toolkit'],
    allowedExternalImports: whole('ink', 'react'),
  },
];

const pureLayers = ['layer:base', 'layer:domain', 'layer:feature'];
const pureSources = workspacePackages()
  .filter(({ tags }) => tags.some((tag) => pureLayers.includes(tag)))
  .map(({ folder }) => `${folder}/src/**/*.ts`);
const sources = ['packages/*/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}'];
/** Tests, and what only tests import. */
const tests = ['**/*.test.{ts,tsx}', '**/testing/**'];

const worldOutside = [
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'This package knows no clock: take the time as a parameter. The caller in platform or an app reads it.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'This package knows no clock: take the date as a parameter. The caller in platform or an app reads it.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'This package knows no chance: the same input must give the same figures. Take the number as a parameter.',
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/coverage/**', '**/.tmp/**', '.nx/**', '**/*.generated.ts', '**/*.generated.mjs'] },
  { linterOptions: { noInlineConfig: true } },
  tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: sources,
    ignores: tests,
    plugins: {
      '@nx': { rules: { 'enforce-module-boundaries': boundaryRule(nx.rules['enforce-module-boundaries']) } },
      house: { rules: { 'import-stays-in-package': importStaysInPackage } },
    },
    rules: {
      // A package's subpaths (schemas, manifests) may be loaded eagerly while its main entry is lazy; start-up is measured instead.
      '@nx/enforce-module-boundaries': ['error', { depConstraints: layers, checkDynamicDependenciesExceptions: ['.*'] }],
      'house/import-stays-in-package': 'error',
      'no-restricted-imports': ['error', {
        patterns: [{ group: ['**/testing/**', '@pbc-planner/*/testing'], message: 'What lies under "testing" is for tests alone: move what the product needs out of it.' }],
      }],
    },
  },
  { files: pureSources, ignores: tests, rules: { 'no-restricted-syntax': ['error', ...worldOutside] } },
  { files: sources, ignores: [...tests, 'apps/cli/**'], rules: { 'no-console': 'error' } },
);
