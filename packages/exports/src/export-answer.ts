import { error, ok, refused, safeJson, type Diagnostic, type Result } from '@pbc-planner/base';
import { presentOutcome, type Answer, type Outcome } from '@pbc-planner/domain';
import type { ExportOptions } from './export-format.ts';
import { exportFormat } from './export-formats.ts';
import { patientsInData, patientsInDocument } from './patients-found.ts';
import { renderTerminal } from './terminal/render-terminal.ts';

/** How an answer is to leave the planner. */
export interface AnswerExport extends ExportOptions {
  /** A format's id, or `json` for the answer itself. */
  readonly format: string;
  /** Whether it goes to a screen and nowhere else: what a person looks at is not kept from them, so that they can find what has to go. */
  readonly screen?: boolean;
  /** Whether it is handed on as a file. */
  readonly file?: boolean;
}

/**
 * An answer as bytes or text in a format: the one way by which answers leave the planner, on standard output or as a file. Refused
 * with `patient-identity` where it seems to name a patient, with `private-answer` where it is for one person alone,
 * with `no-table` where rows are asked of what has none, with `unknown-format`.
 */
export async function exportAnswer(answer: Outcome | Answer, { format, screen = false, file = false, ...options }: AnswerExport): Promise<Result<string | Uint8Array>> {
  const document = presentOutcome(answer);
  if (document.private && (file || (format !== 'table' && format !== 'json'))) return refused(privateAnswer());
  if (format === 'json') return unlessPatients(patientsInData(answer), () => safeJsonText(answer));
  const faults = screen ? [] : patientsInDocument(document);
  if (answer.kind === 'text' && (format === 'table' || format === 'txt')) return unlessPatients(faults, () => answer.text);
  if (format === 'table') return unlessPatients(faults, () => renderTerminal(document, options));
  if ((format === 'csv' || format === 'tsv') && !document.blocks.some(({ kind }) => kind === 'table')) return refused(noTable(format));
  const found = await exportFormat(format);
  if (found === null) return refused(error('unknown-format', `There is no format "${format}".`, { hint: 'See --help.' }));
  return unlessPatients(faults, () => found.render(document, options));
}

async function unlessPatients(faults: readonly Diagnostic[], write: () => Promise<string | Uint8Array> | string | Uint8Array): Promise<Result<string | Uint8Array>> {
  return faults.length > 0 ? refused(...faults) : ok(await write());
}

/** Data as `--json` prints it: a name that steers terminals arrives there as escapes. */
function safeJsonText(answer: Outcome | Answer): string {
  return `${safeJson(JSON.stringify(answer, null, 2))}\n`;
}

/** What only one person should see is shown on a screen, and never handed round as a file. */
function privateAnswer(): Diagnostic {
  return error('private-answer', 'This is for the facilitator alone, so no file is written of it.', { hint: 'Look at it on a screen of your own; for others there are pbc session show and pbc session minutes.' });
}

function noTable(format: string): Diagnostic {
  return error('no-table', `This answer has no table, so it cannot be written as ${format}.`, { hint: 'Use --format txt, md, html or json.' });
}
