/** One version of a matrix: as published, as signed, as it was after a change, as a file has it, or as it is. */
export interface MatrixVersion {
  /** `published`, `plan`, `signed-1`, `change-12`, or the name of a file. */
  readonly name: string;
  /** The same for people. */
  readonly title: string;
}

/** What differs between two versions of a matrix. */
export interface MatrixDiffOutcome {
  readonly kind: 'matrix-diff';
  readonly framework: string;
  readonly locality: string | null;
  readonly fictional: boolean;
  readonly from: MatrixVersion;
  readonly to: MatrixVersion;
  /** Items that say the same in both. */
  readonly unchanged: number;
  /** In the framework's order. `before` and `after` are whole rows; `null` where a version does not have the item. */
  readonly rows: readonly {
    readonly item: string;
    readonly title: string;
    readonly before: string | null;
    readonly after: string | null;
    /** What of the row differs; a value that is not there is an empty text. */
    readonly changes: readonly { readonly what: string; readonly before: string; readonly after: string }[];
    /** Whose signature under the plan's row has lapsed. */
    readonly lapsed: readonly string[];
  }[];
}
