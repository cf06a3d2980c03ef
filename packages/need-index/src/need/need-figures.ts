import { decimalText, divideRounded } from '@pbc-planner/base';
import type { NeedBreakdown, NeedBreakdownRow, NeedFigures, NeedIndexRow } from '@pbc-planner/domain';
import type { BoardGroups, Group } from './groups.ts';
import type { NeedData, NeedPractice } from './need-data.ts';

/** Below this many people a place is marked as small. */
const smallPopulation = 1_000n;

/** What an index divides by: the board's plain people, then its people by each weighted population; ones for the board itself. */
type Base = readonly bigint[];

/** An exact quotient; `null` where there is nothing to divide by. */
type Quotient = readonly [numerator: bigint, denominator: bigint] | null;

/** Turns an exact quotient into a number of an answer. */
type Written = (quotient: Quotient) => number | null;

/** Works out the rows of some boards, in their order. Exact until each figure is rounded, once. */
export function needRows(data: NeedData, boards: readonly BoardGroups[], shared: ReadonlySet<string>): NeedIndexRow[] {
  return boards.flatMap(({ whole, groups }) => {
    const ofBoard = peopleOf(whole, data);
    return groups.map((group): NeedIndexRow => {
      const people = group === whole ? ofBoard : peopleOf(group, data);
      const base = group === whole ? people.map(() => 1n) : ofBoard;
      const sharedPractices = group.kind === 'place' ? group.practices.filter(({ practice }) => shared.has(practice)).map(({ practice }) => practice) : [];
      return {
        kind: group.kind,
        name: group.name,
        icb: group.board,
        practices: group.practices.length,
        ...figures(data, people, base, printed),
        small: (people[0] as bigint) < smallPopulation * 10n ** BigInt(data.scale),
        sharedPractices,
        unrounded: figures(data, people, base, unrounded),
      };
    });
  });
}

/** The index of a group, practice by practice. */
export function breakdownOf(data: NeedData, { whole }: BoardGroups, group: Group): NeedBreakdown {
  const people = peopleOf(group, data);
  const base = group === whole ? people.map(() => 1n) : peopleOf(whole, data);
  const rows = group.practices.toSorted((a, b) => (a.practice < b.practice ? -1 : 1)).map((practice): NeedBreakdownRow => ({
    practice: practice.practice,
    name: practice.name,
    icb: practice.board ?? { code: '', name: '' },
    ...figures(data, practice.people, base, printed),
    contribution: contributions(data, practice, people, base, (quotient) => rounded(quotient, 4)),
    unrounded: { ...figures(data, practice.people, base, unrounded), contribution: contributions(data, practice, people, base, nearest) },
  }));
  return { kind: group.kind, name: group.name, icb: group.board, rows };
}

function peopleOf({ practices }: Group, { columns }: NeedData): bigint[] {
  const sums = columns.map(() => 0n);
  for (const { people } of practices) people.forEach((units, index) => { sums[index] = (sums[index] as bigint) + units; });
  return sums;
}

interface Writing {
  readonly people: Written;
  readonly index: Written;
}

const printed: Writing = { people: (quotient) => rounded(quotient, 0), index: (quotient) => rounded(quotient, 3) };
const unrounded: Writing = { people: nearest, index: nearest };

function figures({ populations, scale }: NeedData, people: readonly bigint[], base: Base, { people: writePeople, index: writeIndex }: Writing): NeedFigures {
  const one = 10n ** BigInt(scale);
  const weighted: [string, number][] = [];
  const index: [string, number | null][] = [];
  populations.forEach(({ id }, at) => {
    const units = people[at + 1] as bigint;
    weighted.push([id, writePeople([units, one]) as number]);
    index.push([id, writeIndex(ratio(units, people[0] as bigint, base, at))]);
  });
  return { population: writePeople([people[0] as bigint, one]) as number, weighted: Object.fromEntries(weighted), index: Object.fromEntries(index) };
}

/** A practice's weighted people over the plain people of the whole place, against the board. */
function contributions({ populations }: NeedData, { people }: NeedPractice, place: readonly bigint[], base: Base, written: Written): Record<string, number | null> {
  return Object.fromEntries(populations.map(({ id }, at) => [id, written(ratio(people[at + 1] as bigint, place[0] as bigint, base, at))]));
}

/** (weighted / plain) / (the board's weighted / the board's plain). */
function ratio(weighted: bigint, plain: bigint, base: Base, at: number): Quotient {
  const denominator = plain * (base[at + 1] as bigint);
  return denominator === 0n ? null : [weighted * (base[0] as bigint), denominator];
}

/** Half up. */
function rounded(quotient: Quotient, places: number): number | null {
  if (quotient === null) return null;
  const [numerator, denominator] = quotient;
  return Number(decimalText({ units: divideRounded(numerator * 10n ** BigInt(places), denominator), scale: places }));
}

/** Digits that settle which double is the nearest. */
const enoughDigits = 25;

function nearest(quotient: Quotient): number | null {
  if (quotient === null) return null;
  const [numerator, denominator] = quotient;
  const places = Math.max(0, enoughDigits + String(denominator).length - String(numerator).length);
  return Number(decimalText({ units: divideRounded(numerator * 10n ** BigInt(places), denominator), scale: places }));
}
