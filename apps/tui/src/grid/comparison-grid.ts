import { formatPounds, poundsText } from '@pbc-planner/base';
import type { ComparedMethod, ComparisonOutcome, ComparisonRow } from '@pbc-planner/domain';
import { textWidth } from '../text/character-width.ts';
import { basisPointsText, people, perCent, poundsPerHead, signed, wholePounds } from '../text/figures.ts';
import { barHeading, drawBar } from './bar.ts';
import type { Grid, GridColumn } from './grid.ts';

/** How the amounts of a comparison are shown. */
export type Unit = 'pounds' | 'percent' | 'head';

/** Which method practices have now, and which is their fair share. */
export interface MethodRoles {
  readonly current: string | null;
  readonly fairShare: string | null;
  /** The methods that a blend is made of, by the method that blends them. */
  readonly mixes: Readonly<Record<string, readonly string[]>>;
}

/** The method whose winners and losers are drawn: the one with a blend, else the fair share, else the last. */
export function proposedMethod(outcome: ComparisonOutcome, roles: MethodRoles): ComparedMethod | null {
  const others = outcome.methods.filter(({ id }) => id !== roles.current);
  return others.find(({ options }) => 'blend' in options) ?? others.find(({ id }) => id === roles.fairShare) ?? others.at(-1) ?? null;
}

/** What a practice gains (or, below zero, loses) against what it has now, in pence; `null` unless both are compared. */
export function gainOf(row: ComparisonRow, proposed: string | null, roles: MethodRoles): number | null {
  const now = roles.current === null ? undefined : row.amounts[roles.current];
  const then = proposed === null ? undefined : row.amounts[proposed];
  return now === undefined || then === undefined ? null : then - now;
}

const unknown = '–';
const grids = new WeakMap<ComparisonOutcome, Map<string, Grid<ComparisonRow>>>();

/** A comparison as a grid in a unit; kept, so that only a new comparison costs time in the number of its practices. */
export function comparisonGrid(outcome: ComparisonOutcome, unit: Unit, roles: MethodRoles): Grid<ComparisonRow> {
  const key = JSON.stringify([unit, roles.current, roles.fairShare]);
  const kept = grids.get(outcome) ?? new Map<string, Grid<ComparisonRow>>();
  grids.set(outcome, kept);
  const grid = kept.get(key) ?? makeGrid(outcome, unit, roles);
  kept.set(key, grid);
  return grid;
}

function makeGrid(outcome: ComparisonOutcome, unit: Unit, roles: MethodRoles): Grid<ComparisonRow> {
  const { rows } = outcome;
  const list = rows.every((row) => row.list !== null) ? rows.reduce((sum, row) => sum + (row.list ?? 0), 0) : null;
  return {
    rows, noun: 'practice',
    key: (row) => row.practice,
    search: (row) => `${row.practice} ${row.name}`,
    columns: [
      textColumn('practice', 'code', 3, widest(rows, ({ practice }) => practice), ({ practice }) => practice),
      { ...textColumn('name', 'practice', 9, widest(rows, ({ name }) => name), ({ name }) => name), minimum: 13, total: `all ${rows.length}` },
      figureColumn('list', 'list', 1, people(list), 6, (row) => (row.list === null ? unknown : people(row.list)), (row) => row.list),
      ...outcome.methods.map((method, index) => amountColumn(outcome, method, unit, list, 8 - index / 100)),
      ...distanceColumns(outcome, unit),
      barColumn(outcome, unit, roles),
    ].filter((column) => column !== null),
  };
}

function amountColumn(
  outcome: ComparisonOutcome, method: ComparedMethod, unit: Unit, list: number | null, priority: number,
): GridColumn<ComparisonRow> {
  const draw = (amount: number, patients: number | null) => {
    if (unit === 'head') return poundsPerHead(amount, patients) ?? unknown;
    return (unit === 'percent' ? perCent(amount, outcome.poolPence, 2) : wholePounds(amount)) ?? unknown;
  };
  const total = draw(outcome.totals[method.id] ?? 0, list);
  const text = (row: ComparisonRow) => draw(row.amounts[method.id] ?? 0, row.list);
  const order = (row: ComparisonRow) => inUnit(row.amounts[method.id] ?? null, row.list, unit);
  const column = figureColumn(method.id, method.title.toLowerCase(), priority, total, 8, text, order);
  return { ...column, copy: (row) => poundsText(row.amounts[method.id] ?? 0) };
}

function distanceColumns(outcome: ComparisonOutcome, unit: Unit): GridColumn<ComparisonRow>[] {
  const { rows } = outcome;
  if (!rows.some(({ distance }) => distance !== null)) return [];
  const pounds = (row: ComparisonRow) => {
    if (row.distance === null) return unknown;
    return signed(unit === 'head' ? poundsPerHead(row.distance.pence, row.list) ?? unknown : wholePounds(row.distance.pence));
  };
  const share = (row: ComparisonRow) => (row.distance?.basisPoints == null ? unknown : signed(basisPointsText(row.distance.basisPoints)));
  const moneyWidth = widestOf(rows, (row) => row.distance?.pence ?? 0, pounds);
  const shareWidth = widestOf(rows, (row) => row.distance?.basisPoints ?? 0, share);
  const money = figureColumn('distance', 'distance', 7, '0', moneyWidth, pounds, (row) => inUnit(row.distance?.pence ?? null, row.list, unit));
  const cents = figureColumn('distance-percent', '%', 6, '', shareWidth, share, (row) => row.distance?.basisPoints ?? null);
  return [
    { ...money, sentence: true, tell: distanceText, copy: (row) => (row.distance === null ? '' : poundsText(row.distance.pence)) },
    { ...cents, sentence: true, tell: (row) => (row.distance?.basisPoints == null ? '' : `which is ${basisPointsText(Math.abs(row.distance.basisPoints))}`), copy: (row) => share(row).replace(unknown, '') },
  ];
}

function barColumn(outcome: ComparisonOutcome, unit: Unit, roles: MethodRoles): GridColumn<ComparisonRow> | null {
  const proposed = proposedMethod(outcome, roles);
  if (proposed === null || roles.current === null || !outcome.methods.some(({ id }) => id === roles.current)) return null;
  const value = (row: ComparisonRow) => {
    const gain = gainOf(row, proposed.id, roles);
    if (gain === null || unit === 'pounds') return gain;
    const now = row.amounts[roles.current as string] as number;
    return unit === 'head' ? inUnit(gain, row.list, unit) : now === 0 ? null : gain / now;
  };
  let scale = 0;
  for (const row of outcome.rows) scale = Math.max(scale, Math.abs(value(row) ?? 0));
  return {
    id: 'gain', title: 'gain or loss', heading: barHeading, align: 'left', width: 11, minimum: 7, maximum: 21, priority: 5, total: '',
    draw: (row, width, glyphs) => drawBar(value(row), scale, width, glyphs),
    role: (row) => {
      const gain = value(row) ?? 0;
      return gain === 0 ? null : gain > 0 ? 'gain' : 'loss';
    },
    order: value,
    sentence: true,
    tell: (row) => {
      const gain = gainOf(row, proposed.id, roles);
      return gain === null ? '' : gainText(gain);
    },
    copy: (row) => {
      const gain = gainOf(row, proposed.id, roles);
      return gain === null ? '' : poundsText(gain);
    },
  };
}

function inUnit(amount: number | null, list: number | null, unit: Unit): number | null {
  if (unit !== 'head' || amount === null) return amount;
  return list === null || list <= 0 ? null : amount / list;
}

function textColumn(id: string, title: string, priority: number, width: number, text: (row: ComparisonRow) => string): GridColumn<ComparisonRow> {
  const wanted = Math.max(width, textWidth(title));
  return { id, title, align: 'left', width: wanted, minimum: wanted, maximum: wanted, priority, draw: text, order: text, copy: text, total: '', names: true };
}

function figureColumn(
  id: string, title: string, priority: number, total: string, least: number,
  text: (row: ComparisonRow) => string, order: (row: ComparisonRow) => number | null,
): GridColumn<ComparisonRow> {
  const width = Math.max(least, textWidth(total), textWidth(title));
  return { id, title, align: 'right', width, minimum: width, maximum: width, priority, draw: text, order, copy: text, total };
}

function widest(rows: readonly ComparisonRow[], text: (row: ComparisonRow) => string): number {
  let width = 0;
  for (const row of rows) width = Math.max(width, textWidth(text(row)));
  return width;
}

/** The room that figures take: that of the smallest and the largest, so that not every figure need be written. */
function widestOf(rows: readonly ComparisonRow[], value: (row: ComparisonRow) => number, text: (row: ComparisonRow) => string): number {
  let low = rows[0] as ComparisonRow;
  let high = low;
  for (const row of rows) {
    if (value(row) < value(low)) low = row;
    if (value(row) > value(high)) high = row;
  }
  return rows.length === 0 ? 0 : Math.max(textWidth(text(low)), textWidth(text(high)));
}

/** How far a practice is from its fair share, in words. */
function distanceText({ distance }: ComparisonRow): string {
  if (distance === null) return 'distance not known';
  return distance.pence === 0 ? 'at its fair share' : `${formatPounds(Math.abs(distance.pence))} ${distance.pence > 0 ? 'above' : 'below'} its fair share`;
}

/** What a practice gains or loses, as a sentence names it. */
export function gainText(gain: number): string {
  return gain === 0 ? 'neither gains nor loses' : `${gain > 0 ? 'gains' : 'loses'} ${formatPounds(Math.abs(gain))}`;
}
