import { decimal, decimalText, error, ok, parseDecimal, refused, trim, type Decimal, type Result } from '@pbc-planner/base';
import type { CommandContext, Setting } from '@pbc-planner/domain';
import { newestFigure, policySetting, type PolicyFigure, type PolicyLookup } from '../policy-figures.ts';
import { inOrder, type Chance } from './chance.ts';

/** What somebody may say of chance, checked against its schema. */
export interface RiskParameters {
  readonly method?: string;
  readonly against?: string;
  readonly years: number;
  readonly within: string;
  readonly beyond: string;
  readonly small?: number;
  readonly [option: string]: unknown;
}

/** What stands where nobody says anything of chance: one year, two standard deviations and three. */
export const usualChance = { years: 1, within: '2', beyond: '3' } as const satisfies RiskParameters;

/** Chance as it will be calculated, and where each number comes from. */
export interface RiskSettings {
  readonly chance: Chance;
  readonly coefficient: PolicyFigure;
  /** Lists no longer than this count as small; `null` where nobody says. */
  readonly small: Decimal | null;
  readonly settings: readonly Setting[];
}

const coefficientId = 'chance-variation-coefficient';
const smallId = 'fundholding-minimum-list-standard';

/** Reads the settings; refused where no pack gives the coefficient, or where the two limits are not in order. */
export function riskSettings(parameters: RiskParameters, policy: PolicyLookup, { given, by }: CommandContext): Result<RiskSettings> {
  const coefficient = newestFigure(policy, coefficientId);
  if (coefficient === null || coefficient.value === null) {
    return refused(error('no-policy-value', `No pack gives the parameter ${coefficientId}, so nothing can be said of chance.`, { hint: 'See pbc pack list.' }));
  }
  const [within, beyond] = [deviations(parameters.within), deviations(parameters.beyond)];
  const chance: Chance = { coefficient: coefficient.value, within, beyond, years: parameters.years };
  if (!inOrder(chance)) {
    return refused(error('limits-in-disorder', `What is beyond chance (${parameters.beyond} standard deviations) must lie further out than what is within it (${parameters.within}).`, {
      hint: 'For example: --within 2 --beyond 3',
    }));
  }
  const origin = (id: string) => (given.has(id)
    ? { by, reason: 'given for this answer', grade: 'verified' } as const
    : { by: 'the planner', reason: 'stands until the locality chooses', grade: 'proposed' } as const);
  const size = newestFigure(policy, smallId);
  const small = parameters.small === undefined ? (size?.value ?? null) : decimal(parameters.small);
  return ok({
    chance, coefficient, small,
    settings: [
      policySetting('coefficient', 'Chance', `${decimalText(coefficient.value)} ÷ √(patients × years), of the budget`, coefficient, 'research'),
      { id: 'within', title: 'Within chance', text: `up to ${decimalText(within)} standard deviations`, ...origin('within') },
      { id: 'beyond', title: 'Beyond chance', text: `past ${decimalText(beyond)} standard deviations`, ...origin('beyond') },
      { id: 'years', title: 'Years pooled', text: String(parameters.years), ...(given.has('years') ? origin('years') : { by: 'the planner', reason: 'one year at a time', grade: 'verified' as const }) },
      ...(small === null ? [] : [{
        id: 'small', title: 'Small practice', text: `up to ${decimalText(small)} patients`,
        ...(given.has('small') || size === null ? origin('small') : { by: 'the planner', reason: `after ${smallId}, a comparison from ${size.held.from}`, grade: 'proposed' as const, parameter: smallId }),
      }]),
    ],
  });
}

/** @throws RangeError for what the command's schema should have refused. */
function deviations(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`${text} is no number: the schema lets too much through`);
  return trim(value);
}
