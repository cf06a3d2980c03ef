import type { SessionOutcome } from '@pbc-planner/domain';
import { readBackLines } from '../content/read-back-lines.ts';
import type { KeyAction } from '../keys/key-table.ts';
import { to, type Step } from './actions.ts';
import { areasOf } from './areas.ts';
import { runNow, startCommand } from './commands.ts';
import { scrollText } from './scroll.ts';
import type { ChoiceOption, Modal, WorkbenchState } from './workbench-state.ts';

const kinds = [
  ['d', 'decision', 'what the room decided'], ['a', 'action', 'who does what, by when'], ['q', 'question', 'what somebody has to answer'], ['p', 'parked', 'not now, and not forgotten'],
] as const;

/** Offers what can be captured, from any screen; the form comes next, and then the screen as it was. */
export function offerCapture(state: WorkbenchState): Step {
  const options = kinds.map(([key, kind, about]): ChoiceOption => ({ key, title: kind, about, held: false, does: { kind: 'start', command: 'session.capture', params: { kind } } }));
  return to({ ...state, notice: null, modal: { kind: 'choose', title: 'Capture', options, selected: 0 } });
}

/** The state in which something is read back before it is left. */
export function readBack(state: WorkbenchState, command: string, title: string, params: Readonly<Record<string, unknown>>, outcome: SessionOutcome): WorkbenchState {
  return { ...state, notice: null, modal: { kind: 'read-back', command, title, params, outcome, top: 0 } };
}

/** The state after a key while something is read back: Enter agrees and goes on, Esc stays, and what lacks an owner or a day can be mended first. */
export function actInReadBack(state: WorkbenchState, modal: Extract<Modal, { kind: 'read-back' }>, action: KeyAction): Step {
  switch (action) {
    case 'back': return to({ ...state, modal: null });
    case 'enter': return runNow(state, modal.command, modal.title, { ...modal.params, agreed: true }, false);
    case 'flagged.mend': return startCommand({ ...state, modal: null }, 'session.mend', true, { item: modal.outcome.flagged[0] });
    default: {
      const { height, side } = areasOf(state.size);
      const lines = readBackLines(modal.outcome, state.size.columns - side - 4, state.theme);
      return to({ ...state, modal: { ...modal, top: scrollText(modal.top, action, lines.length, height - 2) } });
    }
  }
}

/** What a form of a session leaves out: what the choice before it has said already, or what its kind of item does not have. */
export function hiddenFields(command: string, given: Readonly<Record<string, unknown>>): readonly string[] {
  if (command !== 'session.capture' || given['kind'] === undefined) return [];
  return given['kind'] === 'action' ? ['kind', 'concern'] : given['kind'] === 'question' ? ['kind', 'owner', 'due', 'concern'] : ['kind', 'owner', 'due', 'practice'];
}
