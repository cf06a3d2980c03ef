import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportProfile } from '@pbc-planner/domain';
import type { Toolkit } from '@pbc-planner/toolkit';
import { grammarOf, plainTable, type TableGrammar } from './hostile-csv.ts';

/** A parameter of a command that takes a file, and what right files look like. */
export interface FileReader {
  readonly command: string;
  readonly parameter: string;
  /** What a right table has in it, where tables are read. */
  readonly table?: TableGrammar;
  /** What right JSON is, where JSON is read: one of these. */
  readonly json?: readonly unknown[];
  /** The sheet that is read, where workbooks are. */
  readonly sheet?: string;
  /** The name of the file without what follows the full stop. */
  readonly name?: string;
  /** What else the call needs. */
  readonly others?: Readonly<Record<string, unknown>>;
}

/** When the session of the plans that files are read into was started, for good: what a table brings names it. */
export const sessionStarted = new Date('2006-11-06T18:30:00Z');

/** What a table captured in that session. */
const sessionTable = {
  kind: 'session-table', format: 1, diagnostics: [], locality: 'Tarrow Vale', fictional: false, session: 'session-1', template: 'ses.monthly', startedAt: sessionStarted.toISOString(), table: 'red',
  captures: [
    { id: 'red.action-1', kind: 'action', text: 'Ask the trust for its data', owner: 'Dr Shah', due: '2006-12-01', practice: 'abbey', block: 'attendance', table: 'red', by: 'Dr Shah', at: '2006-11-06T18:40:00.000Z', done: null },
    { id: 'red.question-1', kind: 'question', text: 'Who pays?', owner: null, due: null, practice: null, block: 'attendance', table: 'red', by: 'Dr Shah', at: '2006-11-06T18:41:00.000Z', done: null },
  ],
  concerns: [{ capture: 'red.action-1', person: null, text: 'Again?', dissent: false, at: '2006-11-06T18:42:00.000Z' }],
};

/** The practices of the plans that files are read into. */
export const practices: readonly string[] = ['abbey', 'brook', 'mill'];

/**
 * Every parameter of every command that takes a file. `generated-input.test.ts` compares it with the manifests: whoever adds one adds a
 * line here, with the grammar of a right table, a right JSON value, or both. Every reader is tried with workbooks too, which most refuse. `folder` is where files may lie that a call needs besides.
 */
export async function fileReaders(toolkit: Toolkit, folder: string): Promise<FileReader[]> {
  const profiles = await toolkit.registry.importProfiles();
  const profile = (id: string) => grammarOf(profiles.find((one) => one.id === id) as ImportProfile);
  const matrix = (await toolkit.run('matrix.export', { framework: 'pbc-2005' })).answer;
  const [grid, sheet, clauses] = [await matrixGrammar(toolkit), await commitmentGrammar(toolkit), await agreementGrammar(toolkit)];
  const places = { places: [{ name: 'North', icb: 'Q1', practices: ['M81001', 'M81002'] }, { name: 'South', icb: 'Q1', practices: ['M81003'] }] };
  const session = [{ name: 'North', icb: '1', practices: ['M81001'] }, { name: 'South', icb: '2', practices: ['M81002', 'M81003'] }];
  const weighted = await written(join(folder, 'plain-weighted-2025-26.csv'), csvOf(plainTable(weightedPlaces(profile('weighted-populations')), 4)));
  const placesFile = await written(join(folder, 'plain-places.json'), JSON.stringify(places));
  return [
    ...profiles.map((one): FileReader => ({
      command: 'import', parameter: 'file', table: grammarOf(one), name: one.id, others: { as: one.id, ...(one.year.from === 'column' ? {} : { year: '2006/07' }) },
    })),
    { command: 'need.index', parameter: 'data', table: profile('weighted-populations'), name: 'weighted-2025-26', others: { places: placesFile } },
    { command: 'need.index', parameter: 'places', json: [places, session], others: { data: weighted } },
    { command: 'need.prescribing', parameter: 'data', table: profile('list-by-age-and-sex'), name: 'lists-2013_10-12' },
    { command: 'matrix.check', parameter: 'file', json: [matrix] },
    { command: 'matrix.import', parameter: 'file', table: grid, json: [matrix], sheet: 'Matrix' },
    { command: 'matrix.fill', parameter: 'file', table: grid, json: [matrix], sheet: 'Matrix', others: { party: 'pct' } },
    { command: 'matrix.diff', parameter: 'file', table: grid, json: [matrix], sheet: 'Matrix' },
    { command: 'commitment.score', parameter: 'file', table: sheet },
    { command: 'session.merge', parameter: 'file', json: [sessionTable] },
    { command: 'agreement.write', parameter: 'file', table: clauses },
    { command: 'process.case', parameter: 'file', table: await paperGrammar(toolkit, 'business-case'), others: { project: 'p1' } },
    { command: 'process.specification', parameter: 'file', table: await paperGrammar(toolkit, 'service-specification'), others: { project: 'p1' } },
    { command: 'involvement.group', parameter: 'file', table: groupGrammar },
    { command: 'project.screen', parameter: 'file', table: screenGrammar, others: { peers: 'nine localities' } },
  ];
}

/** Rows as a plain CSV. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\n`).join('');
}

async function written(path: string, text: string): Promise<string> {
  if ((await readFile(path, 'utf8').catch(() => null)) !== text) await writeFile(path, text);
  return path;
}

/** Weighted populations of practices that the places name. */
function weightedPlaces({ headings, cell }: TableGrammar): TableGrammar {
  return { headings, cell: (heading, row, chance) => (heading.startsWith('icb') ? 'Q1' : cell(heading, row, chance)) };
}

/** Counts of people by band, of one characteristic so that they have one total. */
const groupGrammar: TableGrammar = {
  headings: ['dimension', 'band', 'group', 'list'],
  cell: (heading, row, chance) => (heading === 'dimension' ? 'age' : heading === 'band' ? `band ${row}` : chance.pick(heading === 'group' ? ['12', '0', '7', '31'] : ['900', '1,250', '640'])),
};

const screenGrammar: TableGrammar = {
  headings: ['area', 'own_rate', 'peer_quartile', 'volume', 'unit_price'],
  cell: (heading, row, chance) => (heading === 'area' ? `Area ${row}` : heading === 'volume' ? chance.pick(['3,480', '0', '180']) : heading === 'unit_price' ? chance.pick(['£60', '1450.50', '0']) : chance.pick(['24', '12.5%', '0', '100'])),
};

async function matrixGrammar(toolkit: Toolkit): Promise<TableGrammar> {
  const framework = (await toolkit.registry.responsibilityFrameworks()).find(({ id }) => id === 'pbc-2005');
  const parties = (framework?.parties ?? []).map(({ id }) => id);
  const items = framework?.items ?? [];
  return {
    headings: ['id', 'title', 'status', 'lead', ...parties, 'conditions', 'source'],
    cell: (heading, row, chance) => {
      const leader = parties[row % parties.length] as string;
      if (heading === 'id') return items[row % items.length]?.id ?? '';
      if (heading === 'status') return 'led';
      if (heading === 'lead') return leader;
      if (heading === 'conditions') return chance.pick(['', '', `agree ${parties[(row + 1) % parties.length]}: first`]);
      if (heading === leader) return 'lead';
      return parties.includes(heading) ? chance.pick(['', '', '', 'informed', 'consulted']) : 'text';
    },
  };
}

async function commitmentGrammar(toolkit: Toolkit): Promise<TableGrammar> {
  const framework = (await toolkit.registry.responsibilityFrameworks()).find(({ id }) => id === 'pbc-2005');
  const groups = new Set((framework?.groups ?? []).filter(({ commitment }) => commitment).map(({ id }) => id));
  const items = (framework?.items ?? []).filter(({ group }) => group !== undefined && groups.has(group)).map(({ id }) => id);
  return {
    headings: ['practice', 'item', 'title', 'willingness', 'capacity', 'note'],
    cell: (heading, row, chance) => {
      if (heading === 'practice') return practices[row % practices.length] ?? '';
      if (heading === 'item') return items[row % items.length] ?? '';
      if (heading === 'willingness' || heading === 'capacity') return chance.pick(['1', '2', '', 'unknown', '0', '3']);
      return heading === 'note' ? chance.pick(['', '', 'Two partners are retiring']) : 'Title';
    },
  };
}

async function agreementGrammar(toolkit: Toolkit): Promise<TableGrammar> {
  const framework = (await toolkit.registry.responsibilityFrameworks()).find(({ id }) => id === 'pbc-2005');
  const clauses = (framework?.agreement?.clauses ?? []).map(({ id }) => id);
  return { headings: ['clause', 'title', 'text'], cell: (heading, row, chance) => (heading === 'clause' ? (clauses[(row - 1) % clauses.length] ?? '') : heading === 'text' ? chance.pick(['Monthly, in turn', '']) : 'Title') };
}

async function paperGrammar(toolkit: Toolkit, kind: string): Promise<TableGrammar> {
  const template = (await toolkit.registry.paperTemplates()).find((one) => one.kind === kind);
  const ids = (template?.headings ?? []).map(({ id }) => id);
  return { headings: ['heading', 'title', 'text'], cell: (heading, row, chance) => (heading === 'heading' ? (ids[(row - 1) % ids.length] ?? '') : heading === 'text' ? chance.pick(['A night for a scan', 'Two lines']) : 'Title') };
}
