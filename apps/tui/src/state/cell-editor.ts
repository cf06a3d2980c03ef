import { rightMeanings, rights, type MatrixItem, type Right } from '@pbc-planner/domain';
import { to, type Step } from './actions.ts';
import { selectionOf } from './view-tables.ts';
import type { ChoiceOption, WorkbenchState } from './workbench-state.ts';

/** The keys of the rights; `0` takes them away. */
const keyOf: Readonly<Record<Right, string>> = { lead: 'l', joint: 'j', support: 's', agree: 'a', approve: 'p', consulted: 'c', informed: 'i' };

/** Offers the rights that the selected party may have of the selected item: each a call of `matrix.assign`. */
export function editCell(state: WorkbenchState): Step {
  const { outcome } = state[state.screen].held;
  const { row, column } = selectionOf(state);
  const item = outcome?.kind === 'matrix' ? outcome.items.find(({ id }) => id === row) : undefined;
  if (item === undefined) return to(state);
  if (column === null) return to({ ...state, notice: { text: 'Choose the column of a party first, with h and l.', bad: true } });
  const party = outcome?.kind === 'matrix' ? outcome.parties.find(({ id }) => id === column)?.title ?? column : column;
  const options = rightOptions(item, column);
  return to({ ...state, notice: null, modal: { kind: 'choose', title: `${item.title}: ${party}`, options, selected: Math.max(0, options.findIndex(({ held }) => held)) } });
}

function rightOptions(item: MatrixItem, party: string): ChoiceOption[] {
  const held = Object.hasOwn(item.roles, party) ? item.roles[party] ?? [] : [];
  const command = 'matrix.assign';
  return [
    ...rights.map((right): ChoiceOption => ({
      key: keyOf[right], title: right, about: rightMeanings[right], held: held.includes(right),
      does: { kind: 'call', command, params: { item: item.id, [right]: right === 'lead' ? party : [...holders(item, right).filter((one) => one !== party), party] } },
    })),
    { key: '0', title: 'none', about: 'no right on it', held: held.length === 0, does: { kind: 'call', command, params: { item: item.id, without: [party] } } },
  ];
}

function holders(item: MatrixItem, right: Right): string[] {
  return Object.entries(item.roles).filter(([, held]) => held.includes(right)).map(([party]) => party);
}
