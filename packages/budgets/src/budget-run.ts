import {
  error, lowestGrade, ok, penceFromPounds, readNumber, refused, TraceBuilder, type Amount, type Amounts, type Diagnostic, type Grade, type Result,
} from '@pbc-planner/base';
import {
  loadFigures, localityPractices, measureTitle, measureUnit,
  type CommandContext, type DatedMeasure, type FiguresNeeded, type HeldFigures, type MethodOptions, type Practice, type RegisteredMethod,
} from '@pbc-planner/domain';
import { askedMethods, optionsOf, type AskedMethods } from './asked-methods.ts';
import { eligiblePractices, neverFound, type MethodNeeds } from './eligible-practices.ts';
import { guardedRun, poolRun, type SharedRun } from './method-run.ts';

/** What a comparison and an explanation are asked with: the methods, the pool, and the options of all methods. */
export interface BudgetParameters {
  readonly methods?: readonly string[];
  readonly pool?: string;
  readonly [option: string]: unknown;
}

/** One method that ran, with the place of its result in the trace. */
export interface MethodResult {
  readonly registered: RegisteredMethod;
  readonly options: MethodOptions;
  readonly amounts: Amounts;
  readonly grade: Grade;
  readonly reads: readonly string[];
}

/** All methods of one comparison, on one trace. */
export interface BudgetRun {
  readonly practices: readonly Practice[];
  readonly trace: TraceBuilder;
  readonly pool: Amount;
  readonly shown: readonly MethodResult[];
  readonly figures: HeldFigures;
  /** What was read, for the list of files. */
  readonly used: readonly DatedMeasure[];
  readonly notes: readonly string[];
  /** The method whose own total is the pool; `null` where the pool was given. */
  readonly poolSetter: string | null;
}

/** Runs the asked methods on the plan's figures. Refused with the reasons; what was left out is in the diagnostics. */
export async function runBudgets(parameters: BudgetParameters, context: CommandContext): Promise<Result<BudgetRun>> {
  const poolPence = parameters.pool === undefined ? null : readPool(parameters.pool);
  if (poolPence !== null && typeof poolPence !== 'number') return refused(poolPence);
  const [asked, loaded] = await Promise.all([
    askedMethods(context.registry, parameters.methods, poolPence !== null),
    loadFigures(context.state, context.dataSets),
  ]);
  if (!asked.ok) return asked;
  if (!loaded.ok) return loaded;
  const figures = loaded.value;
  const needs = figuresNeeded(asked.value, figures, parameters, context);
  if (!needs.ok) return needs;

  const members = localityPractices(context.state, figures);
  const { practices, leftOut } = eligiblePractices(figures, members, needs.value);
  leftOut.push(...neverFound(context.state, members));
  if (practices.length === 0) return refused(noPractices(context), ...leftOut);

  const notes: string[] = [];
  const trace = new TraceBuilder(practices.map(({ practice }) => practice));
  const shared: SharedRun = { trace, practices: trace.keys, given: context.given, by: context.by, note: (text) => notes.push(text) };
  const inputs = new Map<string, Amounts>();
  const results = new Map<string, MethodResult>();
  const read = (method: string) => (needs.value.find((own) => own.method === method)?.figures ?? []).map((needed) => inputOf(trace, figures, needed, inputs));

  const setter = asked.value.all.find(({ manifest }) => manifest.id === asked.value.poolSetter);
  const pool = makePool(shared, poolPence, setter, parameters, read);
  if ('severity' in pool) return refused(pool);

  for (const registered of asked.value.all) {
    const { manifest } = registered;
    const options = optionsOf(manifest, parameters);
    const amounts = guardedRun(registered, {
      ...poolRun(shared, registered, options, read(manifest.id)),
      pool,
      poolGiven: poolPence !== null,
      ask: (id) => (results.get(id) as MethodResult).amounts,
    });
    if ('severity' in amounts) return refused(amounts, ...leftOut);
    const own = needs.value.find(({ method }) => method === manifest.id)?.figures ?? [];
    const asking = (manifest.needs ?? []).flatMap((need) => results.get(need)?.reads ?? []);
    results.set(manifest.id, { registered, options, amounts, grade: lowestGrade([trace.grade(amounts), trace.grade(pool)]), reads: [...new Set([...own.map(({ title }) => title), ...asking])] });
  }
  const shown = asked.value.shown.map((id) => results.get(id) as MethodResult);
  const used = needs.value.flatMap(({ figures: own }) => own.flatMap(({ measures }) => measures));
  return ok({ practices, trace, pool, shown, figures, used, notes, poolSetter: setter?.manifest.title ?? null }, leftOut);
}

function readPool(text: string): number | Diagnostic {
  const pounds = readNumber(text);
  const pence = typeof pounds === 'string' ? null : penceFromPounds(pounds);
  if (pence !== null && pence > 0) return pence;
  return error('bad-pool', `"${text}" is not an amount of pounds that can be shared.`, { hint: 'Give pounds above zero, with at most two decimals, such as 34774500 or 34,774,500.00.' });
}

function figuresNeeded(asked: AskedMethods, figures: HeldFigures, parameters: BudgetParameters, context: CommandContext): Result<readonly MethodNeeds[]> {
  const held = { year: context.plan?.year ?? context.state.founded?.year, measures: figures.measures, headline: figures.headline };
  if (held.year === undefined) return refused(error('no-plan', 'There is no plan to compare budgets in.', { hint: 'Make one with pbc init, or try pbc demo.' }));
  const needs: MethodNeeds[] = [];
  const problems: Diagnostic[] = [];
  for (const { manifest, method } of asked.all) {
    const result = method.figures({ ...held, year: held.year }, optionsOf(manifest, parameters));
    if (result.ok) needs.push({ method: manifest.id, title: manifest.title, figures: result.value });
    else problems.push(...result.diagnostics);
  }
  return problems.length > 0 ? refused(...problems) : ok(needs);
}

/** The traced figures that a method needs; methods that need the same figures share the steps. */
function inputOf(trace: TraceBuilder, figures: HeldFigures, needed: FiguresNeeded, inputs: Map<string, Amounts>): Amounts {
  const made = inputs.get(needed.title);
  if (made) return made;
  const columns = needed.measures.map((dated) => {
    const column = figures.column(dated, trace.keys);
    return trace.input({
      label: `${measureTitle(dated.measure)} of ${dated.year}`, unit: measureUnit(dated.measure),
      scale: column.scale, units: column.units.map((units) => units ?? 0n), cite: column.cite, grade: column.grade,
    });
  });
  const unit = measureUnit((needed.measures[0] as DatedMeasure).measure);
  const total = columns.reduce((sum, column) => trace.add(needed.title, unit, sum, column));
  inputs.set(needed.title, total);
  return total;
}

function makePool(
  shared: SharedRun, poolPence: number | null, setter: RegisteredMethod | undefined, parameters: BudgetParameters, read: (method: string) => readonly Amounts[],
): Amount | Diagnostic {
  if (poolPence !== null) {
    return shared.trace.choice({ label: 'the pool', unit: 'pence', value: { units: BigInt(poolPence), scale: 0 }, by: shared.by, reason: 'given as --pool', grade: 'verified' });
  }
  const make = setter?.method.pool;
  if (setter === undefined || make === undefined) {
    return error('no-pool', 'No method says how much money there is to share.', { hint: 'Give the pool in pounds, for example: --pool 34774500' });
  }
  return make(poolRun(shared, setter, optionsOf(setter.manifest, parameters), read(setter.manifest.id)));
}

function noPractices(context: CommandContext): Diagnostic {
  const empty = context.state.imports.length === 0;
  return error('no-practices', empty ? 'The plan holds no practices yet.' : 'No practice of the locality has a figure above zero for every method asked for.', {
    hint: empty ? 'Import a published file, or one of your own: pbc import FILE' : 'See below what each practice lacks; import it, or ask for fewer methods with --methods.',
  });
}
