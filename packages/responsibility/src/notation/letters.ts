import type { MatrixNotation, Right } from '@pbc-planner/domain';

/** What a notation writes for each right, and for the joint party that convenes. */
interface Letters extends Readonly<Record<Right, string>> {
  readonly convenor: string;
}

/** The letters of each notation. */
export const letters: Readonly<Record<MatrixNotation, Letters>> = {
  raci: { lead: 'A/R', joint: 'R', convenor: 'A', support: 'R*', agree: 'C', approve: 'C', consulted: 'C', informed: 'I' },
  rasci: { lead: 'A/R', joint: 'R', convenor: 'A', support: 'S', agree: 'C!', approve: 'A', consulted: 'C', informed: 'I' },
  daci: { lead: 'D', joint: 'C', convenor: 'D', support: 'C', agree: 'A', approve: 'A', consulted: 'C', informed: 'I' },
};

/** The right that a letter stands for where no note says otherwise. */
export const plainMeaning: Readonly<Record<MatrixNotation, Readonly<Record<string, Right>>>> = {
  raci: { 'A/R': 'lead', 'R': 'joint', 'R*': 'support', 'C': 'consulted', 'I': 'informed' },
  rasci: { 'A/R': 'lead', 'R': 'joint', 'S': 'support', 'C!': 'agree', 'A': 'approve', 'C': 'consulted', 'I': 'informed' },
  daci: { 'D': 'lead', 'A': 'approve', 'C': 'consulted', 'I': 'informed' },
};

/** What the letters mean, for legends. */
export const legends: Readonly<Record<MatrixNotation, readonly (readonly [string, string])[]>> = {
  raci: [
    ['A/R', 'accountable and responsible: leads'], ['A', 'accountable: convenes those who share it'], ['R', 'responsible: shares it'],
    ['R*', 'responsible for a part: supports'], ['C', 'consulted; a note says where it must agree or has the final say'], ['I', 'informed'],
  ],
  rasci: [
    ['A/R', 'accountable and responsible: leads'], ['A', 'accountable: has the final say, or (noted) convenes those who share it'], ['R', 'responsible: shares it'],
    ['S', 'supports'], ['C!', 'consulted, and must agree'], ['C', 'consulted'], ['I', 'informed'],
  ],
  daci: [
    ['D', 'driver: leads, or (noted) convenes those who share it'], ['A', 'approver: has the final say, or (noted) must agree'],
    ['C', 'contributor: consulted, or (noted) supports or shares it'], ['I', 'informed'],
  ],
};
