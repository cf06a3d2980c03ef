import { decimalText, parseDecimal, type Decimal } from '@pbc-planner/base';
import type { CommitmentScale, ItemStatistics } from '@pbc-planner/domain';
import { meanText, weightedMeanText } from '../statistics/means.ts';
import { quartiles } from '../statistics/quartiles.ts';

/**
 * What the answers to one item come to. `cells` and `lists` go together by position; a list is an exact decimal as text.
 * Below the scale's least number of answers nothing is worked out: two numbers are no middle and no spread.
 */
export function statisticsOf(cells: readonly (number | null)[], lists: readonly (string | null)[], scale: CommitmentScale): ItemStatistics {
  const answers = cells.flatMap((value, index) => (value === null ? [] : [{ value, weight: weightOf(lists[index] ?? null) }]));
  const values = answers.map(({ value }) => value);
  const enough = values.length >= scale.leastAnswers;
  const found = enough ? quartiles(values) : null;
  return {
    answered: values.length,
    median: found && decimalText(found.median),
    lowerQuartile: found && decimalText(found.lower),
    upperQuartile: found && decimalText(found.upper),
    interquartileRange: found && decimalText(found.range),
    mean: enough ? meanText(values) : null,
    weightedMean: enough ? weightedMeanText(answers) : null,
    couldLead: values.filter((value) => value >= scale.couldLeadFrom).length,
    polarised: found !== null && found.range.units >= BigInt(scale.polarisedFrom) * 10n ** BigInt(found.range.scale),
  };
}

function weightOf(list: string | null): Decimal | null {
  return list === null ? null : parseDecimal(list);
}

/** The band of a mean such as `2.50`; `null` without one. */
export function bandOf(mean: string | null, { bands }: CommitmentScale): string | null {
  if (mean === null) return null;
  const whole = Number(mean.split('.')[0]);
  return bands.findLast(({ from }) => from <= whole)?.id ?? null;
}
