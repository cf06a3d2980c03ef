import type { Grade, Source } from '@pbc-planner/base';
import type { Measure } from './measure.ts';

/** How the columns of a published file become ours. Data only: a new file format is a new profile. */
export interface ImportProfile {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly source: Source;
  readonly grade: Grade;
  /** `published`: a letter and five digits. `local`: any code of up to 20 letters, digits, `.`, `_`, `-`. */
  readonly codes: 'published' | 'local';
  /** Headings that a file must all have to be recognised. */
  readonly recognise: readonly string[];
  /** The heading of the practice code, and of its name where there is one. */
  readonly practice: string;
  readonly name?: string;
  /** The headings of the code and the name of the practice's integrated care board, in files that say it. */
  readonly icb?: { readonly code: string; readonly name: string };
  /** Headings under which the postcodes of the practices themselves stand: under any other, a postcode refuses the file. */
  readonly postcodes?: readonly string[];
  /**
   * Where the year comes from: the file's name (or `--year`), as a year or as the months of a quarter, failing which the
   * plan's year where that is right; or a column.
   */
  readonly year: { readonly from: 'file name'; readonly written?: 'quarter'; readonly otherwise?: 'plan' } | { readonly from: 'column'; readonly heading: string };
  /** One column of figures each. A practice has one row. */
  readonly measures?: readonly { readonly heading: string; readonly measure: Measure; readonly headline?: boolean }[];
  /** The registered list as the sum of all `list-band` columns, where the file has no total. */
  readonly listIsSumOfBands?: boolean;
  /** Every further column is a weighted list under the name of its heading. */
  readonly furtherColumns?: 'weighted lists';
  /** Long files: one row a practice, year and service line, with pounds in one column. */
  readonly long?: { readonly serviceLine: string; readonly pounds: string };
}
