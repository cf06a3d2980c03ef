import { compareDecimals, decimal, decimalText, error, formatPounds, info, ok, parseDecimal, pence, refused, subtract, trim, type Amount, type Decimal, type Diagnostic, type FinancialYear, type Pence, type Result, type TraceBuilder } from '@pbc-planner/base';
import type { CommandContext, Setting } from '@pbc-planner/domain';
import { evidenceText, policyFigure, policyLeaf, policySetting, yearsHeld, type PolicyFigure, type PolicyLookup } from '../policy-figures.ts';
import { readPounds } from '../pounds.ts';

/** What somebody may say of freed-up resources, checked against its schema. */
export interface SavingsParameters {
  readonly method?: string;
  readonly basis: 'net' | 'gross';
  readonly share?: string;
  readonly localityShare: string;
  readonly pctCall?: string;
  readonly coverOverspends: boolean;
  readonly targetsMet?: readonly string[];
  readonly [option: string]: unknown;
}

/** How freed-up resources are shared, and where each number comes from. */
export interface SavingsSettings {
  readonly share: Decimal;
  /** The practice's share as a leaf of the trace. */
  readonly shareLeaf: (trace: TraceBuilder) => Amount;
  readonly localityShare: Decimal;
  readonly pctCall: Pence;
  readonly coverOverspends: boolean;
  /** Pence a patient of component 2; `null` for a year without it. */
  readonly componentTwo: PolicyFigure | null;
  readonly settings: readonly Setting[];
  readonly notes: readonly string[];
}

const shareId = 'freed-up-resources-share';
const callId = 'pct-prior-call';
const whole = decimal(100);
const proposed = { by: 'the planner', reason: 'stands until the locality chooses', grade: 'proposed' } as const;

/** Reads the settings. The practice's share is policy's for the year, or given: where neither is, the answer is refused and nothing guessed. */
export function savingsSettings(parameters: SavingsParameters, year: FinancialYear, policy: PolicyLookup, context: CommandContext): Result<SavingsSettings> {
  const chosen = { by: context.by, reason: 'given for this answer', grade: 'verified' } as const;
  const problems: Diagnostic[] = [];
  const held = policyFigure(policy, shareId, year);
  const given = parameters.share === undefined ? null : percentOf(parameters.share);
  const share = given ?? held?.value ?? null;
  if (share === null) problems.push(noShare(year, policy));
  const call = parameters.pctCall === undefined ? pence(0) : readPounds(parameters.pctCall, 'the PCT\'s prior call', 'zero or more');
  if (typeof call !== 'number') problems.push(call);
  const localityShare = percentOf(parameters.localityShare);
  if (share !== null && compareDecimals(localityShare, subtract(whole, share)) > 0) problems.push(tooMuchShared(share, localityShare));
  if (share === null || typeof call !== 'number' || problems.length > 0) return refused(...problems);

  const callRule = policyFigure(policy, callId, year);
  const callInForce = callRule?.held.value === 'yes';
  const componentTwo = policyFigure(policy, 'towards-pbc-component-2', year);
  const balance = policyFigure(policy, 'years-to-balance', year);
  return ok({
    share, localityShare, pctCall: call, coverOverspends: parameters.coverOverspends,
    componentTwo: componentTwo?.value ? componentTwo : null,
    shareLeaf: (trace) => (given === null && held !== null
      ? policyLeaf(trace, held, 'the practice\'s share')
      : trace.choice({ label: 'the practice\'s share', unit: 'per cent', value: share, ...chosen })),
    settings: [
      given === null && held !== null
        ? policySetting('share', 'Practice\'s share', `${decimalText(share)}% of what is freed up`, held)
        : { id: 'share', title: 'Practice\'s share', text: `${decimalText(share)}% of what is freed up`, ...chosen },
      { id: 'localityShare', title: 'Locality\'s share', text: `${decimalText(localityShare)}%`, ...(context.given.has('localityShare') ? chosen : proposed) },
      { id: 'pctCall', title: 'PCT\'s prior call', text: call === 0 ? 'none named' : formatPounds(call), ...(parameters.pctCall === undefined ? proposed : chosen), ...(callInForce ? { parameter: callId } : {}) },
      { id: 'coverOverspends', title: 'Others\' overspends', text: parameters.coverOverspends ? 'covered first' : 'not covered', ...(context.given.has('coverOverspends') ? chosen : proposed) },
      { id: 'basis', title: 'Budget', text: parameters.basis === 'net' ? 'after top-slices' : 'before top-slices', ...(context.given.has('basis') ? chosen : proposed) },
      ...(componentTwo?.value ? [policySetting('componentTwo', 'Component 2', `${decimalText(componentTwo.value)} pence a patient`, componentTwo)] : []),
    ],
    notes: [
      callInForce
        ? 'The PCT may first use savings against an overspend of its own; the practice\'s share is of what is left.'
        : `No policy gives the PCT a first call on savings in ${year}${call === 0 ? '' : '; the one here is the locality\'s own choice'}.`,
      ...(balance?.value ? [`Overspends: ${evidenceText(balance)}.`] : []),
    ],
  }, call > 0 && !callInForce ? [noCallInForce(year)] : []);
}

/** @throws RangeError for what the command's schema should have refused. */
function percentOf(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`${text} is no percentage: the schema lets too much through`);
  return trim(value);
}

function noShare(year: FinancialYear, policy: PolicyLookup): Diagnostic {
  const parameter = policy.get(shareId);
  return error('no-policy-value', `No policy says what share of freed-up resources a practice has in ${year}${parameter === undefined ? '' : `; it does for ${yearsHeld(parameter)}`}.`, {
    hint: 'Give the share that was agreed, for example: --share 70',
  });
}

function tooMuchShared(share: Decimal, locality: Decimal): Diagnostic {
  return error('shares-above-whole', `Practice and locality cannot have ${decimalText(share)}% and ${decimalText(locality)}%: that is more than all.`, { hint: 'Make one smaller; the rest is the PCT\'s.' });
}

function noCallInForce(year: FinancialYear): Diagnostic {
  return info('no-prior-call-in-force', `No policy gives the PCT a first call on savings in ${year}; the call that was given is used as a local choice.`, { hint: 'See pbc policy show pct-prior-call.' });
}
