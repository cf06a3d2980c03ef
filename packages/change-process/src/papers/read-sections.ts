import { cleanLines, cleanText, error, hasError, type Diagnostic, type Place } from '@pbc-planner/base';
import { holdsNhsNumber, personalColumns, type CommandContext, type FileContent, type GivenSection, type PaperTemplate } from '@pbc-planner/domain';

/** The longest text under a heading, in characters. */
export const longestSection = 10_000;

/** What our own files put before a text that a spreadsheet would take for a formula. */
const guard = /^'(?=\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20])/;

/** The columns of a paper that is written as rows. */
const ours = ['heading', 'title', 'part', 'required', 'state', 'text', 'by', 'heading_grade', 'lowest_grade'];

/** What somebody wants to write: one heading with its text, or a file of many. */
export interface SectionParameters {
  readonly heading?: string;
  readonly text?: string;
  readonly file?: FileContent;
}

/** Texts by heading, in the order in which they were given; and what is wrong, all of it. */
export interface ReadSections {
  readonly sections: readonly GivenSection[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether anything is to be written. */
export function writesSections({ heading, text, file }: SectionParameters): boolean {
  return heading !== undefined || text !== undefined || file !== undefined;
}

/** Reads what is to be written. A blank text of one heading takes back what was written; in a file it leaves the heading as it is. */
export async function readSections(parameters: SectionParameters, template: PaperTemplate, context: Pick<CommandContext, 'tables'>): Promise<ReadSections> {
  const known = template.headings.map(({ id }) => id);
  const { heading, text, file } = parameters;
  if (file === undefined) return oneSection(parameters, known);
  return heading === undefined && text === undefined ? manySections(file, known, context) : faulty(error('file-and-heading', 'A file and a single heading cannot both be given.', { hint: 'Leave one of them out.' }));
}

function oneSection({ heading, text }: SectionParameters, known: readonly string[]): ReadSections {
  const clean = cleanLines(text ?? '', longestSection).trim();
  const faults = [
    ...(heading === undefined ? [error('no-heading', 'Nobody said under which heading.', { hint: `Give --heading with one of ${known.join(', ')}.` })] : []),
    ...(heading === undefined || known.includes(heading) ? [] : [unknownHeading(heading, known)]),
    ...(text === undefined ? [error('no-text', 'Nobody said what stands under it.', { hint: 'Give --text "..."; an empty one takes back what was written.' })] : []),
    ...patientFaults(clean),
  ];
  return heading === undefined || faults.length > 0 ? faulty(...faults) : { sections: [{ heading, text: clean }], diagnostics: [] };
}

async function manySections(file: FileContent, known: readonly string[], context: Pick<CommandContext, 'tables'>): Promise<ReadSections> {
  const table = (await context.tables()).read(file);
  if (!table.ok) return faulty(...table.diagnostics);
  const { file: { name }, headings, headingLine, rows } = table.value;
  const positions = new Map(headings.map((title, index) => [title.toLowerCase().trim(), index]));
  // The paper says where and when care is given, so only what is no column of ours is looked at.
  const diagnostics: Diagnostic[] = [...table.diagnostics, ...personalColumns(table.value, { own: ours })];
  for (const title of ['heading', 'text']) {
    if (!positions.has(title)) diagnostics.push(error('column-missing', `There is no column ${title}.`, { place: { file: name, line: headingLine }, hint: 'Write a form to fill in with --format csv.' }));
  }
  if (hasError(diagnostics)) return faulty(...diagnostics);
  const placeOf = (title: string, line: number): Place => ({ file: name, line, column: (positions.get(title) ?? 0) + 1, columnName: title });
  const lines = new Map<string, number>();
  const sections: GivenSection[] = [];
  for (const { line, cells } of rows) {
    const heading = (cells[positions.get('heading') ?? -1] ?? '').trim();
    const text = cleanLines((cells[positions.get('text') ?? -1] ?? '').replace(guard, ''), longestSection).trim();
    if (heading === '' && text === '') continue;
    const earlier = lines.get(heading);
    if (!known.includes(heading)) diagnostics.push(unknownHeading(heading, known, placeOf('heading', line)));
    if (earlier !== undefined) diagnostics.push(error('heading-twice', `${cleanText(heading, 60)} is there twice: on line ${earlier} too.`, { place: placeOf('heading', line), hint: 'Keep one of the rows.' }));
    diagnostics.push(...patientFaults(text, placeOf('text', line)));
    lines.set(heading, earlier ?? line);
    if (text !== '') sections.push({ heading, text });
  }
  if (sections.length === 0 && !hasError(diagnostics)) diagnostics.push(error('nothing-written', 'The file says nothing under any heading.', { place: { file: name }, hint: 'Fill the column text.' }));
  return hasError(diagnostics) ? faulty(...diagnostics) : { sections, diagnostics };
}

function faulty(...diagnostics: readonly Diagnostic[]): ReadSections {
  return { sections: [], diagnostics };
}

function unknownHeading(heading: string, known: readonly string[], place?: Place): Diagnostic {
  return error('unknown-heading', `There is no heading "${cleanText(heading, 60)}" in this paper.`, { hint: `There are ${known.join(', ')}.`, ...(place === undefined ? {} : { place }) });
}

function patientFaults(text: string, place?: Place): Diagnostic[] {
  return holdsNhsNumber(text) ? [error('patient-identity', 'The text holds an NHS number.', { hint: 'A plan never names a patient: leave the number out.', ...(place === undefined ? {} : { place }) })] : [];
}
