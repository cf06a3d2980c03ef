import { parseDecimal, type Decimal } from './decimal.ts';

/** Why a cell is not a number that can be trusted. */
export type NumberFault = 'blank' | 'not a number' | 'in scientific notation' | 'with thousands marks in odd places' | 'too long';

const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * Reads a number as people and spreadsheets write it: `1234.5`, `1,234.50`, `£1,234`, `(12.00)` for minus twelve,
 * `-5`, `5-`, a full stop for the fraction. Scientific notation is refused: a spreadsheet has thrown digits away there.
 */
export function readNumber(text: string): Decimal | NumberFault {
  let rest = text.replace(/[\s\u00A0]+/g, ' ').trim();
  if (rest === '') return 'blank';
  if (rest.length > 60) return 'too long';
  let negative = false;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    negative = true;
    rest = rest.slice(1, -1).trim();
  }
  const signed = /^([+\u2212-])?\s*£?\s*([+\u2212-])?\s*(.*?)\s*([-\u2212])?$/.exec(rest);
  const signs = [signed?.[1], signed?.[2], signed?.[4]].filter((sign) => sign !== undefined);
  if (!signed || signs.length + (negative ? 1 : 0) > 1) return 'not a number';
  if (signs[0] !== undefined && signs[0] !== '+') negative = true;
  rest = signed[3] as string;
  if (/^\d+(\.\d+)?[eE][+-]?\d+$/.test(rest)) return 'in scientific notation';
  if (rest.includes(',')) {
    if (!/^[\d,]+(\.\d+)?$/.test(rest)) return 'not a number';
    if (!grouped.test(rest)) return 'with thousands marks in odd places';
    rest = rest.replaceAll(',', '');
  }
  const value = parseDecimal(rest);
  if (value === null) return /^\d+(\.\d+)?$/.test(rest) ? 'too long' : 'not a number';
  return negative ? { units: -value.units, scale: value.scale } : value;
}
