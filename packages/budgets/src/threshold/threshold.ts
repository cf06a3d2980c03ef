import { decimal, decimalText, error, lowestGrade, parseDecimal, parseFinancialYear, pence, TraceBuilder, trim, type Amount, type Decimal, type Diagnostic, type FinancialYear } from '@pbc-planner/base';
import { refusal, type Command, type CommandContext, type RefusalOutcome, type Setting, type ThresholdOutcome } from '@pbc-planner/domain';
import { evidenceText, policyFigure, policyLeaf, policyLookup, policySetting, yearsHeld, type PolicyLookup } from '../policy-figures.ts';
import { readPounds } from '../pounds.ts';

interface ThresholdParameters {
  readonly base: string;
  readonly value: string;
  readonly year?: string;
  readonly rate?: string;
}

const rateId = 'emergency-marginal-rate';
const baseId = 'emergency-marginal-rate-base';
/** The one row of the trace: nothing here is by practice. */
const admissions = 'emergency admissions';
const retainedId = 'emergency-marginal-rate-retained-share';

/** `budget.threshold`: what is paid for emergency admissions above a base, by the rule of the year. It needs no plan. */
export const threshold: Command<ThresholdParameters, ThresholdOutcome | RefusalOutcome> = async (parameters, context) => {
  const outcome = refusal('budget.threshold');
  const year = parameters.year === undefined ? (context.state.founded?.year ?? null) : parseFinancialYear(parameters.year);
  if (year === null) return { status: 'usage', outcome, diagnostics: [noYear(parameters.year)] };
  const base = readPounds(parameters.base, 'the base', 'zero or more');
  const value = readPounds(parameters.value, 'the value of the admissions', 'zero or more');
  const bad = [base, value].filter((one): one is Diagnostic => typeof one !== 'number');
  if (typeof base !== 'number' || typeof value !== 'number') return { status: 'usage', outcome, diagnostics: bad };
  const policy = await policyLookup(context);
  const rate = rateOf(parameters.rate, year, policy, context);
  if ('severity' in rate) return { status: 'refused', outcome, diagnostics: [rate] };

  const trace = new TraceBuilder([admissions]);
  const entered = (label: string, amount: number) => trace.choice({ label, unit: 'pence', value: decimal(amount), by: context.by, reason: 'given for this answer', grade: 'verified' });
  const worth = entered('value of the admissions', value);
  const full = trace.min('paid in full, up to the base', 'pence', worth, entered('base', base));
  const above = trace.subtract('value above the base', 'pence', worth, full);
  const product = trace.multiply('value above the base, times the rate', 'pence x per cent', above, rate.leaf(trace));
  const part = trace.divide('paid above the base, to the penny', 'pence', product, trace.definition('the whole', 'per cent', decimal(100)), 0);
  const paid = trace.add('paid in all', 'pence', full, part);
  const paidPence = trace.valueInPence(paid);
  const baseRule = policyFigure(policy, baseId, year);
  const retained = policyFigure(policy, retainedId, year);
  const settings: Setting[] = [
    rate.setting,
    ...(baseRule?.held.value == null ? [] : [policySetting('base', 'Base', baseRule.held.value, baseRule)]),
    ...(retained?.value == null ? [] : [policySetting('retained', 'Not paid above the base', `${decimalText(retained.value)}% of the tariff`, retained)]),
  ];
  return {
    status: 'fine', diagnostics: [],
    outcome: {
      kind: 'threshold',
      fictional: context.state.founded?.fictional ?? false,
      year, grade: lowestGrade(settings.map(({ grade }) => grade)),
      basePence: base, valuePence: value, ratePercent: decimalText(rate.value),
      fullPence: trace.valueInPence(full), abovePence: trace.valueInPence(above), paidPence, notPaidPence: pence(value - paidPence),
      settings,
      steps: trace.trace().explain(paid.node, admissions),
      notes: [
        'Up to the base, admissions are paid in full; of what their value is above it, the rate is paid.',
        ...[rate.figure, baseRule, retained].flatMap((figure) => (figure === null ? [] : [evidenceText(figure)])),
        ...(baseRule === null ? [`No policy says what the base of ${year} is.`] : []),
      ],
    },
  };
};

interface Rate {
  readonly value: Decimal;
  readonly figure: ReturnType<typeof policyFigure>;
  readonly leaf: (trace: TraceBuilder) => Amount;
  readonly setting: Setting;
}

function rateOf(given: string | undefined, year: FinancialYear, policy: PolicyLookup, { by }: CommandContext): Rate | Diagnostic {
  if (given !== undefined) {
    const value = parseDecimal(given);
    if (value === null) throw new RangeError(`${given} is no percentage: the schema lets too much through`);
    const chosen = { by, reason: 'given for this answer', grade: 'verified' } as const;
    return {
      value: trim(value), figure: null,
      leaf: (trace) => trace.choice({ label: 'the marginal rate', unit: 'per cent', value: trim(value), ...chosen }),
      setting: { id: 'rate', title: 'Marginal rate', text: `${decimalText(value)}% of the tariff`, ...chosen },
    };
  }
  const figure = policyFigure(policy, rateId, year);
  if (figure === null || figure.value === null) {
    const parameter = policy.get(rateId);
    const known = parameter === undefined ? '' : ` There is one for ${yearsHeld(parameter)}.`;
    return figure === null
      ? error('no-policy-value', `No policy sets a marginal rate for emergency admissions in ${year}.${known}`, { hint: 'Name another year with --year, or give the rate that holds: --rate 30' })
      : error('policy-gap', `A marginal rate held in ${year}, and no source gives its number. ${figure.held.quote}`, { hint: 'Give the rate that was paid, for example: --rate 50' });
  }
  const { value } = figure;
  return {
    value, figure,
    leaf: (trace) => policyLeaf(trace, figure, 'the marginal rate'),
    setting: policySetting('rate', 'Marginal rate', `${decimalText(value)}% of the tariff`, figure),
  };
}

function noYear(text: string | undefined): Diagnostic {
  return text === undefined
    ? error('no-year', 'The rule depends on the year, and no plan is open that has one.', { hint: 'Name the year, for example: --year 2010/11' })
    : error('bad-year', `"${text}" is no financial year.`, { hint: 'For example: --year 2010/11' });
}
