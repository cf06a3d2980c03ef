import type { Document } from '@pbc-planner/base';
import type { LocalityOutcome } from '../outcome/outcome.ts';
import { inputsBlock } from './present-comparison.ts';

/** A locality as a document: its practices, and the files that say so. */
export function presentLocality({ name, year, framework, fictional, practices, inputs }: LocalityOutcome): Document {
  return {
    title: `${name}, ${year}`,
    fictional,
    blocks: [
      { kind: 'facts', facts: [['Framework', framework], ['Practices', String(practices.length)]] },
      {
        kind: 'table',
        table: {
          id: 'practices',
          title: 'Practices',
          columns: [
            { id: 'practice', title: 'Practice', kind: 'code' },
            { id: 'name', title: 'Name', kind: 'text' },
            { id: 'list', title: 'List', kind: 'number' },
            { id: 'membership', title: 'Membership', kind: 'text' },
          ],
          rows: practices.map(({ practice, name: own, list, membership }) => [practice, own, list, membership]),
        },
      },
      ...inputsBlock(inputs),
    ],
  };
}
