import { ok, pence, refused, sumPence, type Diagnostic, type Pence, type Result } from '@pbc-planner/base';
import {
  mergedInto,
  type AloneBudget, type CommandContext, type HeldFigures, type InputFile, type PlanState, type Practice, type WhatIfAmount, type WhatIfChange,
  type WhatIfReconciliation, type WhatIfRow,
} from '@pbc-planner/domain';
import { runBudgets, type BudgetParameters, type BudgetRun } from '../budget-run.ts';
import { inputFiles } from '../compare.ts';
import { distinct, onlyPractice, practicesOf } from './tried-plan.ts';

/** What a what-if may be asked with besides its steps. */
export interface WhatIfParameters extends BudgetParameters {
  readonly pool?: string;
  readonly poolAfter?: string;
}

/** The budgets of a locality before and after a change of membership. */
export interface MembershipComparison {
  readonly rows: readonly WhatIfRow[];
  readonly reconciliation: readonly WhatIfReconciliation[];
  readonly alone: readonly AloneBudget[];
  readonly inputs: readonly InputFile[];
  readonly notes: readonly string[];
}

/** Budgets by practice, by method. */
type Amounts = ReadonlyMap<string, ReadonlyMap<string, Pence>>;

const nothing = pence(0);

/** Runs the same methods on the plan and on the plan as it would be, and reconciles the two. */
export async function compareMembership(parameters: WhatIfParameters, context: CommandContext, figures: HeldFigures, after: PlanState): Promise<Result<MembershipComparison>> {
  const { poolAfter, ...shared } = parameters;
  const ran = await runOrNothing(shared, context);
  if (!ran.ok) return ran;
  const raised = poolAfter === undefined ? shared : { ...shared, pool: poolAfter };
  const tried = await runOrNothing(raised, { ...context, state: after });
  if (!tried.ok) return tried;
  const [first, second] = [ran.value, tried.value];
  const some = first ?? second;
  if (some === null) return refused(...ran.diagnostics);
  const practices = { before: practicesOf(context.state, figures), after: practicesOf(after, figures) };
  const before = amountsOf(first);
  const then = amountsOf(second);
  const rows = rowsOf(some, before, then, practices, after);
  const gone = practices.after.filter(({ practice, membership }) => 
    membership === 'alone' && !practices.before.some((one) => one.practice === practice && one.membership === 'alone'));
  return ok({
    rows,
    reconciliation: some.shown.map(({ registered: { manifest: { id, title } }, grade }) => ({ method: id, title, grade, ...reconciled(rows, id) })),
    alone: await Promise.all(gone.map((practice) => aloneBudget(practice, shared, { ...context, state: onlyPractice(after, figures, practice.practice) }))),
    inputs: [...new Map([first, second].flatMap((run) => (run === null ? [] : inputFiles(run))).map((input) => [input.sha256, input])).values()],
    notes: notesOf(parameters, some),
  }, distinct([...ran.diagnostics, ...tried.diagnostics]));
}

/** A run; `null` where nobody is left to share among, with what was left out in the diagnostics. */
async function runOrNothing(parameters: BudgetParameters, context: CommandContext): Promise<Result<BudgetRun | null>> {
  const run = await runBudgets(parameters, context);
  if (run.ok || run.diagnostics[0]?.code !== 'no-practices') return run;
  return ok(null, run.diagnostics);
}

function amountsOf(run: BudgetRun | null): Amounts {
  return new Map((run?.shown ?? []).map(({ registered, amounts }) => {
    const values = (run as BudgetRun).trace.valuesInPence(amounts);
    return [registered.manifest.id, new Map((run as BudgetRun).practices.map(({ practice }, position) => [practice, values[position] as Pence]))];
  }));
}

function rowsOf({ shown }: BudgetRun, before: Amounts, after: Amounts, practices: { readonly before: readonly Practice[]; readonly after: readonly Practice[] }, state: PlanState): WhatIfRow[] {
  const known = new Map([...practices.before, ...practices.after].map((one) => [one.practice, one]));
  const merged = mergedInto(state);
  const had = inPool(before);
  const has = inPool(after);
  const targets = new Set([...merged].flatMap(([practice, into]) => (had.has(practice) ? [into] : [])));
  return [...new Set([...had, ...has])].sort().map((code) => {
    const practice = known.get(code);
    return {
      practice: code,
      name: practice?.name ?? code,
      change: changeOf(code, had, has, has.has(merged.get(code) ?? ''), targets.has(code), practices.after),
      into: merged.get(code) ?? null,
      list: practice === undefined || practice.list === null ? null : Number(practice.list),
      amounts: Object.fromEntries(shown.map(({ registered: { manifest: { id } } }) => [id, amountOf(before.get(id)?.get(code), after.get(id)?.get(code))])),
    };
  });
}

function inPool(amounts: Amounts): Set<string> {
  return new Set([...amounts.values()].flatMap((own) => [...own.keys()]));
}

function changeOf(code: string, had: ReadonlySet<string>, has: ReadonlySet<string>, mergesAway: boolean, target: boolean, after: readonly Practice[]): WhatIfChange {
  if (mergesAway) return 'merges';
  if (target && has.has(code)) return 'merged';
  if (!had.has(code)) return 'comes';
  if (has.has(code)) return 'stays';
  return after.some(({ practice }) => practice === code) ? 'out of the pool' : 'leaves';
}

function amountOf(beforePence: Pence = nothing, afterPence: Pence = nothing): WhatIfAmount {
  return { beforePence, afterPence, differencePence: pence(afterPence - beforePence) };
}

/** Who leaves, comes, merges and stays, in pence of one method. A merged practice that left the pool takes what its parts had with it. */
function reconciled(rows: readonly WhatIfRow[], method: string): Omit<WhatIfReconciliation, 'method' | 'title' | 'grade'> {
  const of = (changes: readonly WhatIfChange[], figure: keyof WhatIfAmount) =>
    sumPence(rows.filter(({ change }) => changes.includes(change)).map(({ amounts }) => amounts[method]?.[figure] ?? nothing));
  return {
    beforePence: pence(sumPence(rows.map(({ amounts }) => amounts[method]?.beforePence ?? nothing))),
    leavingPence: pence(of(['leaves', 'out of the pool'], 'beforePence')),
    comingPence: pence(of(['comes'], 'afterPence')),
    mergingPence: pence(of(['merges', 'merged'], 'differencePence')),
    stayingPence: pence(of(['stays'], 'differencePence')),
    afterPence: pence(sumPence(rows.map(({ amounts }) => amounts[method]?.afterPence ?? nothing))),
  };
}

/** What a practice that goes alone would have: the pool that its own figures make. */
async function aloneBudget({ practice, name, list }: Practice, parameters: BudgetParameters, context: CommandContext): Promise<AloneBudget> {
  const { pool: _, ...own } = parameters;
  const run = await runBudgets(own, context);
  const base = { practice, name, list: list === null ? null : Number(list) };
  if (!run.ok || run.value.poolSetter === null) {
    return { ...base, pence: null, basis: run.ok ? 'no method makes a pool' : (run.diagnostics as readonly Diagnostic[])[0]?.message ?? 'no figure is held', grade: null };
  }
  const { trace, pool, poolSetter, shown } = run.value;
  const reads = shown.find(({ registered }) => registered.manifest.title === poolSetter)?.reads ?? [];
  return { ...base, pence: trace.valueInPence(pool), basis: [poolSetter, ...reads].join(': '), grade: trace.grade(pool) };
}

function notesOf({ pool, poolAfter }: WhatIfParameters, { poolSetter }: BudgetRun): string[] {
  if (poolAfter !== undefined) return ['The pool after was given.'];
  return pool === undefined && poolSetter !== null
    ? [`The pool is the ${poolSetter.toLowerCase()} total of those in it: who leaves takes that much along, who comes brings it.`]
    : ['The pool was given and stays as it is: what those had who leave is shared by the others. Give another with --pool-after.'];
}
