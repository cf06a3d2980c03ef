import { add, compareDecimals, decimal, decimalText, divide, error, fixedText, multiply, subtract, warning, type Amounts, type Decimal, type Diagnostic } from '@pbc-planner/base';
import type { PoolRun } from '@pbc-planner/domain';
import type { Components } from './components.ts';
import { groupedText as people } from './grouped-text.ts';

/** Decimal places of a factor that divides one number of people by another. */
const factorPlaces = 12;

/**
 * How far the lists may be from the people who live in the area, in per cent of those people, before somebody should look. It is the
 * planner's own line: no source sets one.
 */
const farApart = decimal(5);

/** How many bands a warning names. */
const bandsNamed = 3;

/** The list and its bands, as they are or brought to the people who live in the area. */
export interface People {
  readonly list: Amounts;
  readonly bands: readonly Amounts[];
}

/** A band of the list: the patients of all practices, and the people who live in the area. */
interface BandCount {
  readonly name: string;
  readonly registered: Decimal;
  readonly living: Decimal;
}

/** The people that are weighed. Where residents are given, the list of each band is brought to them, and what that changes is told. */
export function peopleOf(run: PoolRun, { list, bands, residents }: Components): People | Diagnostic {
  const { trace, figures } = run;
  const registered = bands.map(({ figure }) => figures[figure] as Amounts);
  if (residents === null) return { list: figures[list] as Amounts, bands: registered };
  const own: Amounts[] = [];
  const counts: BandCount[] = [];
  for (const [index, { band: { sex, band } }] of bands.entries()) {
    const name = `${sex} ${band}`;
    const patients = registered[index] as Amounts;
    const total = trace.sum(`registered list, ${name}, all practices`, 'people', patients);
    const living = run.option('residents', `people who live in the area, ${name}`, 'people', residents[index] ?? decimal(0));
    counts.push({ name, registered: trace.value(total), living: trace.value(living) });
    if (trace.value(total).units === 0n) {
      if (trace.value(living).units !== 0n) {
        return error('residents-without-patients', `People of ${name} live in the area, and no practice has any on its list.`, { hint: 'Check the list and --residents: nobody is given to a practice by guess.' });
      }
      own.push(patients);
      continue;
    }
    const factor = trace.divide(`${name}: people who live in the area for each patient on a list`, 'times', living, total, factorPlaces);
    own.push(trace.multiply(`${name}, brought to the people who live in the area`, 'people', patients, factor));
  }
  tellHowFar(run, counts);
  return { list: trace.total('list brought to the people who live in the area', 'people', own), bands: own };
}

function tellHowFar(run: PoolRun, counts: readonly BandCount[]): void {
  const all: BandCount = {
    name: 'all', registered: counts.reduce((sum, { registered }) => add(sum, registered), decimal(0)), living: counts.reduce((sum, { living }) => add(sum, living), decimal(0)),
  };
  const both = `${people(all.living)} people live in the area and ${people(all.registered)} are on the lists, ${apart(all)}`;
  run.note(`The lists are brought to the people who live in the area: ${both}.`);
  if (compareDecimals(multiply(gap(all), decimal(100)), multiply(farApart, all.living)) <= 0) return;
  const farthest = counts.filter((count) => sideOf(count) === sideOf(all)).sort((a, b) => compareDecimals(gap(b), gap(a))).slice(0, bandsNamed);
  run.warn(warning('lists-far-from-residents', `${both}. Most of it: ${farthest.map((count) => `${count.name}, ${apart(count)}`).join('; ')}.`, {
    hint: `Find out why before money follows: people who have left, or who live elsewhere. More than ${decimalText(farApart)}% is the planner's own line; no source sets one.`,
  }));
}

/** Positive where more are on the lists than live there. */
function sideOf({ registered, living }: BandCount): number {
  return compareDecimals(registered, living);
}

function gap(count: BandCount): Decimal {
  const { registered, living } = count;
  return sideOf(count) < 0 ? subtract(living, registered) : subtract(registered, living);
}

/** How many more or fewer are on the lists than live there: in per cent of those who live there, where anybody does. */
function apart(count: BandCount): string {
  const { registered, living } = count;
  const side = sideOf(count);
  if (side === 0) return 'as many';
  const more = side > 0 ? 'more' : 'fewer';
  return living.units === 0n ? `${people(registered)} more` : `${fixedText(divide(multiply(gap(count), decimal(100)), living, 1))}% ${more}`;
}
