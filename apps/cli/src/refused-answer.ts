import { safeJson, type Diagnostic } from '@pbc-planner/base';
import type { Answer } from '@pbc-planner/domain';

/** The answer where there is none: why. */
export function refusedAnswer(command: string, diagnostics: readonly Diagnostic[]): Answer {
  return { kind: 'refusal', format: 1, command, diagnostics };
}

/** An answer as `--json` prints it: a name that steers terminals arrives there as escapes. */
export function jsonText(answer: Answer): string {
  return `${safeJson(JSON.stringify(answer, null, 2))}\n`;
}
