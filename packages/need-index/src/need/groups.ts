import { counted, info, warning, type Diagnostic } from '@pbc-planner/base';
import type { NeedIndexRow, NeedOverlap } from '@pbc-planner/domain';
import type { Board, NeedData, NeedPractice } from './need-data.ts';
import type { AskedPlace } from './read-places.ts';

/** Practices whose need is worked out together. */
export interface Group {
  readonly kind: NeedIndexRow['kind'];
  readonly name: string;
  readonly board: Board;
  /** Each once. */
  readonly practices: readonly NeedPractice[];
}

/** A board with all its practices, and the groups that are compared with it, the board itself first. */
export interface BoardGroups {
  readonly whole: Group;
  readonly groups: readonly Group[];
}

/**
 * Finds the practices of places in the data and puts the places after their boards, in the order in which the boards are
 * first used. A place that cannot be worked out is told and left out; so is a practice that the data lack.
 */
export function groupPlaces(data: NeedData, asked: readonly AskedPlace[], withRest: boolean, file: string): { boards: readonly BoardGroups[]; diagnostics: Diagnostic[] } {
  const told: (readonly Diagnostic[])[] = [];
  const byCode = new Map(data.practices.map((practice) => [practice.practice, practice]));
  const byBoard = practicesByBoard(data);
  const boardOf = boardsByName([...byBoard.keys()]);
  const places = new Map<Board, Group[]>();
  for (const place of asked) {
    const { found, problems } = findPractices(place, byCode, file);
    told.push(problems);
    const board = boardOf(place.icb);
    if (board === null) told.push([unknownBoard(place, found, file)]);
    else if (found.length === 0) told.push([emptyPlace(place, file)]);
    else {
      told.push(ofOtherBoards(place, found, board, file));
      const own = places.get(board) ?? [];
      own.push({ kind: 'place', name: place.name, board, practices: found.map(({ practice }) => practice) });
      places.set(board, own);
    }
  }
  const boards = [...places].map(([board, own]): BoardGroups => {
    const whole: Group = { kind: 'icb', name: board.name, board, practices: byBoard.get(board) ?? [] };
    const rest = withRest ? restOf(whole, own) : null;
    if (rest?.practices.length === 0) told.push([info('no-rest', `The places take up the whole of ${board.name}: nothing is left of it.`)]);
    return { whole, groups: [whole, ...own, ...(rest === null || rest.practices.length === 0 ? [] : [rest])] };
  });
  return { boards, diagnostics: told.flat() };
}

/** The practices that several places have, in the order of their first place. */
export function overlapsOf(boards: readonly BoardGroups[]): NeedOverlap[] {
  const names = new Map<string, string[]>();
  for (const { kind, name, practices } of boards.flatMap(({ groups }) => groups)) {
    if (kind !== 'place') continue;
    for (const { practice } of practices) {
      const known = names.get(practice);
      if (known === undefined) names.set(practice, [name]);
      else known.push(name);
    }
  }
  return [...names].filter(([, places]) => places.length > 1).map(([practice, places]) => ({ practice, places }));
}

function practicesByBoard({ practices }: NeedData): Map<Board, NeedPractice[]> {
  const byBoard = new Map<Board, NeedPractice[]>();
  for (const practice of practices) {
    if (practice.board === null) continue;
    const same = byBoard.get(practice.board);
    if (same === undefined) byBoard.set(practice.board, [practice]);
    else same.push(practice);
  }
  return byBoard;
}

/** A board by its code, or by its name in any capitals; `null` where no board, or more than one, is called so. */
function boardsByName(boards: readonly Board[]): (text: string) => Board | null {
  const called = new Map<string, Set<Board>>();
  for (const board of boards) {
    for (const text of [board.code, board.name]) {
      const key = nameKey(text);
      called.set(key, (called.get(key) ?? new Set<Board>()).add(board));
    }
  }
  return (text) => {
    const found = called.get(nameKey(text));
    return found?.size === 1 ? ([...found][0] as Board) : null;
  };
}

function nameKey(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

interface Found {
  readonly practice: NeedPractice;
  readonly path: string;
}

/** Each practice once, however often a place names it; what is said of it is said once too. */
function findPractices({ name, practices }: AskedPlace, byCode: ReadonlyMap<string, NeedPractice>, file: string): { found: Found[]; problems: Diagnostic[] } {
  const named = new Map<string, string[]>();
  for (const { code, path } of practices) {
    const paths = named.get(code);
    if (paths === undefined) named.set(code, [path]);
    else paths.push(path);
  }
  const found: Found[] = [];
  const problems: Diagnostic[] = [];
  for (const [code, [path = '', again]] of named) {
    const practice = byCode.get(code);
    if (practice === undefined) {
      problems.push(warning('unknown-practice', `The data have no practice "${code}", which "${name}" names. It is left out.`, {
        place: { file, path, key: code }, hint: 'Check the code; the practice may have closed or merged before the year of the data.',
      }));
      continue;
    }
    found.push({ practice, path });
    if (again !== undefined) problems.push(info('practice-named-twice', `"${name}" names ${code} more than once. It counts once.`, { place: { file, path: again, key: code } }));
  }
  return { found, problems };
}

function ofOtherBoards({ name }: AskedPlace, found: readonly Found[], board: Board, file: string): Diagnostic[] {
  return found.filter(({ practice }) => practice.board !== board).map(({ practice: { practice, board: own }, path }) =>
    info('practice-of-another-icb', `${practice} belongs to ${own?.name ?? 'no board that the data name'}, not to ${board.name}. It counts in "${name}" all the same.`, {
      place: { file, path, key: practice }, hint: 'Take it out of the place if it is there by mistake.',
    }));
}

function unknownBoard({ name, icb, path }: AskedPlace, found: readonly Found[], file: string): Diagnostic {
  const own = [...new Set(found.flatMap(({ practice }) => practice.board?.name ?? []))].slice(0, 3);
  return warning('unknown-icb', `The data have no integrated care board "${icb}", which "${name}" names. The place is left out.`, {
    place: { file, path }, hint: own.length === 0 ? 'Write the name or the code of the board as the data have it.' : `Its practices belong to ${own.join(' and ')}.`,
  });
}

function emptyPlace({ name, practices, path }: AskedPlace, file: string): Diagnostic {
  const what = practices.length === 0 ? 'names no practice' : `names ${counted(practices.length, 'practice')}, none of which the data have`;
  return warning('empty-place', `"${name}" ${what}. The place is left out.`, { place: { file, path }, hint: 'Give it practices of the data, by their codes.' });
}

function restOf({ board, practices }: Group, places: readonly Group[]): Group {
  const taken = new Set(places.flatMap((place) => place.practices));
  return { kind: 'rest', name: `Rest of ${board.name}`, board, practices: practices.filter((practice) => !taken.has(practice)) };
}
