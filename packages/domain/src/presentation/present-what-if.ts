import { formatPounds, lowestGrade, sumPence, type Block, type Cell, type Document, type Pence, type Table } from '@pbc-planner/base';
import type { WhatIfOutcome, WhatIfReconciliation, WhatIfRow } from '../outcome/what-if.ts';
import { widened } from './further-columns.ts';
import { inputsBlock } from './present-comparison.ts';

/** What is tried out beside the plan as a document: the steps, every amount before and after, and how the pools reconcile. */
export function presentWhatIf(outcome: WhatIfOutcome): Document {
  const { locality, year, fictional, whatIf, status, steps, reconciliation, alone, notes, inputs } = outcome;
  if (whatIf === null) return { title: `${locality}, ${year}: what is tried out beside the plan`, fictional, blocks: [listBlock(outcome)] };
  const grades = [...reconciliation, ...alone].flatMap((one) => one.grade ?? []);
  const grade = lowestGrade(grades);
  return {
    title: `${locality}, ${year}: what if "${whatIf}"`,
    fictional,
    ...(grades.length === 0 ? {} : { grade }),
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Standing', status === 'open' ? 'tried out beside the plan; nothing of the plan is changed' : String(status)],
          ...(grades.length === 0 ? [] : [['Grade', grade] as const]),
        ],
      },
      { kind: 'list', numbered: true, items: steps.map(({ text }) => `${text}.`) },
      ...(reconciliation.length === 0 ? [] : [{ kind: 'table', table: reconciliationTable(reconciliation) } as const]),
      ...reconciliation.map((method, index): Block => ({ kind: 'table', table: amountsTable(outcome, method), ...(index === 0 ? { main: true } : {}), only: 'reading' })),
      ...(reconciliation.length === 0 ? [] : [{ kind: 'table', table: rowsTable(outcome), main: true, only: 'rows' } as const]),
      ...(alone.length === 0 ? [] : [{ kind: 'heading', text: 'On its own' }, {
        kind: 'list',
        items: alone.map(({ practice, name, pence, basis, grade }) => (pence === null
          ? `${name} (${practice}): its own budget is not known. ${basis}`
          : `${name} (${practice}) would have ${formatPounds(pence)} as a pool of its own. ${basis}${grade === null ? '' : ` (${grade})`}.`)),
      }] satisfies Block[]),
      ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes } as const]),
      ...inputsBlock(inputs),
    ],
  };
}

function listBlock({ all }: WhatIfOutcome): Block {
  if (all.length === 0) return { kind: 'paragraph', text: 'Nothing is tried out yet. Begin with pbc locality what-if NAME and --join, --leave, --alone or --merge.' };
  return {
    kind: 'table',
    table: {
      id: 'what-ifs',
      title: 'What-ifs',
      columns: [{ id: 'what_if', title: 'What if', kind: 'text' }, { id: 'status', title: 'Standing', kind: 'text' }, { id: 'steps', title: 'Steps', kind: 'text' }],
      rows: all.map(({ whatIf, status, steps }) => [whatIf, status, steps.join('; ')]),
    },
  };
}

/** The pools stand as rows under the methods: it reads from top to bottom as a sum, and fits a narrow page. */
function reconciliationTable(methods: readonly WhatIfReconciliation[]): Table {
  const line = (title: string, figure: (method: WhatIfReconciliation) => number): Cell[] => [title, ...methods.map(figure)];
  return {
    id: 'reconciliation',
    title: 'From the pool before to the pool after',
    columns: [{ id: 'line', title: '', kind: 'text' }, ...methods.map(({ method, title }) => ({ id: method, title, kind: 'pence' }) as const)],
    rows: [
      line('Pool before', ({ beforePence }) => beforePence),
      line('Had by those who go', ({ leavingPence }) => 0 - leavingPence),
      line('Given to those who come', ({ comingPence }) => comingPence),
      line('Change of those who merge', ({ mergingPence }) => mergingPence),
      line('Change of those who stay', ({ stayingPence }) => stayingPence),
    ],
    totals: line('Pool after', ({ afterPence }) => afterPence),
  };
}

function amountsTable({ rows }: WhatIfOutcome, { method, title, grade }: WhatIfReconciliation): Table {
  const money = (id: string, name: string) => ({ id, title: name, kind: 'pence' }) as const;
  const figures = ({ amounts }: WhatIfRow): readonly number[] => {
    const own = amounts[method];
    return own === undefined ? [0, 0, 0] : [own.beforePence, own.afterPence, own.differencePence];
  };
  const totals = [0, 1, 2].map((index): Cell => sumPence(rows.map((row) => figures(row)[index] as Pence)));
  return {
    id: `what-if-${method}`,
    title: `Every practice by ${title.toLowerCase()} (${grade})`,
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'name', title: 'Name', kind: 'text' }, { id: 'list', title: 'List', kind: 'number' },
      money('before', 'Before'), money('after', 'After'), money('difference', 'Difference'), { id: 'change', title: 'What it does', kind: 'text' },
    ],
    rows: rows.map((row) => [row.practice, row.name, row.list, ...figures(row), row.change === 'merges' ? `merges into ${String(row.into)}` : row.change]),
    totals: ['', 'All practices', null, ...totals, ''],
  };
}

/**
 * Every practice by every method, a row each: in a file of rows no method may be left out. A method's rows sum to its pool before and
 * after, and those of one kind of change to the line of the reconciliation. There are no totals, since methods are not added up.
 */
function rowsTable(outcome: WhatIfOutcome): Table {
  const parts = outcome.reconciliation.map((method) => widened(amountsTable(outcome, method), outcome.rows, [{
    columns: [
      { id: 'method', title: 'Method', kind: 'code' }, { id: 'pool_before', title: 'Pool before', kind: 'pence' }, { id: 'pool_after', title: 'Pool after', kind: 'pence' },
      { id: 'method_grade', title: 'Grade of the method', kind: 'text' },
    ],
    cells: () => [method.method, method.beforePence, method.afterPence, method.grade],
  }]));
  return { id: 'what-if', title: 'Every practice by every method', columns: parts[0]?.columns ?? [], rows: parts.flatMap(({ rows }) => rows) };
}
