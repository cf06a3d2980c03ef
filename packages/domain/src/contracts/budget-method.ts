import type { Amount, Amounts, Decimal, Diagnostic, FinancialYear, Grade, Result, TraceBuilder } from '@pbc-planner/base';
import type { DatedMeasure } from '../measure.ts';
import type { PracticeCode } from '../practice.ts';
import type { ParameterSchema } from './json-schema.ts';

/** What a method says of itself, in its package's `contribution.json`. */
export interface BudgetMethodManifest {
  readonly id: string;
  readonly title: string;
  /** The method in a sentence or two, for a manager. */
  readonly description: string;
  /** The evidence for the method itself. */
  readonly source: string;
  readonly grade: Grade;
  /** `current`: what practices have now. `fair share`: what they should have. The distance is current less fair share. */
  readonly role?: 'current' | 'fair share';
  /** Whether its own total is the pool when nobody gives one. */
  readonly setsPool?: boolean;
  /** Other methods whose results it asks for. */
  readonly needs?: readonly string[];
  /** Flags, form fields and script options of the method, by name. Names are shared by all methods: no two may clash. */
  readonly options: Readonly<Record<string, ParameterSchema>>;
}

/** The value of a method's option, checked against its schema; `undefined` where nobody gave it and there is no default. */
export type OptionValue = string | number | boolean | undefined;
export type MethodOptions = Readonly<Record<string, OptionValue>>;

/** What figures the plan holds, oldest import first. */
export interface FiguresHeld {
  readonly year: FinancialYear;
  readonly measures: readonly DatedMeasure[];
  /** The weighted list that the file imported last puts forward; `null` where no weighted list was imported. */
  readonly headline: (DatedMeasure & { readonly measure: { readonly kind: 'weighted-list' } }) | null;
}

/** What a method will read: the figures that every practice must have above zero to be in a comparison. */
export interface FiguresNeeded {
  /** As people read it: `spend of 2021/22`. */
  readonly title: string;
  /** Added up, practice by practice. One measure, or the service lines of a spend. */
  readonly measures: readonly DatedMeasure[];
}

/** What is at hand while a method calculates. */
export interface MethodRun {
  readonly practices: readonly PracticeCode[];
  readonly options: MethodOptions;
  readonly trace: TraceBuilder;
  /** The figures that the method named in `figures`, in the same order. */
  readonly figures: readonly Amounts[];
  /** The money to share, in pence. */
  readonly pool: Amount;
  /** Whether somebody gave the pool, rather than a method. */
  readonly poolGiven: boolean;
  /** The result of another method, which `needs` must name. */
  readonly ask: (method: string) => Amounts;
  /** An option as a traced leaf, called as the explanation should call it: the choice of the person who gave it, or the method's default. */
  readonly option: (name: string, label: string, unit: string, value: Decimal) => Amount;
  /** Says something beside the figures. */
  readonly note: (text: string) => void;
}

/** What is at hand while the pool is made. */
export type PoolRun = Omit<MethodRun, 'pool' | 'poolGiven' | 'ask'>;

/** The arithmetic of a method. Checks, totals and explanations are made around it, not by it. */
export interface BudgetMethod {
  /** The figures it needs, or why it cannot run on this plan. */
  readonly figures: (held: FiguresHeld, options: MethodOptions) => Result<readonly FiguresNeeded[]>;
  /** The money that the method itself adds up to; only where its manifest says `setsPool`. */
  readonly pool?: (run: PoolRun) => Amount;
  /** One amount of pence for each practice, which add up to the pool; or why there is none. */
  readonly calculate: (run: MethodRun) => Amounts | Diagnostic;
}

/** A method with its manifest, as the registry gives it. */
export interface RegisteredMethod {
  readonly manifest: BudgetMethodManifest;
  readonly method: BudgetMethod;
}
