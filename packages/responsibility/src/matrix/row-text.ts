import { conditionText, type MatrixItem, type SharedArrangement } from '@pbc-planner/domain';

/** A row as one text, which two rows share exactly when they say the same: what people sign, and what is shown when a row is left behind. */
export function rowText({ status, lead, shared, roles, conditions }: Pick<MatrixItem, 'status' | 'lead' | 'shared' | 'roles' | 'conditions'>): string {
  const head = status === 'led' ? `led by ${lead ?? 'nobody'}` : status;
  const held = Object.entries(roles).filter(([, rights]) => rights.length > 0).map(([party, rights]) => `${party} ${rights.join('+')}`).sort();
  return [head, ...held, ...conditions.map(conditionText).sort(), ...(shared === null ? [] : sharedParts(shared))].join('; ');
}

function sharedParts({ members, convenor, decisionRule, decisionNote, tieBreak, reviewBy }: SharedArrangement): string[] {
  return [
    `members ${[...members].sort().join(', ') || 'not known'}`, `convenor ${convenor ?? 'not known'}`,
    `rule ${decisionRule ?? 'not known'}${decisionNote === undefined ? '' : ` (${decisionNote})`}`,
    `tie-break ${tieBreak ?? 'not known'}`, `review ${reviewBy ?? 'not known'}`,
  ];
}
