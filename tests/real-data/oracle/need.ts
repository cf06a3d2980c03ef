import { readFileSync } from 'node:fs';
import { readCsv } from './csv.ts';
import { nearestWhole, over, plus, rational, rationalOf, times, zero, type Rational } from './rational.ts';

/** The names of the figures in an answer, by the headings of the file as downloaded and of the cleaned one. */
const headings: Readonly<Record<string, readonly string[]>> = {
  general_acute: ['G&A WP', 'wp_general_acute'],
  community: ['CS WP', 'wp_community'],
  mental_health: ['MH WP', 'wp_mental_health'],
  maternity: ['Mat WP', 'wp_maternity'],
  prescribing: ['Prescr WP', 'wp_prescribing'],
  core_overall: ['Final WP', 'wp_core_overall'],
  pmc_overall: ['Final PMC WP', 'wp_pmc_overall'],
  pmc_need: ['Primary Medical Care WP', 'wp_pmc_need'],
  health_inequalities: ['Health Ineq WP', 'wp_health_inequalities'],
};

export interface NeedPractice {
  readonly code: string;
  readonly icbName: string;
  readonly district: string;
  readonly population: Rational;
  readonly weighted: ReadonlyMap<string, Rational>;
  readonly blanks: readonly string[];
}

export interface NeedFile {
  readonly practices: readonly NeedPractice[];
}

/** Reads a file of weighted populations. @throws RangeError when it is not well formed. */
export function readNeed(path: string): NeedFile {
  const [first, ...records] = readCsv(readFileSync(path, 'utf8'));
  const columns = first?.cells ?? [];
  const at = (...names: readonly string[]) => columns.findIndex((heading) => names.includes(heading));
  const positions = { code: at('Practice_Code', 'practice_code'), icb: at('ICBname', 'icb_name'), district: at('LAD', 'lad_code'), population: at('Population', 'population') };
  const weights = Object.entries(headings).map(([id, names]) => ({ id, position: at(...names) })).filter(({ position }) => position >= 0);
  return {
    practices: records.map(({ cells }) => ({
      code: cells[positions.code] as string,
      icbName: cells[positions.icb] as string,
      district: cells[positions.district] as string,
      population: rationalOf(cells[positions.population] as string),
      weighted: new Map(weights.map(({ id, position }) => [id, cells[position] === '' ? zero : rationalOf(cells[position] as string)])),
      blanks: weights.filter(({ position }) => cells[position] === '').map(({ id }) => id),
    })),
  };
}

export function needOf({ practices }: NeedFile, codes: readonly string[]): NeedPractice[] {
  const wanted = new Set(codes);
  return practices.filter(({ code }) => wanted.has(code));
}

const sumOf = (practices: readonly NeedPractice[], figure: (practice: NeedPractice) => Rational) =>
  practices.reduce((sum, practice) => plus(sum, figure(practice)), zero);

/** A row as it must be printed: of a board, whose `whole` is `null`, or of a place of that board. */
export function needRow(kind: string, name: string, practices: readonly NeedPractice[], whole: readonly NeedPractice[] | null) {
  const population = sumOf(practices, (practice) => practice.population);
  const plain = whole === null ? null : sumOf(whole, (practice) => practice.population);
  const ids = [...(practices[0]?.weighted.keys() ?? [])];
  const weighted = new Map(ids.map((id) => [id, sumOf(practices, (practice) => practice.weighted.get(id) as Rational)]));
  const index = ids.map((id) => {
    const own = over(weighted.get(id) as Rational, population);
    const against = whole === null || plain === null ? rational(1n) : over(sumOf(whole, (practice) => practice.weighted.get(id) as Rational), plain);
    return [id, Number(nearestWhole(times(over(own, against), rational(1000n)))) / 1000] as const;
  });
  return {
    kind, name,
    population: Number(nearestWhole(population)),
    weighted: Object.fromEntries([...weighted].map(([id, sum]) => [id, Number(nearestWhole(sum))])),
    index: Object.fromEntries(index),
  };
}
