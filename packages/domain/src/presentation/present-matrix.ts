import { counted, type Block, type Cell, type Document, type Table } from '@pbc-planner/base';
import type { Finding, Matrix, MatrixItem, MatrixOutcome, NotationView } from '../outcome/responsibility-outcomes.ts';
import { conditionsText } from '../responsibility/condition.ts';
import { rightMeanings, rights } from '../responsibility/right.ts';

/** A matrix as a document: the grid first, and alone where a format holds one table, then what stands behind it; or an overview of it. */
export function presentMatrix(outcome: MatrixOutcome): Document {
  const { framework, frameworkTitle, frameworkVersion, locality, fictional, items, notation, about, detail } = outcome;
  const count = (status: string) => items.filter((item) => item.status === status).length;
  return {
    title: `${locality ?? frameworkTitle}: who leads what`,
    fictional,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Framework', `${frameworkTitle} (${framework}, version ${frameworkVersion})`],
          ['Items', `${items.length}: ${count('led')} led, ${count('shared')} shared, ${count('unresolved')} unresolved`],
          ...(notation === null ? [] : [['Notation', notation.notation.toUpperCase()] as const]),
        ],
      },
      { kind: 'table', table: detail === 'full' ? matrixTable(outcome) : overviewTable(outcome), main: true },
      ...(about === undefined ? [] : [{ kind: 'facts', facts: about } as const]),
      ...(detail === 'full' ? behind(outcome) : []),
    ],
  };
}

/** What stands behind the grid: arrangements, conditions, notes, findings, the legend. */
function behind(outcome: MatrixOutcome): Block[] {
  return [
    ...tableBlock(sharedTable(outcome)), ...tableBlock(conditionsTable(outcome)), ...tableBlock(notesTable(outcome.notation)),
    ...tableBlock(signaturesTable(outcome)),
    ...(outcome.findings === null ? [] : [{ kind: 'table', table: findingsTable(outcome.findings) } as const]),
    { kind: 'table', table: legendTable(outcome) },
  ];
}

/** One line an item that fits a screen: who leads or shares it, and what the others hold. */
function overviewTable({ items, notation }: MatrixOutcome): Table {
  const cells = new Map(notation?.rows.map((row) => [row.item, row.cells]));
  const held = ({ id, roles }: MatrixItem, top: boolean): string => Object.entries(roles)
    .filter(([, rights]) => rights.some((right) => right === 'lead' || right === 'joint') === top)
    .map(([party, rights]) => (notation === null ? `${party}${top && rights.length === 1 ? '' : ` ${rights.join('+')}`}` : `${party} ${own(cells.get(id), party) ?? ''}`))
    .join(', ');
  return {
    id: 'overview',
    title: 'Matrix',
    columns: [
      { id: 'id', title: 'Id', kind: 'code' }, { id: 'title', title: 'Item', kind: 'text' }, { id: 'status', title: 'Status', kind: 'text' },
      { id: 'held_by', title: 'Held by', kind: 'text' }, { id: 'others', title: 'Others', kind: 'text' }, { id: 'grade', title: 'Grade', kind: 'text' },
    ],
    rows: items.map((item) => [item.id, item.title, item.status, held(item, true), held(item, false), item.grade]),
  };
}

/** One row an item: `id,title,status,lead`, a column for each party, `conditions,source`; `notes` too in another notation. */
export function matrixTable({ parties, items, notation }: MatrixOutcome): Table {
  const cells = new Map(notation?.rows.map((row) => [row.item, row.cells]));
  const cell = (item: MatrixItem, party: string): string => {
    if (notation !== null) return own(cells.get(item.id), party) ?? '';
    return own(item.roles, party)?.join('; ') ?? '';
  };
  return {
    id: 'matrix',
    title: 'Matrix',
    columns: [
      { id: 'id', title: 'Id', kind: 'code' },
      { id: 'title', title: 'Item', kind: 'text' },
      { id: 'status', title: 'Status', kind: 'text' },
      { id: 'lead', title: 'Lead', kind: 'code' },
      ...parties.map(({ id, title }) => ({ id, title, kind: 'text' }) as const),
      { id: 'conditions', title: 'Conditions', kind: 'text' },
      { id: 'source', title: 'Source', kind: 'text' },
      ...(notation === null ? [] : [{ id: 'notes', title: 'Notes', kind: 'text' } as const]),
    ],
    rows: items.map((item) => [
      item.id, item.title, item.status, item.lead ?? (item.status === 'shared' ? '' : null),
      ...parties.map(({ id }) => cell(item, id)),
      conditionsText(item.conditions), item.source,
      ...(notation === null ? [] : [notation.notes.filter((note) => note.item === item.id).map(({ text }) => text).join(' ')]),
    ]),
  };
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function sharedTable({ items }: Matrix): Table {
  return {
    id: 'shared',
    title: 'Shared items',
    columns: [
      { id: 'item', title: 'Item', kind: 'code' },
      { id: 'members', title: 'Members', kind: 'text' },
      { id: 'convenor', title: 'Convenor', kind: 'text' },
      { id: 'decision_rule', title: 'Rule of decision', kind: 'text' },
      { id: 'decision_note', title: 'About the rule', kind: 'text' },
      { id: 'tie_break', title: 'Tie-break', kind: 'text' },
      { id: 'review_by', title: 'Review', kind: 'text' },
    ],
    rows: items.flatMap(({ id, shared }) => (shared === null
      ? []
      : [[id, shared.members.join('; ') || null, shared.convenor, shared.decisionRule, shared.decisionNote ?? null, shared.tieBreak, shared.reviewBy]])),
  };
}

function conditionsTable({ items }: Matrix): Table {
  return {
    id: 'conditions',
    title: 'Conditions',
    columns: [
      { id: 'item', title: 'Item', kind: 'code' },
      { id: 'kind', title: 'Kind', kind: 'text' },
      { id: 'party', title: 'Party', kind: 'code' },
      { id: 'note', title: 'What it says', kind: 'text' },
      { id: 'grade', title: 'Grade', kind: 'text' },
      { id: 'state', title: 'State', kind: 'text' },
    ],
    rows: items.flatMap(({ id, conditions, removedConditions }): Cell[][] => [
      ...conditions.map(({ kind, party, note, grade }) => [id, kind, party ?? null, note, grade ?? null, 'holds']),
      ...removedConditions.map(({ kind, party, note, grade, reason }) =>
        [id, kind, party ?? null, note, grade ?? null, reason === null ? 'removed, no reason given' : `removed: ${reason}`]),
    ]),
  };
}

function signaturesTable({ items }: Matrix): Table {
  return {
    id: 'signatures',
    title: 'Signatures',
    columns: [
      { id: 'item', title: 'Item', kind: 'code' }, { id: 'signed_by', title: 'Last signed by', kind: 'text' }, { id: 'on', title: 'On', kind: 'text' },
      { id: 'row', title: 'As it was signed', kind: 'text' }, { id: 'lapsed', title: 'Lapsed before', kind: 'text' },
    ],
    rows: items.flatMap(({ id, signedOff }) => (signedOff === null ? [] : [[id, signedOff.by.join('; '), signedOff.on, signedOff.row, (signedOff.lapsed ?? []).join('; ')]])),
  };
}

function notesTable(notation: NotationView | null): Table {
  return {
    id: 'notes',
    title: 'What the notation cannot say',
    columns: [{ id: 'item', title: 'Item', kind: 'code' }, { id: 'note', title: 'Note', kind: 'text' }],
    rows: (notation?.notes ?? []).map(({ item, text }) => [item, text]),
  };
}

/** Findings as a table. */
export function findingsTable(findings: readonly Finding[]): Table {
  return {
    id: 'findings',
    title: 'Findings',
    columns: [
      { id: 'code', title: 'Code', kind: 'code' },
      { id: 'severity', title: 'Severity', kind: 'text' },
      { id: 'item', title: 'Item', kind: 'code' },
      { id: 'party', title: 'Party', kind: 'code' },
      { id: 'message', title: 'Finding', kind: 'text' },
      { id: 'hint', title: 'What to do', kind: 'text' },
    ],
    rows: findings.map(({ code, severity, item, party, message, hint }) => [code, severity, item, party ?? null, message, hint]),
  };
}

/** `3 errors, 1 warning`; `nothing` where there are none. */
export function findingsCount(findings: readonly Finding[]): string {
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const parts = [counted(count('error'), 'error'), counted(count('warning'), 'warning'), counted(count('info'), 'remark')];
  return parts.filter((part) => !part.startsWith('0 ')).join(', ') || 'nothing';
}

function legendTable({ parties, notation }: MatrixOutcome): Table {
  const letters = notation?.legend ?? rights.map((right) => [right, rightMeanings[right]] as const);
  return {
    id: 'legend',
    title: 'Legend',
    columns: [{ id: 'word', title: 'Word', kind: 'code' }, { id: 'meaning', title: 'Meaning', kind: 'text' }],
    rows: [
      ...letters.map(([word, meaning]) => [word, meaning]),
      ...parties.map(({ id, title }) => [id, title]),
      ['led', 'one party leads it'], ['shared', 'several parties hold it together'], ['unresolved', 'not settled, or not known; which is no error'],
    ],
  };
}

function tableBlock(table: Table): Block[] {
  return table.rows.length === 0 ? [] : [{ kind: 'table', table }];
}
