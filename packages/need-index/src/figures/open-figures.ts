import { error, ok, parseFinancialYear, refused, type Diagnostic, type FinancialYear, type Result } from '@pbc-planner/base';
import {
  headingKey, headingPositions, patientColumns, recognise, yearNamed,
  type CommandContext, type FileContent, type FiguresFile, type ImportProfile, type SourceTable,
} from '@pbc-planner/domain';

/** A file of figures, taken apart and recognised. */
export interface Figures {
  readonly table: SourceTable;
  readonly profile: ImportProfile;
  readonly year: FinancialYear | null;
  /** The position of a heading; -1 where the file has none. */
  readonly position: (heading: string) => number;
}

/** What a command is given to find its figures by. */
export interface FiguresParameters {
  readonly data: FileContent;
  readonly as?: string;
  readonly year?: string;
}

/** Takes a file of figures apart and recognises it by the import profiles. Refused with all that is wrong with it. */
export async function openFigures({ data, as, year: asked }: FiguresParameters, { tables, registry }: Pick<CommandContext, 'tables' | 'registry'>): Promise<Result<Figures>> {
  const table = (await tables()).read(data);
  if (!table.ok) return table;
  const profile = recognise(table.value, await registry.importProfiles(), as);
  if (!profile.ok) return profile;
  const patients = patientColumns(table.value, profile.value);
  if (patients.length > 0) return refused(...patients);
  const year = asked === undefined ? yearNamed(profile.value, data.name) : parseFinancialYear(asked);
  if (asked !== undefined && year === null) {
    return refused(error('not-a-year', `"${asked}" is not a financial year: its halves do not follow each other.`, { hint: 'Write the year as 2025/26.' }));
  }
  const positions = headingPositions(table.value);
  const position = (heading: string) => positions.get(headingKey(heading)) ?? -1;
  return ok({ table: table.value, profile: profile.value, year, position }, table.diagnostics);
}

/** Every heading that a command reads and the file lacks. */
export function missingColumns({ table, profile, position }: Figures, headings: readonly string[]): Diagnostic[] {
  return headings.filter((heading) => position(heading) < 0).map((heading) =>
    error('column-missing', `A file of "${profile.title}" has a column "${heading}"; this one has not.`, {
      place: { file: table.file.name, line: table.headingLine }, hint: 'Take the file as it was published, with all its columns.',
    }));
}

/** The file as an answer names it. */
export function figuresFile({ table, profile, year }: Figures, rows: number): FiguresFile {
  const { title, licence } = profile.source;
  return { name: table.file.name, sha256: table.file.sha256, rows, year, source: title, licence: licence ?? null, grade: profile.grade };
}
