/** Shares of an amount rounded down to whole pence, and about how much each lost by it. */
export interface RoundedDown {
  /** Whole pence, exact. */
  readonly shares: number[];
  /** The parts of a penny that were cut off, each at most `reach` away from the exact part. */
  readonly cut: Float64Array;
  readonly reach: number;
}

/**
 * How far a share worked out in plain numbers can be from the exact one, as a part of it: the weight, the total of the weights, their
 * quotient and the product are each rounded once, by at most 2^-53, so together by less than 2^-50.
 */
const nearness = 2 ** -50;

/** Above this a total of weights comes near the largest plain number; all is then worked out exactly. */
const plainWeights = 2 ** 900;

const penceDigits = 60n;

/**
 * Rounds `amount x weight / total of the weights` down, exactly. Plain numbers give the answer wherever no whole penny lies within
 * their possible error; every other share is worked out in whole numbers of any length.
 * @param amount whole pence, not negative. @param weights none negative. @param weightTotal their sum, above zero.
 */
export function roundedDown(amount: number, weights: readonly bigint[], weightTotal: bigint): RoundedDown {
  const shares = new Array<number>(weights.length);
  const cut = new Float64Array(weights.length);
  const plainTotal = Number(weightTotal);
  const plain = plainTotal < plainWeights;
  const each = plain ? amount / plainTotal : 0;
  const exactAmount = BigInt(amount);
  let reach = nearness;
  for (let index = 0; index < weights.length; index += 1) {
    const weight = weights[index] as bigint;
    const near = each * Number(weight);
    const error = near * nearness;
    const down = Math.floor(near - error);
    if (plain && down === Math.floor(near + error)) {
      shares[index] = down;
      cut[index] = near - down;
      if (error > reach) reach = error;
    } else {
      const product = exactAmount * weight;
      const share = product / weightTotal;
      shares[index] = Number(share);
      cut[index] = Number(((product - share * weightTotal) << penceDigits) / weightTotal) / 2 ** Number(penceDigits);
    }
  }
  return { shares, cut, reach };
}
