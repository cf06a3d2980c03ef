import { error, info, parseFinancialYear, type Diagnostic, type FinancialYear } from '@pbc-planner/base';
import {
  patientColumns, recognise, yearNamed, type Command, type CommandContext, type CommandResult, type DataSet, type FileContent, type ImportOutcome, type ImportProfile,
  type ImportedDataSet, type RefusalOutcome, type SourceTable,
} from '@pbc-planner/domain';
import { readFile, type FileFigures } from './read-file.ts';

interface ImportParameters {
  readonly file: FileContent;
  readonly as?: string;
  readonly year?: string;
  readonly only?: readonly string[];
  readonly dryRun: boolean;
}

type ImportResult = CommandResult<ImportOutcome | RefusalOutcome>;

/** `import`: takes a published file, or one of the locality's own, into the plan; all its problems in one run. */
export const importFile: Command<ImportParameters, ImportOutcome | RefusalOutcome> = async (parameters, context) => {
  const { file, dryRun } = parameters;
  const nothing = { file: { name: file.name, sha256: file.sha256 }, practices: 0, figures: 0, leftOut: 0, imported: false, dryRun } as const;
  const refuse = (profile: string | null, diagnostics: readonly Diagnostic[]): ImportResult =>
    ({ status: 'refused', outcome: { kind: 'import', ...nothing, profile, year: null }, diagnostics });

  const table = (await context.tables()).read(file);
  if (!table.ok) return refuse(null, table.diagnostics);
  const profile = recognise(table.value, await context.registry.importProfiles(), parameters.as);
  if (!profile.ok) return refuse(null, [...table.diagnostics, ...profile.diagnostics]);

  if (profile.value.codes === 'published' && context.state.founded?.fictional) return refuse(profile.value.id, [realInFiction(file.name, profile.value)]);
  const patients = patientColumns(table.value, profile.value);
  if (patients.length > 0) return refuse(profile.value.id, patients);

  const held = context.state.imports.find((one) => one.file.sha256 === file.sha256);
  if (held && !context.confirmed) {
    return { status: 'fine', outcome: { kind: 'import', ...nothing, profile: held.profile, year: held.measures[0]?.year ?? null }, diagnostics: [alreadyHeld(held)] };
  }
  const year = yearOfFile(profile.value, parameters.year, file.name, context);
  const unknownYear = typeof year === 'object' && year !== null ? [year] : [];
  const figures = readFile(table.value, profile.value, typeof year === 'object' ? (context.plan?.year ?? null) : year, parameters.only);
  const diagnostics = [...unknownYear, ...table.diagnostics, ...figures.diagnostics];
  if (!figures.ok || unknownYear.length > 0) return refuse(profile.value.id, diagnostics);
  return taken(parameters, context, table.value, profile.value, figures.value, diagnostics);
};

/** What is played in a rehearsal must never be taken for real, nor real figures for made-up ones. */
function realInFiction(file: string, { title }: ImportProfile): Diagnostic {
  return error('real-file-in-fiction', `The file is of real practices (${title}), and this locality is fictional.`, { place: { file }, hint: 'Make a plan of your own locality with pbc init, and import it there.' });
}

/** Warnings that left nothing out: the practice is not in the file at all, or its code is taken as it stands. */
const nothingLeftOut: readonly string[] = ['practice-not-in-file', 'short-practice-code', 'cell-shortened', 'more-problems'];

function taken(
  { file, dryRun }: ImportParameters, context: CommandContext, table: SourceTable, profile: ImportProfile, figures: FileFigures, diagnostics: readonly Diagnostic[],
): ImportResult {
  const dataSet = makeDataSet(table, profile, figures, context.state.founded?.fictional ?? false);
  const outcome: ImportOutcome = {
    kind: 'import',
    file: { name: file.name, sha256: file.sha256 },
    profile: profile.id,
    year: figures.columns[0]?.year ?? null,
    practices: figures.practices.length,
    figures: figures.columns.reduce((count, { units }) => count + units.filter((one) => one !== null).length, 0),
    leftOut: diagnostics.filter(({ severity, code }) => severity === 'warning' && !nothingLeftOut.includes(code)).length + figures.untold,
    imported: !dryRun,
    dryRun,
  };
  const status = diagnostics.some(({ severity }) => severity === 'warning') ? 'problems' : 'fine';
  if (dryRun) return { status, outcome, diagnostics };
  return { status, outcome, diagnostics, events: [{ type: 'data set imported', data: importedData(dataSet, figures, context.dataSets.keep(dataSet)) }] };
}

/** A data set out of the figures of a file. */
export function makeDataSet(table: SourceTable, profile: ImportProfile, { practices, names, lines, columns }: FileFigures, fictional: boolean): DataSet {
  return { format: 1, profile: profile.id, file: table.file, source: profile.source, grade: profile.grade, fictional, practices, names, lines, columns };
}

/** What the plan remembers of an import. */
export function importedData(dataSet: DataSet, figures: FileFigures, name: string): Omit<ImportedDataSet, 'sequence'> {
  return {
    dataSet: name,
    file: { name: dataSet.file.name, sha256: dataSet.file.sha256 },
    profile: dataSet.profile,
    rows: dataSet.practices.length,
    measures: dataSet.columns.map(({ measure, year }) => ({ measure, year })),
    ...(figures.headline === null ? {} : { headline: figures.headline }),
    ...(figures.absent.length === 0 ? {} : { absent: figures.absent }),
  };
}

/** The year of a whole file; `null` where each row has its own; a diagnostic where nobody knows it. */
export function yearOfFile(profile: ImportProfile, asked: string | undefined, fileName: string, context: Pick<CommandContext, 'state'>): FinancialYear | null | Diagnostic {
  if (profile.year.from === 'column') {
    return asked === undefined ? null : error('year-in-file', `A file of "${profile.title}" gives the year of each row, so --year cannot.`, {
      place: { file: fileName, columnName: profile.year.heading }, hint: 'Leave --year out.',
    });
  }
  if (asked !== undefined) return parseFinancialYear(asked) ?? error('not-a-year', `"${asked}" is not a financial year.`, { hint: 'Write the year as 2006/07.' });
  const found = yearNamed(profile, fileName) ?? (profile.year.otherwise === 'plan' ? (context.state.founded?.year ?? null) : null);
  return found ?? error('no-year', 'The name of the file does not say which year it is for.', { place: { file: fileName }, hint: 'Give the year, for example: --year 2022/23' });
}

function alreadyHeld({ file }: ImportedDataSet): Diagnostic {
  return info('already-imported', `The plan already holds this very file, imported as ${file.name}. Nothing was changed.`, {
    place: { file: file.name }, hint: 'Use --yes to import it again.',
  });
}
