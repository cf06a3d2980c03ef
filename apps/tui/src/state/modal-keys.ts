import { modalLines } from '../content/modal-lines.ts';
import type { KeyAction } from '../keys/key-table.ts';
import { to, type Step } from './actions.ts';
import { areasOf } from './areas.ts';
import { runNow, startCommand, submit } from './commands.ts';
import { blame, editForm, paramsOf, typeInForm } from './form.ts';
import { paletteEntries } from './palette.ts';
import { takeSubject } from './pick-subject.ts';
import { scrollText } from './scroll.ts';
import { moveInTable, reorder } from './table-state.ts';
import { editField, typeInto, type TextField } from './text-field.ts';
import { withTable } from './view-tables.ts';
import type { Modal, WorkbenchState } from './workbench-state.ts';

type Of<K extends Modal['kind']> = Extract<Modal, { kind: K }>;

/** The state after text was typed or pasted. Outside text fields it goes nowhere: pasted text never presses keys. */
export function typeInModal(state: WorkbenchState, text: string): Step {
  const { modal } = state;
  if (modal?.kind === 'palette') return to({ ...state, modal: { ...modal, query: typeInto(modal.query, text), selected: 0, top: 0 } });
  if (modal?.kind === 'form') return to({ ...state, modal: { ...modal, form: typeInForm(modal.form, text) } });
  if (modal?.kind === 'filter') return to(filterBy(state, modal, typeInto(modal.text, text)));
  return to(state);
}

/** The state after a key while something stands before the views. */
export function actInModal(state: WorkbenchState, modal: Modal, action: KeyAction): Step {
  switch (modal.kind) {
    case 'palette': return actInPalette(state, modal, action);
    case 'form': return actInForm(state, modal, action);
    case 'filter': return to(actInFilter(state, modal, action));
    case 'confirm': return actInConfirm(state, modal, action);
    case 'choose': return actInChoice(state, modal, action);
    default: {
      if (action === 'back') return to({ ...state, modal: modal.form ? { kind: 'form', form: modal.form } : null });
      const top = scrollText(modal.top, action, modalLines(state, modal.kind).length, areasOf(state.size).height - 1);
      return to({ ...state, modal: { ...modal, top } });
    }
  }
}

function actInPalette(state: WorkbenchState, modal: Of<'palette'>, action: KeyAction): Step {
  const entries = paletteEntries(state.commands, modal.query.text, state.recent);
  const page = palettePage(state);
  const select = (wanted: number) => {
    const selected = Math.max(0, Math.min(entries.length - 1, wanted));
    const top = Math.max(selected - page + 1, Math.min(modal.top, selected), 0);
    return to({ ...state, modal: { ...modal, selected, top } });
  };
  switch (action) {
    case 'back': return to({ ...state, modal: null });
    case 'cursor.up': return select(modal.selected === 0 ? entries.length - 1 : modal.selected - 1);
    case 'cursor.down': return select(modal.selected === entries.length - 1 ? 0 : modal.selected + 1);
    case 'cursor.page-up': return select(modal.selected - page);
    case 'cursor.page-down': return select(modal.selected + page);
    case 'enter': {
      const entry = entries[modal.selected];
      return entry ? startCommand(state, entry.manifest.id, true) : to(state);
    }
    default: {
      const query = editField(modal.query, action);
      const same = query.text === modal.query.text;
      return to({ ...state, modal: { ...modal, query, ...(same ? {} : { selected: 0, top: 0 }) } });
    }
  }
}

/** The commands that the palette shows at once: its query, a rule and the description of the selected one need five lines. */
export function palettePage(state: WorkbenchState): number {
  return Math.max(1, areasOf(state.size).height - 5);
}

function actInForm(state: WorkbenchState, modal: Of<'form'>, action: KeyAction): Step {
  const { form } = modal;
  if (action === 'back') return to({ ...state, modal: null });
  if (action !== 'enter') return to({ ...state, modal: { ...modal, form: editForm(form, action) } });
  const blamed = blame(form);
  if (blamed !== null) return to({ ...state, modal: { ...modal, form: blamed } });
  const entry = state.commands.find(({ manifest }) => manifest.id === form.command);
  return entry ? submit(state, entry, paramsOf(form), form) : to({ ...state, modal: null });
}

function actInConfirm(state: WorkbenchState, modal: Of<'confirm'>, action: KeyAction): Step {
  if (action === 'confirm') return runNow({ ...state, submitted: modal.form }, modal.command, modal.title, modal.params, true);
  if (action === 'back') return to({ ...state, modal: modal.form === null ? null : { kind: 'form', form: modal.form } });
  return to(state);
}

function actInFilter(state: WorkbenchState, modal: Of<'filter'>, action: KeyAction): WorkbenchState {
  if (action === 'enter') return { ...state, modal: null };
  if (action === 'back') return { ...filterBy(state, modal, { text: modal.before, caret: 0 }), modal: null };
  const edited = editField(modal.text, action);
  if (edited !== modal.text) return filterBy(state, modal, edited);
  return withTable(state, state.screen, (table, grid, page) => moveInTable(table, grid, action, page));
}

/** Takes the option under the marker. */
function actInChoice(state: WorkbenchState, modal: Of<'choose'>, action: KeyAction): Step {
  const count = modal.options.length;
  const select = (selected: number) => to({ ...state, modal: { ...modal, selected: (selected + count) % count } });
  switch (action) {
    case 'back': return to({ ...state, modal: null });
    case 'cursor.up': return select(modal.selected - 1);
    case 'cursor.down': return select(modal.selected + 1);
    case 'enter': return takeOption(state, modal, modal.selected);
    default: return to(state);
  }
}

/** Runs an option: the one under the marker, or the one whose own key was pressed. */
export function takeOption(state: WorkbenchState, modal: Of<'choose'>, index: number): Step {
  const does = modal.options[index]?.does;
  if (does === undefined) return to(state);
  if (does.kind === 'save') return to({ ...state, modal: null }, does);
  if (does.kind === 'subject') return takeSubject(state, does.subject, does.value);
  if (does.kind === 'start') return startCommand({ ...state, modal: null }, does.command, true, does.params);
  const entry = state.commands.find(({ manifest }) => manifest.id === does.command);
  return entry === undefined ? to(state) : submit({ ...state, modal: null }, entry, does.params, null);
}

function filterBy(state: WorkbenchState, modal: Of<'filter'>, text: TextField): WorkbenchState {
  const filtered = withTable(state, state.screen, (table, grid, page) => ({
    ...(text.text === table.filter ? table : reorder(table, grid, { filter: text.text }, page)),
    search: text.text,
  }));
  return { ...filtered, modal: { ...modal, text } };
}
