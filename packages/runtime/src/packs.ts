import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { error, type Diagnostic } from '@pbc-planner/base';
import type { Contribution, PackPoint, PackPoints, PackSummary } from '@pbc-planner/domain';
import { schemaCheck } from './validation/schema-check.ts';

/** The folder of a point's packs, under `packs/` of a workspace. */
export const packFolders: Readonly<Record<PackPoint, string>> = {
  policyParameters: 'policy-parameters',
  importProfiles: 'import-profiles',
  scenarios: 'scenarios',
  weightTables: 'weight-tables',
  responsibilityFrameworks: 'responsibility-frameworks',
  clinicalAreas: 'clinical-areas',
  quickWins: 'quick-wins',
  priorityGrids: 'priority-grids',
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
  for (const name of (await readdir(directory).catch(() => [])).filter((one) => one.endsWith('.json')).sort()) {
    const from = join(folder.title, packFolders[point], name);
    const read = await readPack(join(directory, name), from);
    if ('fault' in read) {
      diagnostics.push(read.fault);
      continue;
    }
    const faults = await checkPack(point, from, read.data);
    const { id } = (read.data ?? {}) as { readonly id?: unknown };
    const owner = taken.get(String(id)) ?? packs.get(String(id))?.from;
    if (faults.length === 0 && owner !== undefined) faults.push(idTaken(from, String(id), owner));
    diagnostics.push(...faults);
    if (faults.length === 0) packs.set(String(id), { point, from, own: false, data: read.data as PackPoints[PackPoint] });
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

async function readPack(path: string, file: string): Promise<{ readonly data: unknown } | { readonly fault: Diagnostic }> {
  try {
    const { size } = await stat(path);
    if (size > MAXIMUM_PACK) return { fault: error('pack-too-large', 'The pack is larger than 4 MB.', { place: { file }, hint: 'Split it.' }) };
    return { data: JSON.parse(await readFile(path, 'utf8')) as unknown };
  } catch (cause) {
    return { fault: error('bad-pack', `The pack cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, { place: { file }, hint: 'It must be a file with one JSON object.' }) };
  }
}

/** A pack in a list. */
export function summaryOf({ point, from, own, data }: LoadedPack): PackSummary {
  return { point, id: data.id, title: data.title, from, own };
}
