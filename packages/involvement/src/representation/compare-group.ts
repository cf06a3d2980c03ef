import { apportion, basisPointsOf, divideRounded, parseDecimal, pence } from '@pbc-planner/base';
import type { RepresentationBand, RepresentationRule, RepresentationState } from '@pbc-planner/domain';
import { hiddenCounts } from './hidden-counts.ts';

/** People of one band in the group and on the registered list. */
export interface CountedBand {
  readonly band: string;
  readonly group: number;
  readonly list: number;
}

/**
 * The bands of one dimension with shares, index and what is said of each. Nothing is worked out from a count that is not shown.
 * The counts of the group sum to the group, those of the list to the list, and neither is nobody.
 */
export function compareGroup(bands: readonly CountedBand[], { lowestIndex, leastCount }: Pick<RepresentationRule, 'lowestIndex' | 'leastCount'>): RepresentationBand[] {
  const [groups, lists] = [bands.map(({ group }) => group), bands.map(({ list }) => list)];
  const [groupHidden, listHidden] = [hiddenCounts(groups, leastCount), hiddenCounts(lists, leastCount)];
  const [groupTotal, listTotal] = [total(groups), total(lists)];
  const [groupShares, listShares] = [shares(groups, groupHidden), shares(lists, listHidden)];
  return bands.map(({ band, group, list }, at): RepresentationBand => {
    const [groupShown, listShown] = [groupHidden[at] === false, listHidden[at] === false];
    const bothShown = groupShown && listShown;
    const compared = bothShown && list > 0;
    return {
      band, group: groupShown ? group : null, list: listShown ? list : null, groupBasisPoints: groupShares[at] ?? null, listBasisPoints: listShares[at] ?? null,
      index: compared ? fixed(divideRounded(BigInt(group) * BigInt(listTotal) * 100n, BigInt(groupTotal) * BigInt(list)), 2) : null,
      expected: listShown && list > 0 ? fixed(divideRounded(BigInt(groupTotal) * BigInt(list) * 10n, BigInt(listTotal)), 1) : null,
      state: state(),
    };

    function state(): RepresentationState {
      if (!bothShown) return 'not shown';
      if (list === 0) return 'nobody on the list';
      return isBelow(BigInt(group) * BigInt(listTotal), BigInt(groupTotal) * BigInt(list), lowestIndex) ? 'under-represented' : 'represented';
    }
  });
}

/** Whole units of a scale as text with all its places: 120 at two places is 1.20. */
function fixed(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Whether a fraction is below an exact decimal. */
function isBelow(numerator: bigint, denominator: bigint, bound: string): boolean {
  const read = parseDecimal(bound);
  if (read === null) throw new RangeError(`${bound} is no decimal: the schema of guides lets too much through`);
  return numerator * 10n ** BigInt(read.scale) < read.units * denominator;
}

/**
 * Shares in hundredths of a per cent. Where all are shown they sum to 10,000 exactly. Where one is hidden each is rounded by itself,
 * since the odd hundredths of a sum would tell of the hidden ones.
 */
function shares(counts: readonly number[], hidden: readonly boolean[]): readonly (number | null)[] {
  const all = total(counts);
  if (hidden.some(Boolean)) return counts.map((count, at) => (hidden[at] === true ? null : basisPointsOf(count, all)));
  const shared = apportion(pence(10_000), counts.map(BigInt), counts.map((_, at) => String(at).padStart(6, '0')));
  return typeof shared === 'string' ? counts.map(() => null) : shared.shares;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
