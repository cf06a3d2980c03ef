import { decimal, ok, refused, sumPence, type Amount, type Amounts, type Pence, type Result, type TraceBuilder } from '@pbc-planner/base';
import type { CommandContext, FreedUpResources } from '@pbc-planner/domain';
import { runBudgets, type BudgetRun, type MethodResult } from '../budget-run.ts';
import { methodAsked } from '../current-method.ts';
import { blockedBackNote, budgetLines, outturnNeeded } from '../outturn.ts';
import { policyLookup } from '../policy-figures.ts';
import { takeSlices, type SlicedBudgets } from '../risk/slices.ts';
import { savingsSettings, type SavingsParameters, type SavingsSettings } from './savings-settings.ts';

/** Freed-up resources of every practice, each figure traced. */
export interface TracedSavings {
  readonly budget: Amounts;
  readonly outturn: Amounts;
  readonly booked: Amounts;
  readonly under: Amounts;
  readonly over: Amounts;
  /** `null` where nothing is asked, and so for the two others. */
  readonly call: Amounts | null;
  readonly cover: Amounts | null;
  readonly freedUp: Amounts;
  readonly practice: Amounts;
  readonly locality: Amounts;
  readonly pct: Amounts;
  readonly covered: Amounts | null;
}

export interface SavingsRun extends SlicedBudgets {
  readonly run: BudgetRun;
  readonly method: MethodResult;
  readonly settings: SavingsSettings;
  readonly figures: TracedSavings;
  /** What is said of lines that are blocked back. */
  readonly back: readonly string[];
}

/** Holds the outturn of the plan's year against the budgets of a method, and shares what is freed up. */
export async function runSavings(parameters: SavingsParameters, context: CommandContext): Promise<Result<SavingsRun>> {
  const { founded, topSlices, freedUp } = context.state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const manifest = methodAsked(context.registry, parameters.method);
  if ('severity' in manifest) return refused(manifest);
  const outturn = outturnNeeded(context.state, founded.year, budgetLines(context.registry, parameters));
  const policy = await policyLookup(context);
  const settings = savingsSettings(parameters, founded.year, policy, context);
  if (!outturn.ok || !settings.ok) return refused(...outturn.diagnostics, ...settings.diagnostics);
  const ran = await runBudgets({ ...parameters, methods: [manifest.id] }, context, [outturn.value.needed, ...outturn.value.back]);
  if (!ran.ok) return ran;
  const run = ran.value;
  const method = run.shown[0] as MethodResult;
  const sliced = takeSlices(run, method.amounts, parameters.basis === 'net' ? topSlices : new Map(), founded.year, policy);
  if (!sliced.ok) return refused(...sliced.diagnostics, ...ran.diagnostics);
  const figures = tracedSavings(run.trace, sliced.value.net, run.others[0] as Amounts, bookedColumn(run.trace, freedUp), settings.value);
  const back = blockedBackNote(run.trace, outturn.value.back, run.others.slice(1), founded.year);
  return ok({ ...sliced.value, run, method, settings: settings.value, figures, back }, [...outturn.diagnostics, ...settings.diagnostics, ...ran.diagnostics]);
}

/** What was agreed and booked of challenges, practice by practice. Nothing else of a challenge reaches a figure. */
export function bookedPence({ challenges }: FreedUpResources, practice: string): Pence {
  return sumPence([...challenges.values()].flatMap((one) => (one.practice === practice && one.state === 'booked' && one.agreedPence !== null ? [one.agreedPence] : [])));
}

function bookedColumn(trace: TraceBuilder, freedUp: FreedUpResources): Amounts {
  const entry = (practice: string | undefined) => {
    const ids = [...freedUp.challenges].flatMap(([id, one]) => (one.practice === practice && one.state === 'booked' ? [id] : []));
    return { by: 'the locality', reason: ids.length === 0 ? 'no challenge is booked' : `agreed and booked: ${ids.join(', ')}`, grade: 'verified' } as const;
  };
  return trace.input({
    label: 'agreed challenges that were booked', unit: 'pence', scale: 0, units: trace.keys.map((practice) => BigInt(bookedPence(freedUp, practice))),
    cite: (position) => entry(trace.keys[position]), grade: 'verified',
  });
}

function tracedSavings(trace: TraceBuilder, budget: Amounts, outturn: Amounts, booked: Amounts, settings: SavingsSettings): TracedSavings {
  const nothing = trace.definition('nothing', 'pence', decimal(0));
  const whole = trace.definition('the whole', 'per cent', decimal(100));
  const spent = trace.subtract('outturn less what was booked', 'pence', outturn, booked);
  const under = trace.max('underspend', 'pence', trace.subtract('budget less outturn', 'pence', budget, spent), nothing);
  const over = trace.max('overspend', 'pence', trace.subtract('outturn less budget', 'pence', spent, budget), nothing);

  const call = settings.pctCall === 0 ? null : taken(trace, 'prior call', calledFor(trace, settings), under, 'all underspends');
  const left = call === null ? under : trace.subtract('underspend after the PCT\'s call', 'pence', under, call);
  const cover = settings.coverOverspends ? taken(trace, 'cover for others', trace.sum('all overspends', 'pence', over), left, 'all underspends that are left') : null;
  const covered = cover && taken(trace, 'covered by others', trace.sum('all cover', 'pence', cover), over, 'all overspends');

  const freedUp = cover === null ? left : trace.subtract('freed-up resources', 'pence', left, cover);
  const practice = partOf(trace, 'the practice\'s part', freedUp, settings.shareLeaf(trace), whole);
  const rest = trace.subtract('freed-up resources less the practice\'s part', 'pence', freedUp, practice);
  const share = trace.choice({ label: 'the locality\'s share', unit: 'per cent', value: settings.localityShare, ...originOf(settings, 'localityShare') });
  const locality = trace.min('the locality\'s part', 'pence', partOf(trace, 'the locality\'s share of it', freedUp, share, whole), rest);
  const pct = trace.subtract('the PCT\'s part', 'pence', rest, locality);
  return { budget, outturn, booked, under, over, call, cover, freedUp, practice, locality, pct, covered };
}

function calledFor(trace: TraceBuilder, settings: SavingsSettings): Amount {
  return trace.choice({ label: 'the PCT\'s prior call', unit: 'pence', value: decimal(settings.pctCall), ...originOf(settings, 'pctCall') });
}

/** So much of what is asked as there is, borne in proportion. Where there is nothing, nothing is borne. */
function taken(trace: TraceBuilder, label: string, asked: Amount, from: Amounts, fromLabel: string): Amounts {
  const there = trace.sum(fromLabel, 'pence', from);
  if (trace.valueInPence(there) === 0) return from;
  const shared = trace.apportion(`${label}, in proportion`, trace.min(`${label}, as far as there is money`, 'pence', asked, there), from, fromLabel);
  if (typeof shared === 'string') throw new RangeError(`${label}: ${shared}`);
  return shared;
}

function partOf(trace: TraceBuilder, label: string, amounts: Amounts, share: Amount, whole: Amount): Amounts {
  return trace.divide(`${label}, to the penny`, 'pence', trace.multiply(`${label}, times per cent`, 'pence x per cent', amounts, share), whole, 0);
}

function originOf({ settings }: SavingsSettings, id: string) {
  const { by, reason, grade } = settings.find((one) => one.id === id) ?? { by: '', reason: '', grade: 'proposed' as const };
  return { by, reason, grade };
}
