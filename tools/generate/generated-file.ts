/** A file that is made from others. The path is from the root of the workspace, with `/`. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Something that cannot be generated, because what it is made from is wrong: names the file and the mend. */
export class GenerateFault extends Error {}
