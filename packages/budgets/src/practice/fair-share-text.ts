import { decimalText, formatPounds, pence as asPence, type Grade, type Pence } from '@pbc-planner/base';
import type { CommandContext } from '@pbc-planner/domain';
import { isBeyond } from '../standing.ts';
import { toleranceBand } from '../tolerance-band.ts';
import { basisPointsText } from './figure-text.ts';
import type { PracticeBudget } from './practice-budget.ts';

/** How far a budget is from its fair share, whether that is within the tolerance that policy set for the year, and the grade of that tolerance. */
export async function fairShareText({ fairShare, pence, basisPoints }: NonNullable<PracticeBudget['fromFairShare']>, context: CommandContext): Promise<{ readonly text: string; readonly grades: readonly Grade[] }> {
  const title = fairShare.result.registered.manifest.title.toLowerCase();
  const share = `${formatPounds(fairShare.pence)} by ${title}`;
  if (pence === 0) return { text: `${share}: the budget is exactly that`, grades: [] };
  const percent = basisPoints === null ? '' : ` (${basisPointsText(basisPoints)}%)`;
  const side = `the budget is ${formatPounds(Math.abs(pence))}${percent} ${pence > 0 ? 'above' : 'below'} it`;
  const tolerance = await toleranceText(fairShare.pence, pence, context);
  return { ...tolerance, text: `${share}; ${side}, ${tolerance.text}` };
}

async function toleranceText(fairShare: Pence, distance: number, context: CommandContext): Promise<{ readonly text: string; readonly grades: readonly Grade[] }> {
  const year = context.state.founded?.year;
  const band = year === undefined ? null : await toleranceBand(undefined, year, context, 'the tolerance of the page');
  if (band === null) return { text: 'and policy sets no tolerance for this year that was read', grades: [] };
  if ('severity' in band) return { text: `and no tolerance can be held against it: ${band.message}`, grades: [] };
  const beyond = isBeyond({ current: asPence(fairShare + distance), fairShare }, band.value);
  return { text: `${beyond ? 'beyond' : 'within'} the tolerance of ${decimalText(band.value)}% (${[band.source, band.origin.grade].filter((part) => part !== undefined).join('; ')})`, grades: [band.origin.grade] };
}
