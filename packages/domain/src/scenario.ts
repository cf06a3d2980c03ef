import type { ScriptedCall } from './contracts/command.ts';

/** A fictional locality: a few files in the shapes that anybody could import, and what its people did with them. */
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
    /** What it is imported as; without one it is a file that a call of the script names. */
    readonly profile?: string;
    readonly lines: readonly string[];
  }[];
  /** The calls that people made after the files were imported, each a step of undo of its own. */
  readonly script?: readonly ScriptedCall[];
}
