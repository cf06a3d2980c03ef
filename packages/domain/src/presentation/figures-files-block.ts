import { counted, type Block } from '@pbc-planner/base';
import type { FiguresFile } from '../outcome/figures-file.ts';

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
