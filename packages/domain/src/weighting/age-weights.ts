import { compareText, error, ok, parseDecimal, refused, type Amounts, type Decimal, type Diagnostic, type Result, type TraceBuilder } from '@pbc-planner/base';
import { bandWithin, parseAgeBand, type AgeBand } from '../age-band.ts';
import type { FiguresHeld, FiguresNeeded } from '../contracts/budget-method.ts';
import type { DatedMeasure, Measure } from '../measure.ts';
import type { WeightTable } from '../weight-table.ts';

/** Patients of one sex and age band. */
export type PatientBand = Extract<Measure, { kind: 'list-band' }>;

/** A list by age and sex as the plan holds it: all bands of one year. */
export interface PatientBands {
  readonly year: string;
  readonly bands: readonly PatientBand[];
  /** The whole list, which every practice must have, then each band by itself. */
  readonly needs: readonly FiguresNeeded[];
}

/** The newest list by age and sex that is not after the plan's year, failing which the newest of any; `null` where none is held. */
export function patientBands({ measures, year }: FiguresHeld): PatientBands | null {
  const held = measures.filter(({ measure }) => measure.kind === 'list-band').toSorted((a, b) => compareText(a.year, b.year));
  const newest = (held.findLast((one) => one.year <= year) ?? held.at(-1))?.year;
  if (newest === undefined) return null;
  const dated: readonly DatedMeasure[] = held.filter((one) => one.year === newest);
  return {
    year: newest,
    bands: dated.flatMap(({ measure }) => (measure.kind === 'list-band' ? [measure] : [])),
    needs: [
      { title: `registered list by age and sex of ${newest}`, measures: dated, require: 'every' },
      ...dated.map((one): FiguresNeeded => ({ title: `one band of ${newest}`, measures: [one], require: 'beside' })),
    ],
  };
}

/** Patients by band, each times what the table says a patient of the band counts for, added up. */
export function ageWeighted(trace: TraceBuilder, table: WeightTable, column: string, bands: readonly { readonly band: PatientBand; readonly people: Amounts; readonly weight: Decimal }[]): Amounts {
  const { id, title, source, grade, columns } = table;
  const unit = columns.find((one) => one.id === column)?.unit ?? 'weight';
  const parts = bands.map(({ band: { sex, band }, people, weight }) => {
    const leaf = trace.parameter({
      label: `${title}, ${column}: ${sex} ${band}`, unit, value: weight, parameter: id, source: source.title, grade, ...(source.date === undefined ? {} : { date: source.date }),
    });
    return trace.multiply(`${sex} ${band}, weighted`, 'weighted people', people, leaf);
  });
  return trace.total(`list weighted by ${title}`, 'weighted people', parts);
}

/**
 * What a patient of each band counts for, in the order of the bands, which may be narrower than those of the table. Refused where a band lies
 * in no single band of the table, where one of the table has no patients' band, and where a weight is a named gap.
 */
export function ageWeights(bands: readonly PatientBand[], table: WeightTable, column: string): Result<readonly Decimal[]> {
  const problems: Diagnostic[] = [];
  const used = new Set<number>();
  for (const [index, one] of bands.entries()) {
    const twin = bands.slice(index + 1).find((other) => other.sex === one.sex && overlap(parseAgeBand(one.band), parseAgeBand(other.band)));
    if (twin) problems.push(error('bands-overlap', `The patients of ${one.sex} ${one.band} and of ${twin.sex} ${twin.band} are partly the same people.`, { hint: 'Keep one list by age and sex for the year: take the other import back with pbc undo.' }));
  }
  const weights = bands.map(({ sex, band }) => {
    const ages = parseAgeBand(band);
    const at = table.rows.findIndex((row) => {
      const outer = parseAgeBand(row.band);
      return row.sex === sex && ages !== null && outer !== null && bandWithin(ages, outer);
    });
    if (at < 0) {
      problems.push(error('band-without-weight', `The patients of ${sex} ${band} lie in no single band of ${table.title}.`, { hint: 'Import a list by narrower bands, or choose another table of weights.' }));
      return null;
    }
    used.add(at);
    const weight = parseDecimal(table.rows[at]?.weights[column] ?? '');
    if (weight === null) problems.push(error('weights-not-known', `${table.title} has no ${column} weight of ${sex} ${band}: it was read nowhere.`, { hint: 'Choose another table of weights.' }));
    return weight;
  });
  table.rows.forEach(({ sex, band }, at) => {
    if (!used.has(at)) problems.push(error('band-without-column', `The list by age and sex has no band of ${sex} ${band}, which ${table.title} weighs.`, { hint: 'Import a list that covers both sexes and all ages.' }));
  });
  return problems.length > 0 ? refused(...problems) : ok(weights as readonly Decimal[]);
}

function overlap(a: AgeBand | null, b: AgeBand | null): boolean {
  return a !== null && b !== null && (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
}
