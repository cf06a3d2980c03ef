import type { Block, Document, Table } from '@pbc-planner/base';
import type { CheckOutcome, PairState, PartyLoad, Sustainability } from '../outcome/responsibility-outcomes.ts';
import { rights } from '../responsibility/right.ts';
import { findingsCount, findingsTable } from './present-matrix.ts';

/** The findings of a check as a document, with what else there is to know about dependence and load. */
export function presentCheck({ framework, fictional, findings, pairs, load, sustainability }: CheckOutcome): Document {
  return {
    title: `Check of the matrix against ${framework}`,
    fictional,
    blocks: [
      { kind: 'facts', facts: [['Found', findingsCount(findings)], ['Sustainability', sustainabilityText(sustainability)], ...sidesFacts(sustainability)] },
      { kind: 'table', table: findingsTable(findings), main: true },
      ...(pairs.length === 0 ? [] : [{ kind: 'table', table: pairsTable(pairs) } satisfies Block]),
      { kind: 'table', table: loadTable(load) },
    ],
  };
}

function sustainabilityText({ items, answered, flagged, limitPercent, sustainable }: Sustainability): string {
  const said = `${flagged.length} of ${items} items need direct management (limit ${limitPercent}%); ${answered} answered`;
  return `${sustainable === null ? 'not known yet' : sustainable ? 'holds' : 'does not hold'}: ${said}`;
}

/** How far each side has come with the question. */
function sidesFacts({ items, sides = [] }: Sustainability): (readonly [string, string])[] {
  return sides.map(({ party, answered, flagged }) => [
    `As ${party} sees it`, `${answered} of ${items} answered; needs direct management: ${flagged.join(', ') || 'none'}`,
  ]);
}

function pairsTable(pairs: readonly PairState[]): Table {
  return {
    id: 'pairs',
    title: 'Items that depend on each other',
    columns: [
      { id: 'first', title: 'First', kind: 'code' }, { id: 'second', title: 'Second', kind: 'code' },
      { id: 'kind', title: 'Kind', kind: 'text' }, { id: 'state', title: 'State', kind: 'text' },
      { id: 'reason', title: 'Reason', kind: 'text' }, { id: 'grade', title: 'Grade', kind: 'text' },
    ],
    rows: pairs.map(({ items: [first, second], kind, state, reason, grade }) => [first, second, kind, state, reason, grade]),
  };
}

function loadTable(load: readonly PartyLoad[]): Table {
  return {
    id: 'load',
    title: 'What each party carries',
    columns: [
      { id: 'party', title: 'Party', kind: 'code' }, { id: 'title', title: 'Name', kind: 'text' },
      ...rights.map((right) => ({ id: right, title: right, kind: 'number' }) as const),
      { id: 'leads_percent', title: 'Leads', kind: 'basis-points' }, { id: 'leads_by_effort_percent', title: 'Leads, by effort', kind: 'basis-points' },
    ],
    rows: load.map(({ party, title, counts, leadBasisPoints, effortBasisPoints }) =>
      [party, title, ...rights.map((right) => counts[right]), leadBasisPoints, effortBasisPoints]),
  };
}
