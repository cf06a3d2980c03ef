import { warning, type Diagnostic, type Place } from '@pbc-planner/base';
import type { ImportProfile } from '../import-profile.ts';
import { localPracticeCode, publishedPracticeCode } from '../practice.ts';

const months = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)';
const turnedIntoDate = new RegExp(`^(?:\\d{1,2}[-/]${months}(?:[-/]\\d{2,4})?|${months}[-/]\\d{2,4}|\\d{1,2}/\\d{1,2}/\\d{2,4}|(?:19|20)\\d{2}-\\d{2}-\\d{2}(?:[ T]00:00.{0,10})?)$`, 'i');

/** `5.00E+01` and `5E+01`; a code such as `5E1` has neither point nor plus. Programs that take a code for a number also write `51.0`. */
const turnedIntoNumber = /^(?:\d\.\d+E[+-]?\d+|\dE\+\d+|\d+\.0)$/i;

/** Why a practice code cannot be taken; `null` when it can. Codes that a spreadsheet has changed are named, never guessed. */
export function refuseCode(code: string, profile: ImportProfile, place: Place): Diagnostic | null {
  const leftOut = 'The row is left out.';
  if (code === '') return warning('no-practice-code', `A row without a practice code. ${leftOut}`, { place, hint: 'Give the practice its code, or delete the row.' });
  const pattern = profile.codes === 'published' ? publishedPracticeCode : localPracticeCode;
  if (turnedIntoDate.test(code) || turnedIntoNumber.test(code)) {
    return warning('mangled-practice-code', `"${code}" looks like a practice code that a spreadsheet turned into ${turnedIntoDate.test(code) ? 'a date' : 'a number'}. ${leftOut}`, {
      place, hint: 'Format the column as text in the spreadsheet, enter the code again and save the file as CSV.',
    });
  }
  if (pattern.test(code)) return null;
  return profile.codes === 'published'
    ? warning('bad-practice-code', `"${code}" is not a practice code: a letter and five digits. ${leftOut}`, { place, hint: 'Check the code against the published list of practices.' })
    : warning('bad-practice-code', `"${code}" cannot be a practice code. ${leftOut}`, { place, hint: 'A code has up to 20 letters, digits, full stops, underscores and hyphens.' });
}

/** Codes of digits alone that are shorter than the others may have lost their zeros; they are kept as they stand, and named. */
export function shortNumericCodes(codes: readonly { readonly code: string; readonly place: Place }[]): Diagnostic[] {
  const numeric = codes.filter(({ code }) => /^\d+$/.test(code));
  const longest = numeric.reduce((most, { code }) => Math.max(most, code.length), 0);
  return numeric.filter(({ code }) => code.length < longest).map(({ code, place }) =>
    warning('short-practice-code', `"${code}" is shorter than the other codes of digits: a spreadsheet may have dropped its zeros. It is taken as it stands.`, {
      place, hint: 'If a zero is missing, format the column as text, enter the code again and import the file once more.',
    }));
}
