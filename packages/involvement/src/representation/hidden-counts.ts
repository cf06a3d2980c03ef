/**
 * Which counts of people are not shown, so that nobody can work out a small one, even who knows this rule, the total and every
 * count that is shown. Counts from 1 to `least` less 1 are small. Hidden are all counts up to a bound, which is raised from the
 * small ones to the next larger count until those hidden could be otherwise: two that differ could change places and look the
 * same. A nought describes nobody and is shown, unless no band has more than two people, when all is hidden.
 * @param least 5 or more.
 */
export function hiddenCounts(counts: readonly number[], least: number): readonly boolean[] {
  const people = counts.filter((count) => count > 0).sort((one, other) => one - other);
  const total = people.reduce((sum, count) => sum + count, 0);
  if (people.every((count) => count >= least)) return counts.map(() => false);
  if (total < least || people.every((count) => count <= 2)) return counts.map(() => true);
  let bound = least - 1;
  for (;;) {
    const hidden = people.filter((count) => count <= bound);
    const next = people[hidden.length];
    if (next === undefined || couldBeOtherwise(hidden, least)) break;
    bound = next;
  }
  return counts.map((count) => count > 0 && count <= bound);
}

/** Whether the same would be hidden if these counts were others. Equal ones could be one more and one less, unless they stand at an end of what is small. */
function couldBeOtherwise(hidden: readonly number[], least: number): boolean {
  const [first] = hidden;
  if (first === undefined) return true;
  if (hidden.some((count) => count !== first)) return true;
  return hidden.length > 1 && first > 1 && first < least - 1;
}
