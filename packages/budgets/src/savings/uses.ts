import { cleanText, error, formatPounds, parseFinancialYear, type Diagnostic } from '@pbc-planner/base';
import { refusal, type Command, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { readPounds } from '../pounds.ts';
import { nextId, practiceOf } from './plan-names.ts';

interface UseParameters {
  readonly practice: string;
  readonly pounds: string;
  readonly purpose: string;
}

/** `budget.savings-use`: a practice says what it would do for its patients with what it freed up. The PCT decides. */
export const proposeUse: Command<UseParameters, MessageOutcome | RefusalOutcome> = async ({ practice, pounds, purpose }, context) => {
  const usage = (diagnostics: readonly Diagnostic[]) => ({ status: 'usage', outcome: refusal('budget.savings-use'), diagnostics }) as const;
  const amount = readPounds(pounds, 'a use of savings', 'above zero');
  if (typeof amount !== 'number') return usage([amount]);
  const words = cleanText(purpose, 300);
  if (words === '') return usage([error('no-purpose', 'A use of savings says what for.', { hint: 'For example: --purpose "a nurse for heart failure"' })]);
  const found = await practiceOf(practice, context);
  if (!found.ok) return usage(found.diagnostics);
  const use = nextId('use', context.state.freedUp.uses);
  return {
    status: 'fine', diagnostics: [], outcome: { kind: 'message', text: `${use} is proposed for ${found.value.name}: ${formatPounds(amount)} for ${words}. It waits for the PCT.` },
    events: [{ type: 'savings use proposed', data: { use, practice, pence: amount, purpose: words } }],
  };
};

interface DecisionParameters {
  readonly use: string;
  readonly decision: 'approved' | 'refused';
  readonly reason?: string;
}

/** `budget.savings-decision`: the PCT's word on a use of savings. */
export const decideUse: Command<DecisionParameters, MessageOutcome | RefusalOutcome> = ({ use, decision, reason }, { state }) => {
  const refuse = (status: 'usage' | 'refused', diagnostic: Diagnostic) => ({ status, outcome: refusal('budget.savings-decision'), diagnostics: [diagnostic] }) as const;
  const found = state.freedUp.uses.get(use);
  if (found === undefined) return refuse('usage', error('unknown-use', `The plan has no use of savings "${use}".`, { hint: 'See them with pbc budget savings.' }));
  if (found.state !== 'proposed') return refuse('refused', error('already-decided', `${use} is ${found.state} already.`, { hint: 'Take that back with pbc undo, or propose it again.' }));
  const words = cleanText(reason ?? '', 300) || null;
  if (decision === 'refused' && words === null) return refuse('usage', error('no-reason', 'A refusal gives its reason.', { hint: 'Add --reason, and say what would put it right.' }));
  return {
    status: 'fine', diagnostics: [], outcome: { kind: 'message', text: `${use} is ${decision}: ${formatPounds(found.pence)} for ${found.purpose}.` },
    events: [{ type: 'savings use decided', data: { use, decision, reason: words } }],
  };
};

interface CarryParameters {
  readonly practice: string;
  readonly pounds: string;
  readonly from: string;
}

/** `budget.carry-forward`: what a practice brings from an earlier year, saved or overspent. Said again for the same year, it replaces. */
export const carryForward: Command<CarryParameters, MessageOutcome | RefusalOutcome> = async ({ practice, pounds, from }, context) => {
  const usage = (diagnostics: readonly Diagnostic[]) => ({ status: 'usage', outcome: refusal('budget.carry-forward'), diagnostics }) as const;
  const amount = readPounds(pounds, 'a balance', 'any');
  if (typeof amount !== 'number') return usage([amount]);
  const year = parseFinancialYear(from);
  const planned = context.state.founded?.year;
  if (year === null || (planned !== undefined && year >= planned)) {
    return usage([error('bad-year', `"${from}" is no financial year before the plan's${planned === undefined ? '' : `, ${planned}`}.`, { hint: 'For example: --from 2005/06' })]);
  }
  const found = await practiceOf(practice, context);
  if (!found.ok) return usage(found.diagnostics);
  return {
    status: 'fine', diagnostics: [], outcome: { kind: 'message', text: `${found.value.name} brings ${formatPounds(amount)} from ${year}${amount < 0 ? ', an overspend' : ''}.` },
    events: [{ type: 'balance carried forward', data: { practice, from: year, pence: amount } }],
  };
};
