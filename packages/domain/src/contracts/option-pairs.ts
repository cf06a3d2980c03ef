import { error, ok, parseDecimal, refused, type Decimal, type Diagnostic, type Result } from '@pbc-planner/base';

/** A name with an exact number, as one entry of an option gives it. */
export interface NamedValue {
  readonly name: string;
  readonly value: Decimal;
}

const entry = /\s*([^=]+?)\s*=\s*([+-]?\d+(?:\.\d+)?)\s*(?:,|$)/y;

/**
 * Reads an option such as `hospital=2.5,prescribing=-1`: names, each with a number. A name may hold commas. Refused with code `bad-option`
 * where the text is anything else, names somebody twice, or names somebody who is not among `known`.
 */
export function optionPairs(option: string, text: string, known: readonly string[], kind: string): Result<readonly NamedValue[]> {
  const bad = (message: string, hint: string) => refused<readonly NamedValue[]>(error('bad-option', message, { hint }));
  const pairs: NamedValue[] = [];
  const problems: Diagnostic[] = [];
  entry.lastIndex = 0;
  while (entry.lastIndex < text.length) {
    const match = entry.exec(text);
    const value = match ? parseDecimal((match[2] as string).replace(/^\+/, '')) : null;
    if (match === null || value === null) return bad(`${option} cannot be read: "${text.slice(0, 60)}".`, `Write it as ${known[0] ?? kind}=2.5, one after another with commas between.`);
    const name = match[1] as string;
    if (pairs.some((one) => one.name === name)) problems.push(error('bad-option', `${option} names ${name} twice.`, { hint: 'Keep one of them.' }));
    if (!known.includes(name)) {
      problems.push(error('bad-option', `${option} names "${name}", which is no ${kind} here.`, { hint: known.length === 0 ? `There is no ${kind} at all.` : `There is ${known.slice(0, 12).join(', ')}.` }));
    }
    pairs.push({ name, value });
  }
  if (pairs.length === 0) return bad(`${option} is empty.`, `Write it as ${known[0] ?? kind}=2.5, or leave it out.`);
  return problems.length > 0 ? refused(...problems) : ok(pairs);
}
