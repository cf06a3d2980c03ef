import { followingYear, lowestGrade, type Pence, type TraceStep } from '@pbc-planner/base';
import { refusal, unknownPractice, valueInForce, type CommandContext, type CommandResult, type ExplanationOutcome, type PaceSetting, type RefusalOutcome } from '@pbc-planner/domain';
import { refusedAs } from '../budget-run.ts';
import { courseOf, noBudgetsFit, type Course } from './pace.ts';
import { pacePath, type PaceStep } from './pace-path.ts';
import { paceSettings, type PaceParameters, type PaceSettings } from './pace-settings.ts';
import { stitched } from './stitch-steps.ts';
import { decimalOf } from './traced-year.ts';
import { tracedPath } from './traced-path.ts';

/** The id under which an explanation asks for a pace of change; no budget method has it. */
export const paceId = 'pace';

/** The steps behind one practice's budget in the last year of a pace of change, down to the cells of both methods. */
export async function explainPace(practice: string, parameters: PaceParameters, context: CommandContext): Promise<CommandResult<ExplanationOutcome | RefusalOutcome>> {
  const outcome = refusal('budget.explain');
  const { founded } = context.state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const settings = await paceSettings(parameters, founded.year, context);
  if (!settings.ok) return { status: settings.diagnostics.every(({ code }) => code === 'bad-growth') ? 'usage' : 'refused', outcome, diagnostics: settings.diagnostics };
  const course = await courseOf(parameters, settings.value.growth, context);
  if (!course.ok) return { status: refusedAs(course.diagnostics), outcome, diagnostics: course.diagnostics };
  const { run, budgets, targets } = course.value;
  const position = run.practices.findIndex((one) => one.practice === practice);
  const own = course.diagnostics.filter(({ place }) => place?.key === practice);
  if (position < 0) return { status: own.length > 0 ? 'problems' : 'usage', outcome, diagnostics: own.length > 0 ? own : [unknownPractice(practice)] };
  const steps = pacePath(run.trace.keys, budgets, targets, parameters.years, settings.value.pace);
  if ('fault' in steps) return { status: 'refused', outcome, diagnostics: [noBudgetsFit(steps, followingYear(founded.year, steps.year), settings.value)] };
  const explained = await stepsOf(practice, course.value, steps, settings.value, context);
  const last = explained.at(-1) as TraceStep;
  return {
    status: 'fine',
    diagnostics: own,
    outcome: {
      kind: 'explanation', locality: founded.name, fictional: founded.fictional, practice, name: run.practices[position]?.name ?? practice,
      year: followingYear(founded.year, steps.length - 1), method: paceId, title: `Pace of change, ${parameters.rule}`,
      pence: (steps.at(-1) as PaceStep).budgets[position] as Pence, grade: last.grade, steps: explained,
    },
  };
}

async function stepsOf(practice: string, { run, raised, start, target, targetRun, budgets, targets }: Course, path: readonly PaceStep[], settings: PaceSettings, context: CommandContext): Promise<TraceStep[]> {
  const { founded } = context.state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const before = run.trace.trace().explain(start.amounts.node, practice);
  const towards = raised.trace.trace().explain(targetRun.amounts.node, practice);
  const gradeOf = (steps: readonly TraceStep[], lowest: typeof start.grade) => (position: number) => (run.trace.keys[position] === practice ? (steps.at(-1) as TraceStep).grade : lowest);
  const [current, goal] = [(before.at(-1) as TraceStep).label, (towards.at(-1) as TraceStep).label];
  const setting = (id: PaceSetting['id']) => settings.settings.find((one) => one.id === id) as PaceSetting;
  const { by, reason, text, parameter, grade } = setting('band');
  const policy = parameter === undefined ? undefined : (await context.registry.policyParameters()).find(({ id }) => id === parameter);
  const held = policy === undefined ? null : valueInForce(policy, founded.year);
  const band = { label: `the band: ${text}`, unit: 'of the target', value: decimalOf(settings.pace.band), grade };
  const traced = tracedPath({
    keys: run.trace.keys,
    current: { label: current, amounts: budgets, grade: gradeOf(before, start.grade), lowest: start.grade },
    targets: { label: goal, amounts: targets, grade: gradeOf(towards, target.grade), lowest: target.grade },
    pace: settings.pace,
    band: held === null || parameter === undefined ? { ...band, by, reason } : { ...band, parameter, source: held.source.title, date: held.source.date ?? founded.year },
    step: { label: `the step: ${setting('step').text}`, unit: 'of the gap', value: decimalOf(settings.pace.step), by: setting('step').by, reason: setting('step').reason, grade: setting('step').grade },
    years: path.map((step, index) => ({ year: followingYear(founded.year, index), step })),
    evidence: {
      source: `the rule ${setting('rule').text} (${setting('rule').by}: ${setting('rule').reason}) and the measure ${setting('measure').text} (${setting('measure').by}: ${setting('measure').reason})`,
      grade: lowestGrade(settings.settings.map((one) => one.grade)),
    },
  });
  const explained = traced.trace.trace();
  return stitched(explained.explain(traced.budgets.node, practice), [
    { leaf: current, steps: before },
    { leaf: goal, steps: towards },
  ]);
}
