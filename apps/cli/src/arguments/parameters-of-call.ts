import type { ParametersSchema } from '@pbc-planner/domain';
import { flagOf } from '@pbc-planner/toolkit/command-line';
import type { ParsedArguments } from './parser.ts';

/** The parameters of a command out of parsed arguments; those that nobody gave are absent. Of a flag that was given twice, the last counts. */
export function parametersOfCall(schema: ParametersSchema, parsed: ParsedArguments): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema.properties).flatMap(([name, { type, 'x-position': position }]) => {
    const value = parsed[position === undefined ? flagOf(name).slice(2) : name];
    if (value === undefined) return [];
    return [[name, Array.isArray(value) && type !== 'array' ? value.at(-1) : value]];
  }));
}
