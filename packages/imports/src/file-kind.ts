/** A file that is no text, by the bytes it begins with, and what to do about it. */
export interface BinaryKind {
  readonly code: 'file-is-workbook' | 'file-is-binary';
  /** What the file is, with its article. */
  readonly what: string;
  readonly hint: string;
  /** Whether some command takes its sheets apart. */
  readonly hasSheets?: true;
}

const saveAsCsv = 'Open it and save the sheet as "CSV UTF-8 (comma delimited)".';
const unpack = 'Unpack it and import the CSV file inside.';
const findCsv = 'Import the CSV file that the publisher offers beside it.';

/** The bytes with which kinds of file begin, one character each. */
const beginnings: readonly { readonly begins: string; readonly kind: BinaryKind }[] = [
  { begins: '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', kind: { code: 'file-is-workbook', what: 'an Excel workbook of the older kind', hint: saveAsCsv } },
  { begins: '%PDF-', kind: { code: 'file-is-binary', what: 'a PDF document', hint: findCsv } },
  { begins: '\x1F\x8B', kind: { code: 'file-is-binary', what: 'a compressed file (gzip)', hint: unpack } },
  { begins: '7z\xBC\xAF\x27\x1C', kind: { code: 'file-is-binary', what: 'a compressed file (7z)', hint: unpack } },
  { begins: '\xFD7zXZ\x00', kind: { code: 'file-is-binary', what: 'a compressed file (xz)', hint: unpack } },
  { begins: '(\xB5\x2F\xFD', kind: { code: 'file-is-binary', what: 'a compressed file (zstd)', hint: unpack } },
  { begins: 'Rar!\x1A\x07', kind: { code: 'file-is-binary', what: 'a compressed file (rar)', hint: unpack } },
  { begins: 'PAR1', kind: { code: 'file-is-binary', what: 'a Parquet file', hint: findCsv } },
  { begins: 'SQLite format 3\x00', kind: { code: 'file-is-binary', what: 'a database (SQLite)', hint: findCsv } },
  { begins: '\x89PNG\r\n', kind: { code: 'file-is-binary', what: 'a picture', hint: findCsv } },
  { begins: '\xFF\xD8\xFF', kind: { code: 'file-is-binary', what: 'a picture', hint: findCsv } },
];

/** How many bytes of a file tell its kind. */
export const beginningLength = 4_096;

/** What kind of binary file the bytes are known to be; `null` when they begin like none. */
export function knownBinaryKind(bytes: Uint8Array): BinaryKind | null {
  const head = Buffer.from(bytes.subarray(0, beginningLength)).toString('latin1');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(head);
  return beginnings.find(({ begins }) => head.startsWith(begins))?.kind ?? null;
}

/** Workbooks are zip files; the names of the parts inside stand unpacked. */
function zipKind(head: string): BinaryKind {
  if (head.includes('opendocument.spreadsheet')) return { code: 'file-is-workbook', what: 'an OpenDocument spreadsheet', hint: saveAsCsv };
  if (head.includes('word/')) return { code: 'file-is-binary', what: 'a Word document', hint: findCsv };
  if (head.includes('[Content_Types].xml') || head.includes('xl/')) return { code: 'file-is-workbook', what: 'an Excel workbook', hint: saveAsCsv, hasSheets: true };
  return { code: 'file-is-binary', what: 'a compressed file (zip)', hint: unpack };
}
