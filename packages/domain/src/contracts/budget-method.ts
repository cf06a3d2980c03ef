import type { Amount, Amounts, Decimal, Diagnostic, FinancialYear, Grade, Result, TraceBuilder } from '@pbc-planner/base';
import type { ColumnSize, DefaultList } from '../figures/default-list.ts';
import type { DatedMeasure } from '../measure.ts';
import type { PracticeCode } from '../practice.ts';
import type { PolicyParameter } from '../policy-parameter.ts';
import type { WeightTable } from '../weight-table.ts';
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
  /** Methods that it asks only where an option has a value: by the option's name, then by that value. */
  readonly needsWhen?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
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
  /** The weighted list to share by where nobody names one; `null` where no imported column can be one. */
  readonly headline: (DatedMeasure & { readonly measure: { readonly kind: 'weighted-list' } }) | null;
  /** The columns that were passed over for it, and those of its file that could be it too. */
  readonly besidesHeadline?: Pick<DefaultList, 'passedOver' | 'alike'>;
  /** What a column adds up to, beside the registered list of the same practices; `null` where there is none to hold it against. */
  readonly sizeOf?: (column: DatedMeasure) => ColumnSize | null;
}

/** What packs a method may look into before it runs. */
export interface MethodSources {
  readonly weightTables: () => Promise<readonly WeightTable[]>;
  readonly policyParameters: () => Promise<readonly PolicyParameter[]>;
}

/** What a method will read: unless it says otherwise, figures that every practice must have above zero to be in a comparison. */
export interface FiguresNeeded {
  /** As people read it: `spend of 2021/22`. */
  readonly title: string;
  /** Added up, practice by practice. One measure, or the service lines of a spend. */
  readonly measures: readonly DatedMeasure[];
  /**
   * What a practice must have to be compared. `above zero`, when left out: any of the measures above zero. `every`: each measure, and one
   * above zero. `where held`: nothing; what is not held counts as nought. `beside`: nothing, and the figures are not named among what was read.
   */
  readonly require?: 'above zero' | 'every' | 'where held' | 'beside';
  /** The unit of the figures, where the measure's own does not fit: a column of indices is no list of people. */
  readonly unit?: string;
}

/** The budgets of one service line, in whole pence. */
export interface LineBudgets {
  readonly line: string;
  readonly amounts: Amounts;
  /** What the line has for all practices. */
  readonly total: Amount;
}

/** A method's budgets by service line, before they are brought to the pool. */
export interface BudgetsByLine {
  readonly lines: readonly LineBudgets[];
  /** 1 for each practice that has none of the lines and so a budget of another kind, 0 for the others; `null` where there is none such. */
  readonly without: Amounts | null;
}

/** One list that goes into what a method shares by, before it is brought back to the plain list. */
export interface WeightedListPart {
  readonly name: string;
  /** Its share of spending; shares count in proportion. */
  readonly share: Decimal;
  readonly weighted: Amounts;
}

/** The lists that a method weighs people by, and the plain list that each is brought back to. */
export interface WeightedLists {
  readonly list: Amounts;
  /** The lists as they are registered, where the plain list is not that. */
  readonly registered?: Amounts;
  readonly parts: readonly WeightedListPart[];
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
  /** What another method shares by, before there is a pool; `needs` or `needsWhen` must name it. */
  readonly weightsOf: (method: string) => Amounts | Diagnostic;
  /** The budgets of another method by service line; `needs` or `needsWhen` must name it. */
  readonly linesOf: (method: string) => BudgetsByLine | Diagnostic;
  /** Says something beside the figures. */
  readonly note: (text: string) => void;
  /** Warns of something that concerns no single practice. */
  readonly warn: (diagnostic: Diagnostic) => void;
  /** Says something beside the figures of one practice, which its row shows in a few words. */
  readonly flag: (practice: PracticeCode, mark: string, diagnostic: Diagnostic) => void;
}

/** What is at hand while the pool is made. */
export type PoolRun = Omit<MethodRun, 'pool' | 'poolGiven' | 'ask'>;

/** The arithmetic of a method. Checks, totals and explanations are made around it, not by it. */
export interface BudgetMethod {
  /** The figures it needs, or why it cannot run on this plan. */
  readonly figures: (held: FiguresHeld, options: MethodOptions) => Result<readonly FiguresNeeded[]>;
  /** The method as it runs with these options, where they ask for more than the plain one does; or why it cannot run with them. */
  readonly prepare?: (held: FiguresHeld, options: MethodOptions, sources: MethodSources) => Promise<Result<BudgetMethod>>;
  /** The money that the method itself adds up to; only where its manifest says `setsPool`. */
  readonly pool?: (run: PoolRun) => Amount | Diagnostic;
  /** What it shares by, for methods that ask. */
  readonly weights?: (run: PoolRun) => Amounts | Diagnostic;
  /** The lists that what it shares by is made of, where it is made of several. */
  readonly weightedLists?: (run: PoolRun) => WeightedLists | Diagnostic;
  /** Its budgets by service line, for methods that ask. */
  readonly lines?: (run: PoolRun) => BudgetsByLine | Diagnostic;
  /** One amount of pence for each practice, which add up to the pool; or why there is none. */
  readonly calculate: (run: MethodRun) => Amounts | Diagnostic;
}

/** A method with its manifest, as the registry gives it. */
export interface RegisteredMethod {
  readonly manifest: BudgetMethodManifest;
  readonly method: BudgetMethod;
}
