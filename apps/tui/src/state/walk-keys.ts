import { personKey, type WalkOutcome } from '@pbc-planner/domain';
import { isShut, walkRows, type WalkRow } from '../grid/walk-rows.ts';
import { to, type Step } from './actions.ts';
import { shownTab } from './boards.ts';
import { startCommand } from './commands.ts';
import { callsOfHint } from './mend-call.ts';
import { selectionOf } from './view-tables.ts';
import type { ChoiceAct, ChoiceOption, WorkbenchState } from './workbench-state.ts';

/** The walk on screen; `null` where there is none, or one of its tables is shown alone. */
export function shownWalk(state: WorkbenchState): WalkOutcome | null {
  if (shownTab(state)?.table !== undefined) return null;
  const { outcome } = state[state.screen].held;
  return outcome?.kind === 'walk' ? outcome : null;
}

/** Does what the selected line of a walk asks for: the form that answers it, with everything in it that is known. */
export function doRow(state: WorkbenchState): Step {
  const walk = shownWalk(state);
  const row = selectedRow(state, walk);
  if (walk === null || row === undefined) return to(state);
  const { project } = walk;
  switch (row.kind) {
    case 'step': return startCommand(state, 'process.gate', false, { project, step: row.id });
    case 'question': return startCommand(state, 'process.answer', true, { project, question: row.id });
    case 'evidence': return startCommand(state, 'process.evidence', true, { project, kind: row.id });
    case 'person': return to(offer(state, row.what, personOptions(walk, row.id)));
    case 'condition': return mend(state, walk, row);
  }
}

/**
 * Opens the form that goes past the condition under the cursor, or past all that keep the gate shut. It asks for the reason, which
 * stays on record with the name. What nobody goes past says so.
 */
export function overrideGate(state: WorkbenchState): Step {
  const walk = shownWalk(state);
  if (walk === null) return to(state);
  const selected = selectedRow(state, walk);
  const shut = selected !== undefined && isShut(selected) ? [selected] : walkRows(walk).filter(isShut);
  const past = shut.flatMap(({ condition }) => (condition?.override === 'with reason' ? [condition.id] : []));
  if (past.length > 0) return startCommand(state, 'process.advance', true, { project: walk.project, override: past });
  const [never] = shut;
  const text = never === undefined ? 'Nothing keeps this gate shut: A goes on to the next step.' : `Nobody goes past this one: ${never.what} ${never.note}`;
  return to({ ...state, notice: { text, bad: never !== undefined } });
}

function selectedRow(state: WorkbenchState, walk: WalkOutcome | null): WalkRow | undefined {
  const { row } = selectionOf(state);
  return walk === null ? undefined : walkRows(walk).find(({ id }) => id === row);
}

/** What a condition says that would mend it: its command's form, or the choice where it names several. */
function mend(state: WorkbenchState, walk: WalkOutcome, { what, condition }: WalkRow): Step {
  const hint = condition?.mend ?? '';
  const known = new Set([walk.project, ...walk.deciders.map(({ person }) => person), ...walk.interests.map(({ id }) => id), ...(condition?.fact.split(':').slice(1) ?? [])]);
  const calls = callsOfHint(hint, state.commands, known);
  const [first, ...rest] = calls;
  if (first === undefined) return to({ ...state, notice: { text: hint === '' ? 'It is met: there is nothing to do.' : hint, bad: hint !== '' } });
  if (rest.length === 0) return startCommand(state, first.command, true, first.params);
  return to(offer(state, what, calls.map(({ command, params }, index) => {
    const title = state.commands.find(({ manifest }) => manifest.id === command)?.manifest.title ?? command;
    return option(String(index + 1), title, command, { kind: 'start', command, params });
  })));
}

/** What a person who decides may declare, and what may become of an interest. */
function personOptions({ project, interests }: WalkOutcome, person: string): ChoiceOption[] {
  const [open] = interests.filter((one) => personKey(one.person) === personKey(person) && one.handled === null);
  const becomes = (key: string, as: string, title: string) => (open === undefined ? [] : [option(key, title, open.about, { kind: 'call', command: 'interests.close', params: { interest: open.id, as } })]);
  return [
    ...becomes('l', 'left', 'leaves the decision'), ...becomes('w', 'without-vote', 'stays without a vote'), ...becomes('x', 'ended', 'has it no more'),
    option('n', 'declares none', 'has no interest in it', { kind: 'call', command: 'interests.add', params: { person, project, none: true } }),
    option('i', 'declares an interest', 'and says what it is', { kind: 'start', command: 'interests.add', params: { person, project } }),
  ];
}

function option(key: string, title: string, about: string, does: ChoiceAct): ChoiceOption {
  return { key, title, about, held: false, does };
}

function offer(state: WorkbenchState, title: string, options: readonly ChoiceOption[]): WorkbenchState {
  return { ...state, notice: null, modal: { kind: 'choose', title, options, selected: 0 } };
}
