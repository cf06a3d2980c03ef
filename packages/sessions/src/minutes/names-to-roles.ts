import { sessionRoles, type Practice, type Session } from '@pbc-planner/domain';

/** Puts roles in the place of names, in a name and in any text. */
export interface NamesToRoles {
  readonly name: (person: string) => string;
  readonly text: (text: string) => string;
}

/**
 * Roles for every person whom a session names: `the GP of Hope Street`. In texts a name is found whole, and a surname after a title.
 * @param others people who are named elsewhere, such as those who declared an interest.
 */
export function namesToRoles(session: Session, practices: readonly Practice[], others: readonly string[]): NamesToRoles {
  const roles = new Map<string, string>();
  for (const { person, practice, role } of session.attendance) {
    const where = practice === null ? '' : ` of ${practices.find((one) => one.practice === practice)?.name ?? practice}`;
    roles.set(key(person), `the ${sessionRoles[role]}${where}`);
  }
  const named = [...session.facilitators.map(({ person }) => person)].filter((person) => !roles.has(key(person)));
  for (const person of named) roles.set(key(person), 'the facilitator');
  for (const person of others) if (!roles.has(key(person))) roles.set(key(person), 'a person whom the plan names');
  const people = [...session.attendance.map(({ person }) => person), ...named, ...others].map((person) => person.trim().replaceAll(/\s+/g, ' ')).filter((person) => person !== '');
  const whole = [...new Set(people)].sort((a, b) => b.length - a.length).map((person) => ({ pattern: word(escaped(person)), role: roles.get(key(person)) ?? '' }));
  const surnames = session.attendance.flatMap(({ person }) => {
    const last = person.trim().split(/\s+/).at(-1) ?? '';
    return last.length < 3 ? [] : [{ pattern: word(`(?:dr|mr|mrs|ms|miss|prof(?:essor)?)\\.? +${escaped(last)}`), role: roles.get(key(person)) ?? '' }];
  });
  return {
    name: (person) => roles.get(key(person)) ?? 'a person whom the plan names',
    text: (text) => [...whole, ...surnames].reduce((before, { pattern, role }) => before.replace(pattern, role), text),
  };
}

function key(person: string): string {
  return person.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', ' +');
}

function word(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
}
