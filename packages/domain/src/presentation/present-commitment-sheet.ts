import type { Block, Document, Table } from '@pbc-planner/base';
import type { CommitmentSheetOutcome } from '../outcome/commitment-outcomes.ts';
import type { ScaleStep } from '../responsibility/responsibility-framework.ts';
import { coverageText, roundText } from './present-heatmap.ts';

/** Commitment sheets as a document: what is asked and answered on screen; in files of rows a form with blank cells to fill in. */
export function presentCommitmentSheet(outcome: CommitmentSheetOutcome): Document {
  const { locality, fictional, round, sheets, questions, saved, dryRun } = outcome;
  const [only] = sheets;
  return {
    title: sheets.length === 1 && only ? `${only.name}: commitment sheet` : `${locality}: commitment sheets`,
    fictional,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Round', round === null ? 'none is open; open one with pbc commitment open' : roundText(round)],
          ...(saved ? [['Kept', 'your answers; they stay hidden until the round is revealed'] as const] : []),
          ...(dryRun ? [['Dry run', 'nothing was kept'] as const] : []),
          ...sheets.map(({ practice, coverage }) => [`Answered by ${practice}`, coverageText(coverage)] as const),
        ],
      },
      { kind: 'table', table: form(outcome), main: true, only: 'rows' },
      ...(sheets.length === 1 && only ? [{ kind: 'table', table: answeredTable(only), only: 'reading' } satisfies Block] : []),
      { kind: 'table', table: scaleTable('willingness', 'Willingness', questions.willingness, outcome.willingness), only: 'reading' },
      { kind: 'table', table: scaleTable('capacity', 'Capacity', questions.capacity, outcome.capacity), only: 'reading' },
    ],
  };
}

/** What `pbc commitment score --file` reads back when the blanks are filled in. */
function form({ sheets }: CommitmentSheetOutcome): Table {
  return {
    id: 'sheet',
    title: 'Sheet',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'item', title: 'Item', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' },
      { id: 'willingness', title: 'Willingness', kind: 'number' }, { id: 'capacity', title: 'Capacity', kind: 'number' }, { id: 'note', title: 'Note', kind: 'text' },
    ],
    rows: sheets.flatMap(({ practice, items }) => items.map(({ item, title }) => [practice, item, title, null, null, null])),
  };
}

function answeredTable({ items }: CommitmentSheetOutcome['sheets'][number]): Table {
  const word = (answered: boolean) => (answered ? 'answered' : '.');
  return {
    id: 'sheet',
    title: 'What is answered',
    columns: [
      { id: 'item', title: 'Item', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' },
      { id: 'willingness', title: 'Willingness', kind: 'text' }, { id: 'capacity', title: 'Capacity', kind: 'text' }, { id: 'note', title: 'Note', kind: 'text' },
    ],
    rows: items.map(({ item, title, willingness, capacity, note }) => [item, title, word(willingness), word(capacity), note ? 'given' : '']),
  };
}

function scaleTable(id: string, name: string, question: string, steps: readonly ScaleStep[]): Table {
  return {
    id,
    title: `${name}: ${question}`,
    columns: [{ id: 'score', title: 'Score', kind: 'number' }, { id: 'meaning', title: 'Meaning', kind: 'text' }],
    rows: steps.map(({ score, title }) => [score, title]),
  };
}
