import { compareText, info, warning, type Diagnostic } from '@pbc-planner/base';
import {
  datedMeasureKey, measureTitle,
  type DatedMeasure, type FiguresNeeded, type HeldColumn, type HeldFigures, type Membership, type PlanState, type Practice,
} from '@pbc-planner/domain';
import { missingLines } from './missing-lines.ts';

/** The figures of a need, looked up for the practices of a run: a column for each of its measures. */
export interface LookedUp {
  readonly needed: FiguresNeeded;
  readonly columns: readonly HeldColumn[];
}

/** The practices that a run covers, with their figures, and why the others are not in it. */
export interface Eligible {
  /** In the order of their codes. */
  readonly practices: readonly Practice[];
  /** By `needKey`, a position for each of the practices. */
  readonly figures: ReadonlyMap<string, LookedUp>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A text that two needs share exactly when they add up the same measures. */
export function needKey({ measures, unit, require }: FiguresNeeded): string {
  return JSON.stringify([measures.map(datedMeasureKey), unit, require]);
}

/**
 * A comparison covers the practices of the locality that have a figure above zero for each need. Every other one is
 * named with the reason: it is in no row and in no pool, and nothing is counted as zero.
 */
export function eligiblePractices(held: HeldFigures, practices: readonly Practice[], needs: readonly FiguresNeeded[]): Eligible {
  const sorted = practices.toSorted((a, b) => compareText(a.practice, b.practice));
  const members = sorted.filter(({ membership }) => membership === 'in');
  const codes = members.map(({ practice }) => practice);
  const distinct = new Map(needs.map((needed) => [needKey(needed), needed]));
  const columnOf = columnsHeld(held, codes);
  const wanted = [...distinct].map(([key, needed]) => ({ key, needed, columns: needed.measures.map(columnOf) }));
  const demanded = wanted.filter(({ needed: { require } }) => require !== 'where held' && require !== 'beside');
  const summed = wanted.filter(({ columns, needed }) => columns.length > 1 && needed.require !== 'beside' && columns.some(({ complete }) => !complete));

  const diagnostics: Diagnostic[] = [];
  const kept: number[] = [];
  const there = demanded.map((one) => positionsThere(one, members.length));
  members.forEach((practice, position) => {
    const short = held.isMerged(practice.practice) ? demanded.flatMap(({ needed }) => mergedShort(held, practice, needed)) : [];
    if (short.length > 0) {
      diagnostics.push(...short);
      return;
    }
    if (there.every((one) => one[position] === 1)) {
      kept.push(position);
      for (const one of summed) diagnostics.push(...incomplete(held, practice, position, one));
      return;
    }
    demanded.forEach((one, index) => { if (there[index]?.[position] !== 1) diagnostics.push(lacks(held, practice, position, one)); });
  });
  const outside = sorted.flatMap((practice) => (practice.membership === 'in' ? [] : [notIn(practice, practice.membership)]));
  const all = kept.length === members.length;
  const some = keptOf(kept);
  return {
    practices: all ? members : kept.map((position) => members[position] as Practice),
    figures: new Map(wanted.map(({ key, needed, columns }) => [key, { needed, columns: all ? columns : columns.map(some) }])),
    diagnostics: [...diagnostics, ...summed.flatMap((one) => missingLines(held, members, kept, one)), ...outside],
  };
}

/** The columns of measures, each looked up once: a service line is a figure of its own and a part of the whole spend. */
function columnsHeld(held: HeldFigures, codes: readonly string[]): (measure: DatedMeasure) => HeldColumn {
  const known = new Map<string, HeldColumn>();
  return (measure) => {
    const key = datedMeasureKey(measure);
    const column = known.get(key) ?? held.column(measure, codes);
    known.set(key, column);
    return column;
  };
}

function keptOf(kept: readonly number[]): (column: HeldColumn) => HeldColumn {
  const known = new Map<HeldColumn, HeldColumn>();
  return (column) => {
    const some = known.get(column) ?? column.at(kept);
    known.set(column, some);
    return some;
  };
}

/** A mark for each position that has what a need asks for: a figure above zero and, where every measure must be held, no gap. */
function positionsThere({ needed, columns }: LookedUp, count: number): Uint8Array {
  const there = new Uint8Array(count);
  for (const { units } of columns) for (let position = 0; position < count; position += 1) if ((units[position] ?? 0n) > 0n) there[position] = 1;
  if (needed.require !== 'every') return there;
  for (const { units, complete } of columns) if (!complete) units.forEach((own, position) => { if (own === null) there[position] = 0; });
  return there;
}

/** What a practice is short of because one that merged into it has no figure. */
function mergedShort(held: HeldFigures, { practice, name }: Practice, { title, measures }: FiguresNeeded): Diagnostic[] {
  return held.mergedWithout(measures, practice).map((part) =>
    warning('practice-left-out', `${name} (${practice}) has no whole ${title}: ${part}, which merged into it, has none. It is left out of every row and of the pool.`, {
      place: { key: practice }, hint: `Import a file that gives ${part}, or the merged practice ${practice}, a figure above zero.`,
    }));
}

function lacks(held: HeldFigures, { practice, name }: Practice, position: number, { needed: { title, measures, require }, columns }: LookedUp): Diagnostic {
  const short = require === 'every' ? measures.filter((_, index) => columns[index]?.units[position] === null) : [];
  const reasons = (short.length > 0 ? short : measures).map((measure) => held.whyMissing(measure, practice));
  const { reason, file, line } = reasons.find((one) => one.line !== undefined) ?? reasons[0] ?? { reason: 'no figure is held' };
  return warning('practice-left-out', `${name} (${practice}) has no ${title}: ${reason}. It is left out of every row and of the pool.`, {
    place: { key: practice, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) },
    hint: `Import a file that gives ${practice} a figure above zero, or compare methods that do not need it.`,
  });
}

/** Of several measures that are added up, those whose cell could not be taken: the total is known to be short of them. */
function incomplete(held: HeldFigures, { practice, name }: Practice, position: number, { needed, columns }: LookedUp): Diagnostic[] {
  return needed.measures.flatMap((dated, index) => {
    if (columns[index]?.units[position] !== null) return [];
    const { file, line } = held.whyMissing(dated, practice);
    if (file === undefined || line === undefined) return [];
    return [warning('figure-incomplete', `The ${needed.title} of ${name} (${practice}) is counted without its ${measureTitle(dated.measure)}: the cell holds no figure above zero.`, {
      place: { key: practice, file, line }, hint: 'Correct the cell and import the file again; what is not known is not guessed.',
    })];
  });
}

const standings: Readonly<Record<Exclude<Membership, 'in'>, string>> = {
  alone: 'commissions alone', observing: 'observes', declined: 'has declined to take part',
};

function notIn({ practice, name }: Practice, membership: Exclude<Membership, 'in'>): Diagnostic {
  return info('practice-left-out', `${name} (${practice}) ${standings[membership]}. It is left out of every row and of the pool.`, {
    place: { key: practice }, hint: `Bring it in with pbc locality join ${practice}.`,
  });
}

/** Practices that an import asked for by code and that no file has. */
export function neverFound(state: PlanState, practices: readonly Practice[]): Diagnostic[] {
  const asked = new Set(state.imports.flatMap(({ absent }) => absent ?? []));
  if (asked.size === 0) return [];
  const known = new Set([...practices.map(({ practice }) => practice), ...state.entered.keys()]);
  return [...asked].filter((code) => !known.has(code)).sort(compareText).map((code) =>
    warning('practice-left-out', `${code} was asked for in an import and stands in no imported file. It is left out of every row and of the pool.`, {
      place: { key: code }, hint: 'Check the code, or import a file that holds the practice.',
    }));
}
