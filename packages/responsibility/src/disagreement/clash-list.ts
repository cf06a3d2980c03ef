import type { Clash, ClashKind, EnteredPosition, FrameworkItem, MatrixRound, MatrixRoundOutcome, PartyPosition, PlanState, ResponsibilityFramework } from '@pbc-planner/domain';
import { assignmentInPlan } from '../matrix/matrix-rows.ts';
import { positionOf } from './rounds.ts';
import { positionText, spreadOf } from './spread.ts';

type Answer = readonly [party: string, position: EnteredPosition];

/** What came out of a round: what is not settled yet, what everybody says the same of, and what was left blank. */
export type Comparison = { readonly [K in 'clashes' | 'agreed' | 'unanswered']: NonNullable<MatrixRoundOutcome[K]> };

/**
 * Lays the positions of a round side by side. Clashes come the widest spread first, then those with more different positions, then
 * in the framework's order. An item that only one party answered is in neither list: there is nothing to compare it with.
 */
export function comparePositions(framework: ResponsibilityFramework, round: MatrixRound, state: PlanState): Comparison {
  const clashes: Clash[] = [];
  const agreed: Comparison['agreed'][number][] = [];
  const unanswered: Comparison['unanswered'][number][] = [];
  for (const item of framework.items) {
    const answers = round.parties.flatMap((party): Answer[] => {
      const position = positionOf(round, party, item.id);
      return position === null ? [] : [[party, position]];
    });
    const blank = round.parties.filter((party) => !answers.some(([answering]) => answering === party));
    if (blank.length > 0) unanswered.push({ item: item.id, parties: blank });
    if (answers.length < 2 || round.settled.has(item.id)) continue;
    const texts = [...new Set(answers.map(([, position]) => positionText(position)))];
    const kind = kindOf(answers, texts.length);
    const now = positionText(assignmentInPlan(item, state));
    if (kind !== null) clashes.push(clash(item, kind, answers, { distinct: texts.length, unanswered: blank, now }));
    else if (blank.length === 0) agreed.push({ item: item.id, title: item.title, row: texts[0] as string, held: texts[0] === now });
  }
  return { clashes: clashes.sort((a, b) => b.spread - a.spread || b.distinct - a.distinct), agreed, unanswered };
}

/** A position as data and in words. */
export function partyPosition(party: string, position: EnteredPosition): PartyPosition {
  const { status, lead, roles, shared, needsDirectManagement } = position;
  return { party, row: positionText(position), status, lead, roles, shared, needsDirectManagement };
}

/** Who holds an item in a position: its lead, or those who share it. */
export function holdersOf({ lead, shared, roles }: EnteredPosition): string[] {
  const joint = Object.keys(roles).filter((party) => roles[party]?.includes('joint'));
  return [...new Set([...(lead === null ? [] : [lead]), ...(shared?.members ?? []), ...joint])].sort();
}

function kindOf(answers: readonly Answer[], distinct: number): ClashKind | null {
  if (answers.filter(([party, { lead }]) => lead === party).length > 1) return 'double-claim';
  const holders = answers.map(([, position]) => holdersOf(position));
  const taken = answers.some(([party], index) => holders[index]?.includes(party));
  const elsewhere = holders[0]?.length !== 0 && new Set(holders.map((own) => own.join(' '))).size === 1;
  if (!taken && !elsewhere) return 'orphan';
  return distinct > 1 ? 'clash' : null;
}

function clash(item: FrameworkItem, kind: ClashKind, answers: readonly Answer[], rest: Pick<Clash, 'distinct' | 'unanswered' | 'now'>): Clash {
  const positions = answers.map(([, position]) => position);
  return { item: item.id, title: item.title, kind, spread: spreadOf(positions), positions: answers.map(([party, position]) => partyPosition(party, position)), ...rest };
}
