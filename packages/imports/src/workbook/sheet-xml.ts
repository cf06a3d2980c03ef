import { maximumColumns } from '../limits.ts';
import { ZipFault } from './zip-parts.ts';

/** A row of a sheet: its number, and its cells as text, a cell that is not there as an empty one. */
export interface SheetRow {
  readonly number: number;
  readonly cells: string[];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text of XML with its entities put back. Only those of XML itself are known. */
export function xmlText(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Every element of a name, in one pass: its attributes and what stands inside. An element is not looked for inside another of its name. */
export function* elements(xml: string, name: string): Generator<{ readonly attributes: string; readonly inside: string }> {
  // Attributes end at the next angle bracket of either kind, so that no text makes the pattern look twice.
  const opening = new RegExp(`<(?:\\w{1,20}:)?${name}(?=[\\s/>])([^<>]*)>`, 'g');
  const closing = new RegExp(`</(?:\\w{1,20}:)?${name}\\s*>`, 'g');
  for (let found = opening.exec(xml); found !== null; found = opening.exec(xml)) {
    const attributes = found[1] ?? '';
    if (attributes.endsWith('/')) {
      yield { attributes, inside: '' };
      continue;
    }
    closing.lastIndex = opening.lastIndex;
    const end = closing.exec(xml);
    if (end === null) throw new ZipFault(`a "${name}" in it is not closed`);
    yield { attributes, inside: xml.slice(opening.lastIndex, end.index) };
    opening.lastIndex = closing.lastIndex;
  }
}

/** An attribute's text; `null` where there is none. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)(?:\\w{1,20}:)?${name}="([^"]*)"`).exec(attributes);
  return found === null ? null : xmlText(found[1] ?? '');
}

/** The texts that cells refer to by number; how they sound, which some languages note beside, is left out. */
export function sharedTexts(xml: string): string[] {
  return [...elements(xml, 'si')].map(({ inside }) => plainText(inside));
}

function plainText(inside: string): string {
  // How a text sounds always comes after the text itself.
  const sound = inside.search(/<(?:\w{1,20}:)?rPh[\s>]/);
  return [...elements(sound < 0 ? inside : inside.slice(0, sound), 't')].map((one) => xmlText(one.inside)).join('');
}

/** The rows of a sheet that hold anything, in order. */
export function* sheetRows(xml: string, shared: readonly string[]): Generator<SheetRow> {
  let last = 0;
  for (const { attributes, inside } of elements(xml, 'row')) {
    const number = Number(attribute(attributes, 'r') ?? last + 1);
    last = Number.isSafeInteger(number) && number > last ? number : last + 1;
    const cells: string[] = [];
    for (const cell of elements(inside, 'c')) {
      const column = columnOf(attribute(cell.attributes, 'r')) ?? cells.length;
      if (column >= maximumColumns) throw new ZipFault(`it has more than ${maximumColumns} columns`);
      while (cells.length < column) cells.push('');
      cells[column] = cellText(attribute(cell.attributes, 't'), cell.inside, shared);
    }
    if (cells.some((cell) => cell !== '')) yield { number: last, cells };
  }
}

function cellText(type: string | null, inside: string, shared: readonly string[]): string {
  if (type === 'inlineStr') return plainText(inside);
  const [value] = elements(inside, 'v');
  const text = xmlText(value?.inside ?? '');
  if (type === 's') return shared[Number(text)] ?? '';
  return type === 'b' ? (text === '1' ? 'TRUE' : 'FALSE') : text;
}

/** The column of a reference such as `AB12`, from 0. */
function columnOf(reference: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1];
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
