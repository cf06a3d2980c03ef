import { compare, minus, over, rational, times, total, wholePart, type Rational } from './rational.ts';

/** Whole pence by practice, and the practice that got the last odd penny. */
export interface Shares {
  readonly pence: ReadonlyMap<string, bigint>;
  readonly last: string | null;
}

/**
 * Shares whole pence by weights: every exact share is cut down to whole pence, all the fractions cut off are sorted,
 * the largest first and equal ones by the lower code, and the pence left over go one each from the top.
 */
export function shareOut(money: bigint, weights: ReadonlyMap<string, Rational>): Shares {
  const each = over(rational(money), total(weights.values()));
  const cut = [...weights].map(([code, weight]) => {
    const exact = times(weight, each);
    const pence = wholePart(exact);
    return { code, pence, fraction: minus(exact, rational(pence)) };
  });
  const left = Number(money - cut.reduce((sum, { pence }) => sum + pence, 0n));
  const sorted = cut.toSorted((a, b) => compare(b.fraction, a.fraction) || (a.code < b.code ? -1 : 1));
  const lucky = new Set(sorted.slice(0, left).map(({ code }) => code));
  return {
    pence: new Map(cut.map(({ code, pence }) => [code, lucky.has(code) ? pence + 1n : pence])),
    last: sorted[left - 1]?.code ?? null,
  };
}
