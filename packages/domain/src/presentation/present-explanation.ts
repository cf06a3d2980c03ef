import { counted, formatPounds, groupThousands, type Document, type SumOver, type TraceStep } from '@pbc-planner/base';
import type { ExplanationOutcome } from '../outcome/outcome.ts';

/** An explanation as a document: the figure, then every step in the order in which it was worked out. */
export function presentExplanation({ locality, year, fictional, practice, name, title, figure = 'budget', pence, grade, steps }: ExplanationOutcome): Document {
  return {
    title: `${name} (${practice}): ${figure} by ${title.toLowerCase()}, ${year}`,
    fictional,
    grade,
    blocks: [
      { kind: 'facts', facts: [['Locality', locality], [`${figure.charAt(0).toUpperCase()}${figure.slice(1)}`, formatPounds(pence)], ['Grade', grade]] },
      { kind: 'heading', text: 'Step by step' },
      { kind: 'list', numbered: true, items: steps.map((step) => stepText(step)) },
      { kind: 'paragraph', text: 'Numbers in brackets are earlier steps. Working the steps out again gives the same pence.' },
    ],
  };
}

/** One step as a sentence: `spend of 2005/06: £7,091,800.00, from spend.csv, line 2, column 4 "pounds" (...)`. */
export function stepText(step: TraceStep): string {
  return `${step.label}: ${quantity(step.value, step.unit)}${origin(step)}`;
}

/** A traced value with its unit; pence as pounds, with parts of a penny where there are any. */
export function quantity(value: string, unit: string): string {
  if (unit === 'pence' && /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value))) return formatPounds(Number(value));
  if (unit === 'pence') return poundsAndParts(value);
  const [whole = '', fraction] = value.replace('-', '').split('.');
  return `${value.startsWith('-') ? '-' : ''}${groupThousands(whole)}${fraction === undefined ? '' : `.${fraction}`} ${unit}`;
}

/** Pence with parts of a penny as pounds: `1234.5` pence is `£12.345`. */
function poundsAndParts(value: string): string {
  const [whole = '', fraction = ''] = value.replace('-', '').padStart(3, '0').split('.');
  const digits = whole.padStart(3, '0');
  return `${value.startsWith('-') ? '-' : ''}£${groupThousands(digits.slice(0, -2))}.${digits.slice(-2)}${fraction}`;
}

function origin(step: TraceStep): string {
  const from = step.inputs.map((input) => `[${input + 1}]`);
  switch (step.kind) {
    case 'input': return `, from ${step.file}, line ${step.line}, ${columnText(step)} (${step.source}; ${step.grade})`;
    case 'parameter': return step.parameter === 'definition' ? ', by definition' : `, ${step.parameter}${step.date === undefined ? '' : ` of ${step.date}`} (${step.source}; ${step.grade})`;
    case 'choice': return `, chosen by ${step.by}: ${step.reason}${step.grade === 'verified' ? '' : ` (${step.grade})`}`;
    case 'method': return ` = ${from.join('')}, by the method of ${step.source}; grade of the result: ${step.grade}`;
    case 'calculation': return calculation(step, from);
  }
}

const signs: Readonly<Record<string, string>> = { add: '+', subtract: '−', multiply: '×', divide: '÷' };

function calculation(step: TraceStep, from: readonly string[]): string {
  const { operation } = step;
  if (operation === 'apportion') return apportionment(step, from);
  if (operation === 'sum') return step.over === undefined ? ` = ${from.join(' + ')}` : ` = sum ${over(step.over)}`;
  if (operation === 'round') return ` = ${from.join('')} rounded ${step.towards === undefined ? '' : `${step.towards} `}to ${step.places === 0 ? 'a whole number' : counted(step.places ?? 0, 'decimal place')}${step.towards === undefined ? ', half away from zero' : ''}`;
  if (operation === 'divide-by-root') return ` = ${from.join(' ÷ √')}, cut off ${step.places === 0 ? 'to a whole number' : `after ${counted(step.places ?? 0, 'decimal place')}`}`;
  if (operation === 'within' || operation === 'beyond') return ` = ${from[0] ?? ''} where ${from[1] ?? ''} is ${operation === 'within' ? 'at most' : 'more than'} ${from[2] ?? ''} either way, else nothing`;
  if (operation === 'min' || operation === 'max') return ` = the ${operation === 'min' ? 'smaller' : 'larger'} of ${from.join(' and ')}`;
  if (operation === 'clamp') return ` = ${from[0] ?? ''} kept between ${from[1] ?? ''} and ${from[2] ?? ''}`;
  const sign = operation === undefined ? undefined : signs[operation];
  const places = operation === 'divide' ? `, to ${counted(step.places ?? 0, 'decimal place')}` : '';
  return sign === undefined ? ` = ${operation}(${from.join(', ')})` : ` = ${from.join(` ${sign} `)}${places}`;
}

function apportionment({ cutOff }: TraceStep, [total, weight, weightTotal]: readonly string[]): string {
  const odd = cutOff ? `the pennies left over went one each to the largest remainders, the last to ${cutOff.key}` : 'no penny was left over';
  return ` = ${total} × ${weight} ÷ ${weightTotal}, rounded down; ${odd}`;
}

function over({ label, rows, from }: SumOver): string {
  if (from.length === 0) return `over ${counted(rows, 'practice')} of "${label}"`;
  const files = from.map((one) => {
    const lines = one.firstLine === one.lastLine ? `line ${one.firstLine}` : `lines ${one.firstLine} to ${one.lastLine}`;
    return `${one.file}, ${lines}, ${columnText(one)}${one.rows === rows ? '' : ` (${counted(one.rows, 'practice')})`}`;
  });
  return `over ${counted(rows, 'practice')} from ${files.join('; ')}`;
}

function columnText({ column, columnNumber }: Pick<TraceStep, 'column' | 'columnNumber'>): string {
  return `column ${columnNumber} "${column}"`;
}
