import standaloneModule from 'ajv/dist/standalone/index.js';
import { packSchemas } from '@pbc-planner/domain/schemas';
import { createAjv, type SchemaUse } from '@pbc-planner/runtime/validation';
import { catalogue, parametersOf } from '@pbc-planner/toolkit/command-line';

/** A validator that is compiled at build time, because compiling it at each start would cost most of the start. */
export interface StandaloneValidator {
  /** The id by which the runtime asks for the check. */
  readonly id: string;
  /** The source of a module whose default export is the validator. */
  readonly source: string;
}

/** The validators of the parameters of every command and of packs; manifests were checked by the build. */
export function standaloneValidators(): StandaloneValidator[] {
  const methods = catalogue.flatMap(({ manifest }) => manifest.budgetMethods ?? []);
  const commands = catalogue.flatMap(({ manifest }) => manifest.commands ?? []);
  return [
    ...commands.map((command) => compiled('parameters', `command:${command.id}`, parametersOf(command, methods))),
    ...Object.entries(packSchemas).map(([point, schema]) => compiled('data', point, schema)),
  ];
}

function compiled(use: SchemaUse, id: string, schema: object): StandaloneValidator {
  const ajv = createAjv(use, { code: { source: true, esm: false, lines: false } });
  const code = standaloneModule.default(ajv, ajv.compile(schema));
  return { id, source: asModule(code) };
}

/** The helpers that a validator may need, by the `require` that ajv writes for each. */
const helpers: readonly string[] = ['ajv/dist/runtime/ucs2length', 'ajv/dist/runtime/equal'];

/** A validator as an ES module: imports take the place of ajv's `require` calls. @throws Error for a helper that is not known here. */
function asModule(code: string): string {
  const needed = new Set<string>();
  const body = code.replace(/require\("([^"]+)"\)/g, (_, path: string) => {
    if (!helpers.includes(path)) throw new Error(`A validator needs ${path}: add it to the helpers of the standalone validators`);
    needed.add(path);
    return nameOf(path);
  });
  const imports = [...needed].map((path) => `import * as ${nameOf(path)}Module from '${path}.js';\nconst ${nameOf(path)} = ${nameOf(path)}Module.default?.default ? ${nameOf(path)}Module.default : ${nameOf(path)}Module;`);
  return `${imports.join('\n')}\nconst module = { exports: {} };\n${body}\nexport default module.exports;\n`;
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}
