import { divideRounded, parseDecimal } from './decimal.ts';
import { pence, type Pence } from './money.ts';

/**
 * Pence for each of a number of people, rounded half away from zero; `null` where nobody is counted.
 * @param people a list, with its decimals: of a weighted or averaged one there may be parts of a person.
 */
export function pencePerHead(amount: number, people: number | string | null): Pence | null {
  const list = people === null ? null : parseDecimal(String(people));
  if (list === null || list.units <= 0n) return null;
  return pence(divideRounded(BigInt(amount) * 10n ** BigInt(list.scale), list.units));
}
