import { counted, type Block, type Cell, type Document, type Table, type TableColumn } from '@pbc-planner/base';
import type { MatrixImportOutcome, MigrationOutcome } from '../outcome/responsibility-outcomes.ts';
import { conditionText } from '../responsibility/condition.ts';

/** A migration as a document: every item with what becomes of it, and everything that is lost on the way. */
export function presentMigration(outcome: MigrationOutcome): Document {
  const { from, to, fictional, applied, rows } = outcome;
  const kinds = ['1:1', 'changed', 'split', 'merged', 'split+merged', 'none'] as const;
  const counts = kinds.map((kind) => [kind, rows.filter((row) => row.kind === kind).length] as const).filter(([, count]) => count > 0);
  return {
    title: `From ${from} to ${to}`,
    fictional,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Items', `${rows.length}: ${counts.map(([kind, count]) => `${count} ${kind}`).join(', ')}`],
          ['New items', String(outcome.newItems.length)],
          ['Plan', applied ? `now under ${to}` : 'not changed'],
        ],
      },
      {
        kind: 'table',
        main: true,
        table: table('migration', 'Every item', ['item', 'title', 'kind', 'to', 'settlement', 'note'],
          rows.map(({ item, title, kind, to: targets, carried, note }) =>
            [item, title, kind, targets.join('; ') || null, carried ? 'carried over' : 'as published', note])),
      },
      ...block('lost-conditions', 'Conditions lost', ['item', 'condition', 'to'],
        outcome.lostConditions.map(({ item, condition, to: targets }) => [item, conditionText(condition), targets.join('; ') || null])),
      ...block('lost-separations', 'Separations lost', ['first', 'second', 'to', 'reason'],
        outcome.lostSeparations.map(({ items: [first, second], to: targets, reason }) => [first, second, targets.join('; ') || null, reason])),
      ...block('lead-changes', 'Leads that change', ['item', 'to', 'before', 'after', 'direction'],
        outcome.leadChanges.map(({ item, to: target, before, after, direction }) => [item, target, before.join('; ') || null, after.join('; ') || null, direction])),
      ...block('lost-rights', 'Rights lost', ['item', 'party', 'right', 'reason'],
        outcome.lostRights.map(({ item, party, right, reason }) => [item, party, right, reason])),
      ...block('not-carried', 'Settled before, and not carried over', ['item', 'row'], outcome.notCarried.map(({ item, row }) => [item, row])),
      ...block('new-items', 'New items', ['item', 'title'], outcome.newItems.map(({ id, title }) => [id, title])),
    ],
  };
}

function block(id: string, title: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', table: table(id, title, columns, rows) }];
}

function table(id: string, title: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  return { id, title, rows, columns: columns.map((name): TableColumn => ({ id: name, title: `${name[0]?.toUpperCase()}${name.slice(1)}`, kind: 'text' })) };
}

/** What an import of a matrix did, in a sentence or two. */
export function presentMatrixImport({ file, framework, rows, changed, refused, imported, dryRun }: MatrixImportOutcome): Document {
  const did = imported ? 'Imported' : refused ? 'Nothing can be imported' : dryRun ? 'Dry run, nothing saved' : 'Nothing was imported';
  const differing = `${counted(changed.length, 'item differs', 'items differ')} from the plan: ${changed.join(', ')}`;
  const items = changed.length === 0 ? 'no item differs from the plan' : differing;
  return {
    title: '',
    fictional: false,
    blocks: [{ kind: 'paragraph', text: `${did}. ${file.name}, a matrix of ${framework}: ${counted(rows, 'row')} read${refused ? '' : `; ${items}`}.` }],
  };
}
