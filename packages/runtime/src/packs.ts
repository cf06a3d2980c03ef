import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanLines, cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { plainJson, readJson, type Contribution, type PackPoint, type PackPoints, type PackSummary } from '@pbc-planner/domain';
import { schemaCheck } from './validation/schema-check.ts';

/** The folder of a point's packs, under `packs/` of a workspace. */
export const packFolders: Readonly<Record<PackPoint, string>> = {
  policyParameters: 'policy-parameters',
  importProfiles: 'import-profiles',
  scenarios: 'scenarios',
  weightTables: 'weight-tables',
  responsibilityFrameworks: 'responsibility-frameworks',
  challengeChecklists: 'challenge-checklists',
  clinicalAreas: 'clinical-areas',
  quickWins: 'quick-wins',
  priorityGrids: 'priority-grids',
  processes: 'processes',
  involvementGuides: 'involvement-guides',
  caseStudies: 'case-studies',
  caseStudyChecklists: 'case-study-checklists',
  trainingProgrammes: 'training-programmes',
  sessionTemplates: 'session-templates',
  paperTemplates: 'paper-templates',
};

/** A folder with packs of the user's own: a folder for each point, and in it JSON files. */
export interface PackFolder {
  readonly path: string;
  /** The folder as people know it. */
  readonly title: string;
  /** Whether somebody named it, so that it must be there. */
  readonly expected: boolean;
}

/** The folder of a workspace's own packs, which need not be there. */
export function packsOfWorkspace(directory: string): PackFolder {
  return { path: join(directory, 'packs'), title: 'packs', expected: false };
}

/** The largest pack that is read, in bytes. */
const MAXIMUM_PACK = 4 * 1024 * 1024;

/** The most characters of one text in a pack, and the most packs of one folder. */
const MAXIMUM_PACK_TEXT = 20_000;
const MAXIMUM_PACKS = 1_000;

/** A pack with where it came from. */
export interface LoadedPack<P extends PackPoint = PackPoint> {
  readonly point: P;
  readonly from: string;
  readonly own: boolean;
  readonly data: PackPoints[P];
}

/** Packs that count, and what is wrong with those that do not. */
export interface FoundPacks {
  readonly packs: readonly LoadedPack[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that is wrong with one pack, as diagnostics that name the file and the JSON path. */
export async function checkPack(point: PackPoint, from: string, data: unknown): Promise<Diagnostic[]> {
  const check = await schemaCheck('data', point, async () => (await import('@pbc-planner/domain/schemas')).packSchemas[point]);
  return check(data).map(({ path, message }) => error('bad-pack', `${path === '' ? 'The pack' : 'This value'} ${message}.`, {
    place: { file: from, path },
    hint: `Correct the value; docs/schemas describes the ${packFolders[point]} packs.`,
  }));
}

/** The packs of a point that our own packages ship. */
export function shippedPacks(point: PackPoint, contributions: readonly Contribution[]): LoadedPack[] {
  return contributions.flatMap(({ manifest, packs }) =>
    Object.entries(packs?.[point] ?? {}).map(([stem, data]) => ({ point, from: `${manifest.id}/${stem}.json`, own: true, data: data as PackPoints[PackPoint] })));
}

/** The packs of a point in a folder of the user's. A bad one is left out and named; the others count. Data only, never code. */
export async function userPacks(point: PackPoint, folder: PackFolder, taken: ReadonlyMap<string, string>): Promise<FoundPacks> {
  const packs = new Map<string, LoadedPack>();
  const diagnostics: Diagnostic[] = [];
  const directory = join(folder.path, packFolders[point]);
  const names = (await readdir(directory).catch(() => [])).filter((one) => one.endsWith('.json')).sort();
  if (names.length > MAXIMUM_PACKS) diagnostics.push(tooManyPacks(join(folder.title, packFolders[point])));
  for (const name of names.slice(0, MAXIMUM_PACKS)) {
    const from = join(folder.title, packFolders[point], cleanText(name, 255));
    const read = await readPack(join(directory, name), from);
    if ('faults' in read) {
      diagnostics.push(...read.faults);
      continue;
    }
    const faults = await checkPack(point, from, read.data);
    const id = idOf(read.data);
    const owner = id === null ? undefined : (taken.get(id) ?? packs.get(id)?.from);
    if (id !== null && faults.length === 0 && owner !== undefined) faults.push(idTaken(from, id, owner));
    diagnostics.push(...faults);
    if (id !== null && faults.length === 0) packs.set(id, { point, from, own: false, data: read.data as PackPoints[PackPoint] });
  }
  return { packs: [...packs.values()], diagnostics };
}

/** What is wrong with a folder of packs itself; nothing when it is there, or need not be. */
export async function packFolderFaults({ path, title, expected }: PackFolder): Promise<Diagnostic[]> {
  const isFolder = await stat(path).then((found) => found.isDirectory(), () => false);
  if (isFolder || !expected) return [];
  return [error('packs-missing', `There is no folder "${title}" with packs.`, {
    place: { file: title }, hint: `Name a folder that holds ${Object.values(packFolders).join(', ')}, or some of them.`,
  })];
}

function idTaken(file: string, id: string, owner: string): Diagnostic {
  return error('pack-id-taken', `The id "${id}" belongs to another pack already (${owner}).`, { place: { file, path: '/id' }, hint: 'Give your pack an id of its own.' });
}

function tooManyPacks(file: string): Diagnostic {
  return error('too-many-packs', `The folder has more than ${MAXIMUM_PACKS} packs; the others are not read.`, { place: { file }, hint: 'Keep only the packs needed.' });
}

/** The id of a pack whose schema may not hold; `null` where it is no text. */
function idOf(data: unknown): string | null {
  const id = typeof data === 'object' && data !== null && Object.hasOwn(data, 'id') ? (data as { readonly id?: unknown }).id : null;
  return typeof id === 'string' ? id : null;
}

/** Reads one pack as the importers read files: a pipe, a folder, another encoding or endless nesting is a fault with its place. */
async function readPack(path: string, file: string): Promise<{ readonly data: unknown } | { readonly faults: readonly Diagnostic[] }> {
  const size = await stat(path).then((found) => found.size, () => 0);
  if (size > MAXIMUM_PACK) return { faults: [error('pack-too-large', 'The pack is larger than 4 MB.', { place: { file }, hint: 'Split it.' })] };
  const { readFileContent, tableReader } = await import('@pbc-planner/imports');
  const content = await readFileContent(path);
  const text = content.ok ? tableReader.text(content.value) : content;
  const json = text.ok ? readJson(file, text.value) : text;
  if (json.ok) return { data: plainJson(json.value, (one) => cleanLines(one, MAXIMUM_PACK_TEXT)) };
  return {
    faults: json.diagnostics.filter(({ severity }) => severity === 'error').map(({ message, place }) =>
      error('bad-pack', `The pack cannot be read: ${message}`, { place: { ...place, file }, hint: 'It must be a file with one JSON object.' })),
  };
}

/** A pack in a list. */
export function summaryOf({ point, from, own, data }: LoadedPack): PackSummary {
  return { point, id: data.id, title: data.title, from, own };
}
