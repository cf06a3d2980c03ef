import { warning, type Diagnostic } from '@pbc-planner/base';
import { bindingFor, type KeyBinding } from '../keys/key-table.ts';
import type { Action, Effect, Step } from './actions.ts';
import { to } from './actions.ts';
import { tabOf } from './boards.ts';
import { startCommand } from './commands.ts';
import { contextsOf } from './contexts.ts';
import { offer } from './form.ts';
import { takeBoard, takeComparison, takeExplanation, takeLocality } from './answers.ts';
import { takeAnswer } from './take-answer.ts';
import { actInModal, takeOption, typeInModal } from './modal-keys.ts';
import { actOnScreen } from './screen-keys.ts';
import { offerSubjects } from './pick-subject.ts';
import { boardsStale, readBoard } from './read-board.ts';
import { atMoment, roomAt, twistIsDue } from './room.ts';
import { offerResume } from './resume.ts';
import { withRestored } from './screen-memory.ts';
import { actOnWall } from './wall.ts';
import { resettle, selectionOf } from './view-tables.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** The state of the workbench after an action, and what is to be done outside. Pure: the same state and action give the same step. */
export function reduce(state: WorkbenchState, action: Action): Step {
  switch (action.type) {
    case 'key': return pressKey(state, action.key);
    case 'paste': return typeInModal(state, action.text);
    case 'resized': return to(resettle({ ...state, size: action.size }));
    case 'plan read': {
      const { plan, commands, roles, room, voting } = action;
      const screen = plan === null && state.screen !== 'answer' ? 'locality' : state.screen;
      const problems = plan === null ? state.problems : { ...state.problems, plan: plan.readOnly === null ? [] : [readOnlyProblem(plan.readOnly)] };
      const read = { ...state, plan, commands, roles, screen, problems, room, voting, wall: room === null ? null : state.wall };
      const next = state.plan === null && state.modal === null ? offerResume(read) : read;
      if (plan === null || plan.revision === state.plan?.revision) return to(next);
      const step = readBoard(boardsStale(next));
      return next.wall === null ? step : to(step.state, ...step.effects, { kind: 'wall' });
    }
    case 'ticked': return tick(state, action.now);
    case 'screen kept': return to({ ...state, plan: action.plan ?? state.plan, room: action.room });
    case 'wall read': return to(state.wall === null ? state : { ...state, wall: { ...state.wall, outcome: action.outcome, shown: action.shown } });
    case 'board read': return to(withRestored(takeBoard(state, action)));
    case 'locality read': return to(withRestored(takeLocality(state, action)));
    case 'compared': {
      const step = takeComparison(state, action);
      return to(withRestored(step.state), ...step.effects);
    }
    case 'explained': return takeExplanation(state, action);
    case 'answered': return takeAnswer(state, action);
    case 'choices read': {
      const { modal } = state;
      if (modal?.kind !== 'form' || modal.form.command !== action.command) return to(state);
      return to({ ...state, modal: { ...modal, form: offer(modal.form, action.field, action.choices) } });
    }
    case 'subjects read': return to(offerSubjects(state, action.subject, action.values));
    case 'noticed': return to({ ...state, notice: { text: action.text, bad: action.bad } });
    case 'found': return to({ ...state, problems: { ...state.problems, [action.source]: action.diagnostics } });
  }
}

/** The state a moment later. The block never changes by itself; what its card brings at half time is read when it is due. */
function tick(state: WorkbenchState, now: string): Step {
  if (state.room === null) return to(state);
  const room = roomAt(state.room, now);
  if (room === state.room) return to(state);
  const { outcome } = state.session.held;
  const next = { ...state, room, wall: state.wall?.outcome ? { ...state.wall, outcome: atMoment(state.wall.outcome, room) } : state.wall };
  const wall: readonly Effect[] = next.wall?.outcome && twistIsDue(next.wall.outcome) ? [{ kind: 'wall' }] : [];
  if (outcome?.kind !== 'session' || state.layout === 'lines') return to(next, ...wall);
  const shown = takeBoard(next, { board: 'session', command: tabOf(next, 'session')?.command ?? '', held: { status: 'ready', outcome: atMoment(outcome, room), reason: null }, beside: state.session.beside, diagnostics: state.problems['session'] ?? [] });
  if (!twistIsDue(outcome) || state.screen !== 'session' || state.session.held.status === 'loading') return to(shown, ...wall);
  const again = readBoard({ ...shown, session: { ...shown.session, held: { status: 'loading', outcome, reason: null } } });
  return to(again.state, ...again.effects, ...wall);
}

/** Why nothing can be changed, among the problems, with what to do. */
function readOnlyProblem(reason: string): Diagnostic {
  return warning('read-only', reason, { hint: 'Everything can be looked at, worked out and saved as a file elsewhere. To change the plan, make its folder writable, or copy it to where you may write, and open it again.' });
}

function pressKey(state: WorkbenchState, key: string): Step {
  const contexts = contextsOf(state);
  const binding = bindingFor(state.keys, contexts, key);
  if (binding === null) {
    const typed = key === 'space' ? ' ' : key;
    if (state.modal?.kind === 'choose') return takeOption(state, state.modal, state.modal.options.findIndex((option) => option.key === key));
    return contexts.has('text') && [...typed].length === 1 ? typeInModal(state, typed) : to(state);
  }
  if (binding.command !== undefined) return startCommand(state, binding.command, binding.ask ?? false, { ...binding.params, ...selected(state, binding.with) });
  if (binding.action === 'interrupt') return to(state, { kind: 'leave', code: 130 });
  if (binding.action === undefined) return to(state);
  if (state.modal !== null) return actInModal(state, state.modal, binding.action);
  return state.wall === null ? actOnScreen(state, binding.action) : actOnWall(state, binding.action);
}

/** The parameters of a command that stand for what is selected. */
function selected(state: WorkbenchState, parts: KeyBinding['with'] = {}): Record<string, unknown> {
  const selection = selectionOf(state);
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, selection[part]]).filter(([, value]) => value !== null));
}
