import type { MatrixItem, Right } from '@pbc-planner/domain';

/** The rights of a party in a row; none for a party that the row does not name. */
export function rightsOf({ roles }: Pick<MatrixItem, 'roles'>, party: string): readonly Right[] {
  return Object.hasOwn(roles, party) ? (roles[party] as readonly Right[]) : [];
}

/** The parties that hold a right in a row. */
export function holders({ roles }: Pick<MatrixItem, 'roles'>, ...rights: readonly Right[]): string[] {
  return Object.entries(roles).filter(([, held]) => held.some((right) => rights.includes(right))).map(([party]) => party);
}

/** Whether a party has any right anywhere in a matrix. */
export function isSomewhere(items: readonly Pick<MatrixItem, 'roles'>[], party: string): boolean {
  return items.some((item) => rightsOf(item, party).length > 0);
}

/** The rights of one party that cannot stand together: two of lead, joint and support, or hearing or telling beside any other. */
export function clashingRights(held: readonly Right[]): Right[] {
  const doing = held.filter((right) => right === 'lead' || right === 'joint' || right === 'support');
  const told = held.filter((right) => right === 'consulted' || right === 'informed');
  if (told.length > 0 && held.length > 1) return [...held];
  return doing.length > 1 ? doing : [];
}
