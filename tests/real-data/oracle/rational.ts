/** An exact fraction: the bottom is above zero and shares no factor with the top. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** @throws RangeError when the bottom is zero. */
export function rational(top: bigint, bottom = 1n): Rational {
  if (bottom === 0n) throw new RangeError('A fraction over zero');
  const factor = commonFactor(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { top: top / factor, bottom: bottom / factor };
}

function commonFactor(a: bigint, b: bigint): bigint {
  let [one, other] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}

/** Reads a plain decimal number such as `-12.50`. @throws RangeError on anything else. */
export function rationalOf(text: string): Rational {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) throw new RangeError(`"${text}" is no plain number`);
  const [, sign = '', whole = '', fraction = ''] = parts;
  return rational(BigInt(sign + whole + fraction), 10n ** BigInt(fraction.length));
}

export const zero = rational(0n);

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { top: -b.top, bottom: b.bottom });
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.top * b.top, a.bottom * b.bottom);
}

/** @throws RangeError when `b` is zero. */
export function over(a: Rational, b: Rational): Rational {
  return rational(a.top * b.bottom, a.bottom * b.top);
}

/** Below, at or above zero as `a` is below, at or above `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isPositive(a: Rational): boolean {
  return a.top > 0n;
}

export function total(values: Iterable<Rational>): Rational {
  let sum = zero;
  for (const value of values) sum = plus(sum, value);
  return sum;
}

/** The largest whole number that is not above the value. */
export function wholePart(a: Rational): bigint {
  const towardsZero = a.top / a.bottom;
  return a.top < 0n && towardsZero * a.bottom !== a.top ? towardsZero - 1n : towardsZero;
}

/** The nearest whole number, a half away from zero. */
export function nearestWhole(a: Rational): bigint {
  const size = { top: a.top < 0n ? -a.top : a.top, bottom: a.bottom };
  const rounded = wholePart(plus(size, rational(1n, 2n)));
  return a.top < 0n ? -rounded : rounded;
}

/** The value to some decimal places, a half away from zero. */
export function toPlaces(a: Rational, places: number): Rational {
  const scale = 10n ** BigInt(places);
  return rational(nearestWhole(times(a, rational(scale))), scale);
}
