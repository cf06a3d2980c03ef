import type { Matrix, MatrixItem, PlanState, ResponsibilityFramework } from '@pbc-planner/domain';
import { emptyPlan } from '@pbc-planner/domain';
import { frameworks } from '../src/frameworks.generated.ts';
import { planMatrix } from '../src/matrix/matrix-rows.ts';

export const pbc = frameworks['pbc-2005'] as ResponsibilityFramework;
export const ccg = frameworks['ccg-2013'] as ResponsibilityFramework;
export const icb = frameworks['icb-2024'] as ResponsibilityFramework;
export const all: readonly ResponsibilityFramework[] = [pbc, ccg, icb];

/** A plan under a framework in which nothing is settled yet. */
export function planUnder({ id }: ResponsibilityFramework): PlanState {
  return { ...emptyPlan, founded: { name: 'Tarrow Vale', year: '2006/07' as never, framework: id, fictional: true } };
}

/** The matrix of pbc-2005 with a lead for each of the eleven items that the note leaves open: no check has anything to say of it. */
export function settledMatrix(): Matrix {
  const state = planUnder(pbc);
  const assigned = new Map(pbc.items.filter(({ status }) => status === 'unresolved').map(({ id, roles }) => {
    const lead = id === 'pl.ldp-compliance' || id === 'pl.data-validation' ? 'practice' : 'locality';
    const others = Object.entries(roles).flatMap(([right, parties]) => parties.map((party) => [party, [right]]));
    return [id, { status: 'led', lead, roles: Object.fromEntries([[lead, ['lead']], ...others]), shared: null }] as const;
  }));
  return planMatrix(pbc, { ...state, responsibilities: { ...state.responsibilities, assigned: assigned as never } });
}

/** A matrix with some of its rows changed, by id. */
export function changed(matrix: Matrix, changes: Readonly<Record<string, (item: MatrixItem) => Partial<MatrixItem>>>): Matrix {
  return { ...matrix, items: matrix.items.map((item) => ({ ...item, ...changes[item.id]?.(item) })) };
}

/** A matrix in which some parties hold nothing, and no condition names them. */
export function without(matrix: Matrix, ...parties: readonly string[]): Matrix {
  return {
    ...matrix,
    items: matrix.items.map((item) => ({ ...item, roles: Object.fromEntries(Object.entries(item.roles).filter(([party]) => !parties.includes(party))) })),
  };
}
