import { placeText, safeForTerminal, type Diagnostic } from '@pbc-planner/base';

/** How many diagnostics of one code a terminal shows. Elsewhere all of them are written. */
const MOST_OF_ONE_CODE = 20;

/** Diagnostics as lines, one each: severity, place, what, and what to do. */
export function diagnosticLines(diagnostics: readonly Diagnostic[], options: { readonly terminal: boolean; readonly quiet: boolean }): string[] {
  const shown = options.quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
  if (!options.terminal) return shown.map(diagnosticLine);
  const counts = new Map<string, number>();
  const lines: string[] = [];
  for (const one of shown) {
    const count = (counts.get(one.code) ?? 0) + 1;
    counts.set(one.code, count);
    if (count <= MOST_OF_ONE_CODE || one.severity === 'error') lines.push(diagnosticLine(one));
  }
  for (const [code, count] of counts) {
    if (count > MOST_OF_ONE_CODE && shown.some((one) => one.code === code && one.severity !== 'error')) {
      lines.push(`... and ${count - MOST_OF_ONE_CODE} more like it (${code}); --json lists them all.`);
    }
  }
  return lines;
}

/** One diagnostic as one line. A parameter is named in the message, as it is typed. */
export function diagnosticLine({ severity, code, place, message, hint }: Diagnostic): string {
  const where = place && code !== 'bad-parameter' ? placeText(place) : '';
  return safeForTerminal(`${severity}: ${where === '' ? '' : `${where}: `}${message}${hint === undefined ? '' : ` ${hint}`}`);
}
