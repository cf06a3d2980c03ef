import { basisPointsOf, formatPounds, pencePerHead, type Pence } from '@pbc-planner/base';

/** Pounds a head of a list, to the penny; `null` without a list. */
export function perHead(amount: Pence, list: string | null): string | null {
  const each = pencePerHead(amount, list);
  return each === null ? null : formatPounds(each);
}

/** A share as a percentage with two decimals: `20.39%`. */
export function percentText(part: Pence, whole: Pence): string {
  const points = basisPointsOf(part, whole);
  return points === null ? 'none' : `${basisPointsText(points)}%`;
}

/** Hundredths of a per cent as a number of per cent: `15.46`. */
export function basisPointsText(basisPoints: number): string {
  const digits = String(Math.abs(basisPoints)).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
