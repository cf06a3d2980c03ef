import type { Decimal } from '../decimal.ts';
import type { Grade } from '../source.ts';
import type { Citation, Entry } from './trace-step.ts';

/** Input values for each key, at one common scale, with the cell that each was read from, or who entered it. */
export interface InputColumn {
  readonly label: string;
  readonly unit: string;
  readonly scale: number;
  readonly units: readonly bigint[];
  readonly cite: (position: number) => Citation | Entry;
  /** The lowest grade of its cells. */
  readonly grade: Grade;
}

/** A value that a rule gives. */
export interface ParameterLeaf {
  readonly label: string;
  readonly unit: string;
  readonly value: Decimal;
  readonly parameter: string;
  readonly source: string;
  /** Absent where the source bears no date. */
  readonly date?: string;
  readonly grade: Grade;
}

/** A value that somebody chose, or that stands because nobody chose another. */
export interface ChoiceLeaf {
  readonly label: string;
  readonly unit: string;
  readonly value: Decimal;
  readonly by: string;
  readonly reason: string;
  readonly grade: Grade;
}
