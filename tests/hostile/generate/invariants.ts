import { parse } from 'csv-parse/sync';
import type { Diagnostic } from '@pbc-planner/base';
import type { Answer } from '@pbc-planner/domain';
import { exportAnswer } from '@pbc-planner/toolkit/exports';
import { diagnosticLines } from '../../../apps/cli/src/print/diagnostics.ts';

/** What must never reach a screen or a file of text: controls but the line feed, and marks that turn or hide writing. */
const unescaped = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/u;

const textFormats: readonly string[] = ['json', 'table', 'txt', 'csv', 'tsv', 'md', 'html'];
const formulaStart = /^[=+@\t\r]/;

/** Something that must hold for every input and does not for this one. */
export class Broken extends Error {}

/** Where an unescaped character stands in a text, in words; `null` where there is none. */
export function unescapedIn(text: string, allowed = ''): string | null {
  const rest = allowed === '' ? text : text.replaceAll(allowed, '');
  const found = unescaped.exec(rest);
  return found && `U+${(found[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')} after ${JSON.stringify(rest.slice(Math.max(0, found.index - 60), found.index))}`;
}

/** Checks everything that a person or a script can see of an answer, in every format of text. @throws Broken with what is wrong. */
export async function checkAnswer(answer: Answer, { office = false, places = false }: { readonly office?: boolean; readonly places?: boolean } = {}): Promise<void> {
  checkDiagnostics(answer.diagnostics, places);
  for (const format of office ? [...textFormats, 'xlsx', 'docx'] : textFormats) {
    const bytes = await exportAnswer(answer, { format, bom: false, colour: false, width: format === 'table' ? 100 : Number.POSITIVE_INFINITY });
    if (!bytes.ok) {
      // A plan may hold what looks like an NHS number from elsewhere: then it is right that nothing is written.
      if (answer.kind === 'session-follow' && bytes.diagnostics[0]?.code === 'private-answer') continue;
      if (!['no-table', 'patient-identity'].includes(bytes.diagnostics[0]?.code ?? '')) throw new Broken(`${format} was refused: ${bytes.diagnostics[0]?.message}`);
      continue;
    }
    if (format === 'xlsx' || format === 'docx') continue;
    const text = typeof bytes.value === 'string' ? bytes.value : new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
    const found = unescapedIn(text, format === 'tsv' ? '\t' : '');
    if (found) throw new Broken(`${format} holds ${found}`);
    if (format === 'json') JSON.parse(text);
    if (format === 'csv' || format === 'tsv') checkFormulas(text, format === 'csv' ? ',' : '\t');
    if (format === 'html' && /<(?:script|img|iframe|svg)\b/i.test(text)) throw new Broken('html holds an element from the data');
  }
}

function checkFormulas(text: string, delimiter: string): void {
  for (const cells of parse(text, { delimiter, relax_column_count: true }) as string[][]) {
    for (const cell of cells) {
      if (formulaStart.test(cell)) throw new Broken(`A cell can be a formula: ${JSON.stringify(cell.slice(0, 60))}`);
    }
  }
}

/** Each problem names what is wrong, what to do and, where a file is to blame, the place. @throws Broken */
export function checkDiagnostics(diagnostics: readonly Diagnostic[], places: boolean): void {
  for (const one of diagnostics) {
    if (one.message.trim() === '' || !/^[a-z][a-z0-9-]*$/.test(one.code)) throw new Broken(`A diagnostic without a message or a code: ${JSON.stringify(one)}`);
    if (one.severity === 'info') continue;
    if (!one.hint) throw new Broken(`No hint: ${JSON.stringify(one).slice(0, 400)}`);
    if (places && !one.place) throw new Broken(`No place: ${JSON.stringify(one).slice(0, 400)}`);
  }
  for (const line of diagnosticLines(diagnostics, { terminal: false, quiet: false })) {
    const found = unescapedIn(line) ?? (line.includes('\n') ? 'a line feed' : null);
    if (found) throw new Broken(`A diagnostic holds ${found}`);
  }
}
