import { decimal, decimalText, type Document, type Table } from '@pbc-planner/base';
import type { PrioritisationOutcome } from '../outcome/project-outcomes.ts';

/** The order of projects as a document, with what would change it and who is in no order yet. */
export function presentPrioritisation(outcome: PrioritisationOutcome): Document {
  const { locality, fictional, grid, criteria, weightsChosen, leftOut, grade, most } = outcome;
  return {
    title: `${locality}: which project first`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Grid', `${grid}, scores from 0 to ${most}`],
          ['Weights', `${criteria.map(({ title, weight }) => `${title} ${weight}%`).join(', ')} (${weightsChosen ? 'chosen by the locality' : 'as proposed'})`],
          ['Grade', grade],
        ],
      },
      { kind: 'table', table: rankedTable(outcome), main: true },
      ...(leftOut.length === 0 ? [] : [{ kind: 'heading', text: 'In no order yet' } as const, { kind: 'list', items: leftOut.map(({ title, reason }) => `${title}: ${reason}`) } as const]),
    ],
  };
}

function rankedTable({ ranked, criteria }: PrioritisationOutcome): Table {
  return {
    id: 'ranked',
    title: 'In their order',
    columns: [
      { id: 'rank', title: 'Rank', kind: 'number' }, { id: 'project', title: 'Project', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' },
      { id: 'score', title: 'Score', kind: 'number' }, ...criteria.map(({ id, title }) => ({ id: id.replaceAll(/[.-]/g, '_'), title, kind: 'number' }) as const),
      { id: 'sensitivity', title: 'What would put the next one first', kind: 'text' },
    ],
    rows: ranked.map(({ rank, project, title, weighted, scores, overtakenBy }, index) => [
      rank, project, title, decimalText(decimal(weighted, 2)), ...criteria.map(({ id }) => scores[id] ?? null),
      overtakenBy === null ? (index === ranked.length - 1 ? 'the last' : 'no shift between two weights') : `${overtakenBy.points} points from ${overtakenBy.from} to ${overtakenBy.to}`,
    ]),
  };
}
