/** Whole years of age, both included; `to` is `null` where the band is open, as in `75+`. */
export interface AgeBand {
  readonly from: number;
  readonly to: number | null;
}

const closed = /^(\d{1,3})-(\d{1,3})$/;
const open = /^(\d{1,3})\+$/;

/** Reads `5-14` or `75+`; `null` for anything else, and for a band that ends before it begins. */
export function parseAgeBand(text: string): AgeBand | null {
  const [, from, to] = closed.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return Number(from) <= Number(to) ? { from: Number(from), to: Number(to) } : null;
  const [, start] = open.exec(text) ?? [];
  return start === undefined ? null : { from: Number(start), to: null };
}

/** Whether everybody of one band is in the other. */
export function bandWithin(inner: AgeBand, outer: AgeBand): boolean {
  return inner.from >= outer.from && (outer.to === null || (inner.to !== null && inner.to <= outer.to));
}
