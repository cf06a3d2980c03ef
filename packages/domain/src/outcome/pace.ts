import type { FinancialYear, Grade, Pence } from '@pbc-planner/base';
import type { PracticeCode } from '../practice.ts';
import type { InputFile } from './outcome.ts';
import type { Setting } from './setting.ts';

/** Who takes up what is released and not needed: those below target within the band, all within the band, or nobody. */
export type PaceRule = 'under-target' | 'prorata' | 'scaled';

/** What the step is a share of: the whole way to the target, or the way to the edge of the band. */
export type PaceMeasure = 'from-target' | 'from-band';

/** One setting of a pace of change in words, with who or what it comes from. */
export interface PaceSetting extends Setting {
  readonly id: 'rule' | 'band' | 'step' | 'measure' | 'growth' | 'maxCut' | 'maxGain';
}

/** One practice in one year. */
export interface PaceRow {
  readonly practice: PracticeCode;
  readonly pence: Pence;
  readonly targetPence: Pence;
  /** Against the year before. */
  readonly movePence: Pence;
  /** `away`: farther from its target than before. `past`: across its target. */
  readonly against: 'away' | 'past' | null;
  /** The limit that holds it, where one does. */
  readonly limit: 'cut' | 'gain' | null;
}

/** The budgets of one year. They add up to the total. */
export interface PaceYear {
  readonly year: FinancialYear;
  readonly rows: readonly PaceRow[];
  readonly totalPence: Pence;
}

/** Budgets on their way from what practices have to their fair shares. */
export interface PaceOutcome {
  readonly kind: 'pace';
  readonly locality: string;
  readonly fictional: boolean;
  readonly rule: PaceRule;
  /** Per cent of the target. */
  readonly band: number;
  /** Per cent of the gap in a year. */
  readonly step: number;
  readonly measure: PaceMeasure;
  /** New money, which comes with the first year and stays. */
  readonly growthPence: Pence;
  /** Per cent of the budget of the year before; `null` without a limit. */
  readonly maxCut: number | null;
  readonly maxGain: number | null;
  /** The lowest grade of the figures and the settings. */
  readonly grade: Grade;
  readonly settings: readonly PaceSetting[];
  /** The methods that give the start and the target. */
  readonly start: { readonly method: string; readonly title: string; readonly totalPence: Pence };
  readonly target: { readonly method: string; readonly title: string };
  readonly practices: readonly { readonly practice: PracticeCode; readonly name: string; readonly startPence: Pence; readonly targetPence: Pence }[];
  readonly years: readonly PaceYear[];
  readonly inputs: readonly InputFile[];
  readonly notes: readonly string[];
}
