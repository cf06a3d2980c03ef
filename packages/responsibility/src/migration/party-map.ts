import type { FrameworkSuccessors, ItemSuccessor } from '@pbc-planner/domain';

/** How items and parties of one framework carry over into another, in the direction that is asked for. */
export interface CarryOver {
  /** What becomes of an item. */
  readonly successor: (item: string) => ItemSuccessor;
  /** The party that takes what a party held; `null` where nobody does. */
  readonly party: (party: string) => string | null;
  /** Every party that took something of it. */
  readonly parties: (party: string) => readonly string[];
}

/** Along a table of successors. */
export function forwards({ items, parties }: FrameworkSuccessors): CarryOver {
  const successors = new Map(items.map((one) => [one.item, one]));
  const takers = new Map(parties.map(({ party, to }) => [party, to]));
  return {
    successor: (item) => successors.get(item) ?? { item, to: [], kind: 'none' },
    party: (party) => takers.get(party)?.[0] ?? null,
    parties: (party) => takers.get(party) ?? [],
  };
}

/** Against a table of successors: only what is one to one goes back; whatever came from several is named, and left to a person. */
export function backwards({ items, parties }: FrameworkSuccessors): CarryOver {
  const note = 'Not one to one, so a person has to decide what goes back.';
  return {
    successor: (item) => {
      const ancestors = items.filter(({ to }) => to.includes(item));
      const [only] = ancestors;
      if (only === undefined) return { item, to: [], kind: 'none', note: 'New in this framework.' };
      if (only.kind === '1:1') return { item, to: [only.item], kind: '1:1', ...(only.note === undefined ? {} : { note: `There: ${only.note}` }) };
      const kind = ancestors.length > 1 ? 'split' : 'changed';
      return { item, to: ancestors.map((one) => one.item), kind, note };
    },
    party: (party) => parties.find(({ to }) => to[0] === party)?.party ?? parties.find(({ to }) => to.includes(party))?.party ?? null,
    parties: (party) => parties.filter(({ to }) => to.includes(party)).map((one) => one.party),
  };
}
