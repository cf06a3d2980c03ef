import type { Grade } from './source.ts';
import type { Table } from './table.ts';

/** One block of a document. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  /**
   * `main`: formats that hold rows alone write this table and leave the document's others out.
   * `grade`: the lowest grade of what its rows rest on, where tables of other grades or none stand beside it.
   * `only`: a table as wide as it must be for `rows` (csv, tsv, xlsx), or laid out for `reading` (everything else).
   */
  | { readonly kind: 'table'; readonly table: Table; readonly main?: boolean; readonly grade?: Grade; readonly only?: 'rows' | 'reading' };

/** The blocks of a document that belong into files of rows, or into what people read. */
export function blocksFor(blocks: readonly Block[], use: 'rows' | 'reading'): readonly Block[] {
  return blocks.filter((block) => block.kind !== 'table' || block.only === undefined || block.only === use);
}

/** What a person reads: headings, sentences, lists and tables, without any drawing. */
export interface Document {
  readonly title: string;
  /** Whether anything in it is fictional: then every page, screen and file says so. */
  readonly fictional: boolean;
  /** The lowest grade of what its figures rest on: formats that hold rows alone write it beside each. */
  readonly grade?: Grade;
  /** Meant for one sheet of paper: formats that have pages set it smaller and closer. */
  readonly onePage?: true;
  /** For one person's eyes: it is shown on a screen, and no file is written of it. */
  readonly private?: true;
  readonly blocks: readonly Block[];
}
