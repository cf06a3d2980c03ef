/** The context keys that hold now: which screen, which focus, what is possible. */
export type Contexts = ReadonlySet<string>;

const clause = /^!?[a-z][a-z-]*( && !?[a-z][a-z-]*)*( \|\| !?[a-z][a-z-]*( && !?[a-z][a-z-]*)*)*$/;

/** Whether a `when` clause is one: context keys in lower case, `!`, `&&`, `||`, one space around each; `&&` binds first. */
export function isWhenClause(when: string): boolean {
  return when.length <= 200 && clause.test(when);
}

/** The context keys that a clause names. */
export function contextKeys(when: string): string[] {
  return when.split(/ (?:&&|\|\|) /).map((term) => term.replace('!', ''));
}

type Term = readonly [key: string, wanted: boolean];

const parsed = new Map<string, readonly (readonly Term[])[]>();

/** Whether a clause holds; a missing clause always does. Clauses are taken apart once, since every key asks for dozens of them. */
export function holds(when: string | undefined, contexts: Contexts): boolean {
  if (when === undefined) return true;
  const groups = parsed.get(when) ?? when.split(' || ').map((group) =>
    group.split(' && ').map((term): Term => (term.startsWith('!') ? [term.slice(1), false] : [term, true])));
  parsed.set(when, groups);
  return groups.some((group) => group.every(([key, wanted]) => contexts.has(key) === wanted));
}
