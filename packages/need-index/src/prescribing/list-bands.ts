import { error, ok, parseDecimal, refused, unitsAt, type Decimal, type Diagnostic, type Result } from '@pbc-planner/base';
import { bandWithin, parseAgeBand, type AgeBand, type WeightTable } from '@pbc-planner/domain';
import { missingColumns, type Figures } from '../figures/open-figures.ts';

/** The weights of one kind, for each column of a list, in units of `10^scale`. */
export interface ColumnWeights {
  readonly scale: number;
  readonly units: readonly bigint[];
}

/** The columns of a list by age and sex, with what a patient in each counts for. */
export interface WeightedBands {
  readonly columns: readonly { readonly heading: string; readonly position: number }[];
  readonly cost: ColumnWeights;
  readonly items: ColumnWeights;
}

interface ListBand {
  readonly heading: string;
  readonly sex: 'male' | 'female';
  readonly band: string;
  readonly ages: AgeBand;
}

/**
 * Finds the weight of each column of a list. A column may be narrower than a band of the weights, as five-year bands are.
 * Refused where a column lies in no band or across two, where a band has no column, and where a weight is not known.
 */
export function weightedBands(figures: Figures, weights: WeightTable): Result<WeightedBands> {
  const { profile, table, position } = figures;
  const bands = (profile.measures ?? []).flatMap(({ heading, measure }): ListBand[] => {
    if (measure.kind !== 'list-band') return [];
    return [{ heading, sex: measure.sex, band: measure.band, ages: parseAgeBand(measure.band) ?? { from: 0, to: null } }];
  });
  if (bands.length === 0) {
    return refused(error('no-age-bands', `A file of "${profile.title}" does not give patients by age and sex.`, {
      place: { file: table.file.name }, hint: 'Take a file of patient list size by age and sex.',
    }));
  }
  const missing = missingColumns(figures, bands.map(({ heading }) => heading));
  if (missing.length > 0) return refused(...missing);

  const rowOf = ({ sex, ages }: ListBand) => weights.rows.findIndex((row) => row.sex === sex && bandWithin(ages, parseAgeBand(row.band) ?? { from: 1, to: 0 }));
  const rows = bands.map(rowOf);
  const problems = [...bands.flatMap((one, index) => bandProblems(one, rows[index] as number, bands, weights, table.file.name)), ...bandsWithoutColumn(rows, weights, table.file.name)];
  const cost = columnWeights(rows, weights, 'cost');
  const items = columnWeights(rows, weights, 'items');
  if (problems.length > 0) return refused(...problems);
  if (cost === null || items === null) {
    return refused(error('weights-not-known', `Not every weight of ${weights.title} is known, so nothing can be worked out with it.`, { hint: 'Choose another version with --astro-pu.' }));
  }
  return ok({ columns: bands.map(({ heading }) => ({ heading, position: position(heading) })), cost, items });
}

function bandProblems({ heading, sex, band, ages }: ListBand, row: number, bands: readonly ListBand[], { title }: WeightTable, file: string): Diagnostic[] {
  const place = { file, columnName: heading };
  const twin = bands.find((other) => other.heading !== heading && other.sex === sex && overlap(other.ages, ages));
  return [
    ...(row < 0 ? [error('band-without-weight', `The patients of ${sex} ${band} lie in no single band of ${title}.`, { place, hint: 'Take a list whose age bands fit into 0-4, 5-14, 15-24 and so on to 75+.' })] : []),
    ...(twin === undefined ? [] : [error('bands-overlap', `The patients of ${sex} ${band} are counted under "${twin.heading}" too.`, { place, hint: 'Correct the import profile: each patient must be in one column.' })]),
  ];
}

function overlap(a: AgeBand, b: AgeBand): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
}

function bandsWithoutColumn(rows: readonly number[], weights: WeightTable, file: string): Diagnostic[] {
  return weights.rows.filter((_, index) => !rows.includes(index)).map(({ sex, band }) =>
    error('band-without-column', `The file has no column of ${sex} ${band}.`, { place: { file }, hint: 'Take a list that covers both sexes and all ages.' }));
}

function columnWeights(rows: readonly number[], weights: WeightTable, column: string): ColumnWeights | null {
  const values: (Decimal | null)[] = rows.map((row) => parseDecimal(weights.rows[row]?.weights[column] ?? ''));
  if (values.includes(null)) return null;
  const known = values as readonly Decimal[];
  const scale = known.reduce((most, value) => Math.max(most, value.scale), 0);
  return { scale, units: known.map((value) => unitsAt(value, scale)) };
}
