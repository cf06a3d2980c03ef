import { counted, error, info, type Diagnostic, type Result } from '@pbc-planner/base';
import {
  refusal, type Command, type CommandContext, type FileContent, type NeedBreakdown, type NeedIndexOutcome, type RefusalOutcome,
} from '@pbc-planner/domain';
import { figuresFile, openFigures, type Figures, type FiguresParameters } from '../figures/open-figures.ts';
import { groupPlaces, overlapsOf, type BoardGroups } from './groups.ts';
import { readNeedData, type NeedData } from './need-data.ts';
import { breakdownOf, needRows } from './need-figures.ts';
import { readPlaces, type AskedPlace } from './read-places.ts';

interface NeedIndexParameters extends FiguresParameters {
  readonly places: FileContent;
  readonly rest: boolean;
  readonly breakdown?: string;
}

/** `need.index`: the need of places against their boards, out of two files and no plan. */
export const needIndex: Command<NeedIndexParameters, NeedIndexOutcome | RefusalOutcome> = async (parameters, context) => {
  const figures = await openFigures(parameters, context);
  const data = figures.ok ? readNeedData(figures.value) : figures;
  const asked = await placesOf(parameters.places, context);
  const heard = [...(figures.ok ? figures.diagnostics : []), ...data.diagnostics, ...asked.diagnostics];
  if (!figures.ok || !data.ok || !asked.ok) return { status: 'refused', outcome: refusal('need.index'), diagnostics: heard };

  const { boards, diagnostics } = groupPlaces(data.value, asked.value, parameters.rest, parameters.places.name);
  const overlaps = overlapsOf(boards);
  const told = [...heard, ...diagnostics, ...blankCells(figures.value, data.value, boards), ...manyPlaces(overlaps.length)];
  const breakdown = parameters.breakdown === undefined ? null : breakdownBy(parameters.breakdown, data.value, boards);
  if (breakdown !== null && 'severity' in breakdown) return { status: 'usage', outcome: refusal('need.index'), diagnostics: [...told, breakdown] };
  const file = figuresFile(figures.value, data.value.practices.length);
  return {
    status: told.some(({ severity }) => severity !== 'info') ? 'problems' : 'fine',
    outcome: {
      kind: 'need-index',
      grade: file.grade,
      populations: data.value.populations,
      rows: needRows(data.value, boards, new Set(overlaps.map(({ practice }) => practice))),
      overlaps,
      breakdown,
      inputs: [file],
      places: { name: parameters.places.name, sha256: parameters.places.sha256 },
    },
    diagnostics: told,
  };
};

async function placesOf(file: FileContent, { tables }: CommandContext): Promise<Result<readonly AskedPlace[]>> {
  const text = (await tables()).text(file);
  if (!text.ok) return text;
  const places = readPlaces(file.name, text.value);
  return { ...places, diagnostics: [...text.diagnostics, ...places.diagnostics] };
}

/** One line for each column with blank cells among the practices that were counted. */
function blankCells({ table }: Figures, { columns }: NeedData, boards: readonly BoardGroups[]): Diagnostic[] {
  const used = new Set(boards.flatMap(({ groups }) => groups.flatMap(({ practices }) => practices)));
  const blank = [...used].filter(({ blanks }) => blanks.length > 0).sort((a, b) => a.line - b.line);
  return columns.flatMap(({ heading, position }, index) => {
    const of = blank.filter(({ blanks }) => blanks.includes(index));
    const first = of[0];
    if (first === undefined) return [];
    const which = of.length <= 5 ? of.map(({ practice }) => practice).join(', ') : `${of.slice(0, 5).map(({ practice }) => practice).join(', ')} and more`;
    return [info('blank-cell', `${counted(of.length, 'practice has', 'practices have')} no figure here (${which}). Nothing is counted for ${of.length === 1 ? 'it' : 'them'}.`, {
      place: { file: table.file.name, line: first.line, column: position + 1, columnName: heading },
    })];
  });
}

function manyPlaces(practices: number): Diagnostic[] {
  if (practices === 0) return [];
  return [info('places-overlap', `${counted(practices, 'practice is', 'practices are')} in more than one place. Each of these places counts ${practices === 1 ? 'it' : 'them'}.`)];
}

/** The breakdown of the first row of that name, places before boards. */
function breakdownBy(name: string, data: NeedData, boards: readonly BoardGroups[]): NeedBreakdown | Diagnostic {
  const all = boards.flatMap((board) => board.groups.map((group) => ({ board, group })));
  const called = all.filter(({ group }) => group.name === name);
  const found = called.find(({ group }) => group.kind === 'place') ?? called[0];
  if (found !== undefined) return breakdownOf(data, found.board, found.group);
  const names = all.filter(({ group }) => group.kind === 'place').slice(0, 10).map(({ group }) => `"${group.name}"`);
  return error('unknown-place', `No place that can be worked out is called "${name}".`, { hint: names.length === 0 ? 'None of the places can be worked out.' : `There is ${names.join(', ')}.` });
}
