import type { Grade } from '../source.ts';

/** What kind of thing a step is: three kinds of leaf, a calculation, or the result that a method vouches for. */
export type StepKind = 'input' | 'parameter' | 'choice' | 'calculation' | 'method';

/**
 * The closed set of calculations that a trace may hold. `within` and `beyond` give their first input where the second is,
 * or is not, within the third either way, and nothing otherwise.
 */
export type Operation =
  | 'add' | 'subtract' | 'multiply' | 'divide' | 'divide-by-root' | 'sum' | 'min' | 'max' | 'clamp' | 'round' | 'apportion'
  | 'within' | 'beyond';

/** Which cell of which file a value was read from. Lines and columns count from 1. */
export interface Citation {
  readonly file: string;
  readonly sha256: string;
  readonly line: number;
  /** The heading of the column. */
  readonly column: string;
  readonly columnNumber: number;
  readonly source: string;
  readonly grade: Grade;
}

/** A value of one key that was read from no file: entered by hand, or nothing because nothing is held. */
export interface Entry {
  readonly by: string;
  readonly reason: string;
  readonly grade: Grade;
}

/** The rows that a sum covers, where they are too many to be steps of their own. */
export interface SumOver {
  readonly label: string;
  readonly rows: number;
  /** One entry a file and column; empty when the summed values were themselves calculated. */
  readonly from: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly column: string;
    readonly columnNumber: number;
    readonly rows: number;
    readonly firstLine: number;
    readonly lastLine: number;
  }[];
}

/**
 * One step of an explanation. `value` is an exact decimal in `unit`; `inputs` are indices of earlier steps.
 * Leaves say where they come from; calculations can be worked out again from their inputs.
 */
export interface TraceStep {
  readonly index: number;
  readonly kind: StepKind;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly inputs: readonly number[];
  readonly grade: Grade;
  readonly operation?: Operation;
  readonly file?: string;
  readonly sha256?: string;
  readonly line?: number;
  readonly column?: string;
  readonly columnNumber?: number;
  readonly parameter?: string;
  readonly source?: string;
  readonly date?: string;
  /** Who chose, and why. */
  readonly by?: string;
  readonly reason?: string;
  readonly method?: string;
  /** For `sum`: what it covers. */
  readonly over?: SumOver;
  /** For `divide`, `divide-by-root` and `round`: decimal places. */
  readonly places?: number;
  /** For `round`: always up or down, rather than half away from zero. */
  readonly towards?: 'up' | 'down';
  /** For `apportion`: whose share, and the last remainder that got an odd penny. */
  readonly key?: string;
  readonly cutOff?: { readonly remainder: string; readonly key: string } | null;
}
