import { formatPounds, groupThousands, type TraceStep } from '@pbc-planner/base';
import type { ExplanationOutcome } from '@pbc-planner/domain';
import { keepLines } from './kept-lines.ts';
import { paragraph } from './paragraph.ts';

/** Why a figure is what it is, step by step, down to file, line, source and grade. The last step comes first: it is the figure. */
export const explanationLines = keepLines<ExplanationOutcome>((outcome, width, theme) => {
  const lines = [
    ...paragraph(theme, width, 'Why this figure', 'heading'),
    ...paragraph(theme, width, `${outcome.name} (${outcome.practice})`),
    ...paragraph(theme, width, `${outcome.title}, ${outcome.year}`, 'dim'),
    ...paragraph(theme, width, formatPounds(outcome.pence), 'total'),
    ...paragraph(theme, width, `evidence: ${outcome.grade}`, 'dim'),
  ];
  for (const step of outcome.steps.toReversed()) {
    lines.push('', ...paragraph(theme, width, step.label, null, `${String(step.index + 1).padStart(2)} `));
    lines.push(...paragraph(theme, width, `= ${valueText(step)}`, 'total', '   '));
    for (const detail of stepDetails(step)) lines.push(...paragraph(theme, width, detail, 'dim', '   '));
  }
  return lines;
});

/** The value of a step with its unit: pence as pounds, other numbers in groups of three digits. */
export function valueText({ value, unit }: Pick<TraceStep, 'value' | 'unit'>): string {
  if (unit === 'pence' && /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value))) return formatPounds(Number(value));
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(\..*)?$/.exec(value) ?? [];
  const number = whole === '' ? value : sign + groupThousands(whole) + rest;
  return unit === '' ? number : `${number} ${unit}`;
}

function stepDetails(step: TraceStep): string[] {
  const details: string[] = [];
  const from = step.inputs.map((input) => input + 1).join(', ');
  if (step.operation !== undefined) details.push(step.inputs.length > 0 ? `${step.operation}: from ${from}` : step.operation);
  else if (step.inputs.length > 0) details.push(`from ${from}`);
  if (step.file !== undefined) {
    const column = step.column === undefined ? '' : `, column ${step.columnNumber ?? ''} "${step.column}"`;
    details.push(`${step.file}${step.line === undefined ? '' : `, line ${step.line}`}${column}`);
  }
  for (const { file, column, rows, firstLine, lastLine } of step.over?.from ?? []) {
    details.push(`${rows} rows of ${file}, lines ${firstLine} to ${lastLine}, column "${column}"`);
  }
  if (step.over !== undefined && step.over.from.length === 0) details.push(`${step.over.rows} rows of ${step.over.label}`);
  if (step.parameter !== undefined) details.push(`rule: ${step.parameter}`);
  if (step.by !== undefined) details.push(`chosen by ${step.by}${step.reason === undefined ? '' : `: ${step.reason}`}`);
  if (step.cutOff) details.push(`odd pennies down to the remainder of ${step.cutOff.key}`);
  const source = [step.source, step.date].filter((part) => part !== undefined).join(', ');
  details.push(source === '' ? step.grade : `${source} · ${step.grade}`);
  return details;
}
