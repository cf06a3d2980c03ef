import type { Run } from '@pbc-planner/toolkit';

/** What a script reads of how a command went. A contract: codes never change their meaning. */
export const exitCodes: Readonly<Record<Run['status'] | 'bug', number>> = {
  fine: 0,
  problems: 1,
  usage: 2,
  refused: 3,
  storage: 4,
  bug: 70,
};
