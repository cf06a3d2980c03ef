import { shownTab } from './boards.ts';
import type { PairName, PairNames } from './form.ts';
import { gridOf } from './view-tables.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** The names that lists of pairs of a command take, as far as the screen tells them: a quick win's numbers, the criteria of the grid. */
export function pairNames(state: WorkbenchState, command: string): PairNames {
  const { outcome } = state[state.screen].held;
  if (command === 'project.quick-win' && outcome?.kind === 'quick-win') return { inputs: outcome.inputs.map(({ id, title, unit, value }) => ({ name: id, title, unit, value })) };
  if (command === 'project.quick-win' && shownTab(state)?.rows === 'win') return { inputs: neededByRow(state) };
  if (outcome?.kind !== 'prioritisation') return {};
  const criteria = outcome.criteria.map(({ id, title, weight }) => ({ name: id, title, unit: '', value: command === 'project.weigh' ? String(weight) : null }));
  return command === 'project.weigh' ? { weights: criteria } : command === 'project.score' ? { scores: criteria } : {};
}

/** What the selected quick win needs, as its row lists it: those in brackets may be left out. */
function neededByRow(state: WorkbenchState): PairName[] {
  const grid = gridOf(state, state.screen);
  const { order, cursor } = state[state.screen].table;
  const row = grid?.rows[order[cursor] ?? -1];
  const needs = row === undefined ? '' : grid?.columns.find(({ id }) => id === 'needs')?.copy(row) ?? '';
  return needs.split(', ').filter((name) => name !== '').map((name): PairName => {
    const bare = name.replace(/^\[|\]$/g, '');
    return { name: bare, title: bare === name ? 'A number that this needs' : 'May be left out: nothing is reckoned for it then', unit: '', value: null };
  });
}
