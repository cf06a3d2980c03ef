import type { BudgetMethodManifest, CommandManifest, ParameterSchema, ParametersSchema } from '@pbc-planner/domain';

/** The parameters of a command as its surfaces see them: with the options of all methods where it takes them. */
export function parametersOf(manifest: CommandManifest, methods: readonly BudgetMethodManifest[]): ParametersSchema {
  if (!manifest.takesMethodOptions) return manifest.parameters;
  const options = Object.fromEntries(methods.flatMap(({ options: own }) => Object.entries(own)));
  return { ...manifest.parameters, properties: { ...manifest.parameters.properties, ...options } };
}

/** A parameter's name as a flag: `baseYear` is `--base-year`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** A parameter as people know it on the command line: `FILE` or `--base-year`. */
export function parameterTitle(name: string, schema: ParameterSchema | undefined): string {
  return schema?.['x-position'] === undefined ? flagOf(name) : name.toUpperCase();
}
