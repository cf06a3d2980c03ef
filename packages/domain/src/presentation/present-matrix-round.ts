import { counted, type Block, type Document, type Table } from '@pbc-planner/base';
import type { Clash, MatrixRoundOutcome, PartyPosition } from '../outcome/matrix-round.ts';
import { rights } from '../responsibility/right.ts';

/** A round as a document: who is in while it is blind; then the clash list, and everything else that came out. */
export function presentMatrixRound(outcome: MatrixRoundOutcome): Document {
  const { framework, locality, fictional, round, revealed, clashes, agreed, unanswered, settled, own, fill } = outcome;
  return {
    title: round === null ? `${locality}: no round of filling the matrix yet` : `${locality}: the matrix as each party sees it, round ${round}`,
    fictional,
    blocks: [
      ...(fill === undefined ? [] : [{ kind: 'paragraph', text: fillText(fill) } as const]),
      {
        kind: 'facts',
        facts: [
          ['Framework', framework],
          ['State', stateText(outcome)],
          ...(revealed?.override == null ? [] : [['Revealed early because', revealed.override] as const]),
          ...(clashes === null ? [] : [['To settle', clashesText(clashes)] as const]),
        ],
      },
      ...(clashes === null ? [] : [{ kind: 'table', table: clashTable(outcome, clashes), main: true } as const]),
      { kind: 'table', table: progressTable(outcome), ...(clashes === null ? { main: true } : {}) },
      ...tableOf('settled', 'Settled', ['Item', 'Title', 'Now', 'How', 'Reason', 'By', 'On'],
        settled.map(({ item, title, row, how, party, reason, by, on }) => [item, title, withoutArrangement(row), party === undefined ? how : `${how} of ${party}`, reason, by, on?.slice(0, 10) ?? 'now'])),
      ...tableOf('agreed', 'Everybody says the same', ['Item', 'Title', 'Row', 'In the plan'],
        (agreed ?? []).map(({ item, title, row, held }) => [item, title, withoutArrangement(row), held ? 'yes' : 'no, take it over with settle --agreed'])),
      ...tableOf('unanswered', 'Left blank, which is no agreement', ['Left blank by', 'Items'], blankRows(unanswered ?? [])),
      ...tableOf('own', 'What you have entered', ['Item', 'Position', 'Needs direct management'],
        (own ?? []).map((position) => [position.item, shortText(position, [position]), flagText(position)])),
    ],
  };
}

function flagText({ needsDirectManagement }: PartyPosition): string | null {
  return needsDirectManagement === null ? null : needsDirectManagement ? 'yes' : 'no';
}

/** A position in few words; of an arrangement only what the other positions say otherwise. The data hold it whole. */
function shortText(position: PartyPosition, all: readonly PartyPosition[]): string {
  const { status, roles, shared } = position;
  const held = rights.flatMap((right) => {
    const parties = Object.keys(roles).filter((party) => roles[party]?.includes(right));
    return parties.length === 0 ? [] : [`${right} ${parties.join(', ')}`];
  });
  const arrangement = shared === null ? [] : arrangementParts
    .filter(([part]) => new Set(all.flatMap((one) => (one.shared === null ? [] : [one.shared[part] ?? '']))).size > 1)
    .map(([part, title]) => `${title} ${shared[part] ?? 'not known'}`);
  return [...(status === 'unresolved' ? ['left open'] : []), ...held, ...arrangement].join('; ');
}

/** A row as text up to where its arrangement begins, which is long; the data hold it whole. */
function withoutArrangement(row: string): string {
  return row.replace(/; members .*$/s, '');
}

const arrangementParts = [
  ['convenor', 'convenor'], ['decisionRule', 'rule'], ['decisionNote', 'about the rule'], ['tieBreak', 'tie-break'], ['reviewBy', 'review'],
] as const;

function stateText({ round, revealed, parties }: MatrixRoundOutcome): string {
  if (round === null) return 'not begun; the first answer begins it';
  if (revealed !== null) return `revealed ${revealed.on === null ? 'now' : `on ${revealed.on.slice(0, 10)}`} by ${revealed.by}`;
  const missing = parties.filter((party) => !party.in).map(({ id }) => id);
  return missing.length === 0 ? 'everybody is in; reveal it with pbc matrix reveal' : `blind; not in yet: ${missing.join(', ')}`;
}

function clashesText(clashes: readonly Clash[]): string {
  const count = (kind: Clash['kind']) => clashes.filter((one) => one.kind === kind).length;
  if (clashes.length === 0) return 'nothing';
  return `${counted(clashes.length, 'item')}: ${counted(count('double-claim'), 'double claim')}, ${counted(count('orphan'), 'orphan')}, ${counted(count('clash'), 'other clash', 'other clashes')}`;
}

function fillText({ party, file, rows, changed, refused, saved, dryRun }: NonNullable<MatrixRoundOutcome['fill']>): string {
  const did = saved ? 'Saved' : refused ? 'Nothing can be taken' : dryRun ? 'Dry run, nothing saved' : 'Nothing changed';
  const read = file === null ? '' : ` ${file.name}: ${counted(rows, 'answer')} read.`;
  return `${did}, for ${party}.${read}${changed.length === 0 ? '' : ` Answers that differ from before: ${changed.join(', ')}.`}`;
}

/** Items by who left them blank, so that a party that answered little takes one line. */
function blankRows(unanswered: NonNullable<MatrixRoundOutcome['unanswered']>): string[][] {
  const groups = new Map<string, string[]>();
  for (const { item, parties } of unanswered) groups.set(parties.join('; '), [...(groups.get(parties.join('; ')) ?? []), item]);
  return [...groups].map(([parties, items]) => [parties, items.join(', ')]);
}

function progressTable({ parties }: MatrixRoundOutcome): Table {
  return {
    id: 'parties',
    title: 'Who is in',
    columns: [
      { id: 'party', title: 'Party', kind: 'code' }, { id: 'title', title: 'Name', kind: 'text' }, { id: 'answered', title: 'Answered', kind: 'number' },
      { id: 'items', title: 'Items', kind: 'number' }, { id: 'in', title: 'In', kind: 'text' },
    ],
    rows: parties.map((party) => [party.id, party.title, party.answered, party.items, party.in ? 'yes' : 'no']),
  };
}

/** The clash list: `item,title,kind,spread`, a column for each party asked, and the row as it stands. */
function clashTable({ parties }: MatrixRoundOutcome, clashes: readonly Clash[]): Table {
  return {
    id: 'clashes',
    title: 'Clashes, the widest first',
    columns: [
      { id: 'item', title: 'Item', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'kind', title: 'Kind', kind: 'text' },
      { id: 'spread', title: 'Spread', kind: 'number' },
      ...parties.map(({ id, title }) => ({ id, title, kind: 'text' }) as const),
      { id: 'now', title: 'Now', kind: 'text' },
    ],
    rows: clashes.map(({ item, title, kind, spread, positions, now }) => [
      item, title, kind, spread, ...parties.map(({ id }) => {
        const position = positions.find(({ party }) => party === id);
        return position === undefined ? null : shortText(position, positions);
      }),
      withoutArrangement(now),
    ]),
  };
}

function tableOf(id: string, title: string, columns: readonly string[], rows: Table['rows']): Block[] {
  if (rows.length === 0) return [];
  return [{ kind: 'table', table: { id, title, rows, columns: columns.map((name) => ({ id: name.toLowerCase().replaceAll(' ', '_'), title: name, kind: name === 'Item' ? 'code' : 'text' })) } }];
}
