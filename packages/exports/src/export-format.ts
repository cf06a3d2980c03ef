import type { Document } from '@pbc-planner/base';

/** The formats that a document can be written in; `table` is what a terminal shows. */
export type ExportFormatId = 'table' | 'csv' | 'tsv' | 'md' | 'txt' | 'html' | 'xlsx' | 'docx';

/** What a person may ask of a format; each format heeds what concerns it. */
export interface ExportOptions {
  /** `csv` and `tsv`: begin with a byte order mark, so that Excel reads UTF-8. */
  readonly bom?: boolean;
  /** `table` and `txt`: columns of the terminal, 80 unless told; `Infinity` never wraps or shortens. */
  readonly width?: number;
  /** `table`: bold and reverse video. */
  readonly colour?: boolean;
}

/** Turns a document into the bytes of a file: the same bytes for the same document, on every machine and every day. */
export type Render = (document: Document, options: ExportOptions) => Promise<Uint8Array> | Uint8Array;

/** What a list of formats needs to know without loading any. */
export interface ExportFormatSummary {
  readonly id: ExportFormatId;
  readonly title: string;
  readonly mediaType: string;
  /** Whether the bytes are no text, so that a terminal should not get them. */
  readonly binary: boolean;
}

/** A format, ready to use. */
export interface ExportFormat extends ExportFormatSummary {
  readonly render: Render;
}

/** A format in the list, not loaded yet. */
export interface ListedExportFormat extends ExportFormatSummary {
  readonly load: () => Promise<ExportFormat>;
}
