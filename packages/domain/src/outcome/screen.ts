import type { Grade, Pence } from '@pbc-planner/base';

/** An area beside the quartile of its peers. Rates, volume and price are exact decimals as they were read. */
export interface ScreenRow {
  readonly area: string;
  /** The title of the clinical area of that id; `null` where there is none. */
  readonly areaTitle: string | null;
  /** Per cent. */
  readonly ownRate: string;
  readonly peerQuartile: string;
  readonly volume: string;
  /** Pounds for one. */
  readonly unitPrice: string;
  /** What is above the quartile, at the price; nothing where it is at the quartile or below it. */
  readonly potentialPence: Pence;
  readonly line: number;
}

/** Areas by what they would save at the rate of the better quarter of their peers: gross, before what it costs. */
export interface ScreenOutcome {
  readonly kind: 'screen';
  readonly fictional: boolean;
  readonly file: { readonly name: string; readonly sha256: string };
  /** Whom the quartile is of, in words. */
  readonly peers: string;
  /** Most potential first. */
  readonly rows: readonly ScreenRow[];
  readonly totalPence: Pence;
  readonly cautions: readonly string[];
  readonly grade: Grade;
}
