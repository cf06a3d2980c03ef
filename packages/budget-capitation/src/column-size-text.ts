import type { ColumnSize, NoList, PassedOver } from '@pbc-planner/domain';
import { groupedText } from './grouped-text.ts';

const reasons: Readonly<Record<NoList, string>> = {
  index: 'an index, no list',
  'too small': 'a count of something else, no list of them',
  'too large': 'a count of something else, no list of them',
  fifth: 'those of one fifth of deprivation, no list of them all',
};

/** What a column adds up to and why that makes it no list: `it adds up to 2 for 8,000 patients: an index, no list`. */
export function sizeText(why: NoList, { total, list }: ColumnSize): string {
  return `it adds up to ${groupedText(total)} for ${groupedText(list)} patients: ${reasons[why]}`;
}

/** A column that was passed over, and what to do with it instead. */
export function passedOverText({ name, why, size }: PassedOver): string {
  const instead = why === 'index' ? `; weigh people by it with --components "all=100:list*${name}"` : why === 'fifth' ? '; weigh people by the five with the factor deprivation in --components' : '';
  return `${name} (${sizeText(why, size)}${instead})`;
}
