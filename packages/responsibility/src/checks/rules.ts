import type { Severity } from '@pbc-planner/base';
import type { ResponsibilityFramework } from '@pbc-planner/domain';

/** One of the checks, as it stands where no framework sets it otherwise. */
export interface CheckRule {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  /** The number above which it speaks. */
  readonly limit?: number;
}

/** All checks. Codes never change their meaning. */
export const checkRules: readonly CheckRule[] = [
  { code: 'RM001', title: 'no lead', severity: 'error' },
  { code: 'RM002', title: 'two leads', severity: 'error' },
  { code: 'RM003', title: 'shared without members, convenor, rule, tie-break or review date', severity: 'error' },
  { code: 'RM004', title: 'nobody does the work', severity: 'error' },
  { code: 'RM005', title: 'unknown party or item', severity: 'error' },
  { code: 'RM006', title: 'party without any right', severity: 'warning' },
  { code: 'RM007', title: 'one party leads too much', severity: 'warning', limit: 60 },
  { code: 'RM008', title: 'too many consulted', severity: 'warning', limit: 4 },
  { code: 'RM009', title: 'self-approval on a money item', severity: 'error' },
  { code: 'RM010', title: 'separated items led by the same party', severity: 'warning' },
  { code: 'RM011', title: 'condition lost', severity: 'warning' },
  { code: 'RM012', title: 'too much direct management', severity: 'warning', limit: 30 },
  { code: 'RM013', title: 'not settled', severity: 'info' },
  { code: 'RM014', title: 'no clinician other than a GP', severity: 'warning' },
  { code: 'RM015', title: 'patients absent', severity: 'warning' },
  { code: 'RM016', title: 'changed after sign-off', severity: 'warning' },
  { code: 'RM017', title: 'rights that clash', severity: 'error' },
];

/** A check as a framework sets it. @throws RangeError for a code that there is not. */
export function ruleOf({ checks }: Pick<ResponsibilityFramework, 'checks'>, code: string): CheckRule {
  const rule = checkRules.find((one) => one.code === code);
  if (rule === undefined) throw new RangeError(`There is no check ${code}`);
  return { ...rule, ...checks.find((one) => one.code === code) };
}
