import {
  apportion, decimal, decimalText, divide, divideRounded, error, fixedText, multiply, pence, round, subtract,
  type Amounts, type Cell, type Decimal, type Diagnostic, type Table, type TableColumn, type TraceBuilder,
} from '@pbc-planner/base';
import { refusal, type Command, type RefusalOutcome, type TableOutcome, type WeightedLists } from '@pbc-planner/domain';
import { refusedAs, runBudgets, type BudgetParameters, type BudgetRun } from './budget-run.ts';

/** People are listed to the hundredth; indices of need to the thousandth. */
const peoplePlaces = 2;
const indexPlaces = 3;

/**
 * `budget.weighted-lists`: what fair shares are shared by, as people. The weighted list of each component is brought back, so that
 * it adds up to the plain list; so is the list that they make together by their shares of spending.
 */
export const weightedLists: Command<BudgetParameters, TableOutcome | RefusalOutcome> = async (parameters, context) => {
  const refuse = (status: 'usage' | 'refused', diagnostics: readonly Diagnostic[]) => ({ status, outcome: refusal('budget.weighted-lists'), diagnostics });
  const method = context.registry.budgetMethods.find(({ role }) => role === 'fair share')?.id ?? '';
  // What people are weighed by does not hang on the money; a pool that is given asks no method for its total, and so nobody for a history.
  const run = await runBudgets({ ...parameters, methods: [method], pool: '1' }, context);
  if (!run.ok) return refuse(refusedAs(run.diagnostics), run.diagnostics);
  const found = run.value.sharedBy(method);
  if (found === null) {
    return refuse('usage', [error('one-list', 'Fair shares go by one list as it was imported, so there is nothing to bring back.', {
      hint: 'Name what to weigh people by: --components "all=100:list", or one part for each kind of care.',
    })]);
  }
  if ('severity' in found) return refuse('refused', [found]);
  const outcome: TableOutcome = { kind: 'table', fictional: context.state.founded?.fictional ?? false, grade: run.value.trace.grade(found.weights), table: listsTable(run.value, found.weights, found.lists) };
  return { status: 'fine', outcome, diagnostics: run.diagnostics };
};

/** A column of people: hundredths of a person for each practice, which add up to the plain list. */
function broughtBack(trace: TraceBuilder, weights: Amounts, total: bigint): readonly number[] {
  const shared = apportion(pence(total), trace.valuesOf(weights), trace.keys);
  if (typeof shared === 'string') throw new RangeError(`A list that counts nobody: ${shared}`);
  return shared.shares;
}

function listsTable({ practices, trace }: BudgetRun, weights: Amounts, { list, registered, parts }: WeightedLists): Table {
  const lists = trace.valuesOf(list);
  const all = trace.value(trace.sum('list, all practices', 'people', list));
  const total = round(all, peoplePlaces).units;
  const plain = broughtBack(trace, list, total);
  const columns = parts.map(({ weighted }) => broughtBack(trace, weighted, total));
  const unified = broughtBack(trace, weights, total);
  const shares = trace.valuesOf(weights);
  const sharesTotal = trace.value(trace.sum('what the pool is shared by, all practices', 'parts', weights)).units;
  const people = (units: number | bigint) => fixedText(decimal(BigInt(units), peoplePlaces));
  /** The list by need over the plain list, exact until it is rounded once. */
  const index = (position: number): Cell => {
    const own = lists[position] as bigint;
    if (own === 0n) return null;
    return fixedText(decimal(divideRounded((shares[position] as bigint) * all.units * 10n ** BigInt(indexPlaces), sharesTotal * own), indexPlaces));
  };
  const grade = trace.grade(weights);
  const before = registered === undefined ? null : registeredColumns(trace, registered, list);
  return {
    id: 'weighted-lists',
    title: `What fair shares are shared by, as people: each column is brought back to the list (${grade})`,
    columns: [
      { id: 'practice', title: 'Code', kind: 'code' }, { id: 'name', title: 'Practice', kind: 'text' }, ...(before?.columns ?? []), { id: 'list', title: trace.label(list), kind: 'number' },
      ...parts.map(({ name, share }) => ({ id: `component-${name}`, title: `${name} (${decimalText(share)})`, kind: 'number' as const })),
      { id: 'weighted', title: 'Together', kind: 'number' }, { id: 'index', title: 'Need index', kind: 'number' }, { id: 'grade', title: 'Grade', kind: 'text' },
    ],
    rows: practices.map(({ practice, name }, position) => [
      practice, name, ...(before?.cells(position) ?? []), people(plain[position] as number), ...columns.map((column) => people(column[position] as number)), people(unified[position] as number), index(position), grade,
    ]),
    totals: [null, 'All practices', ...(before?.totals ?? []), people(total), ...columns.map(() => people(total)), people(total), fixedText(decimal(10n ** BigInt(indexPlaces), indexPlaces)), null],
  };
}

/** People of each practice in units of the scale that their sum has. */
interface Units {
  readonly units: readonly bigint[];
  readonly sum: Decimal;
}

function at({ units, sum: { scale } }: Units, position: number): Decimal {
  return decimal(units[position] as bigint, scale);
}

/** The registered lists beside those that are brought to other people, and by how many per cent each practice's list changes. */
function registeredColumns(trace: TraceBuilder, registered: Amounts, list: Amounts): { readonly columns: readonly TableColumn[]; readonly cells: (position: number) => Cell[]; readonly totals: Cell[] } {
  const [before, after] = [registered, list].map((amounts) => ({ units: trace.valuesOf(amounts), sum: trace.value(trace.sum(`${trace.label(amounts)}, all practices`, 'people', amounts)) })) as [Units, Units];
  const cells = (was: Decimal, is: Decimal): Cell[] => [
    fixedText(round(was, peoplePlaces)),
    was.units === 0n ? null : fixedText(divide(multiply(subtract(is, was), decimal(100)), was, 1)),
  ];
  return {
    columns: [{ id: 'registered', title: 'Registered list', kind: 'number' }, { id: 'change', title: 'Change %', kind: 'number' }],
    cells: (position) => cells(at(before, position), at(after, position)),
    totals: cells(before.sum, after.sum),
  };
}
