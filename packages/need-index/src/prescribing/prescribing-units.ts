import { add, decimalText, round, unitsAt, warning, type Decimal, type Diagnostic, type Place } from '@pbc-planner/base';
import type { PrescribingRow, PrescribingTotals, PrescribingUnits } from '@pbc-planner/domain';
import type { PracticeRow } from '../figures/practice-rows.ts';
import { readPeople } from '../figures/read-people.ts';
import type { ColumnWeights, WeightedBands } from './list-bands.ts';

/** The exact figures behind a row. */
interface Exact {
  readonly list: Decimal;
  readonly cost: Decimal;
  readonly items: Decimal;
}

const nothing: Decimal = { units: 0n, scale: 0 };

/** Works out the units of practices, and their sums. A practice with a band that is not known has none, and is told. */
export function prescribingUnits(rows: readonly PracticeRow[], bands: WeightedBands, file: string): { rows: PrescribingRow[]; totals: PrescribingTotals; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let sum: Exact = { list: nothing, cost: nothing, items: nothing };
  let practices = 0;
  const worked = rows.map((row): PrescribingRow => {
    const patients = patientsOf(row, bands, file, diagnostics);
    const exact = patients === null ? null : weigh(patients, bands);
    if (exact !== null) {
      sum = { list: add(sum.list, exact.list), cost: add(sum.cost, exact.cost), items: add(sum.items, exact.items) };
      practices += 1;
    }
    return { practice: row.practice, name: row.name, ...written(exact) };
  });
  return { rows: worked, totals: { practices, ...written(sum) }, diagnostics };
}

/** The patients in each band; `null` where a band is not known. */
function patientsOf({ practice, line, cells }: PracticeRow, { columns }: WeightedBands, file: string, diagnostics: Diagnostic[]): Decimal[] | null {
  const patients = columns.flatMap(({ heading, position }) => {
    const place: Place = { file, line, column: position + 1, columnName: heading, key: practice };
    const cell = readPeople(cells[position] ?? '', place);
    if (cell.value !== null) return [cell.value];
    diagnostics.push(cell.problem ?? blankBand(practice, place));
    return [];
  });
  return patients.length === columns.length ? patients : null;
}

function blankBand(practice: string, place: Place): Diagnostic {
  return warning('blank-cell', `The cell is blank, so the units of ${practice} are not known.`, {
    place, hint: 'Fill in the patients of that band, 0 where there are none.',
  });
}

function weigh(patients: readonly Decimal[], { cost, items }: WeightedBands): Exact {
  const scale = patients.reduce((most, one) => Math.max(most, one.scale), 0);
  const units = patients.map((one) => unitsAt(one, scale));
  const weighted = ({ scale: own, units: weights }: ColumnWeights): Decimal => (
    { units: units.reduce((total, people, index) => total + people * (weights[index] as bigint), 0n), scale: scale + own });
  return { list: { units: units.reduce((total, people) => total + people, 0n), scale }, cost: weighted(cost), items: weighted(items) };
}

function written(exact: Exact | null): PrescribingUnits {
  if (exact === null) return { list: null, astroPuCost: null, astroPuItems: null, exact: { astroPuCost: null, astroPuItems: null } };
  const { list, cost, items } = exact;
  return {
    list: Number(decimalText(list)),
    astroPuCost: fourDecimals(cost),
    astroPuItems: fourDecimals(items),
    exact: { astroPuCost: decimalText(cost), astroPuItems: decimalText(items) },
  };
}

function fourDecimals(value: Decimal): number {
  return Number(decimalText(round(value, 4)));
}
