import type { Diagnostic } from '@pbc-planner/base';
import type { Answer } from '@pbc-planner/domain';
import type { Toolkit } from '@pbc-planner/toolkit';
import { exportAnswer } from '@pbc-planner/toolkit/exports';
import type { GlobalOptions } from './arguments/global-options.ts';
import { parametersOfCall } from './arguments/parameters-of-call.ts';
import type { ParsedCommand } from './arguments/parser.ts';
import { exitCodes } from './exit-codes.ts';
import { diagnosticLines } from './print/diagnostics.ts';
import { OutputFault, outFault, writeError, writeFileWhole, writeOut } from './print/write-answer.ts';
import { jsonText, refusedAnswer } from './refused-answer.ts';

/** Runs one command and writes its answer. @returns the exit code. */
export async function runCommand({ command, parsed }: ParsedCommand, options: GlobalOptions, toolkit: Toolkit): Promise<number> {
  const blocked = options.out === undefined ? null : await outFault(options.out, options.force, toolkit.plan()?.directory ?? null);
  if (blocked !== null) {
    await writeAnswer(refusedAnswer(command, [blocked]), withoutFile(options));
    return exitCodes.usage;
  }
  const schema = toolkit.parameters(command);
  const run = await toolkit.run(command, schema === null ? {} : parametersOfCall(schema, parsed), { confirmed: options.yes });
  try {
    const written = await writeAnswer(run.answer, options);
    return written === 0 ? exitCodes[run.status] : written;
  } catch (cause) {
    if (!(cause instanceof OutputFault)) throw cause;
    const { message } = cause.diagnostic;
    report([run.changed ? { ...cause.diagnostic, message: `${message} What the command did was saved.` } : cause.diagnostic], options);
    return exitCodes.storage;
  }
}

/** Writes an answer: the result to standard output or a file, the diagnostics to standard error. A refusal takes the place of no file. @returns 0, or the exit code of a failed writing. */
export async function writeAnswer(answer: Answer, options: GlobalOptions): Promise<number> {
  const format = options.json ? 'json' : (options.format ?? formatOfFile(options.out) ?? 'table');
  const terminal = process.stdout.isTTY === true;
  if (format !== 'json' || options.out !== undefined) report(answer.diagnostics, options);
  if (answer.kind === 'refusal' && options.out !== undefined && options.json) await writeOut(jsonText(answer));
  if (answer.kind === 'refusal' && (format !== 'json' || options.out !== undefined)) return 0;
  const bytes = await exportAnswer(answer, {
    format, bom: options.bom, screen: terminal && options.out === undefined && format === 'table', file: options.out !== undefined,
    colour: terminal && !options.plain && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    width: terminal && options.out === undefined ? (process.stdout.columns ?? 80) : Number.POSITIVE_INFINITY,
  });
  if (!bytes.ok) {
    const isRefused = bytes.diagnostics.some(({ code }) => code === 'patient-identity');
    if (isRefused && format === 'json' && options.out === undefined) await writeOut(jsonText(refusedAnswer('export', bytes.diagnostics)));
    else report(bytes.diagnostics, options);
    return isRefused ? exitCodes.refused : exitCodes.usage;
  }
  if (options.out === undefined) {
    await writeOut(bytes.value);
    return 0;
  }
  const failed = await writeFileWhole(options.out, bytes.value);
  if (failed === null) return 0;
  report([failed], options);
  return exitCodes.storage;
}

function withoutFile({ out: _, ...options }: GlobalOptions): GlobalOptions {
  return options;
}

function report(diagnostics: readonly Diagnostic[], { quiet }: GlobalOptions): void {
  if (diagnostics.length === 0) return;
  const lines = diagnosticLines(diagnostics, { terminal: process.stderr.isTTY === true, quiet });
  if (lines.length > 0) writeError(`${lines.join('\n')}\n`);
}

function formatOfFile(path: string | undefined): string | undefined {
  const ending = /\.(csv|tsv|json|md|txt|html|xlsx|docx)$/i.exec(path ?? '');
  return ending?.[1]?.toLowerCase();
}
