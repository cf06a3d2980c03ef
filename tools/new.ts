import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createBudgetMethod } from './new/create-budget-method.ts';
import { root } from './workspace.ts';

const usage = `npm run new -- budget-method NAME [--title "TITLE"]
Makes the package of a new budget method that works, with a worked example and tests, and enters it in the toolkit's catalogue.
For example: npm run new -- budget-method flat --title "Flat"`;

function read(): { kind: string; name: string; title: string | undefined } | string {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { title: { type: 'string' } } });
    const [kind, name, ...rest] = positionals;
    if (kind === undefined || name === undefined || rest.length > 0) return usage;
    if (kind !== 'budget-method') return `"${kind}" cannot be made by this tool. A pack is only a JSON file: see CONTRIBUTING.md.\n${usage}`;
    return { kind, name, title: values.title };
  } catch (cause) {
    return `${(cause as Error).message}\n${usage}`;
  }
}

const asked = read();
if (typeof asked === 'string') {
  console.error(asked);
  process.exitCode = 2;
} else {
  const created = createBudgetMethod(root, asked.name, asked.title);
  if (created.made) {
    const { folder, id, package: name } = created.names;
    for (const file of created.files) console.log(file);
    const install = 'npm install --ignore-scripts --no-audit --no-fund';
    const linked = spawnSync(install, { cwd: root, shell: true, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
    console.log(`\n${linked ? `${name} is made and linked.` : `${name} is made, but npm could not link it: run "npm install".`} Next:
  1. Write the arithmetic in ${folder}/src/${id}.ts, its words and evidence in src/contribution.json and README.md.
  2. Work out the figures of ${folder}/cases without the code, and try them: npx vitest run ${folder}
  3. npm run generate, then npm test.`);
  } else {
    console.error(created.reason);
    process.exitCode = 1;
  }
}
