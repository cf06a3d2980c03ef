import standalone from 'ajv/dist/standalone/index.js';
import { contributionSchema, packSchemas } from '@pbc-planner/domain/schemas';
import { createAjv, parametersOf } from '@pbc-planner/runtime';
import { catalogue } from '@pbc-planner/toolkit/command-line';

/**
 * The source of the module that takes the place of `standalone.ts` in the bundle: a map of compiled validators by the id of
 * their schema. Compiling them at each start would cost most of the start.
 */
export function standaloneValidators(): string {
  const methods = catalogue.flatMap(({ manifest }) => manifest.budgetMethods ?? []);
  const parameters = catalogue.flatMap(({ manifest }) => (manifest.commands ?? []).map((command) => [`command:${command.id}`, parametersOf(command, methods)] as const));
  const data = [['contribution', contributionSchema] as const, ...Object.entries(packSchemas)];
  return [
    ...modulesOf('parameters', parameters),
    ...modulesOf('data', data),
    `export const standalone = new Map([...parametersMap, ...dataMap]);`,
  ].join('\n');
}

/** Every validator is its own scope, so that the names inside cannot clash. */
function modulesOf(use: 'parameters' | 'data', schemas: readonly (readonly [string, object])[]): string[] {
  const entries = schemas.map(([id, schema], index) => {
    const ajv = createAjv(use, { code: { source: true, esm: false, lines: false } });
    const code = standalone.default(ajv, ajv.compile(schema));
    const name = `${use}${index}`;
    return { id, name, source: `const ${name} = (() => { const module = { exports: {} }; const exports = module.exports; ${hoisted(code)}; return module.exports; })();` };
  });
  return [...entries.map(({ source }) => source), `const ${use}Map = [${entries.map(({ id, name }) => `[${JSON.stringify(id)}, ${name}]`).join(', ')}];`];
}

/** The helpers that a validator needs, by the `require` that ajv writes for each. */
const helpers: Readonly<Record<string, string>> = {
  'ajv/dist/runtime/ucs2length': 'ucs2length',
  'ajv/dist/runtime/equal': 'equal',
};

/** Puts the imports of the bundle in the place of ajv's `require` calls. @throws Error for one that is not known here. */
function hoisted(code: string): string {
  return code.replace(/require\("([^"]+)"\)/g, (_, path: string) => {
    const name = helpers[path];
    if (name === undefined) throw new Error(`A validator needs ${path}: add it to the helpers of the standalone validators`);
    return name;
  });
}

/** The imports that the module begins with. */
export function standaloneImports(): string {
  return Object.entries(helpers)
    .map(([path, name]) => `import * as ${name}Module from '${path}.js';\nconst ${name} = ${name}Module.default?.default ? ${name}Module.default : ${name}Module;`)
    .join('\n');
}
