import { minus, nearestWhole, over, plus, rational, rationalOf, times, total, type Rational } from './rational.ts';
import { shareOut, type Shares } from './share-out.ts';

/** What a comparison is asked: pounds and weights above zero by practice, the blend and the uplift in per cent, the pool in pounds. */
export interface Question {
  readonly spend: ReadonlyMap<string, Rational>;
  readonly weights: ReadonlyMap<string, Rational>;
  readonly blend?: string;
  readonly uplift?: string;
  readonly pool?: string;
}

/** One practice, as the product's JSON has it. */
export interface ExpectedRow {
  readonly practice: string;
  readonly amounts: { readonly historic: number; readonly capitation: number; readonly blended: number };
  readonly distance: { readonly pence: number; readonly basisPoints: number | null };
}

/** A comparison worked out in fractions, with the shares behind it. */
export interface Expected {
  readonly poolPence: number;
  readonly rows: readonly ExpectedRow[];
  readonly historic: Shares;
  readonly capitation: Shares;
  readonly blended: Shares;
}

const hundred = rational(100n);

/** The three methods on the practices that have both a spend and a weight. */
export function compareExactly({ spend, weights, blend = '50', uplift = '0', pool }: Question): Expected {
  const codes = [...spend.keys()].filter((code) => weights.has(code)).sort();
  const pence = new Map(codes.map((code) => [code, times(spend.get(code) as Rational, hundred)]));
  const spent = total(pence.values());
  const money = pool === undefined
    ? nearestWhole(over(times(spent, plus(hundred, rationalOf(uplift))), hundred))
    : nearestWhole(times(rationalOf(pool), hundred));

  const asSpent = spent.bottom === 1n && spent.top === money;
  const historic = asSpent ? { pence: new Map([...pence].map(([code, { top }]) => [code, top])), last: null } : shareOut(money, pence);
  const capitation = shareOut(money, new Map(codes.map((code) => [code, weights.get(code) as Rational])));
  const part = rationalOf(blend);
  const rest = minus(hundred, part);
  const blended = shareOut(money, new Map(codes.map((code) => [
    code,
    plus(times(rational(historic.pence.get(code) as bigint), part), times(rational(capitation.pence.get(code) as bigint), rest)),
  ])));
  return {
    poolPence: Number(money), historic, capitation, blended,
    rows: codes.map((practice) => expectedRow(practice, historic.pence.get(practice), capitation.pence.get(practice), blended.pence.get(practice))),
  };
}

function expectedRow(practice: string, historic = 0n, capitation = 0n, blended = 0n): ExpectedRow {
  const basisPoints = capitation === 0n ? null : Number(nearestWhole(rational((historic - capitation) * 10_000n, capitation)));
  return {
    practice,
    amounts: { historic: Number(historic), capitation: Number(capitation), blended: Number(blended) },
    distance: { pence: Number(historic - capitation), basisPoints },
  };
}
