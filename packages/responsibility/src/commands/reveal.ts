import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  refusal, type Command, type CommandResult, type EventBody, type MatrixRound, type MatrixRoundOutcome, type PlanState, type RefusalOutcome, type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { roundOutcome, stateAfter } from '../disagreement/round-outcome.ts';
import { latestRound, positionOf, progressOf } from '../disagreement/rounds.ts';
import { planFramework } from '../matrix/matrix-at-hand.ts';

interface RevealParameters {
  readonly override: boolean;
  readonly reason?: string;
}

/** `matrix.reveal`: shows everybody's positions, when all are in; or without those who are not, with a name and a reason that stay. */
export const reveal: Command<RevealParameters, MatrixRoundOutcome | RefusalOutcome> = async ({ override, reason: said = '' }, context) => {
  const found = await planFramework(context);
  if (!found.ok) return { status: found.status, outcome: refusal('matrix.reveal'), diagnostics: found.diagnostics };
  const framework = found.value;
  const { state, by } = context;
  const reason = cleanText(said, 500);
  const latest = latestRound(framework.id, state);
  if (latest === null || latest.round.revealed !== null || [...latest.round.fills.values()].every(({ positions }) => positions.size === 0)) {
    return refuse(error('nothing-to-reveal', latest?.round.revealed ? `Round ${latest.number} is revealed already.` : 'No party has filled anything yet.', {
      hint: latest?.round.revealed ? 'See it with pbc matrix clashes; a new fill begins a new round.' : 'Each party fills with pbc matrix fill --party PARTY.',
    }));
  }
  const missing = progressOf(framework, latest.round.parties, latest.round).filter((party) => !party.in);
  if (missing.length > 0 && !override) {
    return refuse(error('not-all-in', `Not everybody is in: ${missing.map(({ id, answered, items }) => `${id} ${answered} of ${items}`).join(', ')}.`, {
      hint: 'Wait for them, let them hand in with pbc matrix fill --party PARTY --done, or reveal with --override --reason TEXT.',
    }));
  }
  if (missing.length > 0 && reason === '') {
    return refuse(error('no-reason', 'An override is kept with its reason, and none was given.', { hint: 'Say why with --reason TEXT.' }));
  }
  const events: EventBody[] = [
    missing.length === 0
      ? { type: 'matrix revealed', data: { round: latest.number } }
      : { type: 'matrix revealed early', data: { round: latest.number, missing: missing.map(({ id }) => id), reason } },
    ...flagsOf(framework, latest.round, state),
  ];
  return { status: 'fine', outcome: roundOutcome(framework, stateAfter(state, events, by)), diagnostics: [], events };
};

/** What each side said of direct management becomes its answer in the plan. */
function flagsOf({ items }: ResponsibilityFramework, asked: MatrixRound, { responsibilities }: PlanState): EventBody[] {
  return items.flatMap(({ id: item }) => asked.parties.flatMap((side): EventBody[] => {
    const needsDirectManagement = positionOf(asked, side, item)?.needsDirectManagement ?? null;
    if (needsDirectManagement === null || responsibilities.directManagementBySide.get(item)?.get(side) === needsDirectManagement) return [];
    return [{ type: 'responsibility flagged', data: { item, needsDirectManagement, side } }];
  }));
}

function refuse(diagnostic: Diagnostic): CommandResult<RefusalOutcome> {
  return { status: 'usage', outcome: refusal('matrix.reveal'), diagnostics: [diagnostic] };
}
