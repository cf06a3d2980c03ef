import { decimalText, groupThousands, type Decimal } from '@pbc-planner/base';

/** A number of people as people read it: `8,000`, `1,234.5`. */
export function groupedText(count: Decimal): string {
  const [whole = '', fraction] = decimalText(count).split('.');
  return groupThousands(whole) + (fraction === undefined ? '' : `.${fraction}`);
}
