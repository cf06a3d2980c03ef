import { formatPounds, groupThousands, type Document, type TraceStep } from '@pbc-planner/base';
import type { ExplanationOutcome } from '../outcome/outcome.ts';

/** An explanation as a document: the figure, then every step in the order in which it was worked out. */
export function presentExplanation({ locality, year, fictional, practice, name, title, pence, grade, steps }: ExplanationOutcome): Document {
  return {
    title: `${name} (${practice}): budget by ${title.toLowerCase()}, ${year}`,
    fictional,
    blocks: [
      { kind: 'facts', facts: [['Locality', locality], ['Budget', formatPounds(pence)], ['Grade', grade]] },
      { kind: 'heading', text: 'Step by step' },
      { kind: 'list', numbered: true, items: steps.map((step) => stepText(step)) },
      { kind: 'paragraph', text: 'Numbers in brackets are earlier steps. Working the steps out again gives the same pence.' },
    ],
  };
}

/** One step as a sentence: `historic times its percentage: 35,459,000,000 pence x per cent = [1] x [2]`. */
export function stepText(step: TraceStep): string {
  return `${step.label}: ${quantity(step.value, step.unit)}${origin(step)}`;
}

/** A traced value with its unit; pence as pounds. */
export function quantity(value: string, unit: string): string {
  if (unit === 'pence' && /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value))) return formatPounds(Number(value));
  const [whole = '', fraction] = value.replace('-', '').split('.');
  return `${value.startsWith('-') ? '-' : ''}${groupThousands(whole)}${fraction === undefined ? '' : `.${fraction}`} ${unit}`;
}

function origin(step: TraceStep): string {
  const from = step.inputs.map((input) => `[${input + 1}]`);
  switch (step.kind) {
    case 'input': return `, from ${step.file}, line ${step.line}, column ${step.columnNumber} "${step.column}" (${step.source}; ${step.grade})`;
    case 'parameter': return step.parameter === 'definition' ? ', by definition' : `, ${step.parameter} of ${step.date} (${step.source}; ${step.grade})`;
    case 'choice': return `, ${step.by}: ${step.reason}${step.grade === 'verified' ? '' : ` (${step.grade})`}`;
    case 'method': return `, which is ${from.join('')} (${step.source}; ${step.grade})`;
    case 'calculation': return calculation(step, from);
  }
}

const signs: Readonly<Record<string, string>> = { add: '+', subtract: '−', multiply: '×', divide: '÷' };

function calculation(step: TraceStep, from: readonly string[]): string {
  const { operation } = step;
  if (operation === 'apportion') {
    const [total, weight, weightTotal] = from;
    const penny = step.cutOff === null ? 'no odd penny was left' : `the odd pennies end at a remainder of ${step.cutOff?.remainder} (${step.cutOff?.key})`;
    return ` = ${total} × ${weight} ÷ ${weightTotal}, largest remainder; ${penny}`;
  }
  if (operation === 'sum') {
    if (!step.over) return ` = sum of ${from.join(', ')}`;
    const cells = step.over.from.map((one) => `${one.file}, lines ${one.firstLine} to ${one.lastLine}, column ${one.columnNumber} "${one.column}", ${one.rows} rows`);
    return ` = sum over ${step.over.rows} practices${cells.length === 0 ? ` of "${step.over.label}"` : ` from ${cells.join('; ')}`}`;
  }
  if (operation === 'round') return ` = ${from.join('')} rounded to ${step.places} decimal places, half away from zero`;
  const sign = operation === undefined ? undefined : signs[operation];
  return sign === undefined ? ` = ${operation}(${from.join(', ')})` : ` = ${from.join(` ${sign} `)}`;
}
