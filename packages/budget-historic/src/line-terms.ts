import { decimal, error, ok, refused, type Decimal, type Diagnostic, type Result } from '@pbc-planner/base';
import {
  ageWeights, optionDecimal, optionPairs, patientBands,
  type FiguresHeld, type FiguresNeeded, type MethodOptions, type MethodSources, type PatientBand, type WeightTable,
} from '@pbc-planner/domain';
import type { BaseYear } from './base-year.ts';

/** What prescribing is shared by, in place of what was spent on it. A `figure` is a position among the method's figures. */
export type PrescribingFormula =
  | { readonly kind: 'list'; readonly figure: number }
  | { readonly kind: 'table'; readonly table: WeightTable; readonly column: string; readonly bands: readonly { readonly band: PatientBand; readonly weight: Decimal; readonly figure: number }[] };

/** What was agreed for single service lines. */
export interface LineTerms {
  /** Whether anything was: then each line is worked out by itself. */
  readonly any: boolean;
  readonly uplifts: ReadonlyMap<string, Decimal>;
  readonly uplift: Decimal;
  readonly marketForces: { readonly figure: number; readonly lines: ReadonlySet<string> } | null;
  readonly prescribing: { readonly line: string; readonly formula: PrescribingFormula } | null;
  readonly growth: { readonly line: string; readonly figure: number } | null;
  /** What the terms read, after the spend and its lines. */
  readonly needs: readonly FiguresNeeded[];
  readonly notes: readonly string[];
}

/** Reads the terms out of the options. Refused with everything that is wrong with any of them. */
export async function lineTerms(held: FiguresHeld, options: MethodOptions, { lines }: BaseYear, sources: MethodSources): Promise<Result<LineTerms>> {
  const names = lines.map(({ line }) => line);
  const needs: FiguresNeeded[] = [];
  const first = 1 + lines.length;
  const figure = (need: FiguresNeeded) => first + needs.push(need) - 1;
  const problems: Diagnostic[] = [];
  const taken = <T>(result: Result<T>): T | null => {
    if (result.ok) return result.value;
    problems.push(...result.diagnostics);
    return null;
  };
  const uplifts = taken(upliftsByLine(options, names)) ?? new Map<string, Decimal>();
  const marketForces = taken(marketForcesOf(held, options, names, figure));
  const prescribing = taken(await prescribingOf(held, options, names, figure, sources));
  const growth = taken(growthOf(held, options, figure));
  if (problems.length > 0) return refused(...problems);
  const notes = [
    ...(prescribing === null ? [] : [`Prescribing is shared by its own formula (${String(options['prescribing'])}), not by what was spent on it.`]),
    ...(marketForces === null ? [] : [`The market forces factor of providers is in ${[...marketForces.lines].join(', ')}.`]),
  ];
  return ok({
    any: uplifts.size > 0 || marketForces !== null || prescribing !== null || growth !== null,
    uplifts, uplift: optionDecimal(options, 'uplift'), marketForces, prescribing, growth, needs, notes,
  });
}

function upliftsByLine(options: MethodOptions, names: readonly string[]): Result<ReadonlyMap<string, Decimal>> {
  const text = options['lineUplifts'];
  if (text === undefined) return ok(new Map());
  const pairs = optionPairs('--line-uplifts', String(text), names, 'service line in the budget');
  if (!pairs.ok) return pairs;
  const tooLow = pairs.value.find(({ value }) => value.units <= -100n * 10n ** BigInt(value.scale));
  if (tooLow) return refused(error('bad-option', `--line-uplifts would leave nothing of ${tooLow.name}.`, { hint: 'An uplift is above -100 per cent. To take a line out, use pbc budget line.' }));
  return ok(new Map(pairs.value.map(({ name, value }) => [name, value])));
}

function marketForcesOf(held: FiguresHeld, options: MethodOptions, names: readonly string[], figure: (need: FiguresNeeded) => number): Result<LineTerms['marketForces']> {
  const name = options['marketForces'];
  if (name === undefined) {
    return options['marketForcesLines'] === undefined ? ok(null)
      : refused(error('bad-option', '--market-forces-lines says where the market forces factor counts, and none was asked for.', { hint: 'Name the column that holds it with --market-forces.' }));
  }
  const column = held.measures.findLast(({ measure }) => measure.kind === 'weighted-list' && measure.name === String(name));
  if (column === undefined) {
    return refused(error('unknown-market-forces', `The plan holds no column called "${String(name)}".`, { hint: "Import a practices file with a column of each practice's provider market forces factor, 1 being none." }));
  }
  const asked = options['marketForcesLines'] === undefined ? names.filter((line) => line !== prescribingLine(options)) : String(options['marketForcesLines']).split(',').map((line) => line.trim());
  const unknown = asked.filter((line) => !names.includes(line));
  if (unknown.length > 0) return refused(error('bad-option', `--market-forces-lines names ${unknown.join(', ')}, which is no service line in the budget.`, { hint: `There is ${names.join(', ')}.` }));
  if (asked.includes(prescribingLine(options))) return refused(error('bad-option', 'Prescribing has no market forces adjustment.', { hint: 'Leave it out of --market-forces-lines.' }));
  return ok({ figure: figure({ title: `market forces factor "${String(name)}" of ${column.year}`, measures: [column], unit: 'index' }), lines: new Set(asked) });
}

function prescribingLine(options: MethodOptions): string {
  return String(options['prescribingLine'] ?? 'prescribing');
}

async function prescribingOf(
  held: FiguresHeld, options: MethodOptions, names: readonly string[], figure: (need: FiguresNeeded) => number, sources: MethodSources,
): Promise<Result<LineTerms['prescribing']>> {
  const asked = options['prescribing'];
  if (asked === undefined) return ok(null);
  const line = prescribingLine(options);
  if (!names.includes(line)) {
    return refused(error('no-prescribing-line', `No service line of the budget is called "${line}", so there is no prescribing to share by a formula.`, { hint: `Name the line with --prescribing-line: there is ${names.join(', ')}.` }));
  }
  const list = held.measures.findLast(({ measure }) => measure.kind === 'weighted-list' && measure.name === String(asked));
  if (list !== undefined) return ok({ line, formula: { kind: 'list', figure: figure({ title: `weighted list "${String(asked)}" of ${list.year}`, measures: [list] }) } });
  const tables = await sources.weightTables();
  const table = tables.find(({ id }) => id === String(asked));
  if (table === undefined) {
    return refused(error('unknown-prescribing-formula', `There is no weighted list and no table of weights called "${String(asked)}".`, { hint: `The tables are ${tables.map(({ id }) => id).join(', ')}.` }));
  }
  const bands = patientBands(held);
  if (bands === null) return refused(error('no-age-bands', `${table.title} weighs patients by age and sex, and the plan holds no such list.`, { hint: 'Import a list by age and sex.' }));
  const column = table.columns.some(({ id }) => id === 'cost') ? 'cost' : (table.columns[0]?.id ?? '');
  const weights = ageWeights(bands.bands, table, column);
  if (!weights.ok) return weights;
  const [whole, ...single] = bands.needs;
  if (whole !== undefined) figure(whole);
  return ok({
    line,
    formula: { kind: 'table', table, column, bands: bands.bands.map((band, index) => ({ band, weight: weights.value[index] ?? decimal(0), figure: figure(single[index] as FiguresNeeded) })) },
  });
}

/** Growth that was agreed with single practices: pounds on a line of the plan's own year, as they stand in the file. */
function growthOf(held: FiguresHeld, options: MethodOptions, figure: (need: FiguresNeeded) => number): Result<LineTerms['growth']> {
  const asked = options['agreedGrowth'];
  if (asked === undefined) return ok(null);
  const line = String(asked);
  const ofYear = held.measures.filter(({ measure, year }) => measure.kind === 'spend' && year === held.year);
  const dated = ofYear.find(({ measure }) => measure.kind === 'spend' && measure.serviceLine === line);
  if (dated !== undefined) return ok({ line, figure: figure({ title: `${line} of ${held.year}`, measures: [dated], require: 'where held' }) });
  return refused(error('no-agreed-growth', `The plan holds no spend of ${held.year} on a line called "${line}".`, {
    hint: `Import a spend file with the growth that was agreed with each practice, its year ${held.year} and its service line "${line}".`,
  }));
}
