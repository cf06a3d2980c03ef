import { info } from '@pbc-planner/base';
import { refusal, type Command, type LeadCandidate, type LeadsOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { planAtHand } from '../at-hand.ts';
import { roundColumns } from '../rounds/columns.ts';
import { askedBy, roundSummary } from '../rounds/items.ts';
import { pickRound } from '../rounds/pick-round.ts';

/** `commitment.leads`: who could lead each item by what practices said of themselves, and where willingness and capacity part. */
export const leads: Command<{ readonly round?: number }, LeadsOutcome | RefusalOutcome> = async ({ round: number }, context) => {
  const { commitment } = context.state;
  const picked = pickRound(commitment, number);
  const hand = picked.ok ? await planAtHand(context, picked.value.framework) : picked;
  const asked = hand.ok ? askedBy(hand.value.framework) : hand;
  if (!picked.ok || !hand.ok || !asked.ok) {
    const { status, diagnostics } = asked as Exclude<typeof asked, { ok: true }>;
    return { status, outcome: refusal('commitment.leads'), diagnostics };
  }
  const round = picked.value;
  const { items, scale } = asked.value;
  const { columns, notes } = round.revealed === null ? { columns: [], notes: [] } : roundColumns(round, commitment);
  const names = new Map(hand.value.practices.map(({ practice, name }) => [practice, name]));
  const rows = items.map(({ id, title }) => {
    const scores = columns.flatMap(({ code, label, named }) => {
      const said = round.sheets.get(code)?.items.get(id);
      return said === undefined ? [] : [{ ...said, column: label, practice: named ? code : null, name: named ? names.get(code) ?? code : null }];
    });
    return { id, title, scores };
  });
  return {
    status: 'fine',
    diagnostics: round.revealed === null
      ? [info('round-hidden', `Round ${round.round} is not revealed yet, so nobody is suggested.`, { hint: 'Reveal it with pbc commitment reveal.' })]
      : [],
    outcome: {
      kind: 'leads', locality: hand.value.locality, fictional: hand.value.fictional, framework: round.framework, round: roundSummary(round),
      items: round.revealed === null ? [] : rows.map(({ id, title, scores }) => {
        const willing = scores.filter(({ willingness }) => willingness !== null);
        const candidates = willing.flatMap(({ column, practice, name, willingness, capacity }): LeadCandidate[] =>
          (willingness !== null && willingness >= scale.couldLeadFrom ? [{ column, practice, name, willingness, capacity }] : []));
        const state = willing.length === 0 ? 'not-answered' : candidates.length === 0 ? 'nobody' : candidates.length >= scale.chooseFrom ? 'choice' : 'somebody';
        return { id, title, state, candidates };
      }),
      gaps: rows.flatMap(({ id: item, title, scores }) => scores.flatMap(({ column, practice, willingness, capacity, note }) => {
        if (willingness === null || capacity === null || Math.abs(willingness - capacity) < scale.gapFrom) return [];
        return [{ item, title, column, practice, willingness, capacity, gap: willingness - capacity, note }];
      })),
      couldLeadFrom: scale.couldLeadFrom, chooseFrom: scale.chooseFrom, gapFrom: scale.gapFrom, notes,
    },
  };
};
