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

/** Whether a clause holds; a missing clause always does. */
export function holds(when: string | undefined, contexts: Contexts): boolean {
  if (when === undefined) return true;
  return when.split(' || ').some((group) =>
    group.split(' && ').every((term) => (term.startsWith('!') ? !contexts.has(term.slice(1)) : contexts.has(term))));
}
