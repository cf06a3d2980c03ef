import { add, decimal, decimalText, divide, multiply, parseDecimal, round, subtract, type Decimal } from '@pbc-planner/base';
import type { CaseCheck, CaseStudy } from '@pbc-planner/domain';

/** A check worked out again: exactly, and rounded once at the end. */
export interface WorkedCheck {
  /** The sum as a reader would write it down. */
  readonly working: string;
  readonly result: string;
  readonly holds: boolean;
}

/** Why a check cannot be worked out. */
export type CheckFault = 'unknown figure' | 'not known' | 'division by zero';

const signs = { add: '+', subtract: '-', multiply: '×', divide: '÷' } as const;

/**
 * A check of a case from its figures and from what earlier checks come to. Everything is exact until one rounding, half away from
 * zero, at the places that the check names.
 */
export function workOut({ figures, checks }: Pick<CaseStudy, 'figures' | 'checks'>, check: CaseCheck): WorkedCheck | CheckFault {
  const before = checks.slice(0, checks.findIndex(({ id }) => id === check.id));
  const values: Decimal[] = [];
  for (const id of check.of) {
    const figure = figures.find((one) => one.id === id);
    const text = figure === undefined ? before.find((one) => one.id === id)?.equals : figure.value;
    if (text === undefined) return 'unknown figure';
    const value = text === null ? null : parseDecimal(text);
    if (value === null) return 'not known';
    values.push(value);
  }
  const [first, ...rest] = values;
  const times = parseDecimal(check.times);
  if (first === undefined || times === null) return 'not known';
  if (check.operation === 'divide' && rest.some(({ units }) => units === 0n)) return 'division by zero';
  const result = decimalText(compute(first, rest, times, check));
  const scaled = check.times === '1' ? '' : ` × ${check.times}`;
  return {
    working: `${values.map(decimalText).join(` ${signs[check.operation]} `)}${scaled}`,
    result, holds: result === decimalText(parseDecimal(check.equals) ?? decimal(0n)),
  };
}

function compute(first: Decimal, rest: readonly Decimal[], times: Decimal, { operation, places }: CaseCheck): Decimal {
  switch (operation) {
    case 'add': return round(multiply(rest.reduce(add, first), times), places);
    case 'subtract': return round(multiply(rest.reduce(subtract, first), times), places);
    case 'multiply': return round(multiply(rest.reduce(multiply, first), times), places);
    // One division by the product of all divisors, so that nothing is rounded on the way.
    case 'divide': return divide(multiply(first, times), rest.reduce(multiply, decimal(1n)), places);
  }
}
