import { error, type Diagnostic, type Place } from '@pbc-planner/base';
import { holdsNhsNumber } from '@pbc-planner/domain';

/** Refuses a text that holds an NHS number; none for one that may be kept. */
export function patientFaults(text: string, what: string, place?: Place): Diagnostic[] {
  if (!holdsNhsNumber(text)) return [];
  return [error('patient-identity', `The ${what} holds what looks like an NHS number.`, {
    ...(place === undefined ? {} : { place }), hint: 'Say it without naming a patient.',
  })];
}
