import { error, followingYear, formatPounds, lowestGrade, pence, poundsText, sumPence, type Diagnostic, type Pence, type Result } from '@pbc-planner/base';
import { refusal, type Command, type CommandContext, type PaceOutcome, type PaceRow, type RefusalOutcome } from '@pbc-planner/domain';
import { refusedAs, runBudgets, type BudgetParameters, type BudgetRun, type MethodResult } from '../budget-run.ts';
import { inputFiles } from '../compare.ts';
import { againstTarget, warningsOf } from './against-target.ts';
import { paceSettings, type PaceParameters, type PaceSettings } from './pace-settings.ts';
import { pacePath, type PaceStep, type PathFault } from './pace-path.ts';

/** Where practices stand and where they go. */
export interface Course {
  readonly run: BudgetRun;
  /** The run that the targets are of: with new money one of the greater total, else the same. */
  readonly raised: BudgetRun;
  readonly targetRun: MethodResult;
  readonly start: MethodResult;
  readonly target: MethodResult;
  readonly budgets: readonly Pence[];
  readonly targets: readonly Pence[];
}

/** `budget.pace`: budgets year by year from what practices have to their fair shares. */
export const pace: Command<PaceParameters, PaceOutcome | RefusalOutcome> = async (parameters, context) => {
  const outcome = refusal('budget.pace');
  const { founded } = context.state;
  if (founded === null) return { status: 'refused', outcome, diagnostics: [noPlan] };
  const settings = await paceSettings(parameters, founded.year, context);
  if (!settings.ok) return { status: settings.diagnostics.every(({ code }) => code === 'bad-growth') ? 'usage' : 'refused', outcome, diagnostics: settings.diagnostics };
  const course = await courseOf(parameters, settings.value.growth, context);
  if (!course.ok) return { status: refusedAs(course.diagnostics), outcome, diagnostics: course.diagnostics };
  const { run, start, target, budgets, targets } = course.value;
  const steps = pacePath(run.trace.keys, budgets, targets, parameters.years, settings.value.pace);
  if ('fault' in steps) return { status: 'refused', outcome, diagnostics: [noBudgetsFit(steps, followingYear(founded.year, steps.year), settings.value), ...course.diagnostics] };

  const years = steps.map((step, index) => ({
    year: followingYear(founded.year, index),
    rows: rowsOf(run.trace.keys, index === 0 ? budgets : (steps[index - 1] as PaceStep).budgets, step, targets),
    totalPence: sumPence(step.budgets),
  }));
  return {
    status: 'fine',
    diagnostics: [...course.diagnostics, ...warningsOf(years, run.practices, parameters.rule)],
    outcome: {
      kind: 'pace',
      locality: founded.name,
      fictional: founded.fictional,
      rule: parameters.rule,
      band: settings.value.band,
      step: settings.value.step,
      measure: parameters.measure,
      growthPence: settings.value.growth,
      maxCut: settings.value.maxCut,
      maxGain: settings.value.maxGain,
      grade: lowestGrade([start.grade, target.grade, ...settings.value.settings.map(({ grade }) => grade)]),
      settings: settings.value.settings,
      start: { method: start.registered.manifest.id, title: start.registered.manifest.title, totalPence: sumPence(budgets) },
      target: { method: target.registered.manifest.id, title: target.registered.manifest.title },
      practices: run.practices.map(({ practice, name }, position) => ({
        practice, name, startPence: budgets[position] as Pence, targetPence: targets[position] as Pence,
      })),
      years,
      inputs: inputFiles(run),
      notes: [...settings.value.notes, ...run.notes, ...reads(start), ...reads(target), ...(settings.value.growth === 0 ? [] : [growthNote])],
    },
  };
};

const growthNote = 'The new money comes with the first year and stays; the targets are fair shares of the total with it.';

const noPlan = error('no-plan', 'There is no plan to pace budgets in.', { hint: 'Make one with pbc init, or try pbc demo.' });

/** Runs the method of the current budgets and that of the fair shares; with new money, the fair shares are of the greater total. */
export async function courseOf(parameters: PaceParameters, growth: Pence, context: CommandContext): Promise<Result<Course>> {
  const { budgetMethods } = context.registry;
  const current = budgetMethods.find(({ role }) => role === 'current')?.id;
  const fairShare = budgetMethods.find(({ role }) => role === 'fair share')?.id;
  if (current === undefined || fairShare === undefined) {
    const lacking = current === undefined ? 'current budgets' : 'fair shares';
    return { ok: false, diagnostics: [error('nothing-to-pace', `No budget method gives ${lacking}, so there is nothing to pace.`, { hint: 'A method says so by its role.' })] };
  }
  const asked: BudgetParameters = { ...parameters, methods: [current, fairShare] };
  const ran = await runBudgets(asked, context);
  if (!ran.ok) return ran;
  const budgets = amountsOf(ran.value, current);
  const total = pence(sumPence(budgets));
  if (total + growth > Number.MAX_SAFE_INTEGER) return { ok: false, diagnostics: [tooMuch(growth)] };
  const raised = growth === 0 ? ran : await runBudgets({ ...asked, pool: poundsText(total + growth) }, context);
  if (!raised.ok) return raised;
  return {
    ok: true,
    diagnostics: ran.diagnostics,
    value: { run: ran.value, raised: raised.value, targetRun: resultOf(raised.value, fairShare), start: resultOf(ran.value, current), target: resultOf(ran.value, fairShare), budgets, targets: amountsOf(raised.value, fairShare) },
  };
}

function resultOf({ shown }: BudgetRun, id: string): MethodResult {
  const found = shown.find(({ registered }) => registered.manifest.id === id);
  if (found === undefined) throw new Error(`A run without the method ${id} that it was asked for`);
  return found;
}

function amountsOf(run: BudgetRun, id: string): Pence[] {
  return run.trace.valuesInPence(resultOf(run, id).amounts);
}

function rowsOf(keys: readonly string[], before: readonly Pence[], { budgets, limits }: PaceStep, targets: readonly Pence[]): PaceRow[] {
  return keys.map((practice, position) => {
    const from = before[position] as Pence;
    const to = budgets[position] as Pence;
    const targetPence = targets[position] as Pence;
    return {
      practice, pence: to, targetPence, movePence: pence(to - from),
      against: againstTarget(from, to, targetPence), limit: limits[position] ?? null,
    };
  });
}

function reads({ registered: { manifest }, reads: own }: MethodResult): string[] {
  return own.length === 0 ? [] : [`${manifest.title}: ${own.join(', ')}.`];
}

function tooMuch(growth: Pence): Diagnostic {
  return error('growth-too-large', `${formatPounds(growth)} of new money is more than can be counted to the penny.`, { hint: 'Give less new money.' });
}

/** The refusal of limits that no budgets fit, with the shortfall. */
export function noBudgetsFit({ fault, pence: missing }: PathFault, year: string, { maxCut, maxGain }: PaceSettings): Diagnostic {
  const amount = formatPounds(pence(missing));
  return fault === 'caps'
    ? error('limits-too-tight', `With gains of ${String(maxGain)}% at most, the budgets of ${year} would fall ${amount} short of the money that there is.`, {
      hint: 'Raise --max-gain, or bring less new money with --growth.',
    })
    : error('limits-too-tight', `With cuts of ${String(maxCut)}% at most, the budgets of ${year} would be ${amount} more than there is.`, { hint: 'Raise --max-cut.' });
}
