import type { ParameterSchema } from '@pbc-planner/domain';
import type { FormField } from './form.ts';

/**
 * What is wrong with a value as typed, in a sentence; `null` when nothing is. The command checks again when it runs:
 * this is for the person who types, by the same schema.
 */
export function faultOfField({ schema, required, kind, value }: Pick<FormField, 'schema' | 'required' | 'kind' | 'value'>): string | null {
  const text = value.text.trim();
  if (text === '') return required ? 'This is needed.' : null;
  if (kind === 'boolean' || kind === 'file') return null;
  if (kind === 'list') return faultOfList(text, schema);
  const fault = schema.type === 'integer' ? faultOfInteger(text, schema) : faultOfText(text, schema);
  return fault !== null && schema['x-must-be'] ? `This must be ${schema['x-must-be']}.` : fault;
}

function faultOfInteger(text: string, { minimum, maximum }: ParameterSchema): string | null {
  const number = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(number)) return 'This must be a whole number.';
  if (minimum !== undefined && number < minimum) return `This must be ${minimum} or more.`;
  return maximum !== undefined && number > maximum ? `This must be ${maximum} or less.` : null;
}

type TextRules = Pick<ParameterSchema, 'enum' | 'pattern' | 'minLength' | 'maxLength'>;

function faultOfText(text: string, { enum: choices, pattern, minLength, maxLength }: TextRules): string | null {
  if (choices && !choices.includes(text)) return `This must be one of: ${choices.join(', ')}.`;
  if (maxLength !== undefined && text.length > maxLength) return `This must be no longer than ${maxLength} characters.`;
  if (minLength !== undefined && text.length < minLength) return `This must be at least ${minLength} characters long.`;
  return pattern !== undefined && !new RegExp(pattern, 'u').test(text) ? 'This is not written as it must be.' : null;
}

function faultOfList(text: string, schema: ParameterSchema): string | null {
  if (text.startsWith('@')) return null;
  for (const one of text.split(',').map((part) => part.trim()).filter((part) => part !== '')) {
    const fault = faultOfText(one, schema.items ?? {});
    if (fault !== null) return `${one}: ${schema['x-must-be'] ? `this must be ${schema['x-must-be']}.` : fault}`;
  }
  return null;
}
