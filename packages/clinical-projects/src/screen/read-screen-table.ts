import {
  cleanText, compareDecimals, decimal, decimalText, divideRounded, error, multiply, ok, pence, readNumber, refused, subtract, trim,
  type Decimal, type Diagnostic, type Pence, type Place, type Result,
} from '@pbc-planner/base';
import { headingKey, personalColumns, type SourceTable } from '@pbc-planner/domain';

/** A row of a screen as it was read, with what it comes to. */
export interface ReadScreenRow {
  readonly area: string;
  readonly ownRate: string;
  readonly peerQuartile: string;
  readonly volume: string;
  readonly unitPrice: string;
  readonly potentialPence: Pence;
  readonly line: number;
}

const names = { area: ['area'], ownRate: ['own_rate', 'own rate'], peerQuartile: ['peer_quartile', 'peer quartile'], volume: ['volume'], unitPrice: ['unit_price', 'unit price'] } as const;
type Column = keyof typeof names;
const columns = Object.keys(names) as readonly Column[];

const titles: Readonly<Record<Exclude<Column, 'area'>, string>> = { ownRate: 'The own rate', peerQuartile: "The peers' quartile", volume: 'The volume', unitPrice: 'The price of one' };
const hundred = decimal(100n);
const nothing = decimal(0n);

/**
 * Reads `area,own_rate,peer_quartile,volume,unit_price`: rates in per cent from 0 to 100, volumes that are not negative, prices in
 * pounds and whole pence. Every bad cell is named by line and column, and one refuses the file. The potential of a row is
 * (own rate - quartile, where it is above) x volume x price, exact, rounded once to the penny.
 */
export function readScreenTable(table: SourceTable): Result<readonly ReadScreenRow[]> {
  const { file, headings, headingLine, rows } = table;
  const positions = new Map<Column, number>(columns.map((name) => [name, headings.findIndex((heading) => names[name].some((one) => headingKey(one) === headingKey(heading)))]));
  const personal = personalColumns(table, { own: [] });
  const missing = columns.filter((name) => positions.get(name) === -1).map((name) => error('column-missing', `There is no column ${names[name][0]}.`, {
    place: { file: file.name, line: headingLine }, hint: 'The file has the columns area, own_rate, peer_quartile, volume and unit_price.',
  }));
  if (personal.length + missing.length > 0) return refused(...personal, ...missing);
  const faults: Diagnostic[] = [];
  const read: ReadScreenRow[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const at = (name: Column): Place => ({ file: file.name, line, column: (positions.get(name) ?? 0) + 1, columnName: headings[positions.get(name) ?? 0] ?? name });
    const text = (name: Column) => cleanText(cells[positions.get(name) ?? 0] ?? '', 120);
    const before = faults.length;
    const area = text('area');
    if (area === '') faults.push(error('blank-cell', 'This row names no area.', { place: at('area'), hint: 'Write what the rate is of: dermatology follow-ups, for example.' }));
    const earlier = seen.get(area.toLowerCase());
    if (area !== '' && earlier !== undefined) faults.push(error('area-twice', `${area} is there twice: on line ${earlier} too.`, { place: at('area'), hint: 'Keep one of the rows, or tell them apart.' }));
    seen.set(area.toLowerCase(), earlier ?? line);
    const [ownRate, peerQuartile] = [readCell('ownRate', text('ownRate'), at('ownRate'), faults), readCell('peerQuartile', text('peerQuartile'), at('peerQuartile'), faults)];
    const [volume, unitPrice] = [readCell('volume', text('volume'), at('volume'), faults), readCell('unitPrice', text('unitPrice'), at('unitPrice'), faults)];
    if (ownRate === null || peerQuartile === null || volume === null || unitPrice === null) continue;
    const potentialPence = potential(ownRate, peerQuartile, volume, unitPrice);
    if (potentialPence === null) faults.push(error('too-large', 'This row comes to more than money can be.', { place: at('volume'), hint: 'Look for a number with too many noughts.' }));
    else if (faults.length === before) {
      read.push({ area, ownRate: decimalText(ownRate), peerQuartile: decimalText(peerQuartile), volume: decimalText(volume), unitPrice: decimalText(unitPrice), potentialPence, line });
    }
  }
  if (faults.length === 0 && read.length === 0) faults.push(error('no-rows', 'The file has no rows.', { place: { file: file.name, line: headingLine }, hint: 'Give a row for each area.' }));
  return faults.length > 0 ? refused(...faults) : ok(read);
}

/** What is above the quartile at the price of one, in pence, rounded once; `null` where it is more than money can be. */
export function potential(ownRate: Decimal, peerQuartile: Decimal, volume: Decimal, unitPrice: Decimal): Pence | null {
  const above = subtract(ownRate, peerQuartile);
  if (compareDecimals(above, nothing) <= 0) return pence(0);
  // Per cent of pounds are pence: 1% of £1 is a penny.
  const exact = multiply(multiply(above, volume), unitPrice);
  const amount = divideRounded(exact.units, 10n ** BigInt(exact.scale));
  return Number.isSafeInteger(Number(amount)) ? pence(amount) : null;
}

/** A number of one column; what cannot be one is added to the faults. */
function readCell(name: Exclude<Column, 'area'>, text: string, place: Place, faults: Diagnostic[]): Decimal | null {
  const isRate = name === 'ownRate' || name === 'peerQuartile';
  const value = readNumber(isRate ? text.replace(/\s*%$/, '') : text);
  const fault = typeof value === 'string'
    ? error(text === '' ? 'blank-cell' : 'bad-number', `${titles[name]} ${text === '' ? 'is blank' : `cannot be "${text}"`}.`, { place, hint: 'Leave the area out where it is not known; a blank is not nought.' })
    : value.units < 0n ? error(`negative-${isRate ? 'rate' : name === 'volume' ? 'volume' : 'price'}`, `${titles[name]} is below nothing: ${text}.`, { place, hint: 'Give what was counted.' })
    : isRate && compareDecimals(value, hundred) > 0 ? error('rate-above-100', `${titles[name]} is above 100 per cent: ${text}.`, { place, hint: 'Rates are per cent of the volume, from 0 to 100.' })
    : name === 'unitPrice' && placesOf(value) > 2 ? error('bad-price', `${titles[name]} has a part of a penny: ${text}.`, { place, hint: 'Give pounds with at most two decimals.' })
    : placesOf(value) > 6 || value.units > 10n ** 15n ? error('bad-number', `${titles[name]} has too many digits.`, { place, hint: 'Give at most six decimal places, and no more than 15 digits.' })
    : null;
  if (fault === null) return value as Decimal;
  faults.push(fault);
  return null;
}

/** The decimal places that a number needs. */
function placesOf(value: Decimal): number {
  return trim(value).scale;
}
