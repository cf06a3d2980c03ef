import type { MatrixSigning, RowSignature } from '@pbc-planner/domain';
import { rowText } from './row-text.ts';

/** The signature that each party stands by under a framework: its latest that was not withdrawn, in the order of signing. */
export function standingSignings(signings: readonly MatrixSigning[], framework: string): MatrixSigning[] {
  const own = signings.filter((signing) => signing.framework === framework && signing.withdrawn === null);
  return own.filter(({ party }, index) => !own.slice(index + 1).some((later) => later.party === party));
}

/** Who signed a row as it is now, and whose signature has lapsed because the row changed. `null` where nobody has signed it. */
export function rowSignature(signings: readonly MatrixSigning[], item: string, now: string): RowSignature | null {
  const signed = signings.flatMap(({ party, on, rows }) => rows.filter(({ id }) => id === item).map((row) => ({ party, on: on.slice(0, 10), row: rowText(row) })));
  const last = signed.findLast(({ row }) => row === now) ?? signed.at(-1);
  if (last === undefined) return null;
  const same = signed.filter(({ row }) => row === last.row);
  const lapsed = signed.filter(({ row }) => row !== last.row).map(({ party }) => party);
  return { on: last.on, by: same.map(({ party }) => party), row: last.row, ...(lapsed.length === 0 ? {} : { lapsed }) };
}

/** Whose signatures under a row have lapsed. */
export function lapsedSignatures({ signedOff }: { readonly signedOff: RowSignature | null }, now: string): string[] {
  if (signedOff === null) return [];
  return [...(signedOff.row === now ? [] : signedOff.by), ...(signedOff.lapsed ?? [])];
}
