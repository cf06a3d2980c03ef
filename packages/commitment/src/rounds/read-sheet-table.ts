import { cleanText, error, info, type Diagnostic, type Place } from '@pbc-planner/base';
import { patientFaults, personalColumns, type PracticeCode, type SourceTable } from '@pbc-planner/domain';
import type { Asked } from './items.ts';

/** What somebody says of one item: `undefined` leaves an earlier answer as it is, `null` takes it back. */
export interface SaidScore {
  readonly practice: PracticeCode;
  readonly item: string;
  readonly willingness?: number | null;
  readonly capacity?: number | null;
  readonly note?: string;
}

/** The most characters of a note. */
export const longestNote = 500;

type Column = 'practice' | 'item' | 'willingness' | 'capacity' | 'note' | 'title' | 'fictional';

const names: Readonly<Record<string, Column>> = {
  'practice': 'practice', 'practice code': 'practice', 'item': 'item', 'id': 'item', 'item id': 'item', 'code': 'item',
  'willingness': 'willingness', 'willing': 'willingness', 'capacity': 'capacity', 'able': 'capacity',
  'note': 'note', 'notes': 'note', 'reason': 'note', 'title': 'title', 'responsibility': 'title', 'fictional': 'fictional',
};

/**
 * Reads filled-in sheets. `practice` is whose they are where the file has no such column. Every fault is named with its row;
 * errors refuse the whole file. A blank cell says nothing; the word `unknown` takes an answer back.
 */
export function readSheetTable(table: SourceTable, { items, scale }: Asked, codes: ReadonlySet<PracticeCode>, practice: PracticeCode | undefined) {
  const { columns, diagnostics } = readHeadings(table, practice);
  const headed = (...some: readonly Column[]) => some.map((name) => table.headings[columns.get(name) ?? -1] ?? '');
  diagnostics.push(...personalColumns(table, { own: headed('practice', 'item', 'title'), notes: headed('note') }));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { scores: [], diagnostics };
  const known = new Set(items.map(({ id }) => id));
  const seen = new Map<string, number>();
  const scores: SaidScore[] = [];
  for (const { line, cells } of table.rows) {
    const text = (name: Column) => (cells[columns.get(name) ?? -1] ?? '').trim();
    const at = (name: Column): Place => {
      const index = columns.get(name);
      return { file: table.file.name, line, ...(index === undefined ? {} : { column: index + 1, columnName: table.headings[index] ?? '' }) };
    };
    if (cells.every((cell) => cell.trim() === '')) continue;
    const whose = text('practice') || practice || '';
    const item = text('item');
    if (!codes.has(whose)) diagnostics.push(error('unknown-practice', whose === '' ? 'This row names no practice.' : `The locality has no practice ${whose}.`, { place: at('practice'), hint: 'See its practices with pbc locality show.' }));
    else if (practice !== undefined && whose !== practice) diagnostics.push(error('other-practice', `This row is ${whose}'s, not ${practice}'s.`, { place: at('practice'), hint: 'Leave the practice out of the call to take the sheets of several.' }));
    if (!known.has(item)) diagnostics.push(error('unknown-item', item === '' ? 'This row names no item.' : `"${item}" is no item that practices score.`, { place: at('item'), hint: 'Use the ids that pbc commitment score PRACTICE lists.' }));
    const key = `${whose}|${item}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) diagnostics.push(error('item-twice', `${item} is there twice for ${whose}: on line ${earlier} too.`, { place: at('item'), hint: 'Keep one of the rows.' }));
    seen.set(key, earlier ?? line);
    const note = cleanText(text('note'), longestNote);
    diagnostics.push(...patientFaults(note, 'note', at('note')));
    const willingness = readScore(text('willingness'), scale.willingness.length - 1, at('willingness'), diagnostics);
    const capacity = readScore(text('capacity'), scale.capacity.length - 1, at('capacity'), diagnostics);
    if (willingness !== undefined || capacity !== undefined || note !== '') {
      scores.push({ practice: whose, item, ...(willingness === undefined ? {} : { willingness }), ...(capacity === undefined ? {} : { capacity }), ...(note === '' ? {} : { note }) });
    }
  }
  return { scores, diagnostics };
}

function readHeadings({ file, headings, headingLine }: SourceTable, practice: PracticeCode | undefined) {
  const diagnostics: Diagnostic[] = [];
  const columns = new Map<Column, number>();
  headings.forEach((heading, index) => {
    const place = { file: file.name, line: headingLine, column: index + 1, columnName: heading };
    const word = heading.toLowerCase().replace(/[_\-\s]+/g, ' ').trim();
    const name = Object.hasOwn(names, word) ? names[word] : undefined;
    if (name === undefined) diagnostics.push(info('column-not-read', `The column "${heading}" is not read.`, { place }));
    else if (columns.has(name)) diagnostics.push(error('column-twice', `Column ${(columns.get(name) as number) + 1} means ${name} too.`, { place, hint: 'Keep one of them.' }));
    else columns.set(name, index);
  });
  const missing = [...(['item', 'willingness', 'capacity'] as const), ...(practice === undefined ? ['practice' as const] : [])].filter((name) => !columns.has(name));
  for (const name of missing) {
    diagnostics.push(error('column-missing', `There is no column ${name}.`, {
      place: { file: file.name, line: headingLine },
      hint: name === 'practice' ? 'Add it, or say whose sheet it is: pbc commitment score PRACTICE --file FILE.' : 'Write a form to fill in with pbc commitment score PRACTICE --format csv.',
    }));
  }
  return { columns, diagnostics };
}

function readScore(text: string, highest: number, place: Place, diagnostics: Diagnostic[]): number | null | undefined {
  if (text === '') return undefined;
  if (text.toLowerCase() === 'unknown') return null;
  const whole = /^(\d)(?:\.0+)?$/.exec(text);
  if (whole && Number(whole[1]) <= highest) return Number(whole[1]);
  diagnostics.push(error('bad-score', `"${text}" is no score.`, { place, hint: `Write a whole number from 0 to ${highest}, unknown to take an answer back, or leave it blank.` }));
  return undefined;
}
