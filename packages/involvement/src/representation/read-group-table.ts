import { cleanText, error, groupThousands, ok, readNumber, refused, trim, type Diagnostic, type Place, type Result } from '@pbc-planner/base';
import { headingKey, personalColumns, type SourceTable } from '@pbc-planner/domain';
import type { CountedBand } from './compare-group.ts';

/** Counts of people by one characteristic, such as age. */
export interface CountedDimension {
  readonly id: string;
  readonly bands: readonly CountedBand[];
}

/** The counts of a group and of the list, by each characteristic. */
export interface CountedGroup {
  readonly dimensions: readonly CountedDimension[];
  readonly group: number;
  readonly list: number;
}

const columns = ['dimension', 'band', 'group', 'list'] as const;
type Column = (typeof columns)[number];

/** Words for a band of people of whom it is not known, which every dimension may have. */
const notKnown = new Set(['unknown', 'not known', 'not stated', 'other', 'none']);

/** The most people of one count: far above any list. */
const most = 100_000_000;

/**
 * Reads `dimension,band,group,list`: counts of people in the group and on the registered list. Every fault is named with its line
 * and column, and one refuses the file: what is missing cannot be guessed, since shares must sum to the whole.
 */
export function readGroupTable(table: SourceTable): Result<CountedGroup> {
  const { file, headings, headingLine, rows } = table;
  const positions = new Map<Column, number>(columns.map((name) => [name, headings.findIndex((heading) => headingKey(heading) === name)]));
  const missing = columns.filter((name) => positions.get(name) === -1);
  const personal = personalColumns(table, { own: [] });
  if (personal.length > 0) return refused(...personal);
  if (missing.length > 0) {
    return refused(...missing.map((name) => error('column-missing', `There is no column ${name}.`, {
      place: { file: file.name, line: headingLine }, hint: 'The file has the columns dimension, band, group and list: how many people of each band are in the group, and how many on the list.',
    })));
  }
  const faults: Diagnostic[] = [];
  const read: { readonly dimension: string; readonly counted: CountedBand; readonly line: number }[] = [];
  const seen = new Map<string, number>();
  const bandsOf = new Map<string, { readonly dimension: string; readonly line: number }>();
  for (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const at = (name: Column): Place => ({ file: file.name, line, column: (positions.get(name) ?? 0) + 1, columnName: headings[positions.get(name) ?? 0] ?? name });
    const text = (name: Column) => cleanText(cells[positions.get(name) ?? 0] ?? '', 60);
    const [dimension, band] = [text('dimension').toLowerCase(), text('band')];
    for (const name of ['dimension', 'band'] as const) {
      if (text(name) === '') faults.push(error('blank-cell', `This row has no ${name}.`, { place: at(name), hint: name === 'band' ? 'People of whom it is not known have a band of their own: unknown.' : 'Write what the bands are of: age, sex, ethnicity.' }));
    }
    const key = `${dimension}|${band.toLowerCase()}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) faults.push(error('band-twice', `${band} stands twice under ${dimension}: on line ${earlier} too.`, { place: at('band'), hint: 'Keep one of the rows.' }));
    seen.set(key, earlier ?? line);
    const elsewhere = bandsOf.get(band.toLowerCase());
    if (elsewhere !== undefined && elsewhere.dimension !== dimension && !notKnown.has(band.toLowerCase())) {
      faults.push(error('band-in-two', `${band} stands under ${elsewhere.dimension} too, on line ${elsewhere.line}.`, { place: at('band'), hint: 'Give each characteristic once: two sets of bands of the same people could give a small count away.' }));
    }
    bandsOf.set(band.toLowerCase(), elsewhere ?? { dimension, line });
    const [group, list] = [readCount(text('group'), 'in the group', at('group'), faults), readCount(text('list'), 'on the list', at('list'), faults)];
    if (group !== null && list !== null) read.push({ dimension, counted: { band, group, list }, line });
  }
  if (faults.length > 0) return refused(...faults);
  if (read.length === 0) return refused(error('no-rows', 'The file has no rows.', { place: { file: file.name, line: headingLine }, hint: 'Give a row for each band.' }));
  return inTotal(read, file.name);
}

/** One total of the group and one of the list in every dimension, or what differs. */
function inTotal(read: readonly { readonly dimension: string; readonly counted: CountedBand; readonly line: number }[], file: string): Result<CountedGroup> {
  const dimensions = [...new Set(read.map(({ dimension }) => dimension))].map((id) => {
    const rows = read.filter(({ dimension }) => dimension === id);
    const bands = rows.map(({ counted }) => counted);
    return { id, bands, line: rows[0]?.line ?? 1, group: sum(bands.map(({ group }) => group)), list: sum(bands.map(({ list }) => list)) };
  });
  const [first] = dimensions;
  if (first === undefined) throw new RangeError('No rows were read');
  const faults = dimensions.flatMap(({ id, line, ...counts }) => (['group', 'list'] as const).filter((side) => counts[side] !== first[side]).map((side) =>
    error('totals-differ', `By ${id} there are ${groupThousands(String(counts[side]))} people ${side === 'group' ? 'in the group' : 'on the list'}, and by ${first.id} ${groupThousands(String(first[side]))}.`, {
      place: { file, line }, hint: 'Each characteristic counts everybody once; add a band unknown for those of whom it is not known.',
    })));
  for (const side of ['group', 'list'] as const) {
    if (first[side] === 0) faults.push(error('nobody', `There is nobody ${side === 'group' ? 'in the group' : 'on the list'}.`, { place: { file, line: first.line }, hint: 'Give the counts of both.' }));
  }
  return faults.length > 0 ? refused(...faults) : ok({ dimensions, group: first.group, list: first.list });
}

/** A whole number of people; what cannot be one is added to the faults. */
function readCount(text: string, where: string, place: Place, faults: Diagnostic[]): number | null {
  const value = readNumber(text);
  if (typeof value !== 'string') {
    const { units, scale } = trim(value);
    if (scale === 0 && units >= 0n && units <= most) return Number(units);
  }
  const why = text === '' ? 'is blank' : typeof value === 'string' ? `is "${text}"` : value.units < 0n ? `is below nothing, "${text}"` : `is "${text}"`;
  faults.push(error('bad-count', `The number of people ${where} ${why}.`, { place, hint: text === '' ? 'Nobody is 0. Where it is not known, leave the whole characteristic out.' : 'Give a whole number of people.' }));
  return null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
