import { parameterVocabulary } from '@pbc-planner/domain';
import { Ajv, type Options } from 'ajv';

/** `parameters`: defaults are filled in and numbers taken as text where text is wanted. `data`: the value must be right as it is. */
export type SchemaUse = 'parameters' | 'data';

/** The one way in which schemas are compiled, at build time and at run time: strict, and with every problem. */
export function createAjv(use: SchemaUse, options: Options = {}): Ajv {
  const lenient = use === 'parameters';
  const ajv = new Ajv({ allErrors: true, useDefaults: lenient, coerceTypes: lenient, strict: true, strictRequired: false, ...options });
  for (const keyword of parameterVocabulary) ajv.addKeyword(keyword);
  return ajv;
}
