import type { Grade } from '@pbc-planner/base';
import type { PracticeCode } from '../practice.ts';
import type { FiguresFile } from './figures-file.ts';

/** A weighted population of the data: its name in every row, and as people know it. */
export interface NeedPopulation {
  readonly id: string;
  readonly title: string;
}

/** People, weighted people and indices by the id of a population. An index is `null` where there is nobody to divide by. */
export interface NeedFigures {
  readonly population: number;
  readonly weighted: Readonly<Record<string, number>>;
  readonly index: Readonly<Record<string, number | null>>;
}

/** An integrated care board, a place, or what the places leave of a board. People are whole, indices have three decimals. */
export interface NeedIndexRow extends NeedFigures {
  readonly kind: 'icb' | 'place' | 'rest';
  readonly name: string;
  /** The board that the index compares with; a board's own index compares with England. */
  readonly icb: { readonly code: string; readonly name: string };
  /** Practices that count, each once. */
  readonly practices: number;
  /** Whether fewer than 1,000 people are in it: chance moves its index far. */
  readonly small: boolean;
  /** Practices of it that another place has too. */
  readonly sharedPractices: readonly PracticeCode[];
  /** The same figures as the nearest double to the exact value. */
  readonly unrounded: NeedFigures;
}

/** A practice that several places have. Each of them counts it. */
export interface NeedOverlap {
  readonly practice: PracticeCode;
  readonly places: readonly string[];
}

/** What a practice brings to the index of a place. */
export interface NeedBreakdownRow extends NeedFigures {
  readonly practice: PracticeCode;
  readonly name: string;
  readonly icb: { readonly code: string; readonly name: string };
  /** Its part of the place's index, to four decimals: the exact parts add up to the exact index. */
  readonly contribution: Readonly<Record<string, number | null>>;
  readonly unrounded: NeedFigures & { readonly contribution: Readonly<Record<string, number | null>> };
}

/** The index of one place, practice by practice, in the order of their codes. */
export interface NeedBreakdown {
  readonly kind: NeedIndexRow['kind'];
  readonly name: string;
  readonly icb: { readonly code: string; readonly name: string };
  readonly rows: readonly NeedBreakdownRow[];
}

/** The relative need of places: each board at its first use, followed by all its places. */
export interface NeedIndexOutcome {
  readonly kind: 'need-index';
  readonly grade: Grade;
  readonly populations: readonly NeedPopulation[];
  readonly rows: readonly NeedIndexRow[];
  readonly overlaps: readonly NeedOverlap[];
  /** `null` unless somebody asked for one. */
  readonly breakdown: NeedBreakdown | null;
  readonly inputs: readonly FiguresFile[];
  /** The file that says which practices make a place. */
  readonly places: { readonly name: string; readonly sha256: string };
}
