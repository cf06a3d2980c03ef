import { cleanText, decimalText, error, parseDecimal, trim, type Diagnostic } from '@pbc-planner/base';
import {
  poolLevelText, refusal, topSliceAmountText,
  type Command, type MessageOutcome, type PoolLevel, type RefusalOutcome, type TopSlice, type TopSliceAmount, type TopSliceKind,
} from '@pbc-planner/domain';
import { readPounds } from '../pounds.ts';

interface TopSliceParameters {
  readonly slice: string;
  readonly percent?: string;
  readonly pounds?: string;
  readonly title?: string;
  readonly kind?: TopSliceKind;
  readonly sharedBy: TopSlice['sharedBy'];
  readonly level?: PoolLevel;
  readonly reason?: string;
  readonly remove: boolean;
}

const known: Readonly<Record<string, { readonly title: string; readonly level: PoolLevel }>> = {
  'contingency': { title: 'Contingency', level: 'pct' },
  'high-cost': { title: 'High-cost patients', level: 'locality' },
  'block-back': { title: 'Blocked back', level: 'pct' },
  'other': { title: 'Top-slice', level: 'locality' },
};

/** `budget.top-slice`: sets, changes or takes off what comes off budgets before practices manage them. */
export const topSlice: Command<TopSliceParameters, MessageOutcome | RefusalOutcome> = (parameters, { state }) => {
  const { slice, remove, sharedBy } = parameters;
  const before = state.topSlices.get(slice);
  const usage = (diagnostic: Diagnostic) => ({ status: 'usage', outcome: refusal('budget.top-slice'), diagnostics: [diagnostic] }) as const;
  if (remove) {
    if (before === undefined) return usage(noSlice(slice, [...state.topSlices.keys()]));
    return { status: 'fine', outcome: { kind: 'message', text: `${before.title} is taken off.` }, diagnostics: [], events: [{ type: 'top-slice taken off', data: { slice, title: before.title } }] };
  }
  const amount = amountOf(parameters);
  if ('severity' in amount) return usage(amount);
  const kind = parameters.kind ?? before?.kind ?? (isKind(slice) ? slice : 'other');
  const usual = known[kind] as (typeof known)[string];
  const title = cleanText(parameters.title ?? '', 80) || before?.title || (slice === kind ? usual.title : inWords(slice));
  const level = parameters.level ?? before?.level ?? usual.level;
  const reason = cleanText(parameters.reason ?? '', 300) || null;
  return {
    status: 'fine',
    outcome: { kind: 'message', text: `${title}: ${topSliceAmountText(amount)}, borne by ${sharedBy === 'list' ? 'registered patients' : 'budget'}, held by ${poolLevelText(level)}.` },
    diagnostics: [],
    events: [{ type: 'top-slice set', data: { slice, title, kind, amount, sharedBy, level, reason } }],
  };
};

function isKind(text: string): text is TopSliceKind {
  return Object.hasOwn(known, text);
}

function inWords(slice: string): string {
  const words = slice.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function amountOf({ percent, pounds }: TopSliceParameters): TopSliceAmount | Diagnostic {
  if ((percent === undefined) === (pounds === undefined)) {
    return error('one-amount', 'A top-slice is so many per cent of all budgets, or so many pounds in all: one of the two.', { hint: 'For example: --percent 3, or --pounds 250000. To take it off: --remove' });
  }
  if (pounds !== undefined) {
    const pence = readPounds(pounds, 'a top-slice', 'above zero');
    return typeof pence === 'number' ? { pence } : pence;
  }
  const value = parseDecimal(percent ?? '');
  if (value === null) throw new RangeError('No percentage: the schema lets too much through');
  return { percent: decimalText(trim(value)) };
}

function noSlice(slice: string, held: readonly string[]): Diagnostic {
  return error('unknown-top-slice', `The plan has no top-slice "${slice}".`, { hint: held.length === 0 ? 'It has none.' : `It has ${held.join(', ')}.` });
}
