import type { EnteredPosition, MatrixRound, PartyProgress, PlanState, ResponsibilityFramework } from '@pbc-planner/domain';

/** A round with its number, which counts from 1. */
export interface NumberedRound {
  readonly number: number;
  readonly round: MatrixRound;
}

/** The latest round under a framework; `null` before the first. */
export function latestRound(framework: string, { matrixRounds }: PlanState): NumberedRound | null {
  return findRound(matrixRounds, (round) => round.framework === framework);
}

/** The latest round under a framework that was revealed. */
export function revealedRound(framework: string, { matrixRounds }: PlanState): NumberedRound | null {
  return findRound(matrixRounds, (round) => round.framework === framework && round.revealed !== null);
}

function findRound(rounds: readonly MatrixRound[], fits: (round: MatrixRound) => boolean): NumberedRound | null {
  const index = rounds.findLastIndex(fits);
  return index < 0 ? null : { number: index + 1, round: rounds[index] as MatrixRound };
}

/** Who is asked where nobody says otherwise: every party that leads an item as published, shares one, or is one between whom one is left open. */
export function askedParties({ parties, items }: ResponsibilityFramework): string[] {
  const holding = new Set(items.flatMap(({ lead, shared, candidates }) => [...(lead ? [lead] : []), ...(shared?.members ?? []), ...(candidates ?? [])]));
  return parties.map(({ id }) => id).filter((id) => holding.has(id));
}

/** The round that a fill goes into: the one that is still blind, else a new one among those who were asked last. */
export function roundToFill(framework: ResponsibilityFramework, state: PlanState): { readonly number: number; readonly parties: readonly string[]; readonly round: MatrixRound | null } {
  const latest = latestRound(framework.id, state);
  if (latest !== null && latest.round.revealed === null) return { number: latest.number, parties: latest.round.parties, round: latest.round };
  return { number: state.matrixRounds.length + 1, parties: latest?.round.parties ?? askedParties(framework), round: null };
}

/** A party's position on an item; `null` where it is blank. */
export function positionOf(round: MatrixRound, party: string, item: string): EnteredPosition | null {
  return round.fills.get(party)?.positions.get(item) ?? null;
}

/** How far each party that is asked has come: who, and how much, and nothing of what they say. */
export function progressOf({ parties, items }: ResponsibilityFramework, asked: readonly string[], round: MatrixRound | null): PartyProgress[] {
  return asked.map((id) => {
    const fill = round?.fills.get(id);
    const answered = items.filter((item) => fill?.positions.has(item.id)).length;
    return { id, title: parties.find((party) => party.id === id)?.title ?? id, answered, items: items.length, in: answered === items.length || (fill?.done ?? false) };
  });
}
