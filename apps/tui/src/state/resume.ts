import type { SessionScreen } from '@pbc-planner/domain';
import type { Step } from './actions.ts';
import { viewTitles } from './boards.ts';
import { clockText, ledByOther, roomClock } from './room.ts';
import { restoreScreen } from './screen-memory.ts';
import type { ChoiceOption, WorkbenchState } from './workbench-state.ts';

/** The state in which whoever sits down is offered the session that is open, before anything else. Nothing happens by itself. */
export function offerResume(state: WorkbenchState): WorkbenchState {
  const { room, plan, commands } = state;
  const available = commands.some(({ manifest, availability }) => manifest.id === 'session.resume' && availability.available);
  if (room === null || plan === null || !available) return state;
  const other = ledByOther(room, plan.by);
  const clock = roomClock(room);
  const options: ChoiceOption[] = [
    {
      key: 'r', title: other === null ? `Resume ${room.session.title}` : `Take over from ${other}`, held: false,
      about: `${clock.title}, ${clockText(clock, clock.state === 'idle' ? 'running' : clock.state)}${screenText(room.session.screen)}`, does: { kind: 'call', command: 'session.resume', params: {} },
    },
    { key: 'n', title: 'Not now', held: false, about: 'look at the plan; the session stays open', does: { kind: 'close' } },
  ];
  const title = other === null ? `Resume ${room.session.title}?` : `${room.session.title} is open. ${other} led it last: taking over is logged, and the minutes say so.`;
  return { ...state, modal: { kind: 'choose', title, options, selected: 0 } };
}

/** The state with the screen that a resumed session was left on; on the agenda where none was kept. */
export function resumed(state: WorkbenchState, screen: SessionScreen | null): Step {
  return restoreScreen({ ...state, modal: null }, screen ?? { view: 'session', settings: {} });
}

function screenText(screen: SessionScreen | null): string {
  const title = viewTitles.find(([view]) => view === screen?.view)?.[1];
  if (screen?.settings['wall'] !== undefined) return ', on the projector';
  return title === undefined ? '' : `, in ${title}`;
}
