import { error, type Diagnostic } from '@pbc-planner/base';
import type { SourceTable } from '../contracts/ports.ts';
import type { ImportProfile } from '../import-profile.ts';
import { headingKey } from './recognise.ts';

/** What a value says of somebody, and how the column is told when the value is nobody's. */
interface PersonalValue {
  readonly what: string;
  readonly otherwise: string;
}

const postcode: PersonalValue = { what: 'a postcode', otherwise: 'If they are the postcodes of practices, head the column "Practice postcode".' };
const birth: PersonalValue = { what: 'a date that may be one of birth', otherwise: 'If they are dates of something else, head the column with it, such as "Practice opened".' };
const person: PersonalValue = { what: 'the name of a person', otherwise: 'If they are the names of clinicians or practices, head the column "GP name" or "Practice name".' };

/** Headings of what belongs to an organisation or to a clinician, and of dates that are nobody's birth. */
const ofOrganisations = /\b(?:practices?|surger(?:y|ies)|gps?|doctors?|clinicians?|consultants?|providers?|organi[sz]ations?|sites?|trusts?|hospitals?|pcts?|pcos?|icbs?|ccgs?|pcns?|branch|hub)\b/;
const ofDates = /\b(?:open(?:ed|ing)?|clos(?:e|ed|ing)|join(?:ed)?|left|start(?:ed)?|end(?:ed)?|extract(?:ed)?|publi\w*|effective|valid|snapshot|review\w*|updated?|census|as at|period|quarter|month|year|signed|agreed)\b/;

/** The letters with which the postcodes of the United Kingdom begin. */
const areas = new Set((
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX '
  + 'IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY '
  + 'TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE').split(' '));
const wholePostcode = /^([A-Z]{1,2})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}$/i;
const innerPostcode = /(?<![A-Za-z0-9])([A-Z]{1,2})\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])/g;

const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}';
const wholeDate = new RegExp(`^(?:\\d{1,2}[/. -](?:\\d{1,2}|${months})[/., -]{1,2}(?:\\d{4}|\\d{2})|(?:18|19|20)\\d{2}[/.-](?:0?[1-9]|1[0-2])[/.-]\\d{1,2})(?:[T ]\\d{2}:\\d{2}.{0,12})?$`, 'i');
const titledName = /^(?:mr|mrs|miss|ms|mstr|master)\.? +\p{L}/iu;

/** Columns, by heading, that a reader knows to hold what is nobody's. */
export interface KnownColumns {
  /** Practices, days and whatever else is theirs: left alone. */
  readonly own: readonly string[];
  /** Names of practices: only a title tells of a person. */
  readonly names?: readonly string[];
  /** Sentences by people who plan, who may name a colleague: only postcodes and dates of birth tell of a patient. */
  readonly notes?: readonly string[];
}

/** The same as `personalColumns` for a recognised file: columns that the profile knows to be the practice's own are left alone. */
export function patientColumns(table: SourceTable, profile: ImportProfile): Diagnostic[] {
  return personalColumns(table, {
    own: [profile.practice, profile.icb?.code ?? '', profile.icb?.name ?? '', ...(profile.postcodes ?? []), ...(profile.year.from === 'column' ? [profile.year.heading] : [])],
    names: [profile.name ?? ''],
  });
}

/**
 * Where the columns of a table seem to tell of single people by their values: postcodes, dates of birth, names with a title. A
 * diagnostic a column, with its first find, which is never repeated. Columns that the reader knows to be nobody's are left alone, and so
 * are those whose headings say whose they are. Every reader of tables asks this; NHS numbers and headings are refused where tables are taken apart.
 */
export function personalColumns({ file, headings, rows }: SourceTable, { own, names = [], notes = [] }: KnownColumns): Diagnostic[] {
  const keysOf = (some: readonly string[]) => new Set(some.filter((heading) => heading !== '').map(headingKey));
  const [ownKeys, nameKeys, noteKeys] = [keysOf(own), keysOf(names), keysOf(notes)];
  const watched = headings.flatMap((heading, position) => {
    const words = heading.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replace(/[^a-z]+/g, ' ');
    const key = headingKey(heading);
    if (ownKeys.has(key) || ofOrganisations.test(words)) return [];
    return [{ heading, position, isName: nameKeys.has(key), isNote: noteKeys.has(key), mayDate: ofDates.test(words) }];
  });
  const found = new Map<number, Diagnostic>();
  // Row by row, as the cells lie in memory.
  for (const { line, cells } of rows) {
    for (const { heading, position, isName, isNote, mayDate } of watched) {
      const cell = cells[position] as string;
      if (cell.length < 5 || found.has(position)) continue;
      const value = isName ? (titledName.test(cell) ? person : null) : personalValue(cell, mayDate);
      if (value && !(isNote && value === person)) found.set(position, refusal(value, { file: file.name, line, column: position + 1, ...(heading === '' ? {} : { columnName: heading }) }));
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, one]) => one);
}

function refusal({ what, otherwise }: PersonalValue, place: { file: string; line: number; column: number }): Diagnostic {
  return error('patient-identity-value', `This cell holds ${what}, so the file was not taken.`, {
    place, hint: `The planner never takes data of single patients. Remove the column. ${otherwise}`,
  });
}

/** Almost every cell is a number or a short code: the last character and the length decide for those. */
function personalValue(text: string, mayDate: boolean): PersonalValue | null {
  const last = text.charCodeAt(text.length - 1);
  if (last >= 0x30 && last <= 0x39) {
    if (isPlainNumber(text)) return null;
    if (!mayDate && text.length <= 30 && wholeDate.test(text)) return birth;
    return holdsPostcode(text) ? postcode : null;
  }
  const whole = text.length <= 8 ? wholePostcode.exec(text) : null;
  if (whole && areas.has((whole[1] as string).toUpperCase())) return postcode;
  if (titledName.test(text)) return person;
  return holdsPostcode(text) ? postcode : null;
}

/** Whether a text is digits with one full stop at most; `14.02.51` is no number. */
function isPlainNumber(text: string): boolean {
  let stops = 0;
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === 0x2e) stops += 1;
    else if (code < 0x30 || code > 0x39) return false;
  }
  return stops < 2;
}

function holdsPostcode(text: string): boolean {
  if (text.length < 7 || !text.includes(' ')) return false;
  for (const [, area] of text.matchAll(innerPostcode)) if (areas.has(area as string)) return true;
  return false;
}
