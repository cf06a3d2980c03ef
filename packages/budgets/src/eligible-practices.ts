import { compareText, warning, type Diagnostic } from '@pbc-planner/base';
import type { DatedMeasure, FiguresNeeded, HeldColumn, HeldFigures, PlanState, Practice } from '@pbc-planner/domain';

/** The figures that one method needs, under its name. */
export interface MethodNeeds {
  readonly method: string;
  readonly title: string;
  readonly figures: readonly FiguresNeeded[];
}

/** The practices that a run covers, and why the others are not in it. */
export interface Eligible {
  /** In the order of their codes. */
  readonly practices: readonly Practice[];
  readonly leftOut: Diagnostic[];
}

/**
 * A comparison covers the practices that have a figure above zero for each method asked for. Every other one is
 * named with the reason: it is in no row and in no pool, and nothing is counted as zero.
 */
export function eligiblePractices(figures: HeldFigures, practices: readonly Practice[], needs: readonly MethodNeeds[]): Eligible {
  const members = practices.filter(({ membership }) => membership === 'in').toSorted((a, b) => compareText(a.practice, b.practice));
  const codes = members.map(({ practice }) => practice);
  const wanted = distinct(needs.flatMap(({ figures: own }) => own)).map((needed) => ({
    needed,
    columns: needed.measures.map((measure) => figures.column(measure, codes)),
  }));
  const leftOut: Diagnostic[] = [];
  const kept = members.filter((practice, position) => {
    const missing = wanted.filter(({ columns }) => !isPositive(columns, position));
    for (const { needed } of missing) leftOut.push(lacks(figures, practice, needed));
    return missing.length === 0;
  });
  return { practices: kept, leftOut };
}

/** Needs that several methods share are looked up, and reported, once. */
function distinct(needs: readonly FiguresNeeded[]): FiguresNeeded[] {
  return [...new Map(needs.map((needed) => [needed.title, needed])).values()];
}

function isPositive(columns: readonly HeldColumn[], position: number): boolean {
  return columns.some(({ units }) => (units[position] ?? 0n) > 0n);
}

function lacks(figures: HeldFigures, { practice, name }: Practice, needed: FiguresNeeded): Diagnostic {
  const { reason, file, line } = figures.whyMissing(needed.measures[0] as DatedMeasure, practice);
  return warning('practice-left-out', `${name} (${practice}) has no ${needed.title}: ${reason}. It is left out of every row and of the pool.`, {
    place: { key: practice, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) },
    hint: `Import a file that gives ${practice} a figure above zero, or compare methods that do not need it.`,
  });
}

/** Practices that an import asked for by code and that no file has. */
export function neverFound(state: PlanState, members: readonly Practice[]): Diagnostic[] {
  const known = new Set([...members.map(({ practice }) => practice), ...state.entered.keys()]);
  const asked = new Set(state.imports.flatMap(({ absent }) => absent ?? []));
  return [...asked].filter((code) => !known.has(code)).sort(compareText).map((code) =>
    warning('practice-left-out', `${code} was asked for in an import and stands in no imported file. It is left out of every row and of the pool.`, {
      place: { key: code }, hint: 'Check the code, or import a file that holds the practice.',
    }));
}
