import { cleanText, warning, type Diagnostic, type Place } from '@pbc-planner/base';
import { plainJson, readJson } from '@pbc-planner/domain';
import ownKeys from './keys.json' with { type: 'json' };
import { contextKeys, holds, isWhenClause, type Contexts } from './when.ts';

/** Everything that a key may do besides running a command. */
export const keyActions = [
  'interrupt', 'leave', 'view.locality', 'view.budgets', 'view.matrix', 'view.projects', 'view.process', 'view.session', 'tab.next', 'tab.previous', 'palette.open', 'help.open', 'problems.open', 'back', 'capture.open', 'wall.toggle', 'ballots.open', 'ballots.reveal', 'flagged.mend', 'pane.next', 'pane.previous',
  'cursor.up', 'cursor.down', 'cursor.page-up', 'cursor.page-down', 'cursor.first', 'cursor.last', 'cursor.left', 'cursor.right', 'cursor.first-column', 'cursor.last-column',
  'sort', 'filter.open', 'match.next', 'match.previous', 'copy.cell', 'copy.row', 'copy.text', 'enter', 'cell.edit', 'confirm', 'theme.next', 'read.page', 'save.open', 'show.other', 'subject.pick', 'row.open', 'row.do', 'gate.override', 'answer.again',
  'blend.less', 'blend.more', 'blend.much-less', 'blend.much-more', 'unit.next', 'choice.previous', 'choice.next',
  'text.left', 'text.right', 'text.home', 'text.end', 'text.backspace', 'text.delete', 'text.clear',
] as const;

export type KeyAction = (typeof keyActions)[number];

/** Every context key that `contextsOf` may give. */
export const knownContexts = [
  'screen', 'palette', 'form', 'confirm', 'help', 'filter', 'problems-list', 'text', 'choice', 'offers', 'workspace', 'locality', 'budgets',
  'matrix', 'projects', 'process', 'session', 'has-locality', 'has-budgets', 'has-matrix', 'has-projects', 'has-process', 'has-session',
  'wall', 'ballot', 'ballots', 'casting', 'read-back', 'live', 'stopped', 'flagged', 'agenda', 'actions', 'writable', 'answer', 'again', 'about', 'asks', 'opens', 'walk', 'case', 'specification', 'filling', 'table', 'reading', 'item', 'commitment', 'round', 'clashes', 'tabs', 'choose', 'lines', 'shown', 'other', 'blend', 'panes', 'steps', 'searched', 'problems', 'undo', 'redo', 'comparison',
] as const;

/** Keys that do something while a `when` clause holds. */
export interface KeyBinding {
  readonly keys: readonly string[];
  readonly action?: KeyAction;
  /** The id of a command. */
  readonly command?: string;
  /** Parameters of that command that stand for what is selected: the row, or the column. */
  readonly with?: Readonly<Record<string, 'row' | 'column'>>;
  /** Parameters of that command that are always the same. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Whether its form opens even where nothing is missing. */
  readonly ask?: boolean;
  readonly when?: string;
  /** What it does, for the help. */
  readonly title: string;
  /** A word for the status bar, and its place there; without one the key is in the help alone. */
  readonly hint?: string;
  readonly order?: number;
}

/** The most characters of a text in a file of keys. */
const MAXIMUM_TITLE = 200;

/** The most bindings of one file of keys. */
const MAXIMUM_BINDINGS = 1_000;

/** Bindings in order: a later one wins over an earlier one that holds at the same time. */
export type KeyTable = readonly KeyBinding[];

/** The keys of the product. */
export const defaultKeys: KeyTable = ownKeys as KeyTable;

/** What a key does now; `null` when nothing. */
export function bindingFor(table: KeyTable, contexts: Contexts, key: string): KeyBinding | null {
  return table.findLast((binding) => binding.keys.includes(key) && holds(binding.when, contexts)) ?? null;
}

/** The bindings that work now, without keys that a later binding has taken over. */
export function activeBindings(table: KeyTable, contexts: Contexts): KeyBinding[] {
  const active: KeyBinding[] = [];
  const taken = new Set<string>();
  for (const binding of table.toReversed()) {
    if (!holds(binding.when, contexts)) continue;
    const keys = binding.keys.filter((key) => !taken.has(key));
    for (const key of keys) taken.add(key);
    if (keys.length > 0) active.unshift(keys.length === binding.keys.length ? binding : { ...binding, keys });
  }
  return active;
}

/** The first key that runs a command in any context; `null` where none does. */
export function keyOfCommand(table: KeyTable, command: string): string | null {
  return table.findLast((binding) => binding.command === command)?.keys[0] ?? null;
}

/**
 * The user's own keys over ours. `text` is a JSON list of bindings, or of `{"keys": [...], "remove": true}` to free keys.
 * What is wrong is reported by its place in the file and left out; the rest counts.
 */
export function mergeKeys(table: KeyTable, text: string, file: string, commands: ReadonlySet<string>): { table: KeyTable; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const fault = (path: string, message: string, hint: string, place: Place = { file, path }) => {
    diagnostics.push(warning('key-binding', message, { place, hint }));
  };
  const json = readJson(file, text);
  if (!json.ok) {
    const [{ message, place } = { message: '', place: { file } }] = json.diagnostics;
    fault('', `The file of keys is not JSON. ${message}`, 'Write a list of bindings, such as [{"keys": ["x"], "action": "leave", "title": "leave"}].', place);
    return { table, diagnostics };
  }
  const entries = plainJson(json.value, (one) => cleanText(one, MAXIMUM_TITLE));
  if (!Array.isArray(entries)) {
    fault('', 'The file of keys is not a list.', 'Put the bindings between [ and ].');
    return { table, diagnostics };
  }
  if (entries.length > MAXIMUM_BINDINGS) {
    fault('', `The file of keys has more than ${MAXIMUM_BINDINGS} bindings and was left out.`, 'Keep the bindings needed.');
    return { table, diagnostics };
  }
  let merged = table;
  for (const [index, entry] of entries.entries()) {
    const found = faultOf(entry, commands);
    if (found) fault(`/${index}`, found.message, found.hint);
    else if ((entry as { remove?: boolean }).remove) merged = withoutKeys(merged, entry as KeyBinding);
    else merged = [...merged, titled(entry as Partial<KeyBinding> & Pick<KeyBinding, 'keys'>)];
  }
  return { table: merged, diagnostics };
}

function titled(entry: Partial<KeyBinding> & Pick<KeyBinding, 'keys'>): KeyBinding {
  return { ...entry, title: entry.title ?? entry.action ?? entry.command ?? '' };
}

function withoutKeys(table: KeyTable, { keys, when }: KeyBinding): KeyTable {
  return table
    .map((binding) => (when === undefined || when === binding.when
      ? { ...binding, keys: binding.keys.filter((key) => !keys.includes(key) || key === 'ctrl+c') }
      : binding))
    .filter((binding) => binding.keys.length > 0);
}

function faultOf(entry: unknown, commands: ReadonlySet<string>): { message: string; hint: string } | null {
  if (typeof entry !== 'object' || entry === null) return { message: 'A binding is not an object.', hint: 'Write {"keys": ["x"], "action": "leave"}.' };
  const { keys, action, command, when, remove, title, hint, order } = entry as Record<string, unknown>;
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every((key) => typeof key === 'string' && key !== '' && key.length <= 30)) {
    return { message: 'A binding names no keys.', hint: 'Give "keys" as a list, such as ["x", "ctrl+k"].' };
  }
  if (keys.includes('ctrl+c')) return { message: 'Ctrl-C always leaves and cannot be given another meaning.', hint: 'Choose another key.' };
  if (when !== undefined) {
    if (typeof when !== 'string' || !isWhenClause(when)) {
      return { message: 'The "when" of a binding cannot be read.', hint: 'Write context keys joined by && and ||, such as "screen && table".' };
    }
    const unknown = contextKeys(when).find((key) => !(knownContexts as readonly string[]).includes(key));
    if (unknown !== undefined) return { message: `There is no context "${unknown}".`, hint: `Use one of: ${knownContexts.join(', ')}.` };
  }
  if ([title, hint].some((text) => text !== undefined && typeof text !== 'string') || (order !== undefined && typeof order !== 'number')) {
    return { message: 'The "title" or "hint" of a binding is no text, or its "order" no number.', hint: 'Leave them out, or mend them.' };
  }
  if (remove === true) return null;
  if (typeof command === 'string') {
    return commands.has(command) ? null : { message: `There is no command "${command}".`, hint: 'The palette shows the id of every command.' };
  }
  return (keyActions as readonly unknown[]).includes(action)
    ? null
    : { message: `There is no action ${typeof action === 'string' ? `"${action}"` : 'given'}.`, hint: `Use one of: ${keyActions.join(', ')}.` };
}
