/** Code that the linter must find fault with. Kept apart from the table in `eslint.config.mjs`, so that a hole in that table shows. */
export interface Plant {
  /** The rule that it breaks, in words. */
  readonly rule: string;
  /** Where it is planted: a file name that the package does not have. */
  readonly file: string;
  readonly code: string;
  /** The lint rule that must speak. */
  readonly lint: string;
}

const boundary = '@nx/enforce-module-boundaries';

function crossing(rule: string, folder: string, imported: string): Plant {
  return { rule, file: `${folder}/src/boundary-canary.ts`, code: `import '${imported}';\n`, lint: boundary };
}

function written(rule: string, folder: string, code: string, lint: string): Plant {
  return { rule, file: `${folder}/src/boundary-canary.ts`, code: `${code}\n`, lint };
}

/** At least one plant for every rule. */
export const plants: readonly Plant[] = [
  crossing('base imports no domain', 'packages/base', '@pbc-planner/domain'),
  crossing('base imports no feature', 'packages/base', '@pbc-planner/policy'),
  crossing('base imports no platform', 'packages/base', '@pbc-planner/store'),
  crossing('base imports nothing from outside', 'packages/base', 'ajv'),
  crossing('domain imports no feature', 'packages/domain', '@pbc-planner/budgets'),
  crossing('domain imports no platform', 'packages/domain', '@pbc-planner/runtime'),
  crossing('domain imports no toolkit', 'packages/domain', '@pbc-planner/toolkit'),
  crossing('domain imports nothing from outside', 'packages/domain', 'ajv'),
  crossing('a feature imports no other feature', 'packages/budget-historic', '@pbc-planner/budgets'),
  crossing('a feature imports no platform', 'packages/budgets', '@pbc-planner/store'),
  crossing('a feature imports no toolkit', 'packages/budgets', '@pbc-planner/toolkit'),
  crossing('a feature imports no app', 'packages/locality', '@pbc-planner/tui'),
  crossing('a feature imports nothing from outside', 'packages/budgets', 'lowdb'),
  crossing('platform imports no feature', 'packages/store', '@pbc-planner/policy'),
  crossing('platform imports no toolkit', 'packages/runtime', '@pbc-planner/toolkit'),
  crossing('platform imports no app', 'packages/exports', '@pbc-planner/tui'),
  crossing('platform draws nothing: no ink', 'packages/exports', 'ink'),
  crossing('platform draws nothing: no react', 'packages/store', 'react/jsx-runtime'),
  crossing('platform reads no command line: no yargs', 'packages/runtime', 'yargs/helpers'),
  crossing('the toolkit imports no app', 'packages/toolkit', '@pbc-planner/tui'),
  crossing('the toolkit imports nothing from outside', 'packages/toolkit', 'ajv'),
  crossing('the command line imports no feature', 'apps/cli', '@pbc-planner/budgets'),
  crossing('the command line imports no platform', 'apps/cli', '@pbc-planner/store'),
  crossing('the command line draws nothing: no ink', 'apps/cli', 'ink'),
  crossing('the workbench imports no feature', 'apps/tui', '@pbc-planner/policy'),
  crossing('the workbench imports no platform', 'apps/tui', '@pbc-planner/exports'),
  written('the workbench imports no command line', 'apps/tui', "import '../../cli/src/main.ts';", 'house/import-stays-in-package'),
  crossing('the workbench reads no command line: no yargs', 'apps/tui', 'yargs'),
  written('a type crosses no boundary either', 'packages/budgets', "export type { PlanFile } from '@pbc-planner/store';", boundary),
  written('a lazy import crosses no boundary either', 'packages/budgets', "export const later = () => import('@pbc-planner/store');", boundary),
  written('no path leads into another package', 'packages/budgets', "import '../../base/src/index.ts';", 'house/import-stays-in-package'),
  written('no path leads out of a package', 'packages/store', "import '../../../tools/generate.ts';", 'house/import-stays-in-package'),
  ...['packages/base', 'packages/domain', 'packages/budgets'].flatMap((folder) => [
    written(`no clock in ${folder}: Date.now`, folder, 'export const now = () => Date.now();', 'no-restricted-syntax'),
    written(`no clock in ${folder}: new Date()`, folder, 'export const today = () => new Date();', 'no-restricted-syntax'),
    written(`no chance in ${folder}: Math.random`, folder, 'export const chance = () => Math.random();', 'no-restricted-syntax'),
  ]),
  written('the product does without the helpers of its tests', 'packages/store', "import './testing/plans.ts';", 'no-restricted-imports'),
  written('nothing is printed outside the command line', 'packages/runtime', "console.log('here');", 'no-console'),
  written('no any', 'packages/domain', 'export const loose = (value: any) => value;', '@typescript-eslint/no-explicit-any'),
  written(
    'no comment switches a rule off', 'packages/budgets',
    "/* eslint-disable */\n// eslint-disable-next-line\nimport 'lowdb';", boundary,
  ),
];

/** Code that the linter must leave alone: without it, a linter that refuses everything would look right. */
export const allowed: readonly Omit<Plant, 'lint'>[] = [
  { rule: 'a feature may import domain', file: 'packages/budgets/src/boundary-canary.ts', code: "import '@pbc-planner/domain';\n" },
  { rule: 'platform may import platform', file: 'packages/runtime/src/boundary-canary.ts', code: "import '@pbc-planner/store';\n" },
  { rule: 'the store may use lowdb', file: 'packages/store/src/boundary-canary.ts', code: "import 'lowdb/node';\n" },
  {
    rule: 'the command line may load the workbench', file: 'apps/cli/src/boundary-canary.ts',
    code: "export const later = () => import('@pbc-planner/tui');\n",
  },
  {
    rule: 'a given moment may be a date', file: 'packages/domain/src/boundary-canary.ts',
    code: 'export const day = (text: string) => new Date(text);\n',
  },
  { rule: 'a helper of tests may import what it tests with', file: 'apps/tui/src/testing/boundary-canary.ts', code: "import '@xterm/headless';\n" },
  { rule: 'a test may import what it tests with', file: 'packages/budgets/src/boundary-canary.test.ts', code: "import '@pbc-planner/store';\n" },
];
