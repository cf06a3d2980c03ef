import { error, type Diagnostic } from '@pbc-planner/base';
import type { ResponsibilityFramework } from '@pbc-planner/domain';
import { clashingRights, holders } from '../matrix/rights-of-parties.ts';
import type { PlacedRow } from './read-matrix-table.ts';

/** What no matrix of a plan may hold: unknown parties, two leads, a lead that the rights do not bear out, and rights that clash. */
export function rowFaults({ parties, id }: ResponsibilityFramework, { row, place }: PlacedRow): Diagnostic[] {
  const known = new Set(parties.map((party) => party.id));
  const named = new Set([
    ...Object.keys(row.roles), ...(row.lead === null ? [] : [row.lead]), ...(row.shared?.members ?? []), ...(row.shared?.convenor ? [row.shared.convenor] : []),
    ...row.conditions.flatMap(({ party }) => party ?? []), ...Object.keys(row.directManagementBySide ?? {}),
  ]);
  const leading = holders(row, 'lead');
  const leads = new Set([...leading, ...(row.lead === null ? [] : [row.lead])]);
  return [
    ...[...named].filter((party) => !known.has(party)).map((party) => error('unknown-party', `${row.id} names "${party}", which is no party of ${id}.`, {
      place, hint: `Choose from ${[...known].join(', ')}.`,
    })),
    ...(leads.size > 1 ? [error('two-leads', `${row.id} has two leads: ${[...leads].join(' and ')}.`, {
      place, hint: 'Keep one lead, or write joint under those who share it.',
    })] : []),
    ...(leads.size === 1 && (leading.length === 0 || row.lead === null)
      ? [error('lead-differs', `${row.id}: the lead and the rights do not say the same: ${row.lead ?? leading[0]} is named in one of them alone.`, {
        place, hint: 'Write the party under lead, and lead under the party.',
      })]
      : []),
    ...(leads.size > 0 && row.status !== 'led' ? [error('lead-differs', `${row.id} has a lead, but its status is ${row.status}.`, {
      place, hint: 'Write led as its status, or take the lead out.',
    })] : []),
    ...Object.entries(row.roles).flatMap(([party, held]) => {
      const clashing = clashingRights(held);
      return clashing.length === 0 ? [] : [error('clashing-rights', `${party} has rights on ${row.id} that clash: ${clashing.join(' and ')}.`, {
        place, hint: 'Give each party one part: lead, joint or support, or consulted or informed alone.',
      })];
    }),
  ];
}
