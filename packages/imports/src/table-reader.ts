import { CsvError, parse } from 'csv-parse/sync';
import { counted, error, hasError, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { FileContent, SourceTable, TableReader } from '@pbc-planner/domain';
import { decodeText } from './decode-text.ts';
import { recogniseDelimiter, type Delimiter } from './delimiter.ts';
import { maximumLineLength } from './limits.ts';
import { findQuoteFault } from './quote-fault.ts';
import { hashBytes } from './read-file-content.ts';
import { TableBuilder } from './table-builder.ts';
import { readSheet } from './workbook/read-sheet.ts';

/** Takes workbooks apart, where a command asks for a sheet by name, and delimited files: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; any line ends. */
export const tableReader: TableReader = { read, sheet: readSheet, text, fromText };

function fromText(name: string, text: string): FileContent {
  const bytes = new TextEncoder().encode(text);
  return { name, bytes, sha256: hashBytes(bytes) };
}

function text(file: FileContent): Result<string> {
  const decoded = decodeText(file, 'a text file');
  const hint = 'Save it again as text in UTF-8, from the program it came from.';
  return { ...decoded, diagnostics: decoded.diagnostics.map((one) => ({ ...one, hint })) };
}

function read(file: FileContent): Result<SourceTable> {
  const decoded = decodeText(file);
  if (!decoded.ok) return decoded;
  const lineFault = findLongLine(file.name, decoded.value);
  if (lineFault) return refused(lineFault);
  const delimiter = recogniseDelimiter(decoded.value);
  const builder = new TableBuilder(file.name, delimiter);
  const quoteFaults = parseRecords(file.name, decoded.value, delimiter, builder);
  const identities = builder.identities();
  if (identities.length > 0) return refused(...identities);
  const faults = [...builder.faults(), ...quoteFaults];
  const warnings = builder.warnings();
  if (hasError(faults)) return refused(...faults, ...warnings);
  const { headings, headingLine, rows } = builder;
  const value = { file: { name: file.name, sha256: file.sha256, bytes: file.bytes.length }, headings, headingLine, rows };
  return ok(value, [...decoded.diagnostics, ...warnings]);
}

/** A line so long that the parser could run out of memory over its cells. */
function findLongLine(file: string, text: string): Diagnostic | null {
  let line = 1;
  for (let start = 0; start < text.length; line += 1) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (end - start > maximumLineLength) {
      const message = `This line has ${counted(end - start, 'character')}; at most ${counted(maximumLineLength, 'character')} are read.`;
      return error('line-too-long', message, { place: { file, line }, hint: 'Check that this is a table with one row a line.' });
    }
    start = end + 1;
  }
  return null;
}

/** Thrown within the parser's own call, which offers no other way to end early; it goes no further than `parseRecords`. */
class StopReading extends Error {}

/** Hands each record to the builder. The parser stops at the first quote that is wrong: what follows could mean anything. */
function parseRecords(file: string, text: string, delimiter: Delimiter, builder: TableBuilder): Diagnostic[] {
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      // Without a quote in the text the parser need not look for one at each byte.
      quote: text.includes('"') ? '"' : null,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        if (!builder.record(cells, lines)) throw new StopReading();
        return null;
      },
    });
    return [];
  } catch (thrown) {
    if (thrown instanceof StopReading) return [];
    const fault = thrown instanceof CsvError ? findQuoteFault(file, text, delimiter) : null;
    if (!fault) throw thrown;
    return [fault];
  }
}
