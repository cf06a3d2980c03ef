import { error, ok, parseDecimal, refused, type Decimal, type Diagnostic, type Result } from '@pbc-planner/base';

/** One part of the spending as the option says it: its share, `null` where policy has to give it, and the names of what it counts. */
export interface ComponentText {
  readonly name: string;
  readonly share: Decimal | null;
  readonly factors: readonly string[];
}

const written = /^([^=:*]+?)\s*(?:=\s*(\d+(?:\.\d+)?)?)?\s*(?::\s*(.+))?$/;

/** Reads `hospital=79:list*need;prescribing:astro-pu-2013-1dp`. What is left out after the colon is the registered list. Refused with code `bad-option`. */
export function readComponents(text: string): Result<readonly ComponentText[]> {
  const problems: Diagnostic[] = [];
  const components = text.split(';').map((part) => part.trim()).filter((part) => part !== '').flatMap((part): ComponentText[] => {
    const match = written.exec(part);
    const [, name = '', share, counted = 'list'] = match ?? [];
    const factors = counted.split('*').map((factor) => factor.trim());
    const value = share === undefined ? null : parseDecimal(share);
    if (match === null || factors.includes('') || (share !== undefined && value === null)) {
      problems.push(error('bad-option', `The component "${part.slice(0, 60)}" cannot be read.`, { hint: 'Write a component as hospital=79:list*need*mff, and separate components with semicolons.' }));
      return [];
    }
    if (value !== null && value.units === 0n) {
      problems.push(error('bad-option', `The component ${name} has a share of nought, so it counts for nothing.`, { hint: 'Give it a share above zero, or leave it out.' }));
    }
    return [{ name, share: value, factors }];
  });
  const twice = components.find(({ name }, index) => components.findIndex((one) => one.name === name) !== index);
  if (twice) problems.push(error('bad-option', `The component ${twice.name} is there twice.`, { hint: 'Keep one of them.' }));
  if (components.length === 0 && problems.length === 0) problems.push(error('bad-option', 'No component is named.', { hint: 'Name one or more, such as hospital=79:list*need.' }));
  return problems.length > 0 ? refused(...problems) : ok(components);
}
