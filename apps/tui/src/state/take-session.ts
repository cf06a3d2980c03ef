import type { SessionOutcome } from '@pbc-planner/domain';
import { to, type Step } from './actions.ts';
import { openTab } from './read-board.ts';
import { resumed } from './resume.ts';
import { readBack } from './session-keys.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** A command of a session that somebody ran, and what it answered. */
interface SessionAnswer {
  readonly command: string;
  readonly title: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly outcome: SessionOutcome;
}

/**
 * The state after a session was moved: what is to be read back stands before everything, a session that begins shows its agenda, one that is
 * resumed the screen that it was left on, and everything else leaves whoever sits there where they are. `null` for an answer that only shows.
 */
export function takeSession(state: WorkbenchState, { command, title, given, outcome }: SessionAnswer): Step | null {
  // What has to be read out is on screen, so it is no problem as well.
  const calm = { ...state, problems: { ...state.problems, command: (state.problems['command'] ?? []).filter(({ severity }) => severity !== 'info') } };
  if (outcome.readBack !== null) return to(readBack(calm, command, title, given, outcome));
  if (command === 'session.resume') return resumed({ ...calm, notice: null }, outcome.screen);
  if (command === 'session.start') return openTab({ ...calm, notice: null }, 'session', 'session.show');
  if (command === 'session.show') return null;
  if (outcome.clock === 'closed') return openTab({ ...calm, wall: null }, 'session', 'session.minutes');
  return to({ ...calm, notice: { text: spoken(command, outcome), bad: false } });
}

function spoken(command: string, { here, agenda }: SessionOutcome): string {
  if (command === 'session.pause') return 'Paused: the clock stands until you go on.';
  if (command === 'session.go-on') return 'The clock runs.';
  return `${here.number} of ${agenda.length}: ${here.title}, ${here.plannedSeconds / 60} minutes.`;
}
