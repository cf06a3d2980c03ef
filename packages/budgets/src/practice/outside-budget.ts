import { formatPounds, type Block, type Cell, type FinancialYear, type Grade, type TableColumn } from '@pbc-planner/base';
import { blockedBackOf, blockedBackText, linesBack } from '../blocked-back.ts';
import type { PracticeBudget } from './practice-budget.ts';

/** What a page says of the services that are not in the budget: nothing where every line is in it. */
export interface OutsideBudget {
  readonly facts: readonly (readonly [string, string])[];
  readonly blocks: readonly Block[];
  /** The same for a file of rows, beside each method. */
  readonly columns: readonly TableColumn[];
  readonly cells: readonly Cell[];
  readonly grades: readonly Grade[];
}

/** What was spent on services that are blocked back, total spend with it, whose the risk is, and which services are out of scope. */
export function outsideBudget({ run: { lines }, position, budget, others }: PracticeBudget, year: FinancialYear): OutsideBudget {
  const back = linesBack(lines);
  const scope = lines.filter(({ state }) => state === 'out of scope').map(({ line }) => line).join(', ');
  if (back.length === 0 && scope === '') return { facts: [], blocks: [], columns: [], cells: [], grades: [] };
  const current = [budget, ...others].find(({ result }) => result.registered.manifest.role === 'current');
  const { blockedBackPence, totalSpendPence } = blockedBackOf(back, position, current?.pence);
  const facts: [string, string][] = [];
  if (blockedBackPence !== undefined) facts.push(['Blocked back', `${formatPounds(blockedBackPence)} was spent on the patients of this practice`]);
  if (totalSpendPence !== undefined && current) {
    facts.push(['Total spend', `${formatPounds(totalSpendPence)}: ${formatPounds(current.pence)} by ${current.result.registered.manifest.title.toLowerCase()} and what is blocked back`]);
  }
  if (scope !== '') facts.push(['Out of scope', `${scope}: not in the budget`]);
  const columns: TableColumn[] = [
    ...(blockedBackPence === undefined ? [] : [{ id: 'blocked_back', title: 'Blocked back', kind: 'pence' }] as const),
    ...(totalSpendPence === undefined ? [] : [{ id: 'total_spend', title: 'Total spend', kind: 'pence' }] as const),
    ...(scope === '' ? [] : [{ id: 'out_of_scope', title: 'Out of scope', kind: 'text' }] as const),
  ];
  return {
    facts, columns,
    cells: [...(blockedBackPence === undefined ? [] : [blockedBackPence]), ...(totalSpendPence === undefined ? [] : [totalSpendPence]), ...(scope === '' ? [] : [scope])],
    grades: lines.flatMap(({ grade }) => (grade === null ? [] : [grade])),
    blocks: [
      {
        kind: 'table',
        table: {
          id: 'lines',
          title: 'Service lines',
          columns: [
            { id: 'line', title: 'Line', kind: 'text' }, { id: 'state', title: 'Where it stands', kind: 'text' }, { id: 'year', title: 'Year', kind: 'text' },
            { id: 'own', title: 'This practice', kind: 'pence' }, { id: 'spend', title: 'All practices', kind: 'pence' },
          ],
          rows: lines.map(({ line, state, year: base, amounts, pence }) => [line, state, base, amounts[position] ?? null, pence]),
        },
      },
      ...(back.length === 0 ? [] : [{ kind: 'paragraph', text: blockedBackText(back, year) }] satisfies Block[]),
    ],
  };
}
