import { decimalText, formatPounds, lowestGrade, parseDecimal, pence, type Grade } from '@pbc-planner/base';
import type { CommandContext, Practice } from '@pbc-planner/domain';
import { policyLookup } from '../policy-figures.ts';
import { chanceBand, verdictOf } from '../risk/chance.ts';
import { riskSettings, usualChance } from '../risk/risk-settings.ts';
import { basisPointsText } from './figure-text.ts';
import type { PracticeBudget } from './practice-budget.ts';

/**
 * How far chance alone may take a year's spending from the budget of a practice, as `budget risk-pool` has it, and in which class
 * the distance from its fair share lies; `null` without a list or where no pack gives the coefficient.
 */
export async function chanceText({ list }: Practice, found: PracticeBudget | null, context: CommandContext): Promise<{ readonly text: string; readonly grade: Grade } | null> {
  const settings = riskSettings(usualChance, await policyLookup(context), context);
  const people = list === null ? null : parseDecimal(list);
  if (!settings.ok || people === null) return null;
  const { chance, coefficient } = settings.value;
  const band = chanceBand(found?.budget.pence ?? pence(0), people, chance);
  if (band === null) return null;
  const size = (amount: number, basisPoints: number) => `${found === null ? '' : `${formatPounds(amount)}, which is `}${basisPointsText(basisPoints)}%,`;
  const distance = found?.fromFairShare ?? null;
  const text = [
    `Chance alone may take a year's spending on planned surgery of a list of this size ${size(band.withinPence, band.withinBasisPoints)} away from the budget, up or down (${decimalText(chance.within)} standard deviations); past ${size(band.beyondPence, band.beyondBasisPoints)} (${decimalText(chance.beyond)}) it is beyond chance; emergencies vary more.`,
    ...(distance === null ? [] : [`The distance from the fair share is ${verdictOf(pence(distance.pence), band)}.`]),
    `One year above or below the budget is no verdict (${coefficient.held.source.title}; ${coefficient.held.grade}; the limits are the planner's proposal).`,
  ].join(' ');
  return { text, grade: lowestGrade([coefficient.held.grade, 'proposed']) };
}
