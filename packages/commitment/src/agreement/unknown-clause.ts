import { error, type Diagnostic, type Place } from '@pbc-planner/base';
import type { FrameworkAgreement } from '@pbc-planner/domain';

/** No such clause, with those there are. */
export function unknownClause(clause: string, { clauses }: FrameworkAgreement, place?: Place): Diagnostic {
  return error('unknown-clause', clause === '' ? 'No clause is named.' : `There is no clause "${clause}".`, {
    ...(place === undefined ? {} : { place }), hint: `Choose from ${clauses.map(({ id }) => id).join(', ')}.`,
  });
}
