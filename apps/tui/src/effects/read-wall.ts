import type { Outcome } from '@pbc-planner/domain';
import type { Toolkit } from '@pbc-planner/toolkit';
import type { Action } from '../state/actions.ts';

/** Reads what the projector shows: the block at hand, and the answer of the command that it shows. What may change the plan is never run for it. */
export async function readWall(toolkit: Toolkit): Promise<Extract<Action, { type: 'wall read' }>> {
  const { answer } = await toolkit.run('session.show', {});
  if (answer.kind !== 'session') return { type: 'wall read', outcome: null, shown: null };
  const { shows } = answer.here;
  return { type: 'wall read', outcome: answer, shown: shows === null ? null : await answerOf(toolkit, shows.command, shows.params) };
}

async function answerOf(toolkit: Toolkit, command: string, params: Readonly<Record<string, unknown>>): Promise<Outcome | null> {
  if (!toolkit.availability(command).available || toolkit.manifest(command)?.changesPlan === true) return null;
  const { answer } = await toolkit.run(command, params);
  return answer.kind === 'refusal' ? null : answer;
}
