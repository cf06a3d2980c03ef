import { unzipSync, zipSync, type Zippable } from 'fflate';

/** The day that an exported package and all its parts bear: an export tells no clock, so the same plan gives the same bytes. */
export const steadyDay = '2000-01-01T00:00:00';

/** The part that readers expect first. */
const contentTypes = '[Content_Types].xml';

/** Changes to the XML of parts of a package, by the part's name. */
export type PartChanges = Readonly<Record<string, (xml: string) => string>>;

/** Packs an office package again with its parts in a fixed order, under a fixed date, with the changes made to its parts. */
export function steadyZip(bytes: Uint8Array, changes: PartChanges): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => name !== contentTypes).sort();
  const packed: Zippable = {};
  for (const name of [contentTypes, ...names]) packed[name] = changed(parts[name] as Uint8Array, changes[name]);
  // A date without a zone is local time, which is what a zip holds: the bytes do not depend on the machine's zone.
  return zipSync(packed, { level: 6, mtime: steadyDay });
}

function changed(part: Uint8Array, change: PartChanges[string] | undefined): Uint8Array {
  return change ? new TextEncoder().encode(change(new TextDecoder().decode(part))) : part;
}
