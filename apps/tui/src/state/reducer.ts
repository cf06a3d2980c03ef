import { warning, type Diagnostic } from '@pbc-planner/base';
import { bindingFor, type KeyBinding } from '../keys/key-table.ts';
import type { Action, Step } from './actions.ts';
import { to } from './actions.ts';
import { startCommand } from './commands.ts';
import { contextsOf } from './contexts.ts';
import { offer } from './form.ts';
import { takeBoard, takeComparison, takeExplanation, takeLocality } from './answers.ts';
import { takeAnswer } from './take-answer.ts';
import { actInModal, takeOption, typeInModal } from './modal-keys.ts';
import { actOnScreen } from './screen-keys.ts';
import { offerSubjects } from './pick-subject.ts';
import { boardsStale, readBoard } from './read-board.ts';
import { resettle, selectionOf } from './view-tables.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** The state of the workbench after an action, and what is to be done outside. Pure: the same state and action give the same step. */
export function reduce(state: WorkbenchState, action: Action): Step {
  switch (action.type) {
    case 'key': return pressKey(state, action.key);
    case 'paste': return typeInModal(state, action.text);
    case 'resized': return to(resettle({ ...state, size: action.size }));
    case 'plan read': {
      const { plan, commands, roles } = action;
      const screen = plan === null && state.screen !== 'answer' ? 'locality' : state.screen;
      const problems = plan === null ? state.problems : { ...state.problems, plan: plan.readOnly === null ? [] : [readOnlyProblem(plan.readOnly)] };
      const next = { ...state, plan, commands, roles, screen, problems };
      return plan === null || plan.revision === state.plan?.revision ? to(next) : readBoard(boardsStale(next));
    }
    case 'board read': return to(takeBoard(state, action));
    case 'locality read': return to(takeLocality(state, action));
    case 'compared': return takeComparison(state, action);
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
  return state.modal === null ? actOnScreen(state, binding.action) : actInModal(state, state.modal, binding.action);
}

/** The parameters of a command that stand for what is selected. */
function selected(state: WorkbenchState, parts: KeyBinding['with'] = {}): Record<string, unknown> {
  const selection = selectionOf(state);
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, selection[part]]).filter(([, value]) => value !== null));
}
