import type { Grade, Source } from '@pbc-planner/base';
import type { PracticeCode } from '../practice.ts';
import type { FiguresFile } from './figures-file.ts';

/**
 * Prescribing units by cost and by items: rounded once to four decimals, half up, and as the exact decimal in text.
 * `null` where a band of the list is not known.
 */
export interface PrescribingUnits {
  readonly list: number | null;
  readonly astroPuCost: number | null;
  readonly astroPuItems: number | null;
  readonly exact: { readonly astroPuCost: string | null; readonly astroPuItems: string | null };
}

/** The prescribing units of one practice. */
export interface PrescribingRow extends PrescribingUnits {
  readonly practice: PracticeCode;
  /** The code where the file gives no name. */
  readonly name: string;
}

/** The sums over the practices whose units are known. */
export type PrescribingTotals = PrescribingUnits & { readonly practices: number };

/** Prescribing units of practices, in the order of the file. */
export interface PrescribingUnitsOutcome {
  readonly kind: 'prescribing-units';
  /** The lowest grade of the lists and the weights. */
  readonly grade: Grade;
  readonly weights: { readonly id: string; readonly title: string; readonly source: Source; readonly grade: Grade };
  readonly rows: readonly PrescribingRow[];
  readonly totals: PrescribingTotals;
  readonly inputs: readonly FiguresFile[];
}
