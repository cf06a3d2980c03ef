import { dirname } from 'node:path';
import type { DiskCall } from './recording-file-system.ts';

/** A disk as it may be found after a power cut: files and folders by their paths. */
export type FoundDisk = ReadonlyMap<string, Buffer | 'folder'>;

/** A change to one folder, which a disk may have made or not until that folder is synced. */
interface NameChange {
  readonly folder: string;
  readonly apply: (names: Map<string, Entry>) => void;
  /** The names that it touches: changes of the same name keep their order. */
  readonly touches: readonly string[];
}

type Entry = { readonly kind: 'folder' } | { readonly kind: 'file'; readonly file: string };

/** What a file that was not synced may hold: nothing, a part, blanks of the full length, or all of it. */
const remnantsOf = (bytes: Buffer): Buffer[] => [Buffer.alloc(0), bytes.subarray(0, Math.floor(bytes.length / 2)), Buffer.alloc(bytes.length), bytes];

const MOST_CHANGES = 10;

/**
 * Every disk that a power cut right after the first `until` calls may leave in a folder, as far as the calls promise: what was there
 * `before` or was synced is there; any other change of a name may have been made or not, whatever came after it; a file that was not
 * synced may hold a part of what was written, or blanks. A move is one change: the disk has it or not.
 * @throws Error where more than ten changes wait for a sync, for their combinations could not be tried.
 */
export function disksAfter(root: string, before: FoundDisk, calls: readonly DiskCall[], until: number): FoundDisk[] {
  const contents = new Map<string, Buffer>();
  const syncedFiles = new Set<string>();
  const names = new Map<string, Entry>();
  for (const [path, content] of before) {
    if (content === 'folder') names.set(path, { kind: 'folder' });
    else {
      names.set(path, { kind: 'file', file: path });
      contents.set(path, content);
      syncedFiles.add(path);
    }
  }
  const live = new Map(names);
  let unsafe: NameChange[] = [];
  const change = (touches: readonly string[], apply: NameChange['apply']) => {
    apply(live);
    unsafe.push({ folder: dirname(touches[0] as string), touches, apply });
  };
  for (const one of calls.slice(0, until)) {
    switch (one.call) {
      case 'make': {
        const file = String(one.file);
        contents.set(file, Buffer.alloc(0));
        syncedFiles.delete(file);
        change([one.path], (map) => map.set(one.path, { kind: 'file', file }));
        break;
      }
      case 'write':
        contents.set(String(one.file), Buffer.concat([contents.get(String(one.file)) ?? Buffer.alloc(0), one.bytes]));
        syncedFiles.delete(String(one.file));
        break;
      case 'sync':
        syncedFiles.add(String(one.file));
        break;
      case 'link':
      case 'move': {
        const entry = live.get(one.from);
        if (entry === undefined) throw new Error(`${one.call} of what is not there: ${one.from}`);
        change([one.path, ...(one.call === 'move' ? [one.from] : [])], (map) => {
          map.set(one.path, entry);
          if (one.call === 'move') map.delete(one.from);
        });
        break;
      }
      case 'remove':
        change([one.path], (map) => map.delete(one.path));
        break;
      case 'make folder':
        change([one.path], (map) => map.set(one.path, { kind: 'folder' }));
        break;
      case 'sync folder':
        for (const { folder, apply } of unsafe) if (folder === one.path) apply(names);
        unsafe = unsafe.filter(({ folder }) => folder !== one.path);
        break;
      case 'acknowledge':
        break;
    }
  }
  return subsetsOf(unsafe).flatMap((made) => {
    const disk = new Map(names);
    for (const { apply } of made) apply(disk);
    return withRemnants(reachable(disk, root), contents, syncedFiles);
  });
}

/** Every choice of changes in which those of one name are made in their order, and none without those before it of that name. */
function subsetsOf(changes: readonly NameChange[]): (readonly NameChange[])[] {
  if (changes.length > MOST_CHANGES) throw new Error(`${changes.length} changes of names were never synced`);
  const all: (readonly NameChange[])[] = [];
  for (let chosen = 0; chosen < 2 ** changes.length; chosen += 1) {
    const made = changes.filter((_, index) => (chosen & (1 << index)) !== 0);
    const isInOrder = made.every((one) => changes.slice(0, changes.indexOf(one)).every((earlier) => made.includes(earlier) || !earlier.touches.some((name) => one.touches.includes(name) && !name.endsWith('.tmp'))));
    if (isInOrder) all.push(made);
  }
  return all;
}

/** What lies in folders that are not there cannot be found. */
function reachable(names: ReadonlyMap<string, Entry>, root: string): Map<string, Entry> {
  const isThere = (folder: string): boolean => folder === root || (names.get(folder)?.kind === 'folder' && isThere(dirname(folder)));
  return new Map([...names].filter(([path]) => isThere(dirname(path))));
}

function withRemnants(names: ReadonlyMap<string, Entry>, contents: ReadonlyMap<string, Buffer>, synced: ReadonlySet<string>): FoundDisk[] {
  let disks: Map<string, Buffer | 'folder'>[] = [new Map()];
  const chosen = new Map<string, string[]>();
  for (const [path, entry] of names) {
    if (entry.kind === 'folder') for (const disk of disks) disk.set(path, 'folder');
    else chosen.set(entry.file, [...(chosen.get(entry.file) ?? []), path]);
  }
  for (const [file, paths] of chosen) {
    const whole = contents.get(file) ?? Buffer.alloc(0);
    // Nobody reads a temporary file, so what it holds makes no difference.
    const isRead = paths.some((path) => !path.endsWith('.tmp') && !path.includes('.lock'));
    const holds = synced.has(file) || !isRead ? [whole] : remnantsOf(whole);
    disks = disks.flatMap((disk) => holds.map((bytes) => new Map([...disk, ...paths.map((path) => [path, bytes] as const)])));
  }
  return disks;
}
