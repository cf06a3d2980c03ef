import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  conditionKey, conditionText, inOrder, refusal, rightOfCondition,
  type Command, type CommandResult, type Condition, type ConditionKind, type EventBody, type FrameworkItem, type MessageOutcome, type PlanState, type RefusalOutcome,
} from '@pbc-planner/domain';
import { planFramework } from '../matrix/matrix-at-hand.ts';
import { assignmentInPlan, conditionsInPlan } from '../matrix/matrix-rows.ts';
import { clashingRights, rightsOf } from '../matrix/rights-of-parties.ts';
import { unknownItem, unknownParties } from './unknown-item.ts';

interface ConditionParameters {
  readonly item: string;
  readonly kind: ConditionKind;
  readonly party?: string;
  readonly note?: string;
  readonly remove: boolean;
  readonly reason?: string;
}

/** `matrix.condition`: sets a condition on an item, or takes one off with a reason. */
export const condition: Command<ConditionParameters, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const found = await planFramework(context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.condition'), diagnostics: found.diagnostics };
  const framework = found.value;
  const item = framework.items.find(({ id }) => id === parameters.item);
  if (item === undefined) return refuse(unknownItem(framework, parameters.item));
  const strangers = unknownParties(framework, parameters.party === undefined ? [] : [parameters.party]);
  if (strangers.length > 0) return refuse(...strangers);

  const { kind, party, remove } = parameters;
  const asked: Condition = { kind, ...(party === undefined ? {} : { party }), note: cleanText(parameters.note ?? '', 500) };
  const { conditions } = conditionsInPlan(item, context.state);
  const held = conditions.find((one) => conditionKey(one) === conditionKey(asked));
  if (remove) {
    if (held === undefined) {
      const hint = conditions.length === 0 ? 'The item has no conditions.' : `It has: ${conditions.map(conditionText).join(' | ')}`;
      return refuse(error('no-such-condition', `${item.id} has no condition "${conditionText(asked)}".`, { hint }));
    }
    const reason = cleanText(parameters.reason ?? '', 500) || null;
    return done(item.id, `no longer: ${conditionText(held)}`, [{ type: 'responsibility condition removed', data: { item: item.id, condition: { ...held, reason } } }]);
  }
  if (asked.note === '') return refuse(error('no-note', 'A condition needs words that say what must be so.', {
    hint: 'For example: --note "Paid only when the locality agrees"',
  }));
  if (kind !== 'rule' && kind !== 'escalate' && party === undefined) {
    return refuse(error('no-party', `Nobody is named who must ${kind}.`, {
      hint: 'Name a party with --party, or set a condition of the kind rule.',
    }));
  }
  if (held?.note === asked.note) return done(item.id, `already: ${conditionText(held)}`, []);
  return done(item.id, conditionText(asked), [
    ...makingRoom(item, asked, context.state),
    { type: 'responsibility condition set', data: { item: item.id, condition: asked } },
  ]);
};

/** Takes rights off the party that would clash with the one that a condition gives it. */
function makingRoom(item: FrameworkItem, { kind, party = '' }: Condition, state: PlanState): EventBody[] {
  const right = rightOfCondition(kind);
  const assignment = assignmentInPlan(item, state);
  const held = rightsOf(assignment, party);
  const kept = held.filter((one) => one === right || right === null || clashingRights(inOrder([one, right])).length === 0);
  if (kept.length === held.length) return [];
  const { [party]: _, ...others } = assignment.roles;
  return [{ type: 'responsibility assigned', data: { item: item.id, ...assignment, roles: kept.length === 0 ? others : { ...others, [party]: kept } } }];
}

function refuse(...diagnostics: readonly Diagnostic[]): CommandResult<RefusalOutcome> {
  return { status: 'usage', outcome: refusal('matrix.condition'), diagnostics };
}

function done(item: string, text: string, events: readonly EventBody[]): CommandResult<MessageOutcome> {
  return { status: 'fine', outcome: { kind: 'message', text: `${item}: ${text}${/[.!?]$/.test(text) ? '' : '.'}` }, diagnostics: [], events };
}
