import type { ParametersSchema } from '@pbc-planner/domain';
import { flagOf } from '@pbc-planner/toolkit/command-line';

/** The parameters of a command out of parsed arguments; those that nobody gave are absent. */
export function parametersOfCall(schema: ParametersSchema, parsed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema.properties).flatMap(([name, one]) => {
    const value = parsed[name] ?? parsed[flagOf(name).slice(2)];
    if (value === undefined) return [];
    return [[name, Array.isArray(value) && one.type !== 'array' ? value.at(-1) : value]];
  }));
}
