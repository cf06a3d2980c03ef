import { counted, type Document } from '@pbc-planner/base';
import type { MatrixDiffOutcome } from '../outcome/matrix-diff.ts';

/** What differs between two versions of a matrix, one line for each thing that does. */
export function presentMatrixDiff({ framework, locality, fictional, from, to, unchanged, rows }: MatrixDiffOutcome): Document {
  return {
    title: `${locality ?? framework}: what changed in the matrix`,
    fictional,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Framework', framework], ['From', from.title], ['To', to.title],
          ['Items', `${counted(rows.length, 'item')} changed, ${unchanged} the same`],
        ],
      },
      {
        kind: 'table',
        main: true,
        table: {
          id: 'diff',
          title: 'Changes',
          columns: [
            { id: 'item', title: 'Item', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'what', title: 'What', kind: 'text' },
            { id: 'before', title: 'Before', kind: 'text' }, { id: 'after', title: 'After', kind: 'text' }, { id: 'lapsed', title: 'Lapsed', kind: 'text' },
          ],
          rows: rows.flatMap(({ item, title, changes, lapsed }) =>
            changes.map(({ what, before, after }) => [item, title, what, before, after, lapsed.join('; ')])),
        },
      },
    ],
  };
}
