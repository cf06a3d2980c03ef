import { formatPounds, pence, type Block, type Grade, type Pence } from '@pbc-planner/base';
import { poolLevelText } from '@pbc-planner/domain';
import type { PracticeBudget } from './practice-budget.ts';

/** From the gross budget of a practice to what it manages, top-slice by top-slice, and the grades of what is taken off; nothing where nothing is. */
export function netBudgetBlocks({ run: { trace }, sliced, position, budget }: PracticeBudget): { readonly blocks: readonly Block[]; readonly grades: readonly Grade[]; readonly net: Pence | null } {
  if (!sliced.ok) return { blocks: [{ kind: 'heading', text: 'From gross to net' }, { kind: 'list', items: sliced.diagnostics.map(({ message, hint }) => [message, hint].filter(Boolean).join(' ')) }], grades: [], net: null };
  const { slices, net } = sliced.value;
  if (slices.length === 0) return { blocks: [], grades: [], net: budget.pence };
  const left = trace.valuesInPence(net)[position] as Pence;
  return {
    grades: slices.map(({ taken }) => taken.grade),
    net: left,
    blocks: [{
      kind: 'table',
      table: {
        id: 'gross_to_net',
        title: 'From gross to net',
        columns: [
          { id: 'part', title: 'What', kind: 'text' }, { id: 'amount', title: 'Amount', kind: 'pence' }, { id: 'size', title: 'Of all practices', kind: 'text' },
          { id: 'level', title: 'Held by', kind: 'text' }, { id: 'grade', title: 'Evidence', kind: 'text' },
        ],
        rows: [
          ['Budget, gross', budget.pence, null, null, budget.result.grade],
          ...slices.map(({ taken, amounts }) => [taken.title, pence(-(trace.valuesInPence(amounts)[position] as Pence)), `${taken.size}, ${formatPounds(taken.pence)}`, poolLevelText(taken.level), taken.grade]),
          ['Budget, net', left, null, null, trace.grade(net)],
        ],
      },
    }],
  };
}
