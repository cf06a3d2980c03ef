/** An exact decimal number: `units / 10^scale`. Rates, weights and people are held this way, never as floating point. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** How a number half way between two steps is rounded; always away from zero here, as finance officers expect. */
export type Rounding = 'half away from zero';

const plainDecimal = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** The most digits that a decimal may have when it is read from outside. */
export const MAXIMUM_DIGITS = 40;

/** An exact decimal from whole units and a scale. */
export function decimal(units: bigint | number, scale = 0): Decimal {
  return { units: BigInt(units), scale };
}

/** Reads a plain decimal such as `-12.50`; `null` for anything else (exponents, blanks, signs alone, too many digits). */
export function parseDecimal(text: string, maximumDigits = MAXIMUM_DIGITS): Decimal | null {
  if (text.length > maximumDigits + 2) return null;
  const match = plainDecimal.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole.length + fraction.length > maximumDigits) return null;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** The shortest text of a decimal that reads back to the same number: `1.50` gives `1.5`. */
export function decimalText(value: Decimal): string {
  return fixedText(trim(value));
}

/** A decimal with all the digits of its scale, for a column of like numbers: 150 hundredths give `1.50`. */
export function fixedText({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The same number with no zeros at the end of its fraction. */
export function trim({ units, scale }: Decimal): Decimal {
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return { units, scale };
}

/** The units of a decimal at another scale. @throws RangeError when digits would be lost. */
export function unitsAt(value: Decimal, scale: number): bigint {
  if (scale >= value.scale) return value.units * 10n ** BigInt(scale - value.scale);
  const factor = 10n ** BigInt(value.scale - scale);
  if (value.units % factor !== 0n) throw new RangeError(`${decimalText(value)} has more than ${scale} decimal places`);
  return value.units / factor;
}

/** Exact sum. */
export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/** Exact difference. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { units: -b.units, scale: b.scale });
}

/** Exact product. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Quotient rounded to `places` decimal places, half away from zero. @throws RangeError on division by zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal {
  const scaleUp = BigInt(Math.max(0, places + b.scale - a.scale));
  const scaleDown = BigInt(Math.max(0, a.scale - places - b.scale));
  return { units: divideRounded(a.units * 10n ** scaleUp, b.units * 10n ** scaleDown), scale: places };
}

/** The number at `places` decimal places, half away from zero. */
export function round(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return { units: unitsAt(value, places), scale: places };
  return { units: divideRounded(value.units, 10n ** BigInt(value.scale - places)), scale: places };
}

/** Whole-number quotient, half away from zero. @throws RangeError on division by zero. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('Division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * top + bottom) / (2n * bottom);
  return negative ? -quotient : quotient;
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const difference = subtract(a, b).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * `a / √b`, cut off after `places` decimal places, never rounded up: the exact whole part of the scaled root of `a² / b`.
 * @throws RangeError unless `b` is above zero and `a` is not below it.
 */
export function divideByRoot(a: Decimal, b: Decimal, places: number): Decimal {
  if (b.units <= 0n || a.units < 0n) throw new RangeError('A root is taken of what is above zero');
  const scale = a.scale * 2;
  const over = a.units * a.units * 10n ** BigInt(b.scale + 2 * places);
  return { units: wholeRoot(over / (b.units * 10n ** BigInt(scale))), scale: places };
}

/** The largest whole number whose square is not above the value. @throws RangeError below zero. */
export function wholeRoot(value: bigint): bigint {
  if (value < 0n) throw new RangeError('No root below zero');
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}
