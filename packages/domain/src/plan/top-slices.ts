import { formatPounds, type Pence } from '@pbc-planner/base';
import type { EventSlice } from './event-slice.ts';
import { either, fields, oneOf, orNull, pence, percentage, text } from './shape.ts';

/** What a top-slice is for. */
export type TopSliceKind = 'contingency' | 'high-cost' | 'block-back' | 'other';

/** Who holds a top-slice and carries its risk; `wider` is a pool of several PCTs. */
export type PoolLevel = 'practice' | 'locality' | 'pct' | 'wider';

/** How large a top-slice is: per cent of all budgets, as an exact decimal in text, or a sum. */
export type TopSliceAmount = { readonly percent: string } | { readonly pence: Pence };

/** Money taken off the budgets before practices manage them, as the locality chose it. */
export interface TopSlice {
  readonly title: string;
  readonly kind: TopSliceKind;
  readonly amount: TopSliceAmount;
  /** By what the practices bear it. */
  readonly sharedBy: 'budget' | 'list';
  readonly level: PoolLevel;
  readonly reason: string | null;
}

/** What a plan takes off the budgets, by id, with who said so last. */
export type TopSlices = ReadonlyMap<string, TopSlice & { readonly by: string }>;

export interface TopSliceEvents {
  readonly 'top-slice set': TopSlice & { readonly slice: string };
  readonly 'top-slice taken off': { readonly slice: string; readonly title: string };
}

export const topSlices: EventSlice<TopSliceEvents> = {
  'top-slice set': {
    shape: {
      slice: text, title: text, kind: oneOf('contingency', 'high-cost', 'block-back', 'other'), amount: either(fields({ percent: percentage }), fields({ pence })),
      sharedBy: oneOf('budget', 'list'), level: oneOf('practice', 'locality', 'pct', 'wider'), reason: orNull(text),
    },
    apply: (state, { slice, ...rest }, { by }) => ({ ...state, topSlices: new Map(state.topSlices).set(slice, { ...rest, by }) }),
    describe: ({ title, amount, level }) => `set the top-slice ${title}: ${topSliceAmountText(amount)}, held by ${poolLevelText(level)}`,
    audience: 'public',
    undoable: true,
  },
  'top-slice taken off': {
    shape: { slice: text, title: text },
    apply: (state, { slice }) => ({ ...state, topSlices: new Map([...state.topSlices].filter(([id]) => id !== slice)) }),
    describe: ({ title }) => `took off the top-slice ${title}`,
    audience: 'public',
    undoable: true,
  },
};

/** A size in words: `3% of all budgets`, `£20,000.00 in all`. */
export function topSliceAmountText(amount: TopSliceAmount): string {
  return 'percent' in amount ? `${amount.percent}% of all budgets` : `${formatPounds(amount.pence)} in all`;
}

const levels: Readonly<Record<PoolLevel, string>> = {
  practice: 'each practice for itself', locality: 'the locality', pct: 'the PCT', wider: 'a pool of several PCTs',
};

/** Who holds a pool, in words. */
export function poolLevelText(level: PoolLevel): string {
  return levels[level];
}
