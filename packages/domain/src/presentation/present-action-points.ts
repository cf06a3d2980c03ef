import type { Block, Document, Table } from '@pbc-planner/base';
import type { ActionPointsOutcome, Tracked, TrackedState } from '../outcome/commitment-outcomes.ts';

const states: Readonly<Record<TrackedState, string>> = {
  'not-started': 'not started', 'in-hand': 'in hand', done: 'done', 'not-applicable': 'does not apply', overdue: 'overdue',
};

/** The tracker as a document: one row a point, then each point with what shows it is done and what to do next. */
export function presentActionPoints(outcome: ActionPointsOutcome): Document {
  const { locality, fictional, on, points } = outcome;
  return {
    title: `${locality}: action points`,
    fictional,
    blocks: [
      { kind: 'facts', facts: [['As of', on], ['Done', `${points.filter(({ state }) => state === 'done').length} of ${points.length}`]] },
      { kind: 'table', table: pointsTable(outcome), main: true },
      ...points.flatMap(pointBlocks),
    ],
  };
}

function pointsTable({ points }: ActionPointsOutcome): Table {
  return {
    id: 'action-points',
    title: 'Action points',
    columns: [
      { id: 'point', title: 'Point', kind: 'code' }, { id: 'state', title: 'State', kind: 'text' }, { id: 'done', title: 'Done', kind: 'code' },
      { id: 'owner', title: 'Owner', kind: 'text' }, { id: 'due', title: 'Due', kind: 'code' }, { id: 'evidence', title: 'Evidence', kind: 'text' },
    ],
    rows: points.map(({ id, state, done, owner, due, evidence, shown }) =>
      [id, states[state], done === null ? '' : `${done.practices} of ${done.of}`, owner, due, evidence ?? shown]),
  };
}

function pointBlocks({ title, answers, doneWhen, nextStep, practices, state, shown, reason, id }: ActionPointsOutcome['points'][number]): Block[] {
  const facts: (readonly [string, string])[] = [
    ['Id', id], ['Answers', answers], ['Done when', doneWhen],
    ...(shown === null ? [] : [['The plan shows', shown] as const]),
    ...(reason === null ? [] : [['Reason', reason] as const]),
    ...(nextStep === null || state === 'done' || state === 'not-applicable' ? [] : [['Next', nextStep] as const]),
  ];
  return [
    { kind: 'heading', text: title },
    { kind: 'facts', facts },
    ...(practices.length === 0 ? [] : [{ kind: 'table', table: practicesTable(id, practices) } as const]),
  ];
}

function practicesTable(point: string, practices: readonly (Tracked & { readonly practice: string; readonly name: string })[]): Table {
  return {
    id: point,
    title: 'Practices',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'state', title: 'State', kind: 'text' }, { id: 'shown', title: 'The plan shows', kind: 'text' },
      { id: 'owner', title: 'Owner', kind: 'text' }, { id: 'due', title: 'Due', kind: 'code' }, { id: 'evidence', title: 'Evidence', kind: 'text' },
    ],
    rows: practices.map(({ practice, state, shown, owner, due, evidence, reason }) => [practice, states[state], shown, owner, due, evidence ?? reason]),
  };
}
