import { counted, type Document, type Table } from '@pbc-planner/base';
import type { GateOutcome, ShownCondition } from '../outcome/process-outcomes.ts';

/** A gate as a document: whether it is open, and each condition with its state, the reason and the mend. */
export function presentGate({ locality, fictional, title, stepTitle, advanced, next, open, conditions, grade }: GateOutcome): Document {
  const blocking = conditions.filter(blocks).length;
  const verdict = open ? 'open' : `closed: ${counted(blocking, 'condition')} to meet`;
  return {
    title: `${locality}: ${title}, the gate of ${stepTitle}`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Gate', verdict],
          ...(advanced ? [['Now at', next ?? 'the end of the process'] as const] : open && next !== null ? [['Leads to', next] as const] : []),
          ['Grade', grade],
        ],
      },
      { kind: 'table', table: conditionsTable(conditions), main: true },
    ],
  };
}

/** Whether a condition keeps its gate shut. */
export function blocks({ severity, state, overridden }: ShownCondition): boolean {
  return severity === 'blocks' && state !== 'met' && overridden === null;
}

/** The conditions of a gate, one a row. */
export function conditionsTable(conditions: readonly ShownCondition[]): Table {
  return {
    id: 'conditions',
    title: 'Conditions of the gate',
    columns: [
      { id: 'condition', title: 'Condition', kind: 'code' }, { id: 'text', title: 'What must be so', kind: 'text' }, { id: 'severity', title: 'Otherwise', kind: 'text' },
      { id: 'state', title: 'State', kind: 'text' }, { id: 'reason', title: 'Why', kind: 'text' }, { id: 'mend', title: 'What to do', kind: 'text' },
    ],
    rows: conditions.map(({ id, text, severity, override, state, reason, mend, overridden }) => [
      id, text, severity === 'blocks' && override === 'never' ? 'blocks, always' : severity,
      overridden === null ? state : 'passed over', overridden === null ? reason : `${overridden.by}: ${overridden.reason}`, mend,
    ]),
  };
}
