import type { Decimal } from './decimal.ts';

/** An amount of money in whole pence: a safe integer, negative where money goes the other way. */
export type Pence = number & { readonly unit: 'pence' };

/**
 * Brands a whole number as pence.
 * @throws RangeError when the amount is not a safe integer: that is a bug in the caller, never bad input.
 */
export function pence(amount: number | bigint): Pence {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole, safe number of pence: ${amount}`);
  return (value === 0 ? 0 : value) as Pence;
}

/** Pounds as an exact decimal to pence; `null` when the pounds hold a fraction of a penny or are too large. */
export function penceFromPounds(pounds: Decimal): Pence | null {
  if (pounds.scale > 2) {
    const factor = 10n ** BigInt(pounds.scale - 2);
    if (pounds.units % factor !== 0n) return null;
    return safePence(pounds.units / factor);
  }
  return safePence(pounds.units * 10n ** BigInt(2 - pounds.scale));
}

function safePence(units: bigint): Pence | null {
  const value = Number(units);
  return Number.isSafeInteger(value) ? pence(value) : null;
}

/** Adds amounts of pence. @throws RangeError past the safe integers, on the way too: a sum that comes back from there may be wrong. */
export function sumPence(amounts: Iterable<number>): Pence {
  let total = pence(0);
  for (const amount of amounts) total = pence(total + amount);
  return total;
}

/** Pence as pounds and pence without a sign for the currency: `-1234.50`, for scripts and spreadsheets. */
export function poundsText(amount: number): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Pence as people read them: `£1,234.50`, `-£0.05`. */
export function formatPounds(amount: number): string {
  const [whole, fraction] = poundsText(Math.abs(amount)).split('.') as [string, string];
  return `${amount < 0 ? '-' : ''}£${groupThousands(whole)}.${fraction}`;
}

/** Puts a comma between groups of three digits: `1234567` to `1,234,567`. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
