import { counted, type Block } from '@pbc-planner/base';
import type { FiguresFile } from '../outcome/figures-file.ts';
import type { FurtherColumns } from './further-columns.ts';

/** The files that figures were read from, each with its year, hash and licence, as blocks of a document. */
export function figuresFilesBlock(files: readonly FiguresFile[]): Block[] {
  if (files.length === 0) return [];
  return [
    { kind: 'heading', text: 'Read from' },
    { kind: 'list', items: files.map(fileText) },
  ];
}

function fileText({ name, sha256, rows, year, source, licence, grade }: FiguresFile): string {
  const about = `${name}, ${year ?? 'year not known'}, ${counted(rows, 'practice')}: ${source} (${grade}). SHA-256 ${sha256}.`;
  return licence === null ? about : `${about} ${licence}.`;
}

/** The same files beside each row, since rows are taken out of a file: which, of which year, from where, under which licence and hash. */
export function figuresFilesColumns(files: readonly FiguresFile[]): FurtherColumns<unknown> {
  const each = (of: (file: FiguresFile) => string | null): string | null => {
    const said = [...new Set(files.flatMap((file) => of(file) ?? []))];
    return said.length === 0 ? null : said.join('; ');
  };
  const cells = [each(({ name }) => name), each(({ year }) => year), each(({ source }) => source), each(({ licence }) => licence), each(({ sha256 }) => sha256)];
  return {
    columns: [
      { id: 'data_file', title: 'Data', kind: 'text' }, { id: 'data_year', title: 'Year of the data', kind: 'text' }, { id: 'data_source', title: 'Source of the data', kind: 'text' },
      { id: 'data_licence', title: 'Licence of the data', kind: 'text' }, { id: 'data_sha256', title: 'SHA-256 of the data', kind: 'code' },
    ],
    cells: () => cells,
  };
}
