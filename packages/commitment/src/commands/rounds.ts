import type { Table } from '@pbc-planner/base';
import { refusal, type CollectionOutcome, type Command, type RefusalOutcome } from '@pbc-planner/domain';
import { planAtHand, type PlanAtHand } from '../at-hand.ts';
import { askedBy, incompletePractices, sheetCoverage } from '../rounds/items.ts';
import { openRound } from '../rounds/pick-round.ts';

/** `commitment.rounds`: every round with how far it is, and who has still to score in the one that is open. No scores. */
export const rounds: Command<object, CollectionOutcome | RefusalOutcome> = async (_, context) => {
  const { commitment } = context.state;
  const rows: (string | number | null)[][] = [];
  let hand = await planAtHand(context);
  if (!hand.ok) return { status: hand.status, outcome: refusal('commitment.rounds'), diagnostics: hand.diagnostics };
  const { locality, fictional } = hand.value;
  const waiting: (string | number | null)[][] = [];
  for (const round of commitment.rounds) {
    hand = await planAtHand(context, round.framework);
    const asked = hand.ok ? askedBy(hand.value.framework) : hand;
    if (!hand.ok || !asked.ok) continue;
    const { items } = asked.value;
    const incomplete = incompletePractices(round, items);
    const answered = round.practices.reduce((sum, practice) => sum + sheetCoverage(items, round.sheets.get(practice)).answered, 0);
    rows.push([
      round.round, round.title, round.openedAt.slice(0, 10), round.revealed === null ? 'open' : 'revealed', round.framework,
      round.practices.length - incomplete.length, round.practices.length, answered, round.practices.length * items.length * 2, round.revealed?.reason ?? '',
    ]);
    if (round === openRound(commitment)) waiting.push(...incomplete.map((practice) => [practice, nameOf(hand.ok ? hand.value : null, practice), round.sheets.has(practice) ? 'begun' : 'not begun']));
  }
  return {
    status: 'fine', diagnostics: [],
    outcome: {
      kind: 'collection', title: `${locality}: rounds of commitment scores`,
      parts: [
        { kind: 'table', fictional, table: roundsTable(rows) },
        ...(openRound(commitment) === null ? [] : [{ kind: 'table' as const, fictional, table: waitingTable(waiting) }]),
      ],
    },
  };
};

function nameOf(hand: PlanAtHand | null, code: string): string {
  return hand?.practices.find(({ practice }) => practice === code)?.name ?? code;
}

function roundsTable(rows: Table['rows']): Table {
  return {
    id: 'rounds',
    title: 'Rounds',
    columns: [
      { id: 'round', title: 'Round', kind: 'number' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'opened', title: 'Opened', kind: 'code' },
      { id: 'state', title: 'State', kind: 'text' }, { id: 'framework', title: 'Framework', kind: 'code' },
      { id: 'complete', title: 'Complete', kind: 'number' }, { id: 'practices', title: 'Practices', kind: 'number' },
      { id: 'answered', title: 'Answers', kind: 'number' }, { id: 'asked', title: 'Asked', kind: 'number' }, { id: 'reason', title: 'Revealed early because', kind: 'text' },
    ],
    rows,
  };
}

function waitingTable(rows: Table['rows']): Table {
  return {
    id: 'waiting',
    title: 'Sheets not complete',
    columns: [{ id: 'practice', title: 'Practice', kind: 'code' }, { id: 'name', title: 'Name', kind: 'text' }, { id: 'sheet', title: 'Sheet', kind: 'text' }],
    rows,
  };
}
