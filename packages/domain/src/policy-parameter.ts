import type { FinancialYear, Grade, Source } from '@pbc-planner/base';

/** One dated value of a rule. `value: null` is a named gap: the rule exists, its number was read nowhere. */
export interface PolicyValue {
  /** The first financial year it holds for: `2006/07`. */
  readonly from: string;
  /** The last year it holds for; open when absent. */
  readonly until?: string;
  /** An exact decimal in the parameter's unit, a date or a word; `null` for a gap. */
  readonly value: string | null;
  readonly grade: Grade;
  readonly source: Source;
  /** What the source says, restated in our own words. */
  readonly quote: string;
}

/** A number that policy sets, kept as dated data with its evidence. */
export interface PolicyParameter {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  readonly values: readonly PolicyValue[];
  /** Whether a locality is expected to set it for itself. */
  readonly local?: boolean;
}

/**
 * The value of a parameter that holds in a year, a named gap included; `null` where the parameter holds none.
 * The values of one parameter do not overlap; where they do, the one that begins last holds.
 */
export function valueInForce(parameter: PolicyParameter, year: FinancialYear): PolicyValue | null {
  const holding = parameter.values.filter(({ from, until }) => from <= year && (until === undefined || year <= until));
  return holding.reduce<PolicyValue | null>((latest, value) => (latest === null || value.from > latest.from ? value : latest), null);
}
