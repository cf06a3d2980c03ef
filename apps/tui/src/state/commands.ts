import { to, type Effect, type Step } from './actions.ts';
import { formOf, type FormState } from './form.ts';
import { pairNames } from './pair-names.ts';
import { subjectOf } from './subjects.ts';
import type { CommandEntry, Subject, WorkbenchState } from './workbench-state.ts';

/** Starts a command: says why it cannot run now, asks for its parameters, or runs it. `ask` opens the form for optional ones too. */
export function startCommand(state: WorkbenchState, id: string, ask: boolean, selected: Readonly<Record<string, unknown>> = {}): Step {
  const entry = state.commands.find(({ manifest }) => manifest.id === id);
  if (!entry) return to({ ...state, notice: { text: `There is no command ${id}.`, bad: true } });
  if (!entry.availability.available) return to({ ...state, notice: { text: `${entry.manifest.title}: ${entry.availability.reason}`, bad: true } });
  const known = { ...subjectsFor(state, entry), ...selected };
  const needed = (entry.parameters.required ?? []).filter((name) => known[name] === undefined);
  if (needed.length === 0 && !(ask && Object.keys(entry.parameters.properties).length > 0)) return submit({ ...state, modal: null }, entry, known, null);
  const given = id === 'budget.compare' ? state.budgets.given : { ...own(state.speakers, id), ...known };
  const pairs = pairNames(state, id);
  const form = formOf(entry.manifest, entry.parameters, Object.fromEntries(Object.entries(given).filter(([name]) => pairs[name] === undefined)), pairs);
  const choices = form.fields.flatMap(({ name, schema }): Effect[] =>
    (schema['x-choices'] === undefined ? [] : [{ kind: 'choices', command: id, field: name, source: schema['x-choices'] }]));
  return to({ ...state, modal: { kind: 'form', form } }, ...choices);
}

/** What the screen is about, as parameters of a command: those that it needs, and in the views of projects also those that it can do without. */
function subjectsFor(state: WorkbenchState, { parameters }: CommandEntry): Readonly<Record<string, unknown>> {
  const wide = state.screen === 'projects' || state.screen === 'process';
  const names = Object.keys(parameters.properties).filter((name): name is Subject => isSubject(name) && (wide || (parameters.required ?? []).includes(name)));
  return Object.fromEntries(names.flatMap((name) => {
    const value = subjectOf(state, name);
    return value === null ? [] : [[name, value]];
  }));
}

function isSubject(name: string): name is Subject {
  return name === 'project' || name === 'area' || name === 'win' || name === 'party';
}

/** Runs a command with its parameters, after the question that it must be asked, where it has one. */
export function submit(state: WorkbenchState, entry: CommandEntry, params: Readonly<Record<string, unknown>>, form: FormState | null): Step {
  const { id, title, confirm, confirmFor } = entry.manifest;
  const asks = confirmFor === undefined || params[confirmFor] !== undefined;
  if (confirm !== undefined && asks) return to({ ...state, modal: { kind: 'confirm', command: id, title, question: confirm, params, form } });
  return runNow({ ...state, submitted: form }, id, title, params, false);
}

/** Hands a command over to be run. */
export function runNow(state: WorkbenchState, command: string, title: string, params: Readonly<Record<string, unknown>>, confirmed: boolean): Step {
  const recent = [command, ...state.recent.filter((one) => one !== command)].slice(0, 20);
  const speakers = { ...state.speakers, [command]: Object.fromEntries(Object.entries(params).filter(([name]) => speakerNames.includes(name))) };
  return to({ ...state, modal: null, busy: title, notice: null, recent, speakers }, { kind: 'run', command, title, params, confirmed });
}

/** Parameters that say for whom somebody speaks. */
const speakerNames: readonly string[] = ['party', 'practice'];

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
