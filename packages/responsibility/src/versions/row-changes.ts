import { conditionKey, conditionText, type MatrixDiffOutcome, type SharedArrangement } from '@pbc-planner/domain';
import type { RowContent } from '../matrix/row-events.ts';

type Change = MatrixDiffOutcome['rows'][number]['changes'][number];

/** What differs between two versions of a row, each thing by its name; a row that is not there has nothing. */
export function rowChanges(before: RowContent | null, after: RowContent | null): Change[] {
  const [old, made] = [parts(before), parts(after)];
  return [...new Set([...old.keys(), ...made.keys()])].filter((what) => old.get(what) !== made.get(what))
    .map((what) => ({ what, before: old.get(what) ?? '', after: made.get(what) ?? '' }));
}

/** Everything that a row says, by name. */
function parts(row: RowContent | null): Map<string, string> {
  if (row === null) return new Map();
  const { status, lead, roles, shared, conditions, removedConditions, needsDirectManagement, directManagementBySide = {} } = row;
  const flag = (answer: boolean) => (answer ? 'yes' : 'no');
  return new Map([
    ['status', status],
    ...(lead === null ? [] : [['lead', lead] as const]),
    ...Object.entries(roles).filter(([, held]) => held.length > 0).map(([party, held]) => [`rights of ${party}`, held.join('; ')] as const),
    ...(shared === null ? [] : sharedParts(shared)),
    ...conditions.map((condition) => [`condition ${conditionKey(condition)}`, conditionText(condition)] as const),
    ...removedConditions.map((condition) => [`condition ${conditionKey(condition)}`, `removed, ${condition.reason ?? 'no reason given'}`] as const),
    ...(needsDirectManagement === null ? [] : [['needs direct management', flag(needsDirectManagement)] as const]),
    ...Object.entries(directManagementBySide).map(([party, answer]) => [`needs direct management, says ${party}`, flag(answer)] as const),
  ]);
}

function sharedParts({ members, convenor, decisionRule, decisionNote, tieBreak, reviewBy }: SharedArrangement): (readonly [string, string])[] {
  const known = [['convenor', convenor], ['rule of decision', decisionRule], ['about the rule', decisionNote], ['tie-break', tieBreak], ['review', reviewBy]] as const;
  return [['members', [...members].sort().join('; ')], ...known.flatMap(([what, value]) => (value ? [[what, value] as const] : []))];
}
