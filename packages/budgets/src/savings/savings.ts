import { error, formatPounds, lowestGrade, pence, sumPence, warning, type Amounts, type Diagnostic, type FinancialYear, type Pence } from '@pbc-planner/base';
import {
  refusal,
  type Command, type FreedUpResources, type PracticeSavings, type RefusalOutcome, type SavingsFigures, type SavingsOutcome,
} from '@pbc-planner/domain';
import { refusedAs } from '../budget-run.ts';
import { inputFiles } from '../compare.ts';
import { componentTwo } from './component-two.ts';
import { runSavings, type SavingsRun, type TracedSavings } from './savings-run.ts';
import type { SavingsParameters } from './savings-settings.ts';

/** `budget.savings`: underspends, overspends and their net together, and who may use what of the underspends. */
export const savings: Command<SavingsParameters, SavingsOutcome | RefusalOutcome> = async (parameters, context) => {
  const outcome = refusal('budget.savings');
  const ran = await runSavings(parameters, context);
  if (!ran.ok) return { status: savingsRefusedAs(ran.diagnostics), outcome, diagnostics: ran.diagnostics };
  const { founded, freedUp } = context.state;
  if (founded === null) throw new Error('A run without a founded plan');
  const { run, method, settings, slices } = ran.value;
  const unknown = unknownTargets(parameters.targetsMet, ran.value);
  if (unknown !== null) return { status: 'usage', outcome, diagnostics: [unknown] };
  const rows = rowsOf(ran.value, freedUp, parameters.targetsMet, founded.year);
  const { trace } = run;
  const lists = rows.some((row) => row.componentTwo !== null) || slices.some(({ taken }) => taken.sharedBy === 'list') ? [run.figures.latestList(trace.keys)] : [];
  const totals = totalsOf(rows);
  return {
    status: 'fine',
    diagnostics: [...ran.diagnostics, ...rows.flatMap(usedTooMuch)],
    outcome: {
      kind: 'savings',
      locality: founded.name,
      fictional: founded.fictional,
      year: founded.year,
      grade: lowestGrade([trace.grade(ran.value.figures.pct), ...lists.map(({ grade }) => grade), ...settings.settings.map(({ grade }) => grade)]),
      method: { id: method.registered.manifest.id, title: method.registered.manifest.title },
      basis: parameters.basis,
      call: { askedPence: settings.pctCall, takenPence: totals.callPence, uncoveredPence: pence(settings.pctCall - totals.callPence) },
      rows,
      totals,
      challenges: [...freedUp.challenges].map(([id, one]) => ({ id, ...one })),
      uses: [...freedUp.uses].map(([id, one]) => ({ id, ...one })),
      settings: settings.settings,
      inputs: inputFiles(run, ...lists),
      notes: [...run.notes, ...settings.notes, ...ran.value.back, ...notesOf(rows, freedUp, slices.some(({ taken }) => taken.kind === 'block-back'))],
    },
  };
};

const usageCodes = new Set(['bad-pounds', 'shares-above-whole']);

/** What a refused statement is: wrong usage, or data that it cannot be made of. */
export function savingsRefusedAs(diagnostics: readonly Diagnostic[]): 'usage' | 'refused' {
  return diagnostics.every(({ code }) => usageCodes.has(code)) ? 'usage' : refusedAs(diagnostics);
}

function rowsOf({ run: { practices, trace }, settings, figures }: SavingsRun, freedUp: FreedUpResources, met: readonly string[] | undefined, year: FinancialYear): PracticeSavings[] {
  const columns = new Map(Object.entries(figures).map(([key, amounts]) => [key, amounts === null ? null : trace.valuesInPence(amounts as Amounts)]));
  return practices.map(({ practice, name, list }, position) => {
    const at = (key: keyof TracedSavings) => columns.get(key)?.[position] ?? pence(0);
    const brought = broughtForward(freedUp, practice, year);
    const uses = (state: string) => sumPence([...freedUp.uses.values()].flatMap((one) => (one.practice === practice && one.state === state ? [one.pence] : [])));
    const approved = uses('approved');
    const component = settings.componentTwo?.value;
    return {
      practice, name,
      budgetPence: at('budget'), outturnPence: at('outturn'), bookedPence: at('booked'),
      underPence: at('under'), overPence: at('over'), netPence: pence(at('under') - at('over')),
      callPence: at('call'), coverPence: at('cover'), freedUpPence: at('freedUp'),
      practicePence: at('practice'), localityPence: at('locality'), pctPence: at('pct'), coveredPence: at('covered'),
      broughtForwardPence: brought, approvedPence: approved, proposedPence: uses('proposed'),
      balancePence: sumPence([brought, at('practice'), -at('over'), at('covered'), -approved]),
      componentTwo: component === null || component === undefined || list === null ? null : componentTwo(list, at('practice'), targetsMet(met, practice), component),
    };
  });
}

/** What is left of the years before the plan's. */
function broughtForward({ carried }: FreedUpResources, practice: string, year: FinancialYear): Pence {
  return sumPence([...(carried.get(practice) ?? [])].flatMap(([from, one]) => (from < year ? [one.pence] : [])));
}

function targetsMet(met: readonly string[] | undefined, practice: string): boolean | null {
  return met === undefined ? null : met.includes('all') || met.includes(practice);
}

function unknownTargets(met: readonly string[] | undefined, { run: { practices } }: SavingsRun): Diagnostic | null {
  const known = new Set(['all', 'none', ...practices.map(({ practice }) => practice)]);
  const unknown = met?.filter((code) => !known.has(code)) ?? [];
  return unknown.length === 0 ? null : error('unknown-practice', `There is no row for ${unknown.join(', ')}, said to have met the targets.`, {
    place: { key: unknown[0] as string }, hint: 'Name practices of this answer, or say all, or none.',
  });
}

type Sum = { -readonly [K in keyof SavingsFigures]: Pence };

function totalsOf(rows: readonly PracticeSavings[]): SavingsFigures {
  const keys = Object.keys(rows[0] ?? {}).filter((key): key is keyof SavingsFigures => key.endsWith('Pence'));
  const sums = {} as Sum;
  for (const key of keys) sums[key] = sumPence(rows.map((row) => row[key]));
  return sums;
}

function usedTooMuch({ practice, name, broughtForwardPence, practicePence, approvedPence }: PracticeSavings): Diagnostic[] {
  const has = Math.max(0, broughtForwardPence + practicePence);
  return approvedPence <= has ? [] : [warning('uses-exceed-savings', `Approved uses of ${name} (${practice}) come to ${formatPounds(approvedPence)}, and it has ${formatPounds(has)} to use.`, {
    place: { key: practice }, hint: 'Check what was approved, or take an approval back with pbc undo.',
  })];
}

function notesOf(rows: readonly PracticeSavings[], { challenges }: FreedUpResources, blockedBack: boolean): string[] {
  const states = [...challenges.values()];
  const sum = (state: string) => sumPence(states.flatMap((one) => (one.state === state ? [one.agreedPence ?? one.pence] : [])));
  return [
    'A saving is what is left of all: underspends say nothing without the overspends beside them and the net of both.',
    'Hold each difference against what chance alone would do before anybody is praised or blamed for it: pbc budget risk-pool',
    ...(rows.some(({ balancePence }) => balancePence < 0) ? ['A balance below nothing is no debt of a practice: it is what savings of other years may have to make good.'] : []),
    'Freed-up resources are for the care of patients, and the PCT approves what they are used for.',
    ...(states.some(({ state }) => state === 'raised') ? [`Challenges for ${formatPounds(sum('raised'))} are raised and not agreed: they are in no figure.`] : []),
    ...(states.some(({ state }) => state === 'agreed') ? [`Challenges for ${formatPounds(sum('agreed'))} are agreed and not booked: they are in no figure. Book what the outturn does not hold yet.`] : []),
    ...(blockedBack ? ['Budgets are without what is blocked back: import an outturn without it too, or use --basis gross.'] : []),
    ...(rows.some((row) => row.componentTwo !== null) ? ['Component 2 is of the list on the date that towards-pbc-list-date names; check that the list held here is that one.'] : []),
    ...(rows.some((row) => row.componentTwo !== null && row.componentTwo.paidPence === null) ? ['Component 2 is not known where nobody has said whether the targets were met: --targets-met CODES, all or none.'] : []),
  ];
}
