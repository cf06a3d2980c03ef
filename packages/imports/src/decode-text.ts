import { error, info, ok, refused, type Result } from '@pbc-planner/base';
import type { FileContent } from '@pbc-planner/domain';
import { knownBinaryKind } from './file-kind.ts';
import { decodeWindows1252, undefinedInWindows1252 } from './windows-1252.ts';

const saveAsUtf8 = 'Open it in the program it came from and save it as "CSV UTF-8 (comma delimited)".';

/**
 * The text of a file, without a byte order mark and with line feeds for all line ends.
 * Refuses `file-empty`, `file-is-workbook`, `file-is-binary`, `file-is-web-page`, `text-encoding-mixed` and
 * `text-encoding-unknown`; says `text-read-as-windows-1252` where it had to take the text for that.
 * @param wanted what the file should have been, with its article.
 */
export function decodeText({ name: file, bytes }: FileContent, wanted = 'a CSV file'): Result<string> {
  const known = knownBinaryKind(bytes);
  if (known) return refused(error(known.code, `This is ${known.what}, not ${wanted}.`, { place: { file }, hint: known.hint }));
  const decoded = decode(file, bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.value.replace(/^\uFEFF+/, '');
  if (text.trim() === '') {
    return refused(error('file-empty', 'The file is empty.', { place: { file }, hint: 'Check that it was saved or downloaded completely.' }));
  }
  if (looksBinary(text)) {
    return refused(error('file-is-binary', 'The file is not text: it is full of control characters.', { place: { file }, hint: saveAsUtf8 }));
  }
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text.slice(0, 200))) {
    const hint = 'Open the address in a browser and download the CSV file itself.';
    return refused(error('file-is-web-page', `This is a web page or an XML file, not ${wanted}.`, { place: { file }, hint }));
  }
  return ok(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, decoded.diagnostics);
}

function decode(file: string, bytes: Uint8Array): Result<string> {
  const utf16 = utf16Order(bytes);
  if (utf16) {
    const text = decodeExactly(utf16, bytes);
    const message = 'The file begins as UTF-16 text but does not stay so.';
    return text === null ? refused(error('text-encoding-unknown', message, { place: { file }, hint: saveAsUtf8 })) : ok(text);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const place = { file, line: lineOfByte(bytes, nul) };
    return refused(error('file-is-binary', 'The file is not text: it holds NUL bytes.', { place, hint: saveAsUtf8 }));
  }
  const text = decodeExactly('utf-8', bytes);
  return text === null ? decodeOther(file, bytes) : ok(text);
}

/** Text that is not UTF-8 is Windows-1252, or nothing that can be told without guessing. */
function decodeOther(file: string, bytes: Uint8Array): Result<string> {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  if (/[^\u0000-\u007F\uFFFD]/.test(lenient)) {
    const place = { file, line: lineOf(lenient, lenient.indexOf('\uFFFD')) };
    return refused(error('text-encoding-mixed', 'The file is UTF-8 text in one place and something else in this one.', { place, hint: saveAsUtf8 }));
  }
  const unknown = undefinedInWindows1252(bytes);
  if (unknown >= 0) {
    const place = { file, line: lineOfByte(bytes, unknown) };
    return refused(error('text-encoding-unknown', 'The file is not text in UTF-8, UTF-16 or Windows-1252.', { place, hint: saveAsUtf8 }));
  }
  const hint = 'If accents or pound signs look wrong, save the file as CSV UTF-8 and import that.';
  return ok(decodeWindows1252(bytes), [
    info('text-read-as-windows-1252', 'The text is not UTF-8, so it was read as Windows-1252.', { place: { file }, hint }),
  ]);
}

function decodeExactly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (thrown) {
    if (thrown instanceof TypeError) return null;
    throw thrown;
  }
}

/** UTF-16 by its byte order mark, or by a beginning where every other byte is nearly always zero and the rest never. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(bytes.length, 4_096) >> 1;
  if (pairs < 2 || bytes.length % 2 === 1) return null;
  let high = 0;
  let low = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[pair * 2] === 0) high += 1;
    if (bytes[pair * 2 + 1] === 0) low += 1;
  }
  if (high === 0 && low > pairs * 0.7) return 'utf-16le';
  if (low === 0 && high > pairs * 0.7) return 'utf-16be';
  return null;
}

/** Text has a control character now and then; data of another kind has one in every few. A NUL is never text. */
function looksBinary(text: string): boolean {
  let controls = 0;
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code >= 0x20 || (code >= 0x09 && code <= 0x0d)) continue;
    if (code === 0) return true;
    controls += 1;
  }
  return controls >= 10 && controls * 20 > text.length;
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).replace(/\r\n?/g, '\n').split('\n').length;
}

function lineOfByte(bytes: Uint8Array, position: number): number {
  return lineOf(Buffer.from(bytes.subarray(0, position)).toString('latin1'), position);
}
