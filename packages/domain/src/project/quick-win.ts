import type { Grade, Source } from '@pbc-planner/base';
import type { Caution } from './clinical-area.ts';

/** What an input counts: things, a share of them in per cent, one thing to another, or pounds. */
export type QuickWinUnit = 'count' | 'percent' | 'ratio' | 'pounds';

/** A number that a quick win needs. */
export interface QuickWinInput {
  readonly id: string;
  readonly title: string;
  readonly unit: QuickWinUnit;
  /** Where a locality finds it. */
  readonly description: string;
  /** Nothing to pay is an honest answer for a cost; without an entry it counts as nothing, and is said to. */
  readonly otherwise?: '0';
}

/** A worked example, so that a reader can check the formula by hand. */
export interface QuickWinExample {
  readonly title: string;
  /** Exact decimals in the units of the inputs. */
  readonly inputs: Readonly<Record<string, string>>;
  /** At full delivery, in pounds with two decimals. */
  readonly gross: string;
  readonly net: string;
  readonly grade: Grade;
}

/**
 * How a saving is worked out, as data. Formulas know `+ - * / ( )`, numbers, the ids of inputs, and `volume`, the volume that is
 * delivered. A percentage stands for its hundredth part. All but `volume` come to pounds.
 */
export interface QuickWin {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: readonly QuickWinInput[];
  /** What is avoided, moved or put right. */
  readonly volume: { readonly title: string; readonly formula: string };
  readonly gross: string;
  /** What the same people's care costs elsewhere. */
  readonly reprovision?: string;
  readonly setUp?: string;
  readonly management?: string;
  /** What the volume is a part of. Two wins of one base and area may count the same thing twice. */
  readonly base: string;
  /** Of the volume that is hoped for, how much is delivered, in per cent. */
  readonly deliverable: { readonly low: number; readonly central: number; readonly high: number; readonly grade: Grade };
  readonly examples: readonly QuickWinExample[];
  /** At least one: no hope without its caution. */
  readonly cautions: readonly Caution[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly grade: Grade;
}
