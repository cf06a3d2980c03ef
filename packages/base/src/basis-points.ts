import { divideRounded } from './decimal.ts';

/**
 * A part of a whole in basis points, hundredths of a per cent, rounded half away from zero; `null` of nothing.
 * @param part a safe whole number, negative where it goes the other way. @param whole a safe whole number, not negative, in the same unit.
 */
export function basisPointsOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const doubled = Math.abs(part) * 20_000 + whole;
  const divisor = whole * 2;
  // Plain numbers are exact as far as they are safe, and so is a remainder; a larger product is worked out at any length.
  if (doubled > Number.MAX_SAFE_INTEGER) return Number(divideRounded(BigInt(part) * 10_000n, BigInt(whole)));
  const points = (doubled - (doubled % divisor)) / divisor;
  return part < 0 && points > 0 ? -points : points;
}
