import { error, hasError, lowestGrade, warning, type Diagnostic } from '@pbc-planner/base';
import { refusal, type Command, type CommandResult, type PrescribingUnitsOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { figuresFile, openFigures, type FiguresParameters } from '../figures/open-figures.ts';
import { practiceRows } from '../figures/practice-rows.ts';
import { weightedBands } from './list-bands.ts';
import { prescribingUnits } from './prescribing-units.ts';

interface NeedPrescribingParameters extends FiguresParameters {
  readonly only?: readonly string[];
  readonly astroPu: string;
}

type NeedPrescribingResult = CommandResult<PrescribingUnitsOutcome | RefusalOutcome>;

const refuse = (diagnostics: readonly Diagnostic[]): NeedPrescribingResult => ({ status: 'refused', outcome: refusal('need.prescribing'), diagnostics });

/** `need.prescribing`: the prescribing units of practices, out of a list by age and sex and no plan. */
export const needPrescribing: Command<NeedPrescribingParameters, PrescribingUnitsOutcome | RefusalOutcome> = async (parameters, context) => {
  const { only, astroPu } = parameters;
  const weights = (await context.registry.weightTables()).find(({ id }) => id === `astro-pu-${astroPu}`);
  if (weights === undefined) throw new Error(`No weight table astro-pu-${astroPu}, which the manifest offers`);
  const figures = await openFigures(parameters, context);
  if (!figures.ok) return refuse(figures.diagnostics);
  const bands = weightedBands(figures.value, weights);
  if (!bands.ok) return refuse([...figures.diagnostics, ...bands.diagnostics]);

  const file = figures.value.table.file.name;
  const found = practiceRows(figures.value);
  const wanted = only === undefined ? null : new Set(only);
  const rows = wanted === null ? found.rows : found.rows.filter(({ practice }) => wanted.has(practice));
  const present = new Set(rows.map(({ practice }) => practice));
  const absent = [...(wanted ?? [])].filter((code) => !present.has(code));
  const units = prescribingUnits(rows, bands.value, file);
  const diagnostics = [
    ...figures.diagnostics,
    ...found.diagnostics.filter(({ severity }) => wanted === null || severity === 'error'),
    ...units.diagnostics,
    ...absent.map((code) => notInFile(code, file)),
    ...(rows.length === 0 ? [noPractices(wanted !== null, file)] : []),
  ];
  if (hasError(diagnostics)) return refuse(diagnostics);
  const input = figuresFile(figures.value, found.rows.length);
  return {
    status: diagnostics.some(({ severity }) => severity !== 'info') ? 'problems' : 'fine',
    outcome: {
      kind: 'prescribing-units',
      grade: lowestGrade([input.grade, weights.grade]),
      weights: { id: weights.id, title: weights.title, source: weights.source, grade: weights.grade },
      rows: units.rows,
      totals: units.totals,
      inputs: [input],
    },
    diagnostics,
  };
};

function notInFile(code: string, file: string): Diagnostic {
  return warning('practice-not-in-file', `The file has no usable row for ${code}.`, { place: { file, key: code }, hint: 'Check the code, or leave the practice out of --only.' });
}

function noPractices(asked: boolean, file: string): Diagnostic {
  return error('no-practices-in-file', asked ? 'The file has none of the practices asked for.' : 'The file has no row of a practice.', {
    place: { file }, hint: asked ? 'Check the codes given with --only.' : 'Check that the file holds more than its heading.',
  });
}
