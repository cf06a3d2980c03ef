import { parseDecimal, type Decimal } from '@pbc-planner/base';
import type { MethodOptions } from './budget-method.ts';

/** A method's option as an exact decimal. @throws RangeError when it is none: its schema must have refused that before. */
export function optionDecimal(options: MethodOptions, name: string): Decimal {
  const value = parseDecimal(String(options[name]));
  if (value === null) throw new RangeError(`The option ${name} is no decimal: its schema lets too much through`);
  return value;
}
