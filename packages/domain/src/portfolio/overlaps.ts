import { divideRounded, parseDecimal, pence, unitsAt, type Decimal, type Pence } from '@pbc-planner/base';
import { estimateNames, type EstimateFigures, type EstimateName, type OverlapDeduction, type ThreePence } from '../outcome/project-outcomes.ts';
import { overlapKey } from '../plan/projects.ts';

/** An estimate among others: whose it is, what its volume is a part of, its three figures in the order of `estimateNames`. */
export interface EstimateInBase {
  readonly key: string;
  readonly base: string;
  readonly estimates: readonly EstimateFigures[];
}

/** What one estimate loses to another, before it is known how much of its volume is left to lose. */
interface Pair {
  readonly loser: EstimateInBase;
  readonly other: EstimateInBase;
}

/**
 * What estimates of one base count twice, each volume taken off once. Of two estimates the one that saves less on each unit gives
 * way, for as much as somebody said they have in common, or else for the smaller volume: nothing is counted that may be double.
 * No estimate loses more than its whole volume, however many it overlaps with; one that saves nothing on a unit loses nothing.
 */
export function overlapsOf(estimates: readonly EstimateInBase[], stated: ReadonlyMap<string, string>): OverlapDeduction[] {
  const left = new Map(estimates.map(({ key, estimates: three }) => [key, three.map(volumeOf)]));
  return pairsOf(estimates).map(({ loser, other }) => {
    const said = stated.get(overlapKey(loser.key, other.key));
    const deductions = estimateNames.map((_, position): Pence => {
      const own = left.get(loser.key) as Decimal[];
      const smaller = least(own[position] as Decimal, volumeOf(other.estimates[position] as EstimateFigures));
      const common = said === undefined ? smaller : least(smaller, parseDecimal(said) as Decimal);
      own[position] = { units: unitsAt(own[position] as Decimal, 20) - unitsAt(common, 20), scale: 20 };
      return worth(loser.estimates[position] as EstimateFigures, common);
    });
    return { one: loser.key, other: other.key, base: loser.base, stated: said !== undefined, deduction: threePence((name) => deductions[estimateNames.indexOf(name)] as Pence) };
  });
}

/** A figure for each of low, central and high. */
export function threePence(of: (name: EstimateName) => Pence): ThreePence {
  return { low: of('low'), central: of('central'), high: of('high') };
}

/** Every two estimates of a base. Where they save as much on each unit, the one that sorts last gives way. */
function pairsOf(estimates: readonly EstimateInBase[]): Pair[] {
  const ordered = [...estimates].sort((a, b) => moreOnAUnit(b, a) || (a.key < b.key ? -1 : 1));
  return ordered.flatMap((loser, index) => ordered.slice(0, index).filter(({ base }) => base === loser.base).map((other) => ({ loser, other })));
}

function moreOnAUnit(a: EstimateInBase, b: EstimateInBase): number {
  const [high, otherHigh] = [a.estimates[2] as EstimateFigures, b.estimates[2] as EstimateFigures];
  const left = BigInt(savedBeforeFixedCosts(high)) * unitsAt(volumeOf(otherHigh), 20);
  const right = BigInt(savedBeforeFixedCosts(otherHigh)) * unitsAt(volumeOf(high), 20);
  return left === right ? 0 : left > right ? 1 : -1;
}

function worth(estimate: EstimateFigures, common: Decimal): Pence {
  const volume = unitsAt(volumeOf(estimate), 20);
  const saved = BigInt(savedBeforeFixedCosts(estimate));
  return volume === 0n || saved <= 0n ? pence(0n) : pence(divideRounded(saved * unitsAt(common, 20), volume));
}

function savedBeforeFixedCosts({ grossPence, reprovisionPence }: EstimateFigures): number {
  return grossPence - reprovisionPence;
}

function volumeOf({ volume }: EstimateFigures): Decimal {
  return parseDecimal(volume) as Decimal;
}

function least(a: Decimal, b: Decimal): Decimal {
  return unitsAt(a, 20) <= unitsAt(b, 20) ? a : b;
}
