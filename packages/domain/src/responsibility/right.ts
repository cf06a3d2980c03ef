/** What a party may hold of an item, in the order in which rights are written. */
export const rights = ['lead', 'joint', 'support', 'agree', 'approve', 'consulted', 'informed'] as const;

/**
 * `lead` holds the item; `joint` shares it with others; `support` does part of the work; `agree` must consent;
 * `approve` has the final say; `consulted` is heard before; `informed` is told after.
 */
export type Right = (typeof rights)[number];

/** What each right means, for legends. */
export const rightMeanings: Readonly<Record<Right, string>> = {
  lead: 'holds the item and answers for it',
  joint: 'shares the item with the other joint parties',
  support: 'does part of the work',
  agree: 'must agree before it is done',
  approve: 'has the final say',
  consulted: 'is heard before it is decided',
  informed: 'is told afterwards',
};

/** Whether a text is a right. */
export function isRight(text: string): text is Right {
  return (rights as readonly string[]).includes(text);
}

/** Rights without repeats, in the order of `rights`. */
export function inOrder(given: Iterable<Right>): Right[] {
  const held = new Set(given);
  return rights.filter((right) => held.has(right));
}

/** `led` has one lead; `shared` is held jointly; `unresolved` is not settled, or not known. */
export const responsibilityStatuses = ['led', 'shared', 'unresolved'] as const;

export type ResponsibilityStatus = (typeof responsibilityStatuses)[number];
