import type { ImportProfile } from '@pbc-planner/domain';
import type { Chance } from './chance.ts';
import { anyText, joined, mutatedBytes } from './hostile-values.ts';

/** What a table is made of: a heading row, and for each column how a cell that belongs there looks. */
export interface TableGrammar {
  readonly headings: readonly string[];
  /** @param row counts from 1. */
  readonly cell: (heading: string, row: number, chance: Chance) => string;
}

/** The grammar of the files that a profile reads. */
export function grammarOf(profile: ImportProfile): TableGrammar {
  const measures = (profile.measures ?? []).map(({ heading }) => heading);
  const headings = [...new Set([
    ...profile.recognise, profile.practice, ...(profile.name ? [profile.name] : []), ...(profile.icb ? [profile.icb.code, profile.icb.name] : []), ...measures,
    ...(profile.furtherColumns ? ['need-weighted', 'carr-hill'] : []),
  ])];
  const cell: TableGrammar['cell'] = (heading, row, chance) => {
    if (heading === profile.practice) return profile.codes === 'published' ? `M8${String(1_000 + row).slice(-4)}` : `code${row}`;
    if (heading === profile.name) return `Practice ${row}`;
    if (profile.year.from === 'column' && heading === profile.year.heading) return chance.pick(['2005/06', '2004/05']);
    if (heading === profile.long?.serviceLine) return chance.pick(['hospital', 'drugs', 'community']);
    return String(1 + chance.whole(20_000)) + chance.pick(['', '', '.5', '.25']);
  };
  return { headings, cell };
}

/** The rows of a table by a grammar, headings first, with something wrong in most: in its cells or its rows. */
export function hostileRows({ headings, cell }: TableGrammar, chance: Chance): string[][] {
  const own = headings.filter(() => !chance.once(500));
  const extra = chance.once(3) ? chance.times(3, () => anyText(chance)) : [];
  const columns = [...own, ...extra].sort(() => (chance.once(12) ? chance.next() - 0.5 : 0));
  const spoil = chance.pick([0, 0, 0, 8, 60, 400]);
  const rows = chance.times(chance.pick([0, 3, 12, 12, 30, 60]), (index) => {
    const row = chance.once(60) ? 1 : index + 1;
    const cells = columns.map((heading) => (spoil > 0 && chance.once(spoil) ? anyText(chance) : cell(heading, row, chance)));
    if (spoil > 0 && chance.once(spoil * 3)) cells.pop();
    if (spoil > 0 && chance.once(spoil * 3)) cells.push(anyText(chance));
    return cells;
  });
  return [columns, ...rows];
}

/** A delimited file by a grammar, with something wrong in most: in its cells, its rows, its quotes, its encoding or its bytes. */
export function hostileTable(grammar: TableGrammar, chance: Chance): Uint8Array {
  const rows = hostileRows(grammar, chance);
  const delimiter = chance.pick([',', ',', ',', ';', '\t']);
  const quote = chance.pick(['needed', 'needed', 'needed', 'always', 'always', 'never'] as const);
  const ends = () => (chance.once(200) ? chance.pick(['\r', '\n\n', '\r\n']) : end);
  const end = chance.pick(['\n', '\n', '\r\n', '\r']);
  const written = (text: string) => (quote === 'always' || (quote === 'needed' && /[",;\t\r\n]/.test(text)) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((cells) => cells.map(written).join(delimiter));
  const text = lines.map((line) => line + ends()).join('').slice(0, chance.once(20) ? -1 : undefined);
  const bytes = encoded(text, chance);
  return chance.once(4) ? mutatedBytes(bytes, chance) : bytes;
}

/** The same table with nothing wrong in it, of so many rows. */
export function plainTable({ headings, cell }: TableGrammar, rows: number): string[][] {
  const chance = { whole: () => 100, pick: <T>(of: readonly T[]) => of[0], once: () => false } as unknown as Chance;
  return [[...headings], ...Array.from({ length: rows }, (_, row) => headings.map((heading) => cell(heading, row + 1, chance)))];
}

/** A text in one of the encodings that spreadsheets save, with or without a byte order mark, or in one that they do not. */
export function encoded(text: string, chance: Chance): Uint8Array {
  const kind = chance.whole(12);
  if (kind === 0) return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (kind === 1) return Buffer.from(text, 'utf16le').swap16();
  if (kind === 2) return Buffer.from(text, 'latin1');
  if (kind === 3) return joined(Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text));
  return Buffer.from(text);
}
