import { pence, type Pence } from './money.ts';

/** Where the odd pennies of an apportionment stop: the last share that got one. */
export interface CutOff {
  /** The remainder of that share, in the weights' own units. */
  readonly remainder: bigint;
  readonly key: string;
}

/** Shares of a total, in the order of the weights. They sum to the total exactly. */
export interface Apportionment {
  readonly shares: readonly Pence[];
  /** The sum of the weights, in the weights' own units. */
  readonly weightTotal: bigint;
  /** How many odd pennies were given out, one a share. */
  readonly oddPennies: number;
  /** `null` when no odd penny was left. */
  readonly cutOff: CutOff | null;
}

/** Why a total cannot be shared. */
export type ApportionFault = 'no weights' | 'weights sum to zero' | 'negative weight';

/**
 * Shares a total by weights: each share is rounded down, and the pennies left over go one each to the
 * largest remainders, ties to the lower key in plain string order. A negative total is shared as its mirror image.
 * Keys must be distinct; the order of the rows changes no share.
 */
export function apportion(
  total: Pence,
  weights: readonly bigint[],
  keys: readonly string[],
): Apportionment | ApportionFault {
  if (weights.length === 0) return 'no weights';
  let weightTotal = 0n;
  for (const weight of weights) {
    if (weight < 0n) return 'negative weight';
    weightTotal += weight;
  }
  if (weightTotal === 0n) return 'weights sum to zero';

  const sign = total < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(total));
  const shares = new Array<number>(weights.length);
  const remainders = new Array<bigint>(weights.length);
  let given = 0n;
  for (let index = 0; index < weights.length; index += 1) {
    const product = amount * (weights[index] as bigint);
    const share = product / weightTotal;
    remainders[index] = product - share * weightTotal;
    shares[index] = Number(share);
    given += share;
  }

  const oddPennies = Number(amount - given);
  const order = largestRemainders(remainders, keys, weightTotal);
  for (const index of order.slice(0, oddPennies)) shares[index] = (shares[index] as number) + 1;
  const last = oddPennies > 0 ? (order[oddPennies - 1] as number) : null;
  return {
    shares: shares.map((share) => pence(sign * share)),
    weightTotal,
    oddPennies,
    cutOff: last === null ? null : { remainder: remainders[last] as bigint, key: keys[last] as string },
  };
}

/** Whether a share with this remainder is at or before the cut-off, and so has one of the odd pennies. */
export function getsOddPenny(remainder: bigint, key: string, cutOff: CutOff | null): boolean {
  if (cutOff === null) return false;
  return remainder > cutOff.remainder || (remainder === cutOff.remainder && key <= cutOff.key);
}

/** Row numbers by remainder, largest first, ties by key. Remainders below 2^53 are compared as plain numbers: same order, faster. */
function largestRemainders(remainders: readonly bigint[], keys: readonly string[], bound: bigint): number[] {
  const order = Array.from(remainders, (_, index) => index);
  const byKey = (a: number, b: number) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1);
  if (bound <= BigInt(Number.MAX_SAFE_INTEGER)) {
    const plain = Float64Array.from(remainders, Number);
    return order.sort((a, b) => (plain[b] as number) - (plain[a] as number) || byKey(a, b));
  }
  return order.sort((a, b) => {
    const difference = (remainders[b] as bigint) - (remainders[a] as bigint);
    return difference > 0n ? 1 : difference < 0n ? -1 : byKey(a, b);
  });
}
