import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import { presentOutcome, type Answer } from '@pbc-planner/domain';
import { exportFormat, renderTerminal } from '@pbc-planner/toolkit/exports';
import { jsonText } from '../refused-answer.ts';

/** How an answer is to be written. */
export interface AnswerStyle {
  readonly format: string;
  readonly bom: boolean;
  readonly colour: boolean;
  /** Columns of the terminal; infinite elsewhere. */
  readonly width: number;
}

/** An answer as bytes in a format. `json` is the answer itself; the others draw it as a document. */
export async function answerBytes(answer: Answer, { format, bom, colour, width }: AnswerStyle): Promise<Result<string | Uint8Array>> {
  if (format === 'json') return ok(jsonText(answer));
  if (answer.kind === 'text' && (format === 'table' || format === 'txt')) return ok(answer.text);
  const document = presentOutcome(answer);
  if (document.private && format !== 'table') return refused(privateAnswer());
  if (format === 'table') return ok(renderTerminal(document, { width, colour }));
  if ((format === 'csv' || format === 'tsv') && !document.blocks.some(({ kind }) => kind === 'table')) return refused(noTable(format));
  const found = await exportFormat(format);
  if (found === null) return refused(error('unknown-format', `There is no format "${format}".`, { hint: 'See --help.' }));
  return ok(await found.render(document, { bom, width }));
}

/** What only one person should see is shown on a screen, and never handed round as a file. */
export function privateAnswer(): Diagnostic {
  return error('private-answer', 'This is for the facilitator alone, so no file is written of it.', { hint: 'Look at it on a screen of your own; for others there are pbc session show and pbc session minutes.' });
}

function noTable(format: string): Diagnostic {
  return error('no-table', `This answer has no table, so it cannot be written as ${format}.`, { hint: 'Use --format txt, md, html or json.' });
}
