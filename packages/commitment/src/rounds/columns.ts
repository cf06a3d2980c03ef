import { compareText } from '@pbc-planner/base';
import type { Commitment, CommitmentRound, PracticeCode } from '@pbc-planner/domain';

/** A practice of a round as everybody may see it. */
export interface RoundColumn {
  readonly code: PracticeCode;
  /** The code where it may be named, else its letter. */
  readonly label: string;
  readonly named: boolean;
}

/**
 * The practices of a round in an order that gives no name away: by letter; by code once all are named. A name is shown only
 * where its practice agrees, and none at all while one single practice stays hidden, since the others would give it away.
 */
export function roundColumns({ practices }: CommitmentRound, { aliases, named }: Commitment): { readonly columns: readonly RoundColumn[]; readonly notes: readonly string[] } {
  const hidden = practices.filter((practice) => !named.has(practice));
  const givenAway = hidden.length === 1 && practices.length > 1;
  const alias = (practice: PracticeCode) => aliases.get(practice) ?? '?';
  const taken = new Set(practices.map(alias));
  const columns = practices.map((code): RoundColumn => {
    if (givenAway || !named.has(code)) return { code, label: alias(code), named: false };
    return { code, label: taken.has(code) ? `${code} (its code)` : code, named: true };
  });
  const byLetter = (a: RoundColumn, b: RoundColumn) => alias(a.code).length - alias(b.code).length || compareText(alias(a.code), alias(b.code));
  const byCode = (a: RoundColumn, b: RoundColumn) => compareText(a.code, b.code);
  return {
    columns: columns.toSorted(hidden.length === 0 ? byCode : byLetter),
    notes: givenAway && named.size > 0
      ? ['One practice alone has not agreed to be named. The other names would give it away, so none is shown.']
      : hidden.length === 0 ? [] : ['Letters stand for practices that have not agreed to be named: pbc commitment naming PRACTICE --agree yes.'],
  };
}
