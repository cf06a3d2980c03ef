import { rightMeanings, rights, type MatrixItem, type MatrixOutcome, type Right } from '@pbc-planner/domain';
import { filledItems, type FillItem } from '../grid/fill-grid.ts';
import { to, type Step } from './actions.ts';
import { subjectOf } from './subjects.ts';
import { selectionOf } from './view-tables.ts';
import type { ChoiceAct, ChoiceOption, WorkbenchState } from './workbench-state.ts';

/** The keys of the rights; `0` takes them away. */
const keyOf: Readonly<Record<Right, string>> = { lead: 'l', joint: 'j', support: 's', agree: 'a', approve: 'p', consulted: 'c', informed: 'i' };

/** What is edited in a grid of rights: the matrix of the plan, or what one party says of it by itself. */
interface Edited {
  readonly items: readonly MatrixItem[];
  readonly parties: MatrixOutcome['parties'];
  readonly command: 'matrix.assign' | 'matrix.fill';
  readonly params: Readonly<Record<string, unknown>>;
  /** Items of which the rights that nobody names come from elsewhere: what a party has not answered begins as the plan has it. */
  readonly before: ReadonlyMap<string, MatrixItem>;
}

/** Offers the rights that the selected party may have of the selected item, each a call; what a party fills in alone may also be left as the plan has it. */
export function editCell(state: WorkbenchState): Step {
  const edited = editedOf(state);
  const { row, column } = selectionOf(state);
  const item = edited?.items.find(({ id }) => id === row);
  if (edited === null || item === undefined) return to(state);
  if (column === null) return to({ ...state, notice: { text: 'Choose the column of a party first, with h and l.', bad: true } });
  const entry = state.commands.find(({ manifest }) => manifest.id === edited.command);
  if (entry?.availability.available === false) return to({ ...state, notice: { text: entry.availability.reason, bad: true } });
  const party = edited.parties.find(({ id }) => id === column)?.title ?? column;
  const options = rightOptions(edited, item, column);
  return to({ ...state, notice: null, modal: { kind: 'choose', title: `${item.title}: ${party}`, options, selected: Math.max(0, options.findIndex(({ held }) => held)) } });
}

function editedOf(state: WorkbenchState): Edited | null {
  const { outcome } = state[state.screen].held;
  if (outcome?.kind === 'matrix') return { ...outcome, command: 'matrix.assign', params: {}, before: new Map() };
  const { beside } = state.matrix;
  const party = subjectOf(state, 'party');
  if (state.screen !== 'matrix' || outcome?.kind !== 'matrix-round' || beside?.kind !== 'matrix' || party === null) return null;
  const items = filledItems(outcome, beside);
  const blank = new Set(items.filter(({ answered }) => !answered).map(({ id }) => id));
  return { items, parties: beside.parties, command: 'matrix.fill', params: { party }, before: new Map(beside.items.filter(({ id }) => blank.has(id)).map((item) => [item.id, item])) };
}

function rightOptions({ command, params: own, before }: Edited, item: MatrixItem, party: string): ChoiceOption[] {
  const held = Object.hasOwn(item.roles, party) ? item.roles[party] ?? [] : [];
  const call = (params: Readonly<Record<string, unknown>>): ChoiceAct => ({ kind: 'call', command, params: { ...own, item: item.id, ...params } });
  const answered = command === 'matrix.fill' && (item as FillItem).answered;
  return [
    ...rights.map((right): ChoiceOption => ({
      key: keyOf[right], title: right, about: rightMeanings[right], held: held.includes(right),
      does: call({ [right]: right === 'lead' ? party : [...holders(before.get(item.id) ?? item, right).filter((one) => one !== party), party] }),
    })),
    { key: '0', title: 'none', about: 'no right on it', held: held.length === 0 && (command === 'matrix.assign' || answered), does: call({ without: [party] }) },
    ...(command === 'matrix.assign' ? [] : [
      { key: '=', title: 'as it is', about: 'the whole item as the plan has it', held: false, does: call({ asItIs: true }) },
      { key: '-', title: 'blank', about: 'take the answer on this item back', held: !answered, does: call({ clear: true }) },
    ]),
  ];
}

function holders(item: MatrixItem, right: Right): string[] {
  return Object.entries(item.roles).filter(([, held]) => held.includes(right)).map(([party]) => party);
}
