/** What a `when` clause asks about: yes or no, or a word. */
export type ContextValue = boolean | string;
export type ContextKeys = ReadonlyMap<string, ContextValue>;

/** One condition: a key that must hold, must not hold, or must be (or not be) a word. */
export interface Term {
  readonly key: string;
  readonly negated: boolean;
  readonly equals: string | null;
}

/** Alternatives of conditions that must all hold: `a && !b || stage == 'budgets'`. */
export type Clause = readonly (readonly Term[])[];

const term = /^(?:(!)?\s*([a-zA-Z][a-zA-Z0-9.]*)|([a-zA-Z][a-zA-Z0-9.]*)\s*(==|!=)\s*'([^']*)')$/;

/** Reads a clause; a text says what is wrong with it instead. No brackets, no patterns. */
export function parseWhen(text: string): Clause | string {
  const alternatives: Term[][] = [];
  for (const alternative of text.split('||')) {
    const terms: Term[] = [];
    for (const part of alternative.split('&&')) {
      const match = term.exec(part.trim());
      if (!match) return `"${part.trim()}" is not a condition such as a, !a, a == 'word' or a != 'word'`;
      const [, not, plain, key, operator, word] = match;
      terms.push(plain !== undefined
        ? { key: plain, negated: not === '!', equals: null }
        : { key: key as string, negated: operator === '!=', equals: word as string });
    }
    alternatives.push(terms);
  }
  return alternatives;
}

/** The keys that a clause asks about. */
export function keysOf(clause: Clause): string[] {
  return [...new Set(clause.flat().map(({ key }) => key))];
}

/** Whether a condition holds. A key that is not set is false. */
export function termHolds({ key, negated, equals }: Term, keys: ContextKeys): boolean {
  const value = keys.get(key) ?? false;
  const holds = equals === null ? value !== false && value !== '' : value === equals;
  return holds !== negated;
}

/** Whether a clause holds. */
export function clauseHolds(clause: Clause, keys: ContextKeys): boolean {
  return clause.some((terms) => terms.every((one) => termHolds(one, keys)));
}

/** The conditions that stand in the way: those that fail in the alternative that is nearest to holding. */
export function failingTerms(clause: Clause, keys: ContextKeys): readonly Term[] {
  if (clauseHolds(clause, keys)) return [];
  return clause
    .map((terms) => terms.filter((one) => !termHolds(one, keys)))
    .reduce((nearest, failing) => (failing.length < nearest.length ? failing : nearest));
}
