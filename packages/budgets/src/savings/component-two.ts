import { multiply, parseDecimal, pence, round, type Decimal, type Pence } from '@pbc-planner/base';
import type { ComponentTwo } from '@pbc-planner/domain';

/**
 * Component 2 of "Towards practice based commissioning": freed-up resources that a practice can draw on are topped up to its value,
 * if the targets of its plan are met. What was freed up is the practice's whether they are or not.
 * (BMA and GPC, Payment of component 2 of the TPBC DES, March 2007.)
 */
export function componentTwo(list: string, freedUp: Pence, targetsMet: boolean | null, pencePerPatient: Decimal): ComponentTwo | null {
  const people = parseDecimal(list);
  if (people === null) return null;
  const valuePence = pence(round(multiply(people, pencePerPatient), 0).units);
  const topUp = pence(Math.max(0, valuePence - freedUp));
  const paidPence = targetsMet === null ? (topUp === 0 ? topUp : null) : targetsMet ? topUp : pence(0);
  return { list: Number(list), valuePence, targetsMet, paidPence, totalPence: paidPence === null ? null : pence(freedUp + paidPence) };
}
