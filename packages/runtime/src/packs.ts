import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error, type Diagnostic } from '@pbc-planner/base';
import { packPoints, type Contribution, type PackPoint, type PackPoints, type PackSummary } from '@pbc-planner/domain';
import { schemaCheck } from './validation/schema-check.ts';

/** The folder of a point's packs, under `packs/` of a workspace. */
export const packFolders: Readonly<Record<PackPoint, string>> = {
  policyParameters: 'policy-parameters',
  importProfiles: 'import-profiles',
  scenarios: 'scenarios',
  responsibilityFrameworks: 'responsibility-frameworks',
};

/** The folder of a workspace's own packs. */
export function packsOfWorkspace(directory: string): string {
  return join(directory, 'packs');
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

/** Everything that is wrong with one pack, as diagnostics that name the file and the JSON path. */
export async function checkPack(point: PackPoint, from: string, data: unknown): Promise<Diagnostic[]> {
  const check = await schemaCheck('data', point, async () => (await import('@pbc-planner/domain/schemas')).packSchemas[point]);
  return check(data).map(({ path, message, params }) => {
    const extra = params as { allowedValues?: readonly unknown[]; additionalProperty?: string };
    const detail = extra.allowedValues ? `: ${extra.allowedValues.join(', ')}` : extra.additionalProperty === undefined ? '' : `: "${extra.additionalProperty}"`;
    return error('bad-pack', `${path === '' ? 'The pack' : path} ${message}${detail}.`, {
      place: { file: from, path },
      hint: `Correct the value; docs/schemas describes the ${packFolders[point]} packs.`,
    });
  });
}

/** The packs that our own packages ship. */
export function shippedPacks(contributions: readonly Contribution[]): LoadedPack[] {
  return contributions.flatMap(({ manifest, packs }) => packPoints.flatMap((point) =>
    Object.entries(packs?.[point] ?? {}).map(([stem, data]) => ({ point, from: `${manifest.id}/${stem}.json`, own: true, data: data as PackPoints[PackPoint] }))));
}

/** The packs of a folder of the user's. A bad one is left out and named; the others count. Data only, never code. */
export async function userPacks(folder: string, taken: ReadonlySet<string>): Promise<{ packs: LoadedPack[]; diagnostics: Diagnostic[] }> {
  const packs: LoadedPack[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const point of packPoints) {
    const directory = join(folder, packFolders[point]);
    for (const name of (await readdir(directory).catch(() => [])).filter((one) => one.endsWith('.json')).sort()) {
      const from = `${packFolders[point]}/${name}`;
      const data = await readPack(join(directory, name), from);
      if (isDiagnostic(data)) {
        diagnostics.push(data);
        continue;
      }
      const faults = await checkPack(point, from, data);
      const id = (data as { id?: unknown }).id;
      if (faults.length === 0 && taken.has(`${point} ${String(id)}`)) faults.push(idTaken(from, String(id)));
      diagnostics.push(...faults);
      if (faults.length === 0) packs.push({ point, from, own: false, data: data as PackPoints[PackPoint] });
    }
  }
  return { packs, diagnostics };
}

function idTaken(file: string, id: string): Diagnostic {
  return error('pack-id-taken', `The id "${id}" belongs to a pack that the planner ships.`, { place: { file, path: '/id' }, hint: 'Give your pack an id of its own.' });
}

async function readPack(path: string, file: string): Promise<unknown> {
  try {
    const text = await readFile(path, 'utf8');
    if (text.length > MAXIMUM_PACK) return error('pack-too-large', 'The pack is larger than 4 MB.', { place: { file }, hint: 'Split it.' });
    return JSON.parse(text) as unknown;
  } catch (cause) {
    return error('bad-pack', `The pack cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, { place: { file }, hint: 'It must be a file with one JSON object.' });
  }
}

function isDiagnostic(value: unknown): value is Diagnostic {
  return typeof value === 'object' && value !== null && 'severity' in value && 'code' in value && 'message' in value;
}

/** A pack in a list. */
export function summaryOf({ point, from, own, data }: LoadedPack): PackSummary {
  return { point, id: data.id, title: data.title, from, own };
}
