/** A fictional locality, as a few files in the shapes that anybody could import. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Always true: a scenario is marked FICTIONAL wherever it shows. */
  readonly fictional: true;
  readonly year: string;
  readonly framework: string;
  readonly files: readonly {
    readonly name: string;
    readonly profile: string;
    readonly lines: readonly string[];
  }[];
}
