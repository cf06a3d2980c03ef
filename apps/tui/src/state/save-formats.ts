import { presentOutcome } from '@pbc-planner/domain';
import type { ChoiceOption, WorkbenchState } from './workbench-state.ts';

/** The formats of files, by the key that takes each. */
const formats = [
  ['x', 'xlsx', 'Excel workbook'], ['c', 'csv', 'comma-separated values'], ['t', 'tsv', 'tab-separated values'], ['d', 'docx', 'Word document'],
  ['h', 'html', 'web page'], ['m', 'md', 'Markdown'], ['p', 'txt', 'plain text'], ['j', 'json', 'the answer as scripts get it'],
] as const;

/** Formats that hold rows alone. */
const needTable: readonly string[] = ['csv', 'tsv'];

/** The state in which a format is chosen for what is shown: the explanation where somebody reads one, else the whole answer. */
export function offerFormats(state: WorkbenchState): WorkbenchState {
  const { explanation } = state.budgets;
  const outcome = state.screen === 'budgets' && state.focus === 'details' && explanation !== null ? explanation : state[state.screen].held.outcome;
  if (outcome === null) return state;
  const document = presentOutcome(outcome);
  const hasTable = document.blocks.some(({ kind }) => kind === 'table');
  const options = formats.filter(([, format]) => hasTable || !needTable.includes(format))
    .map(([key, format, about]): ChoiceOption => ({ key, title: format, about, held: false, does: { kind: 'save', outcome, format } }));
  return { ...state, notice: null, modal: { kind: 'choose', title: `Save "${document.title}" as`, options, selected: 0 } };
}
