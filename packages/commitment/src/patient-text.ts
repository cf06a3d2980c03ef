import { error, type Diagnostic, type Place } from '@pbc-planner/base';
import { isNhsNumber } from '@pbc-planner/domain';

const tenDigits = /(?<!\d)\d{3}[\s\u2010-\u2015-]?\d{3}[\s\u2010-\u2015-]?\d{4}(?!\d)/g;

/** Refuses a text that holds an NHS number; none for one that may be kept. */
export function patientFaults(text: string, what: string, place?: Place): Diagnostic[] {
  if (!(text.match(tenDigits) ?? []).some(isNhsNumber)) return [];
  return [error('patient-identity', `The ${what} holds what looks like an NHS number.`, {
    ...(place === undefined ? {} : { place }), hint: 'Say it without naming a patient.',
  })];
}
