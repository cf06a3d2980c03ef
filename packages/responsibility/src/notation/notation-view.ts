import {
  conditionText, inOrder, rightMeanings,
  type Condition, type Matrix, type MatrixItem, type MatrixNotation, type NotationNote, type NotationView, type ResponsibilityStatus, type Right,
  type SharedArrangement,
} from '@pbc-planner/domain';
import { legends, letters, plainMeaning } from './letters.ts';

/** A matrix in another notation. What its letters cannot say becomes a note, so that `rightsOfView` loses nothing. */
export function notationView(matrix: Matrix, notation: MatrixNotation): NotationView {
  return {
    notation,
    rows: matrix.items.map((item) => ({
      item: item.id,
      cells: Object.fromEntries(Object.entries(item.roles).map(([party, held]) => [party, cellText(notation, item, party, held)])),
    })),
    notes: matrix.items.flatMap((item) => notesOf(notation, item)),
    legend: legends[notation],
  };
}

/** What a row was before it was written in a notation. */
export interface RowOfView {
  readonly item: string;
  readonly status: ResponsibilityStatus;
  readonly lead: string | null;
  readonly roles: Readonly<Record<string, readonly Right[]>>;
  readonly shared: SharedArrangement | null;
  readonly conditions: readonly Condition[];
}

/** The rows that a view was made from: its letters, as its notes correct them. */
export function rightsOfView({ notation, rows, notes }: NotationView): RowOfView[] {
  return rows.map(({ item, cells }) => {
    const own = notes.filter((note) => note.item === item);
    const noted = new Map(own.flatMap(({ rights }) => (rights === undefined ? [] : [[rights.party, rights.held] as const])));
    const roles = Object.fromEntries(Object.entries(cells).map(([party, text]) => [party, noted.get(party) ?? plainRights(notation, text)]));
    const shared = own.find((note) => note.shared !== undefined)?.shared ?? null;
    const status = own.find((note) => note.status !== undefined)?.status ?? 'led';
    return {
      item, status, roles, shared,
      lead: status === 'led' ? (Object.keys(roles).find((party) => roles[party]?.includes('lead')) ?? null) : null,
      conditions: own.flatMap(({ condition }) => condition ?? []),
    };
  });
}

const between = ', ';

function cellText(notation: MatrixNotation, { shared }: MatrixItem, party: string, held: readonly Right[]): string {
  const own = letters[notation];
  return [...new Set(held.map((right) => (right === 'joint' && shared?.convenor === party ? own.convenor : own[right])))].join(between);
}

function plainRights(notation: MatrixNotation, text: string): Right[] {
  return inOrder(text.split(between).flatMap((letter) => plainMeaning[notation][letter] ?? []));
}

function notesOf(notation: MatrixNotation, item: MatrixItem): NotationNote[] {
  const { id, status, shared, conditions, roles } = item;
  const cells = Object.entries(roles).flatMap(([party, held]): NotationNote[] => {
    if (plainRights(notation, cellText(notation, item, party, held)).join() === held.join()) return [];
    const meaning = held.map((right) => (right === 'joint' && shared?.convenor === party ? 'convenes those who share it' : rightMeanings[right]));
    return [{ item: id, text: `${party}: ${meaning.join('; ')}.`, rights: { party, held } }];
  });
  return [
    ...(status === 'led' ? [] : [{ item: id, status, text: status === 'shared' ? 'Shared.' : 'Not settled.' }]),
    ...(shared === null ? [] : [{ item: id, shared, text: sharedText(shared) }]),
    ...cells,
    ...conditions.map((condition) => ({ item: id, condition, text: `Condition: ${conditionText(condition)}` })),
  ];
}

function sharedText({ members, convenor, decisionRule, decisionNote, tieBreak, reviewBy }: SharedArrangement): string {
  const known = (value: string | null) => value ?? 'not known';
  const rule = `${known(decisionRule)}${decisionNote === undefined ? '' : ` (${decisionNote})`}`;
  return `Held by ${members.join(', ') || 'nobody named yet'}; convenor ${known(convenor)}; rule ${rule}; tie-break ${known(tieBreak)}; review ${known(reviewBy)}.`;
}
