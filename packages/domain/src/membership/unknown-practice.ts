import { error, type Diagnostic } from '@pbc-planner/base';
import type { PracticeCode } from '../practice.ts';

/** The locality has no practice of that code. */
export function unknownPractice(practice: PracticeCode): Diagnostic {
  return error('unknown-practice', `The locality has no practice ${practice}.`, { place: { key: practice }, hint: 'See its practices with pbc locality show.' });
}
