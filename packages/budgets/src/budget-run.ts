import { error, lowestGrade, ok, refused, TraceBuilder, type Amount, type Amounts, type Diagnostic, type FinancialYear, type Grade, type Result } from '@pbc-planner/base';
import {
  loadFigures, localityPractices,
  type CommandContext, type DataSet, type FiguresHeld, type FiguresNeeded, type HeldFigures, type MethodOptions, type Practice,
  type RegisteredMethod, type WeightedLists,
} from '@pbc-planner/domain';
import { askedMethods, needsOf, optionsOf } from './asked-methods.ts';
import { blockedBack, inBudget, lineFigures, type LineSpend } from './line-states.ts';
import { eligiblePractices, neverFound, type LookedUp } from './eligible-practices.ts';
import { guardedLines, guardedLists, guardedRun, guardedWeights, type MethodInputs, type SharedRun } from './method-run.ts';
import { makePool, readPool } from './pool.ts';
import { TracedFigures } from './traced-figures.ts';

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
  /** The figures that it rests on, those of the methods it asked included. */
  readonly reads: readonly string[];
}

/** All methods of one comparison, on one trace. */
export interface BudgetRun {
  readonly practices: readonly Practice[];
  readonly trace: TraceBuilder;
  readonly pool: Amount;
  readonly shown: readonly MethodResult[];
  /** The files that figures of these practices were read from, oldest import first, with the year of those figures. */
  readonly files: readonly { readonly dataSet: DataSet; readonly year: FinancialYear }[];
  readonly notes: readonly string[];
  /** The other figures that were asked for, in their order. */
  readonly others: readonly Amounts[];
  readonly figures: HeldFigures;
  /** What was said of single practices, in a few words each, by code. */
  readonly marks: ReadonlyMap<string, readonly string[]>;
  /** The service lines of the base year and where each stands; empty where nobody placed any. */
  readonly lines: readonly LineSpend[];
  /** What a method shares by, and the lists that it is made of; `null` where it shares by one list as it stands. */
  readonly sharedBy: (method: string) => { readonly weights: Amounts; readonly lists: WeightedLists } | Diagnostic | null;
  /** The method whose own total is the pool; `null` where the pool was given. */
  readonly poolSetter: string | null;
}

/** A method with the options and the figures that it runs on. */
interface Prepared {
  readonly registered: RegisteredMethod;
  readonly options: MethodOptions;
  readonly needs: readonly FiguresNeeded[];
}

/**
 * Runs the asked methods on the plan's figures. Refused with the reasons; what was left out is in the diagnostics.
 * @param others further figures that every practice of the run must have, beside those of the methods.
 */
export async function runBudgets(parameters: BudgetParameters, context: CommandContext, others: readonly FiguresNeeded[] = []): Promise<Result<BudgetRun>> {
  const given = parameters.pool === undefined ? null : readPool(parameters.pool);
  if (given !== null && typeof given !== 'number') return refused(given);
  const [asked, loaded] = await Promise.all([
    askedMethods(context.registry, parameters.methods, given !== null, parameters),
    loadFigures(context.state, context.dataSets),
  ]);
  if (!asked.ok) return asked;
  if (!loaded.ok) return loaded;
  const figures = loaded.value;
  const prepared = await prepare(asked.value.all, figures, parameters, context);
  if (!prepared.ok) return prepared;

  const known = localityPractices(context.state, figures);
  const besides = others.map((other) => inParts(other, figures));
  const needed = prepared.value.flatMap(({ needs }) => needs);
  const back = blockedBack(context.state, figures, needed);
  const eligible = eligiblePractices(figures, known, [...needed, ...besides, ...back]);
  const { practices } = eligible;
  const leftOut: Diagnostic[] = [...prepared.diagnostics, ...eligible.diagnostics, ...neverFound(context.state, known)];
  if (practices.length === 0) return refused(noPractices(context), ...leftOut);

  const notes: string[] = [];
  const marks = new Map<string, readonly string[]>();
  const trace = new TraceBuilder(practices.map(({ practice }) => practice));
  const traced = new TracedFigures(trace, eligible.figures);
  const inputsOf = askedOnce((id): Guarded => {
    const one = prepared.value.find(({ registered }) => registered.manifest.id === id) as Prepared;
    return { ...one, figures: traced.of(one.needs) };
  });
  const shared: SharedRun = {
    trace, given: context.given, by: context.by,
    note: (text) => { if (!notes.includes(text)) notes.push(text); },
    warn: (diagnostic) => { if (!leftOut.some(({ code, message }) => code === diagnostic.code && message === diagnostic.message)) leftOut.push(diagnostic); },
    flag: (practice, mark, diagnostic) => {
      const own = marks.get(practice) ?? [];
      if (own.includes(mark)) return;
      marks.set(practice, [...own, mark]);
      leftOut.push({ ...diagnostic, place: { key: practice, ...diagnostic.place } });
    },
    others: {
      weightsOf: askedOnce((id) => guardedWeights(inputsOf(id).registered, shared, inputsOf(id))),
      linesOf: askedOnce((id) => guardedLines(inputsOf(id).registered, shared, inputsOf(id))),
    },
  };
  const setter = prepared.value.find(({ registered }) => registered.manifest.id === asked.value.poolSetter);
  const pool = makePool(shared, given, setter?.registered, setter && inputsOf(setter.registered.manifest.id));
  if ('severity' in pool) return refused(pool, ...leftOut);

  const results = new Map<string, MethodResult>();
  const resultOf = (id: string) => results.get(id) as MethodResult;
  for (const { registered, options, needs } of prepared.value) {
    const { manifest } = registered;
    const amounts = guardedRun(registered, shared, inputsOf(manifest.id), { pool, poolGiven: given !== null, ask: (id) => resultOf(id).amounts });
    if ('severity' in amounts) return refused(amounts, ...leftOut);
    const named = needs.filter(({ require }) => require !== 'beside').map(({ title }) => title);
    const reads = [...named, ...needsOf(manifest, options).flatMap((id) => resultOf(id).reads)];
    results.set(manifest.id, { registered, options, amounts, grade: lowestGrade([trace.grade(amounts), trace.grade(pool)]), reads: [...new Set(reads)] });
  }
  return ok({
    practices, trace, pool, notes, figures, marks,
    others: traced.of(besides),
    lines: lineFigures(context.state, figures, trace, traced, needed, back),
    shown: asked.value.shown.map(resultOf),
    sharedBy: (id) => {
      const lists = guardedLists(inputsOf(id).registered, shared, inputsOf(id));
      const weights = lists === null || 'severity' in lists ? null : shared.others.weightsOf(id);
      if (lists === null || 'severity' in lists || weights === null) return lists as Diagnostic | null;
      return 'severity' in weights ? weights : { weights, lists };
    },
    files: filesRead(figures, eligible.figures),
    poolSetter: setter?.registered.manifest.title ?? null,
  }, leftOut);
}

/** A method with what it is handed. */
type Guarded = MethodInputs & Pick<Prepared, 'registered'>;

/** Answers each question once, so that all who ask share the steps. */
function askedOnce<T>(answer: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id) ?? answer(id);
    known.set(id, found);
    return found;
  };
}

async function prepare(methods: readonly RegisteredMethod[], figures: HeldFigures, parameters: BudgetParameters, { state, registry }: CommandContext): Promise<Result<readonly Prepared[]>> {
  if (state.founded === null) return refused(error('no-plan', 'There is no plan to compare budgets in.', { hint: 'Make one with pbc init, or try pbc demo.' }));
  const { year } = state.founded;
  const prepared: Prepared[] = [];
  const problems: Diagnostic[] = [];
  const told: Diagnostic[] = [];
  const { chosen, passedOver, alike } = figures.defaultList;
  const held: FiguresHeld = {
    year, measures: inBudget(state, figures.measures), headline: chosen, besidesHeadline: { passedOver, alike }, sizeOf: (column) => figures.sizeOf(column),
  };
  for (const { manifest, method: plain } of methods) {
    const options = optionsOf(manifest, parameters);
    const made = plain.prepare === undefined ? ok(plain) : await plain.prepare(held, options, registry);
    const needs = made.ok ? made.value.figures(held, options) : made;
    told.push(...(made.ok ? made.diagnostics : []), ...(needs.ok ? needs.diagnostics : []));
    if (made.ok && needs.ok) prepared.push({ registered: { manifest, method: made.value }, options, needs: needs.value.map((needed) => inParts(needed, figures)) });
    else problems.push(...needs.diagnostics);
  }
  return problems.length > 0 ? refused(...problems) : ok(prepared, told);
}

/** A need down to the cells: what a file only sums is added up here, where every part can be explained. */
function inParts(needed: FiguresNeeded, figures: HeldFigures): FiguresNeeded {
  return { ...needed, measures: needed.measures.flatMap((measure) => figures.partsOf(measure)) };
}

function filesRead({ loaded }: HeldFigures, figures: ReadonlyMap<string, LookedUp>): BudgetRun['files'] {
  const columns = [...figures.values()].flatMap(({ needed, columns: own }) => needed.measures.map(({ year }, index) => ({ year, column: own[index] })));
  return loaded.flatMap(({ dataSet }) => {
    const found = columns.find(({ column }) => column?.dataSets.has(dataSet));
    return found === undefined ? [] : [{ dataSet, year: found.year }];
  });
}

function noPractices(context: CommandContext): Diagnostic {
  const empty = context.state.imports.length === 0;
  return error('no-practices', empty ? 'The plan holds no practices yet.' : 'No practice of the locality has a figure above zero for every method asked for.', {
    hint: empty ? 'Import a published file, or one of your own: pbc import FILE' : 'See below what each practice lacks; import it, or ask for fewer methods with --methods.',
  });
}

const usageCodes = new Set(['bad-pool', 'no-methods', 'unknown-method', 'bad-option']);

/** What a refused run is: wrong usage where the call itself cannot be meant, else data that it cannot run on. */
export function refusedAs(diagnostics: readonly Diagnostic[]): 'usage' | 'refused' {
  return diagnostics.every(({ code }) => usageCodes.has(code)) ? 'usage' : 'refused';
}
