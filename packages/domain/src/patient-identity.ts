import { error, type Diagnostic, type Place } from '@pbc-planner/base';

/**
 * Headings that announce data of single patients, after `headingWords`: lower case, one space between words.
 * Counts such as `number of patients`, and whatever belongs to a practice or a GP, must not match.
 */
const patientHeadings: readonly RegExp[] = [
  /^(?:(?:patients?|persons?|pt|local|new|old)(?: s)? )?nhs ?(?:no|num|number|key|id)\b(?! of\b)/,
  // Whoever has the key of a pseudonym has the patient; records of single patients stay away under any name.
  /^(?:pseudo(?:nym(?:i[sz]ed)?)?|hash(?:ed)?|encrypted|masked|tokeni[sz]ed|derived|traced|de identified)(?: (?:patients?|persons?|pt)(?: s)?)? (?:nhs ?)?(?:no|num|number|id|identifier|key)$/,
  /^(?:patient|person|pt)(?: s)? (?:key|token|pseudonym|hash)$/,
  /^(?:hospital (?:provider )?)?spell (?:no|number|id|identifier)$/,
  /^(?:(?:patients?|persons?|pt)(?: s)? )?(?:date of birth|birth ?date|dob|d o b)$/,
  /^(?:(?:patients?|persons?|pt)(?: s)? )?(?:(?:fore|first|given|middle|sur|last|family|maiden|full) ?names?|forename initials?|next of kin)$/,
  /^(?:patient|person|pt|client|service user)(?: s)? ?(?:(?:full |preferred )?name|id|identifier|number|no|initials)$/,
  /^(?:patient|person|pt)(?: s)? ?(?:(?:home )?address.*|post ?code|telephone|phone|mobile|email)$/,
  /^patients (?:s )?(?:(?:full )?name|id|identifier|address.*|post ?code)$/,
  /^(?:name|address|post ?code) of (?:the )?patient$/,
  /^(?:home (?:address.*|post ?code|telephone|phone)|date of death)$/,
  /^(?:local patient identifier|hospital (?:no|number)|chi (?:no|number)|h c number|health and care number|postcode of usual address)\b/,
];

/** Whether a column heading announces the identity of patients. The planner never takes a file with such a column. */
export function namesPatientIdentity(heading: string): boolean {
  if (heading.length > 200) return false;
  const words = headingWords(heading);
  return patientHeadings.some((pattern) => pattern.test(words));
}

/** `NHSNumber`, `nhs_number` and `NHS-Number:` are all `nhs number`. */
function headingWords(heading: string): string {
  return heading
    .replace(/([a-z])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Ten digits: in one piece or as 3-3-4, with blanks or dashes, or with one mark both times; or each by itself. */
const tenDigits = /\d{3}[\s\u2010-\u2015-]?\d{3}[\s\u2010-\u2015-]?\d{4}|\d{3}([._/:])\d{3}\1\d{4}|(?<!\d[\s._/-])\d([\s._/-])(?:\d\2){8}\d(?!\2\d)/;

/** The same where they are no part of a longer number or word; the three letters may stand right before them. */
const tenDigitsAlone = new RegExp(`(?:(?<![A-Za-z0-9.,])|(?<=\\bnhs))(?:${tenDigits.source})(?![A-Za-z0-9]|[.,]\\d)`, 'gi');

/** Whether an NHS number stands in a text, alone or among other words: ten digits, the last of them the check digit (weights 10 to 2, modulus 11). */
export function holdsNhsNumber(text: string): boolean {
  if (text.length < 10) return false;
  // Wide digits, as some keyboards write them, become plain ones.
  const plain = /[\uFF10-\uFF19]/.test(text) ? text.normalize('NFKC') : text;
  if (!tenDigits.test(plain)) return false;
  for (const [found] of plain.matchAll(tenDigitsAlone)) if (hasCheckDigit(found.replace(/\D/g, ''))) return true;
  return false;
}

/** Refuses a text of people that holds an NHS number; none for one that may be kept. The number is never repeated. */
export function patientFaults(text: string, what: string, place?: Place): Diagnostic[] {
  if (!holdsNhsNumber(text)) return [];
  return [error('patient-identity', `The ${what} holds what looks like an NHS number.`, {
    ...(place === undefined ? {} : { place }), hint: 'Say it without naming a patient.',
  })];
}

function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let position = 0; position < 9; position += 1) sum += Number(digits[position]) * (10 - position);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}
