import { decimal, error, parseDecimal, type Amount, type Amounts, type Diagnostic } from '@pbc-planner/base';
import { ageWeighted, type PoolRun, type WeightedLists } from '@pbc-planner/domain';
import { fifths, type Component, type Components, type Factor } from './components.ts';
import { peopleOf, type People } from './residents.ts';

/** Decimal places of a need index that is worked out from the deprivation mix. */
const indexPlaces = 6;

/**
 * The unified weighted list. Each component's weighted list is what it counts, multiplied, and brought back to the plain list by the plain total
 * over its own; the components are added by their shares of spending. Worked out over a common denominator, the product of all the
 * components' totals, so that nothing is rounded before the money is.
 */
export function unifiedList(run: PoolRun, found: Components): Amounts | Diagnostic {
  const { trace } = run;
  const counted = countedLists(run, found);
  if ('severity' in counted) return counted;
  const parts = counted.weighted.map(({ component, raw }, index) => {
    const multiplier = counted.weighted.reduce<Amount>((product, { total }, other) => (
      other === index ? product : trace.multiply(`${component.name}: its share times the other totals`, 'common parts', product, total)), shareOf(run, component));
    return trace.multiply(`${component.name}: weighted list brought back, times its share, in common parts`, 'common parts', raw, multiplier);
  });
  return parts.length === 1 ? parts[0] as Amounts : trace.total('unified weighted list, in common parts', 'common parts', parts);
}

/** The weighted list of each component as it is counted, and the plain list that it is to be brought back to. */
export function componentLists(run: PoolRun, found: Components): WeightedLists | Diagnostic {
  const counted = countedLists(run, found);
  if ('severity' in counted) return counted;
  const registered = found.residents === null ? {} : { registered: run.figures[found.list] as Amounts };
  return { list: counted.list, ...registered, parts: counted.weighted.map(({ component: { name, share }, raw }) => ({ name, share: share.value, weighted: raw })) };
}

/** A component with its weighted list before it is brought back. */
interface CountedList {
  readonly component: Component;
  readonly raw: Amounts;
  readonly total: Amount;
}

function countedLists(run: PoolRun, found: Components): { readonly list: Amounts; readonly weighted: readonly CountedList[] } | Diagnostic {
  const { trace } = run;
  const people = peopleOf(run, found);
  if ('severity' in people) return people;
  const weighted = found.components.map((component): CountedList => {
    const raw = rawList(run, component, people, found);
    return { component, raw, total: trace.sum(`${component.name}: weighted list before it is brought back, all practices`, 'weighted people', raw) };
  });
  const empty = weighted.find(({ total }) => trace.value(total).units <= 0n);
  if (empty === undefined) return { list: people.list, weighted };
  return error('component-counts-nothing', `The weights of the component ${empty.component.name} add up to nought, so it can share nothing.`, {
    hint: 'Check the columns that it multiplies, or leave the component out.',
  });
}

function rawList(run: PoolRun, { name, factors }: Component, people: People, found: Components): Amounts {
  const [first, ...others] = factors.map((factor) => factorAmounts(run, factor, people, found));
  if (first === undefined) throw new RangeError(`The component ${name} counts nothing`);
  return others.reduce((product, factor) => run.trace.multiply(`${name}: weighted list before it is brought back`, 'weighted people', product, factor), first);
}

function factorAmounts(run: PoolRun, factor: Factor, people: People, { bands }: Components): Amounts {
  const { trace, figures } = run;
  switch (factor.kind) {
    case 'list': return people.list;
    case 'column': return figures[factor.figure] as Amounts;
    case 'table': return ageWeighted(trace, factor.table, factor.column, bands.map(({ band }, index) => ({ band, people: people.bands[index] as Amounts, weight: factor.weights[index] ?? decimal(0) })));
    case 'deprivation': return deprivationIndex(run, factor);
  }
}

/** The need of a list by where its patients live: the gradient's figure of each fifth, averaged over the practice's patients. */
function deprivationIndex({ trace, figures }: PoolRun, { figures: mix, gradient }: Extract<Factor, { kind: 'deprivation' }>): Amounts {
  const people = mix.map((figure) => figures[figure] as Amounts);
  const needy = people.map((patients, index) => {
    const { id, value } = gradient[index] as (typeof gradient)[number];
    const leaf = trace.parameter({
      label: `need of fifth ${fifths[index] ?? ''} of deprivation`, unit: 'index', value: parseDecimal(value.value ?? '') ?? decimal(0),
      parameter: id, source: value.source.title, date: value.source.date ?? value.from, grade: value.grade,
    });
    return trace.multiply(`patients in fifth ${fifths[index] ?? ''}, times their need`, 'weighted people', patients, leaf);
  });
  const weighted = trace.total('patients by fifth of deprivation, times their need', 'weighted people', needy);
  return trace.divide('need index from the deprivation mix', 'index', weighted, trace.total('patients by fifth of deprivation', 'people', people), indexPlaces);
}

function shareOf(run: PoolRun, { name, share: { value, policy } }: Component): Amount {
  if (policy === null) return run.option('components', `share of ${name} in spending`, 'per cent', value);
  const { source, grade, from } = policy.value;
  return run.trace.parameter({ label: `share of ${name} in spending`, unit: 'per cent', value, parameter: policy.id, source: source.title, date: source.date ?? from, grade });
}
