import {
  decimalText, error, penceFromPounds, readNumber, warning, type Decimal, type Diagnostic, type Place,
} from '@pbc-planner/base';
import type { Measure } from '@pbc-planner/domain';

/** A cell as a figure (money in pence), as nothing, or as a reason to leave it out or to refuse the file. */
export interface CellReading {
  readonly value: Decimal | null;
  readonly problem: Diagnostic | null;
}

/**
 * Reads a cell. Money and weights must be above zero, else they are left out and named. People may be nought;
 * a negative number of people refuses the file, since it shows that the column is not what it says.
 */
export function readCell(text: string, measure: Measure, place: Place): CellReading {
  const number = readNumber(text);
  if (typeof number === 'string') {
    return leftOut(number === 'blank' ? 'blank-cell' : 'not-a-number',
      number === 'blank' ? 'The cell is blank.' : `"${short(text)}" is ${number}.`, place,
      number === 'in scientific notation' ? 'A spreadsheet has shortened the number: format the column with all its digits and save again.' : 'Give a plain number, or leave the practice out.');
  }
  const people = measure.kind === 'list' || measure.kind === 'list-band';
  if (people) {
    if (number.units >= 0n) return { value: number, problem: null };
    return { value: null, problem: error('negative-people', `${decimalText(number)} is a negative number of people.`, { place, hint: 'Correct the number; the file is refused until then.' }) };
  }
  if (number.units <= 0n) {
    const what = measure.kind === 'spend' ? 'money' : 'weight';
    return leftOut(number.units === 0n ? `zero-${what}` : `negative-${what}`, `${decimalText(number)} is no ${measure.kind === 'spend' ? 'spend' : 'weighted list'} above zero.`, place,
      'Nothing is counted as zero: the practice stays out of budgets that need this figure.');
  }
  if (measure.kind !== 'spend') return { value: number, problem: null };
  const pence = penceFromPounds(number);
  if (pence === null) return leftOut('bad-money', `"${short(text)}" is not a sum of whole pence that can be kept.`, place, 'Give pounds with at most two decimals.');
  return { value: { units: BigInt(pence), scale: 0 }, problem: null };
}

function leftOut(code: string, what: string, place: Place, hint: string): CellReading {
  return { value: null, problem: warning(code, `${what} The value is left out.`, { place, hint }) };
}

function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
