import { compareDecimals, decimal, error, parseDecimal, sourceText, trim, type Decimal, type Diagnostic, type FinancialYear } from '@pbc-planner/base';
import { valueInForce, type CommandContext, type PaceSetting } from '@pbc-planner/domain';

/** Who or what a setting comes from. */
export type SettingOrigin = Pick<PaceSetting, 'by' | 'reason' | 'grade' | 'parameter'>;

/** How far from its fair share a budget may be, in per cent of the fair share, and where that comes from. */
export interface ToleranceBand {
  readonly value: Decimal;
  readonly origin: SettingOrigin;
  /** Where policy was read. */
  readonly source?: string;
}

const bandParameter = 'fair-share-tolerance';
const whole = decimal(100);

/** The band as somebody gave it, else policy's for the year; `null` where nobody gave one and policy has none. @throws RangeError for what a schema should have refused. */
export async function toleranceBand(given: string | undefined, year: FinancialYear, context: CommandContext, reason: string): Promise<ToleranceBand | Diagnostic | null> {
  if (given !== undefined) {
    const chosen = parseDecimal(given);
    if (chosen === null) throw new RangeError(`${given} is no percentage: the schema lets too much through`);
    return { value: trim(chosen), origin: { by: context.by, reason, grade: 'verified' } };
  }
  const parameter = (await context.registry.policyParameters()).find(({ id }) => id === bandParameter);
  const held = parameter === undefined ? null : valueInForce(parameter, year);
  if (held === null || held.value === null) return null;
  const value = parseDecimal(held.value);
  if (value === null || value.units < 0n || compareDecimals(value, whole) > 0) {
    return error('bad-policy-band', `The policy parameter ${bandParameter} of ${year} is "${held.value}", which is no percentage from 0 to 100.`, {
      hint: 'Correct it in the pack, or give the band: --band 10',
    });
  }
  return {
    value: trim(value),
    origin: { by: 'policy', reason: `${bandParameter} of ${year}`, grade: held.grade, parameter: bandParameter },
    source: sourceText(held.source),
  };
}
