import { add, compareDecimals, decimal, formatPounds, multiply, parseDecimal } from '@pbc-planner/base';
import { valueInForce, type CommandContext } from '@pbc-planner/domain';
import { basisPointsText } from './figure-text.ts';
import type { PracticeBudget } from './practice-budget.ts';

const toleranceParameter = 'fair-share-tolerance';

/** How far a budget is from its fair share, and whether that is within the tolerance that policy set for the year. */
export async function fairShareText({ fairShare, pence, basisPoints }: NonNullable<PracticeBudget['fromFairShare']>, context: CommandContext): Promise<string> {
  const title = fairShare.result.registered.manifest.title.toLowerCase();
  const share = `${formatPounds(fairShare.pence)} by ${title}`;
  if (pence === 0) return `${share}: the budget is exactly that`;
  const percent = basisPoints === null ? '' : ` (${basisPointsText(basisPoints)}%)`;
  const side = `the budget is ${formatPounds(Math.abs(pence))}${percent} ${pence > 0 ? 'above' : 'below'} it`;
  return `${share}; ${side}, ${await toleranceText(fairShare.pence, pence, context)}`;
}

async function toleranceText(fairShare: number, pence: number, { state, registry }: CommandContext): Promise<string> {
  const year = state.founded?.year;
  const parameter = (await registry.policyParameters()).find(({ id }) => id === toleranceParameter);
  const held = parameter === undefined || year === undefined ? null : valueInForce(parameter, year);
  const band = held === null || held.value === null ? null : parseDecimal(held.value);
  if (held === null || band === null) return 'and policy sets no tolerance for this year that was read';
  const gap = multiply(decimal(Math.abs(pence)), decimal(100));
  const allowed = multiply(add(band, decimal(0)), decimal(fairShare));
  return `${compareDecimals(gap, allowed) > 0 ? 'beyond' : 'within'} the tolerance of ${String(held.value)}% (${held.source.publisher ?? held.source.title}; ${held.grade})`;
}
