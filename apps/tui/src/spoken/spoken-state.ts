import { counted, formatPounds, safeForTerminal } from '@pbc-planner/base';
import { plainText } from '../content/plain-text.ts';
import { modalLines } from '../content/modal-lines.ts';
import { answerLines, detailsLines } from '../content/shown-lines.ts';
import { isBoard, tabOf, tabsOf, viewTitles } from '../state/boards.ts';
import { activeField, type FormField, type FormState } from '../state/form.ts';
import { paletteEntries } from '../state/palette.ts';
import { gridOf } from '../state/view-tables.ts';
import type { Modal, WorkbenchState } from '../state/workbench-state.ts';
import { keyText } from '../text/key-text.ts';
import { keyHints, savedText } from '../views/frame-lines.ts';
import { welcomeLines } from '../views/waiting-view.ts';
import { spokenCell, spokenRow } from './spoken-row.ts';

/** Something that is said once it changes, by the name of what it is about. */
export type Said = readonly [about: string, text: string];

/** Everything that the screen shows, as sentences: what somebody hears who does not see it. A function of the state alone. */
export function spokenState(state: WorkbenchState): Said[] {
  const { notice, busy, modal } = state;
  return [
    ['plan', planText(state)],
    ...(modal === null || modal.kind === 'filter' ? viewParts(state) : []),
    ...(modal === null ? [] : modalParts(state, modal)),
    ['busy', busy === null ? '' : `${busy}, please wait.`],
    ['notice', notice === null ? '' : `${notice.bad ? 'Attention: ' : ''}${safeForTerminal(notice.text, true)}`],
  ];
}

/** The keys that work now, as one sentence: said when somebody comes to another place. */
export function spokenKeys(state: WorkbenchState): string {
  return `Keys: ${keyHints(state).map(({ keys, hint }) => `${keys} ${hint}`).join(', ')}.`;
}

function planText(state: WorkbenchState): string {
  const { plan } = state;
  if (plan === null) return 'Locality planner. No workspace is open.';
  const saved = savedText(state);
  return `${safeForTerminal(plan.name)}, ${plan.year}${plan.fictional ? ', FICTIONAL' : ''}. Revision ${plan.revision}, ${saved}.`;
}

function viewParts(state: WorkbenchState): Said[] {
  const { screen, focus } = state;
  if (state.plan === null && screen !== 'answer') return [['view', plainText(welcomeLines(state, state.size.columns)).trim()]];
  const { held, table } = state[screen];
  const title: Said = ['view', `${viewText(state)}.`];
  if (held.outcome === null) return [title, ['waiting', held.status === 'unavailable' ? held.reason : 'Reading the plan.']];
  const grid = gridOf(state, screen);
  if (grid === null) return [title, ['text', plainText(answerLines(state))]];
  if (focus === 'details') return [title, ['details', plainText(detailsLines(state))]];
  const row = grid.rows[table.order[table.cursor] ?? -1];
  const column = grid.columns[table.column];
  const count = `${counted(table.order.length, grid.noun ?? 'row')}${table.filter === '' ? '' : ` with "${table.filter}"`}`;
  return [
    title, ['count', `${count}.`], ['about', aboutText(state)],
    ['row', row === undefined ? 'Nothing to select.' : `${table.cursor + 1}: ${spokenRow(grid, row)}.`],
    ['cell', row === undefined || column === undefined ? '' : `${column.sentence ? '' : `${column.title}: `}${spokenCell(column, row) || 'nothing'}.`],
    ['explanation', state.budgets.explanation === null || screen !== 'budgets' ? '' : plainText(detailsLines(state))],
  ];
}

function viewText(state: WorkbenchState): string {
  const { screen } = state;
  if (screen === 'answer') return safeForTerminal(state.answer.title);
  const title = viewTitles.find(([view]) => view === screen)?.[1] ?? screen;
  return isBoard(screen) && tabsOf(state, screen).length > 1 ? `${title}, ${tabOf(state, screen)?.title ?? ''}` : title;
}

/** What stands over and under the table: pool, blend, totals. */
function aboutText(state: WorkbenchState): string {
  const { outcome } = state.budgets.held;
  if (state.screen !== 'budgets' || outcome === null) return gridOf(state, state.screen)?.caption ?? '';
  const totals = outcome.methods.map(({ id, title }) => `${title.toLowerCase()} ${formatPounds(outcome.totals[id] ?? 0)}`);
  const blend = outcome.methods.find(({ options }) => 'blend' in options)?.options.blend;
  return `Pool ${formatPounds(outcome.poolPence)}${blend === undefined ? '' : `, blend ${String(blend)} per cent historic`}. In all: ${totals.join('; ')}.`;
}

function modalParts(state: WorkbenchState, modal: Modal): Said[] {
  switch (modal.kind) {
    case 'filter': return [['modal', `Filter: ${modal.text.text || 'type a code or a name'}.`]];
    case 'help': case 'problems-list': return [['modal', `${modal.kind === 'help' ? 'Keys that work here' : 'Problems'}:\n${plainText(modalLines(state, modal.kind))}`]];
    case 'confirm': return [['modal', `${modal.title}. ${modal.question} ${keyText('y', state.theme)} for yes, n for no.`]];
    case 'choose': {
      const option = modal.options[modal.selected];
      return [['modal', `${modal.title}: choose one of ${modal.options.map(({ key, title }) => `${key} ${title}`).join(', ')}.`],
        ['option', option === undefined ? '' : `${option.title}: ${option.about}${option.held ? ', as it is now' : ''}.`]];
    }
    case 'palette': {
      const entries = paletteEntries(state.commands, modal.query.text, state.recent);
      const entry = entries[modal.selected];
      const why = entry === undefined ? '' : entry.availability.available ? entry.manifest.description : `Not now: ${entry.availability.reason}`;
      return [['modal', 'All commands: type to search, Enter runs.'], ['query', modal.query.text === '' ? '' : `Searching: ${modal.query.text}, ${counted(entries.length, 'command')}.`],
        ['option', entry === undefined ? 'No command answers to that.' : `${entry.manifest.title}. ${why}`]];
    }
    case 'form': return formParts(modal.form);
  }
}

function formParts(form: FormState): Said[] {
  const field = activeField(form);
  return [
    ['modal', `${form.title}. ${form.description} ${counted(form.fields.length, 'field')}, Tab for the next, Enter runs.`],
    ['field', field === null ? '' : fieldText(field, form)],
    ['value', field === null ? '' : `${field.label} is ${valueText(field)}.`],
    ['fault', field === null || !field.touched || field.fault === null ? '' : `Attention: ${field.fault}`],
  ];
}

function fieldText({ name, label, required, schema, choices }: FormField, form: FormState): string {
  const offered = choices.length === 0 ? '' : ` One of: ${choices.slice(0, 12).join(', ')}${choices.length > 12 ? ' and more' : ''}.`;
  return `Field ${form.fields.findIndex((one) => one.name === name) + 1}, ${label}${required ? ', needed' : ''}. ${schema.description}${offered}`;
}

function valueText({ kind, value }: FormField): string {
  if (kind === 'boolean') return value.text === 'true' ? 'yes' : 'no';
  return value.text === '' ? 'blank' : safeForTerminal(value.text);
}
