import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Folders of a workspace that hold nothing but its own: data sets, and earlier revisions of the plan. */
const ownFolders = ['data', 'backups'] as const;

/** Where a plan lies: its folder and the name of its file. */
interface PlanPlace {
  readonly folder: string;
  readonly name: string;
}

/**
 * Whether a path is one of a workspace's own files: its plan, whatever lies beside it under the plan's name (a lock, kept changes), or anything among
 * its data sets and earlier revisions. An answer written there would take the place of what cannot be made again.
 * @param workspace the folder of the plan at hand, whose file may be a link to another place; `null` where none is open.
 */
export async function isWorkspaceFile(path: string, workspace: string | null): Promise<boolean> {
  const folder = await realpath(dirname(path)).catch(() => null);
  if (folder === null) return false;
  const named = await realpath(path).catch(() => join(folder, basename(path)));
  const places = await plansAround(folder, workspace);
  const files = [join(folder, basename(path)), named].map((file) => ({ folder: dirname(file), name: basename(file).toLowerCase() }));
  return places.some((plan) => files.some((file) => isOwn(file, plan)));
}

function isOwn(file: PlanPlace, plan: PlanPlace): boolean {
  const stem = plan.name.toLowerCase().replace(/\.json$/, '');
  if (file.folder === plan.folder) return file.name === plan.name.toLowerCase() || file.name.startsWith(`${stem}.`);
  return ownFolders.some((own) => file.folder === join(plan.folder, own) || file.folder.startsWith(join(plan.folder, own, '/')));
}

/** The plans that a folder may belong to: one in it, one beside a folder of data sets or copies, and the one at hand with the file that it links to. */
async function plansAround(folder: string, workspace: string | null): Promise<PlanPlace[]> {
  const places: PlanPlace[] = [];
  for (const home of [folder, dirname(folder)]) if (await isThere(join(home, 'plan.json'))) places.push({ folder: home, name: 'plan.json' });
  const links = places.map((place) => join(place.folder, place.name));
  if (workspace !== null) links.push(join(workspace, 'plan.json'));
  for (const link of links) {
    const home = await realpath(dirname(link)).catch(() => null);
    const target = await realpath(link).catch(() => null);
    if (home !== null) places.push({ folder: home, name: 'plan.json' });
    if (target !== null) places.push({ folder: dirname(target), name: basename(target) });
  }
  return places;
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}
