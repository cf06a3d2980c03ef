/** How much a diagnostic matters: an `error` refuses, a `warning` leaves something out, an `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** Where something is wrong. Lines and columns count from 1; a column is a field of a table, not a character. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The heading of that column. */
  readonly columnName?: string;
  /** A path into JSON, such as `/commands/0/id`. */
  readonly path?: string;
  /** The practice concerned. */
  readonly key?: string;
}

/** One thing that is wrong or worth saying: what, where, and what to do. */
export interface Diagnostic {
  readonly severity: Severity;
  /** A stable code in kebab-case, for scripts. */
  readonly code: string;
  readonly message: string;
  readonly place?: Place;
  /** What to do about it. */
  readonly hint?: string;
}

type Rest = { place?: Place; hint?: string };

function diagnostic(severity: Severity, code: string, message: string, rest: Rest): Diagnostic {
  return { severity, code, message, ...rest };
}

/** A diagnostic that refuses. */
export function error(code: string, message: string, rest: Rest = {}): Diagnostic {
  return diagnostic('error', code, message, rest);
}

/** A diagnostic that leaves something out. */
export function warning(code: string, message: string, rest: Rest = {}): Diagnostic {
  return diagnostic('warning', code, message, rest);
}

/** A diagnostic that only tells. */
export function info(code: string, message: string, rest: Rest = {}): Diagnostic {
  return diagnostic('info', code, message, rest);
}

/** Whether any of the diagnostics refuses. */
export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === 'error');
}

/** Either a value, or the diagnostics that say why there is none. Both may carry diagnostics. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A value, with what is worth saying about it. */
export function ok<T>(value: T, diagnostics: readonly Diagnostic[] = []): Result<T> {
  return { ok: true, value, diagnostics };
}

/** No value, and why. */
export function refused<T = never>(...diagnostics: readonly Diagnostic[]): Result<T> {
  return { ok: false, diagnostics };
}

/** A place as people read it: `payments.csv, line 12, column 4 "Practice Code"`. */
export function placeText(place: Place): string {
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(place.file);
  if (place.line !== undefined) parts.push(`line ${place.line}`);
  if (place.column !== undefined) parts.push(`column ${place.column}${place.columnName ? ` "${place.columnName}"` : ''}`);
  else if (place.columnName !== undefined) parts.push(`column "${place.columnName}"`);
  if (place.path !== undefined) parts.push(place.path === '' ? 'the whole value' : place.path);
  if (place.key !== undefined && parts.length === 0) parts.push(place.key);
  return parts.join(', ');
}
