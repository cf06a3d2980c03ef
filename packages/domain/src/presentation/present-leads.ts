import type { Block, Document, Table } from '@pbc-planner/base';
import type { LeadCandidate, LeadsOutcome } from '../outcome/commitment-outcomes.ts';
import { roundText } from './present-heatmap.ts';

const states = { nobody: 'nobody yet', somebody: 'somebody', choice: 'choose one', 'not-answered': 'not answered' } as const;

/** Who could lead, as a document: a suggestion for each item, and where willingness and capacity part. */
export function presentLeads(outcome: LeadsOutcome): Document {
  const { locality, fictional, round, items, notes } = outcome;
  const nobody = items.filter(({ state }) => state === 'nobody').length;
  return {
    title: `${locality}: who could lead`,
    fictional,
    blocks: [
      {
        kind: 'facts',
        facts: [['Round', roundText(round)], ...(round.revealed ? [['Items that nobody would lead', String(nobody)] as const] : [])],
      },
      { kind: 'paragraph', text: round.revealed ? 'Suggestions from what practices said of themselves. Nobody is chosen by this.' : 'The scores are hidden until the round is revealed: pbc commitment reveal.' },
      ...(round.revealed ? revealed(outcome) : []),
      ...notes.map((text): Block => ({ kind: 'paragraph', text })),
    ],
  };
}

function revealed(outcome: LeadsOutcome): Block[] {
  const { gaps, couldLeadFrom, gapFrom } = outcome;
  return [
    { kind: 'table', table: itemsTable(outcome), main: true },
    { kind: 'heading', text: 'Where willingness and capacity part' },
    ...(gaps.length === 0
      ? [{ kind: 'paragraph', text: `Nowhere do the two part by ${gapFrom} or more.` } as const]
      : [{ kind: 'table', table: gapsTable(outcome) } as const, { kind: 'paragraph', text: 'Ask of each: what would close it?' } as const]),
    { kind: 'paragraph', text: `Could lead: a willingness of ${couldLeadFrom} or more.` },
  ];
}

function itemsTable({ items }: LeadsOutcome): Table {
  return {
    id: 'leads',
    title: 'Who could lead',
    columns: [
      { id: 'item', title: 'Item', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' },
      { id: 'state', title: 'Could lead', kind: 'text' }, { id: 'candidates', title: 'Who, with willingness/capacity', kind: 'text' },
    ],
    rows: items.map(({ id, title, state, candidates }) => [id, title, states[state], candidates.map(candidateText).join(', ')]),
  };
}

function candidateText({ column, willingness, capacity }: LeadCandidate): string {
  return `${column} ${willingness}/${capacity ?? '.'}`;
}

function gapsTable({ gaps }: LeadsOutcome): Table {
  return {
    id: 'gaps',
    title: 'Readiness gaps',
    columns: [
      { id: 'item', title: 'Item', kind: 'code' }, { id: 'practice', title: 'Practice', kind: 'code' },
      { id: 'willingness', title: 'Willing', kind: 'number' }, { id: 'capacity', title: 'Able', kind: 'number' },
      { id: 'gap', title: 'Gap', kind: 'text' }, { id: 'note', title: 'Note', kind: 'text' },
    ],
    rows: gaps.map(({ item, column, willingness, capacity, gap, note }) =>
      [item, column, willingness, capacity, gap > 0 ? `willing, short of capacity by ${gap}` : `able, short of will by ${-gap}`, note ?? '']),
  };
}
