import {
  rulesOf, type EventBody, type MatrixRoundOutcome, type PlanState, type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { assignmentInPlan } from '../matrix/matrix-rows.ts';
import { comparePositions, partyPosition } from './clash-list.ts';
import { latestRound, positionOf, roundToFill, progressOf, type NumberedRound } from './rounds.ts';
import { positionText } from './spread.ts';

/** The state as it will be once a call's events are saved. Their time is not known yet, and is blank. */
export function stateAfter(state: PlanState, events: readonly EventBody[], by: string): PlanState {
  return events.reduce((before, event) => rulesOf(event.type)?.apply(before, event.data as never, { sequence: 0, time: '', by }) ?? before, state);
}

/** A round as an answer. While it is blind, that is who is in and how far, and nothing of what anybody says. */
export function roundOutcome(framework: ResponsibilityFramework, state: PlanState, asked: NumberedRound | null = latestRound(framework.id, state)): MatrixRoundOutcome {
  const round = asked?.round ?? null;
  const compared = round === null || round.revealed === null ? null : comparePositions(framework, round, state);
  const parties = round?.parties ?? roundToFill(framework, state).parties;
  return {
    kind: 'matrix-round', framework: framework.id, locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false,
    round: asked?.number ?? null, parties: progressOf(framework, parties, round),
    revealed: round?.revealed == null ? null : { ...round.revealed, on: round.revealed.on || null },
    clashes: compared?.clashes ?? null, agreed: compared?.agreed ?? null, unanswered: compared?.unanswered ?? null,
    settled: framework.items.flatMap((item) => {
      const settlement = round?.settled.get(item.id);
      if (settlement === undefined) return [];
      return [{ item: item.id, title: item.title, ...settlement, on: settlement.on || null, row: positionText(assignmentInPlan(item, state)) }];
    }),
  };
}

/** What a person has entered for a party in a round, in the framework's order. What others have entered for it stays hidden. */
export function ownPositions({ items }: ResponsibilityFramework, asked: NumberedRound | null, party: string, by: string): NonNullable<MatrixRoundOutcome['own']> {
  return items.flatMap(({ id }) => {
    const position = asked === null ? null : positionOf(asked.round, party, id);
    return position === null || position.by !== by ? [] : [{ item: id, ...partyPosition(party, position) }];
  });
}
