import { error, penceFromPounds, readNumber, type Diagnostic, type Pence } from '@pbc-planner/base';

/** Whether an amount may be nothing, or go below. */
export type Least = 'above zero' | 'zero or more' | 'any but zero' | 'any';

const allowed: Readonly<Record<Least, (pence: number) => boolean>> = {
  'above zero': (pence) => pence > 0, 'zero or more': (pence) => pence >= 0, 'any but zero': (pence) => pence !== 0, 'any': () => true,
};

/** Pounds as people write them, in pence; or why they cannot be meant. */
export function readPounds(text: string, what: string, least: Least): Pence | Diagnostic {
  const pounds = readNumber(text);
  const pence = typeof pounds === 'string' ? null : penceFromPounds(pounds);
  if (pence !== null && allowed[least](pence)) return pence;
  return error('bad-pounds', `"${text}" is no amount for ${what}.`, {
    hint: `Give pounds, ${least === 'any' ? 'above or below zero' : least}, with at most two decimals, such as 12500 or 12,500.00.`,
  });
}
