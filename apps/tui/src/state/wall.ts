import type { KeyAction } from '../keys/key-table.ts';
import { wallItems } from '../content/wall-items.ts';
import { to, type Step } from './actions.ts';
import { openBallots } from './ballot.ts';
import { offerCapture } from './session-keys.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** The state with the projector on: the place in the workbench stays as it is. */
export function openWall(state: WorkbenchState): Step {
  return to({ ...state, notice: null, wall: { outcome: null, shown: null, at: 0 } }, { kind: 'wall' });
}

/** The state after a key while the projector is on. */
export function actOnWall(state: WorkbenchState, action: KeyAction): Step {
  const { wall } = state;
  if (wall === null) return to(state);
  const last = Math.max(0, wallItems(wall).length - 1);
  const show = (at: number) => to({ ...state, wall: { ...wall, at: Math.max(0, Math.min(last, at)) } });
  switch (action) {
    case 'back': case 'wall.toggle': return to({ ...state, wall: null, notice: null });
    case 'capture.open': return offerCapture(state);
    case 'ballots.open': return openBallots(state);
    case 'cursor.up': return show(wall.at - 1);
    case 'cursor.down': return show(wall.at + 1);
    case 'cursor.first': return show(0);
    default: return to(state);
  }
}
