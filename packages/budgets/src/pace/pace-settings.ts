import {
  decimal, decimalText, error, formatPounds, ok, parseDecimal, penceFromPounds, pence, readNumber, refused, trim,
  type Decimal, type Diagnostic, type FinancialYear, type Pence, type Result,
} from '@pbc-planner/base';
import type { CommandContext, PaceMeasure, PaceRule, PaceSetting } from '@pbc-planner/domain';
import { toleranceBand, type SettingOrigin, type ToleranceBand } from '../tolerance-band.ts';
import type { Pace } from './pace-path.ts';
import { ratioOfPercent } from './ratio.ts';

/** What somebody may say of a pace of change, checked against its schema. */
export interface PaceParameters {
  readonly rule: PaceRule;
  readonly measure: PaceMeasure;
  readonly step: string;
  readonly years: number;
  readonly band?: string;
  readonly growth?: string;
  readonly maxCut?: string;
  readonly maxGain?: string;
  readonly [option: string]: unknown;
}

/** A pace of change as it will be calculated, and where each setting comes from. */
export interface PaceSettings {
  readonly pace: Pace;
  readonly band: number;
  readonly step: number;
  readonly growth: Pence;
  readonly maxCut: number | null;
  readonly maxGain: number | null;
  readonly settings: readonly PaceSetting[];
  /** What the rule and the measure mean, and where the band was read. */
  readonly notes: readonly string[];
}

type Origin = SettingOrigin;

const bandByDefault = decimal(10);

const rules: Readonly<Record<PaceRule, string>> = {
  'under-target': 'what is left over goes to practices within the band and below target, by what they lack',
  'prorata': 'what is left over goes to all practices within the band, by their budgets',
  'scaled': 'practices over their target give up no more than the others need',
};

const measures: Readonly<Record<PaceMeasure, string>> = {
  'from-target': 'the step is a share of the whole gap to the target',
  'from-band': 'the step is a share of the gap beyond the band',
};

/** Reads the settings. The band is policy's where policy has one for the year; every other default is a proposal. */
export async function paceSettings(parameters: PaceParameters, year: FinancialYear, context: CommandContext): Promise<Result<PaceSettings>> {
  const band = await bandOf(parameters.band, year, context);
  const growth = growthOf(parameters.growth);
  if ('severity' in band || 'severity' in growth) return refused(...[band, growth].filter((one) => 'severity' in one));
  const { rule, measure } = parameters;
  const step = percentOf(parameters.step);
  const cut = parameters.maxCut === undefined ? null : percentOf(parameters.maxCut);
  const gain = parameters.maxGain === undefined ? null : percentOf(parameters.maxGain);
  const origin = (id: string) => (context.given.has(id) ? chosen(context) : proposed);
  const settings: PaceSetting[] = [
    { id: 'rule', title: 'Balancing rule', text: rule, ...origin('rule') },
    { id: 'band', title: 'Tolerance band', text: `${decimalText(band.value)}% of the target`, ...band.origin },
    { id: 'step', title: 'Step', text: `${decimalText(step)}% of the gap a year`, ...origin('step') },
    { id: 'measure', title: 'Measure', text: measure, ...origin('measure') },
    ...(growth.pence === 0 ? [] : [{ id: 'growth', title: 'New money', text: formatPounds(growth.pence), ...chosen(context) } as const]),
    ...(cut === null ? [] : [{ id: 'maxCut', title: 'Greatest cut', text: `${decimalText(cut)}% a year`, ...chosen(context) } as const]),
    ...(gain === null ? [] : [{ id: 'maxGain', title: 'Greatest gain', text: `${decimalText(gain)}% a year`, ...chosen(context) } as const]),
  ];
  return ok({
    pace: {
      rule, measure, band: ratioOfPercent(band.value), step: ratioOfPercent(step),
      cut: cut && ratioOfPercent(cut), gain: gain && ratioOfPercent(gain),
    },
    band: numberOf(band.value), step: numberOf(step), growth: growth.pence, maxCut: cut && numberOf(cut), maxGain: gain && numberOf(gain), settings,
    notes: [
      `The rule ${rule}: ${rules[rule]}.`,
      `The measure ${measure}: ${measures[measure]}.`,
      ...(band.source === undefined ? [] : [`The band is policy: ${band.source}.`]),
    ],
  });
}

const proposed: Origin = { by: 'the planner', reason: 'stands until the locality chooses', grade: 'proposed' };

function chosen({ by }: CommandContext): Origin {
  return { by, reason: 'given for this pace of change', grade: 'verified' };
}

async function bandOf(given: string | undefined, year: FinancialYear, context: CommandContext): Promise<ToleranceBand | Diagnostic> {
  return (await toleranceBand(given, year, context, 'given for this pace of change')) ?? { value: bandByDefault, origin: proposed };
}

function growthOf(text: string | undefined): { readonly pence: Pence } | Diagnostic {
  if (text === undefined) return { pence: pence(0) };
  const pounds = readNumber(text);
  const amount = typeof pounds === 'string' ? null : penceFromPounds(pounds);
  if (amount !== null && amount >= 0) return { pence: amount };
  return error('bad-growth', `"${text}" is not an amount of new money in pounds.`, {
    hint: 'Give pounds from zero, with at most two decimals, such as 350000 or 350,000.00.',
  });
}

/** @throws RangeError for what the command's schema should have refused. */
function percentOf(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`${text} is no percentage: the schema lets too much through`);
  return trim(value);
}

function numberOf(value: Decimal): number {
  return Number(decimalText(value));
}
