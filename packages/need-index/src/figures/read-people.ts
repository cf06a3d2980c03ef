import { decimalText, error, readNumber, warning, type Decimal, type Diagnostic, type Place } from '@pbc-planner/base';

/** A cell that counts people, weighted or not: the number, nothing where it is blank, or a problem. */
export type PeopleCell =
  | { readonly value: Decimal }
  | { readonly value: null; readonly problem: Diagnostic | null };

const blank: PeopleCell = { value: null, problem: null };

/** Reads a cell of people. Nought is a number; a number below it is an error, since the column is then not what it says. */
export function readPeople(text: string, place: Place): PeopleCell {
  if (text === '') return blank;
  const number = readNumber(text);
  if (number === 'blank') return blank;
  if (typeof number === 'string') {
    const shown = text.length <= 40 ? text : `${text.slice(0, 39)}…`;
    return { value: null, problem: warning('not-a-number', `"${shown}" is ${number}. The value is left out.`, { place, hint: 'Give a plain number of people.' }) };
  }
  if (number.units >= 0n) return { value: number };
  return { value: null, problem: error('negative-people', `${decimalText(number)} is a negative number of people.`, { place, hint: 'Correct the number; the file is refused until then.' }) };
}
