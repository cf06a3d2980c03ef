import { resolve } from 'node:path';
import type { ParametersSchema, RememberedCall } from '@pbc-planner/domain';
import type { CheckedParameters } from './command-inputs.ts';

/** A call as it has to be remembered to be made again from anywhere: what somebody gave, files by whole paths, lists taken apart. */
export function rememberedCall(
  command: string, schema: ParametersSchema, raw: Readonly<Record<string, unknown>>, { params, given }: CheckedParameters, confirmed: boolean,
): RememberedCall {
  const remembered = [...given].map((name): [string, unknown] => {
    const input = schema.properties[name]?.['x-input'];
    if (input === 'file') return [name, resolve(String(raw[name]))];
    return [name, input === 'list' ? params[name] : raw[name]];
  });
  return { command, params: Object.fromEntries(remembered), confirmed };
}
