import { add, basisPointsOf, compareDecimals, decimal, decimalText, divide, groupThousands, lowestGrade, multiply, parseDecimal, pence, sumPence, type Decimal, type Pence } from '@pbc-planner/base';
import {
  refusal,
  type Command, type PoolReference, type PracticeRisk, type RefusalOutcome, type RiskPoolOutcome, type RiskRow, type Variance,
} from '@pbc-planner/domain';
import { refusedAs } from '../budget-run.ts';
import { inputFiles } from '../compare.ts';
import { newestFigure, type PolicyLookup } from '../policy-figures.ts';
import { chanceBand, verdictOf, type Chance } from './chance.ts';
import { runRisk, type RiskRun } from './risk-run.ts';
import type { RiskParameters } from './risk-settings.ts';

/** `budget.risk-pool`: from gross to net, and how much of each variance chance alone would do. */
export const riskPool: Command<RiskParameters, RiskPoolOutcome | RefusalOutcome> = async (parameters, context) => {
  const ran = await runRisk(parameters, context);
  if (!ran.ok) {
    const usage = ran.diagnostics.every(({ code }) => code === 'limits-in-disorder') ? 'usage' : refusedAs(ran.diagnostics);
    return { status: usage, outcome: refusal('budget.risk-pool'), diagnostics: ran.diagnostics };
  }
  const { founded } = context.state;
  if (founded === null) throw new Error('A run without a founded plan');
  const { run, method, against, slices, settings, policy } = ran.value;
  const rows = rowsOf(ran.value);
  const people = listed(rows);
  const lists = run.figures.latestList(run.trace.keys);
  return {
    status: 'fine',
    diagnostics: ran.diagnostics,
    outcome: {
      kind: 'risk-pool',
      locality: founded.name,
      fictional: founded.fictional,
      year: founded.year,
      grade: lowestGrade([method.grade, lists.grade, ...(against === null ? [] : [run.trace.grade(against.amounts)]), ...slices.map(({ taken }) => taken.grade), ...settings.settings.map(({ grade }) => grade)]),
      method: { id: method.registered.manifest.id, title: method.registered.manifest.title },
      against: against && { id: against.id, title: against.title },
      years: settings.chance.years,
      slices: slices.map(({ taken }) => taken),
      rows: rows.map(({ people: _, ...row }) => row),
      totals: totalsOf(rows, settings.chance),
      references: referencesOf(people, settings.chance.years, policy),
      settings: settings.settings,
      inputs: inputFiles(run, lists),
      notes: [...run.notes, ...ran.value.back, ...notesOf(ran.value, rows)],
    },
  };
};

type Row = PracticeRisk & { readonly people: Decimal | null };

function rowsOf({ run: { practices, trace }, method, against, slices, net, settings, policy }: RiskRun): Row[] {
  const gross = trace.valuesInPence(method.amounts);
  const left = trace.valuesInPence(net);
  const other = against && trace.valuesInPence(against.amounts);
  const taken = slices.map((slice) => ({ id: slice.taken.id, amounts: trace.valuesInPence(slice.amounts) }));
  const poolSize = newestFigure(policy, 'risk-pool-minimum-patient-years')?.value ?? null;
  return practices.map(({ practice, name, list }, position) => {
    const people = list === null ? null : parseDecimal(list);
    const known = people !== null && people.units > 0n ? people : null;
    const row = riskRow(gross[position] as Pence, other?.[position] ?? null, known, settings.chance);
    return {
      practice, name, people: known, ...row,
      list: list === null ? null : Number(list),
      slices: Object.fromEntries(taken.map(({ id, amounts }) => [id, amounts[position] as Pence])),
      netPence: left[position] as Pence,
      small: known === null || settings.small === null ? null : compareDecimals(known, settings.small) <= 0,
      yearsToPool: known === null || poolSize === null ? null : yearsTo(poolSize, known),
    };
  });
}

function riskRow(gross: Pence, other: Pence | null, people: Decimal | null, chance: Chance): Pick<RiskRow, 'grossPence' | 'band' | 'variance'> {
  const band = people === null ? null : chanceBand(gross, people, chance);
  return { grossPence: gross, band, variance: other === null ? null : varianceOf(gross, other, band) };
}

function varianceOf(budget: Pence, other: Pence, band: RiskRow['band']): Variance {
  const difference = pence(other - budget);
  return {
    pence: difference,
    basisPoints: basisPointsOf(difference, budget),
    verdict: band === null ? null : verdictOf(difference, band),
  };
}

/** All practices as one pool. Without the list of one of them there is no list of all. */
function totalsOf(rows: readonly Row[], chance: Chance): RiskRow {
  const gross = sumPence(rows.map(({ grossPence }) => grossPence));
  const others = rows.map(({ grossPence, variance }) => (variance === null ? null : pence(grossPence + variance.pence)));
  const other = others.every((one) => one !== null) ? sumPence(others as Pence[]) : null;
  const people = rows.every((row) => row.people !== null) ? listed(rows) : null;
  const ids = Object.keys(rows[0]?.slices ?? {});
  return {
    ...riskRow(gross, other, people, chance),
    list: people === null ? null : Number(decimalText(people)),
    slices: Object.fromEntries(ids.map((id) => [id, sumPence(rows.map(({ slices }) => slices[id] as Pence))])),
    netPence: sumPence(rows.map(({ netPence }) => netPence)),
  };
}

function listed(rows: readonly Row[]): Decimal {
  return rows.reduce((sum, { people }) => (people === null ? sum : add(sum, people)), decimal(0));
}

function yearsTo(size: Decimal, people: Decimal): number {
  const whole = divide(size, people, 0);
  return Number(compareDecimals(multiply(whole, people), size) < 0 ? whole.units + 1n : whole.units);
}

/** Sizes of pool that research asks for; the unit says what is counted. */
const references = ['risk-pool-minimum-patient-years', 'risk-pool-minimum-population', 'risk-pool-rare-events-population'];

function referencesOf(people: Decimal, years: number, policy: PolicyLookup): PoolReference[] {
  return references.flatMap((id) => {
    const figure = newestFigure(policy, id);
    if (figure === null || figure.value === null) return [];
    const { parameter, held, value } = figure;
    const has = parameter.unit === 'patient-years' ? multiply(people, decimal(years)) : people;
    const text = (number: Decimal) => `${groupThousands(decimalText(divide(number, decimal(1), 0)))} ${parameter.unit}`;
    return [{
      parameter: id, title: parameter.title, needed: text(value), has: text(has), met: compareDecimals(has, value) >= 0,
      from: held.from, source: held.source.title, grade: held.grade,
    }];
  });
}

function notesOf({ settings: { chance }, against, slices }: RiskRun, rows: readonly Row[]): string[] {
  return [
    'Chance is measured on elective surgery alone; emergencies vary more, so real bands are wider. One year of a small practice says little about how it works.',
    ...(chance.years === 1 ? [] : [`The bands are for ${chance.years} years together: a variance is held against them as what each of those years differs by on average.`]),
    ...(against === null ? [] : [`A variance is ${against.title.toLowerCase()} less gross budget.`]),
    ...(slices.some(({ taken }) => taken.kind === 'block-back') ? ['What is blocked back stays in gross budgets, where whoever refers sees it; the PCT carries its risk.'] : []),
    ...(rows.some(({ people }) => people === null) ? ['Without a registered list nothing is said of chance for a practice, nor for all of them together.'] : []),
  ];
}
