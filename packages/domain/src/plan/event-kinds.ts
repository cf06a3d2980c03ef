import { matrixRounds } from './matrix-rounds.ts';
import { matrixSignings } from './matrix-signings.ts';
import { responsibilities } from './responsibilities.ts';

const interests: readonly string[] = ['interest declared', 'no interest declared', 'interest handled'];

/** Whether a type of event says who leads what. */
export function isMatrixEvent(type: string): boolean {
  return [responsibilities, matrixRounds, matrixSignings].some((slice) => Object.hasOwn(slice, type));
}

/** Whether a type of event says who has an interest, or what became of it. */
export function isInterestEvent(type: string): boolean {
  return interests.includes(type);
}
