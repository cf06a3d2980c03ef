import { error } from '@pbc-planner/base';
import type { CommitmentRound, CommitmentScale, CommitmentScore, CommitmentSheet, Coverage, FrameworkItem, PracticeCode, ResponsibilityFramework, RoundSummary } from '@pbc-planner/domain';
import { ends, type Had } from '../at-hand.ts';

/** What a framework asks practices to score, and how. */
export interface Asked {
  readonly items: readonly FrameworkItem[];
  readonly scale: CommitmentScale;
}

/** The items of the groups that a framework marks for commitment, or all its items where it marks none. Refused where it has no scale. */
export function askedBy(framework: ResponsibilityFramework): Had<Asked> {
  const { commitment: scale, groups = [], items, id } = framework;
  if (scale === undefined) {
    return ends('refused', error('no-commitment-scale', `The framework ${id} has no scale to score commitment by.`, { hint: 'Add a "commitment" part to its pack; pbc-2005 shows how.' }));
  }
  const marked = new Set(groups.flatMap((group) => (group.commitment ? [group.id] : [])));
  return { ok: true, value: { scale, items: marked.size === 0 ? items : items.filter(({ group }) => group !== undefined && marked.has(group)) } };
}

/** Whether an item is answered in full. */
export function isAnswered(score: CommitmentScore | undefined): boolean {
  return score !== undefined && score.willingness !== null && score.capacity !== null;
}

/** How much of one sheet is answered. */
export function sheetCoverage(items: readonly FrameworkItem[], sheet: CommitmentSheet | undefined): Coverage {
  let answered = 0;
  for (const { id } of items) {
    const score = sheet?.items.get(id);
    answered += (score?.willingness == null ? 0 : 1) + (score?.capacity == null ? 0 : 1);
  }
  return { answered, asked: items.length * 2 };
}

/** Practices that have left something blank, in the order of their codes. */
export function incompletePractices({ practices, sheets }: CommitmentRound, items: readonly FrameworkItem[]): PracticeCode[] {
  return practices.filter((practice) => items.some(({ id }) => !isAnswered(sheets.get(practice)?.items.get(id)))).toSorted();
}

/** A round, as answers name it. */
export function roundSummary({ round, title, openedAt, revealed }: CommitmentRound): RoundSummary {
  return { number: round, title, openedAt, revealed: revealed !== null, override: revealed?.reason ?? null };
}
