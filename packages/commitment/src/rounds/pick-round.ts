import { error } from '@pbc-planner/base';
import type { Commitment, CommitmentRound } from '@pbc-planner/domain';
import { ends, type Had } from '../at-hand.ts';

/** The round that practices are scoring now; `null` where none is open. */
export function openRound({ rounds }: Commitment): CommitmentRound | null {
  return rounds.findLast(({ revealed }) => revealed === null) ?? null;
}

/** The round of that number; without one the last that is revealed, else the last. Ends as wrong usage where there is none. */
export function pickRound({ rounds }: Commitment, number: number | undefined): Had<CommitmentRound> {
  const round = number === undefined
    ? rounds.findLast(({ revealed }) => revealed !== null) ?? rounds.at(-1)
    : rounds.find((one) => one.round === number);
  if (round !== undefined) return { ok: true, value: round };
  return rounds.length === 0
    ? ends('usage', error('no-round', 'No round of commitment scores was opened yet.', { hint: 'Open one with pbc commitment open.' }))
    : ends('usage', error('unknown-round', `There is no round ${number ?? ''}.`, { hint: `There is ${rounds.map((one) => one.round).join(', ')}.` }));
}
