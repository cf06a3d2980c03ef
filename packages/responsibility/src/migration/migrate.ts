import {
  conditionKey, conditionText, type Condition, type FrameworkItem, type Matrix, type MatrixItem, type MigrationOutcome, type PartyLevel, type ResponsibilityFramework,
} from '@pbc-planner/domain';
import { publishedMatrix } from '../matrix/matrix-rows.ts';
import { holders } from '../matrix/rights-of-parties.ts';
import { rowText } from '../matrix/row-text.ts';
import { carryRow } from './carry-row.ts';
import { backwards, forwards, type CarryOver } from './party-map.ts';

/** What a migration says, without whether it was applied. */
export type Migration = Omit<MigrationOutcome, 'kind' | 'applied' | 'fictional'>;

/**
 * A matrix under another framework. A row that is one to one takes along what the locality has settled; any other stands as the
 * new framework publishes it, and what was settled is named. Nothing is dropped without a word. `null` where no table leads
 * from one framework to the other, in either direction.
 */
export function migrate(matrix: Matrix, from: ResponsibilityFramework, to: ResponsibilityFramework): Migration | null {
  const over = carryOver(from, to);
  if (over === null) return null;
  const published = new Map(publishedMatrix(from).items.map((item) => [item.id, item]));
  const targets = new Map(publishedMatrix(to).items.map((item) => [item.id, item]));
  const rows: MigrationOutcome['rows'][number][] = [];
  const lostRights: MigrationOutcome['lostRights'][number][] = [];
  const notCarried: MigrationOutcome['notCarried'][number][] = [];
  for (const row of matrix.items) {
    const { to: successors, kind, note } = over.successor(row.id);
    const target = kind === '1:1' ? targets.get(successors[0] as string) : undefined;
    const old = published.get(row.id) as MatrixItem;
    const settled = settlement(row) !== settlement(old);
    if (target) {
      const carried = settled ? carryRow(row, old, target, to, over) : { row: target, lostRights: [], notCarried: [] };
      targets.set(target.id, { ...carried.row, needsDirectManagement: row.needsDirectManagement });
      lostRights.push(...carried.lostRights);
      notCarried.push(...carried.notCarried.map((text) => ({ item: row.id, row: text })));
    } else if (settled || row.needsDirectManagement !== null) notCarried.push({ item: row.id, row: leftBehind(row) });
    if (row.directManagementBySide !== undefined) notCarried.push({ item: row.id, row: sidesText(row.directManagementBySide) });
    rows.push({ item: row.id, title: row.title, kind, to: successors, carried: settled && target !== undefined, note: note ?? null });
  }
  const reached = new Set(rows.flatMap((row) => row.to));
  const items = to.items.map(({ id }) => targets.get(id) as MatrixItem);
  return {
    from: from.id, to: to.id, rows, lostRights, notCarried,
    newItems: to.items.filter(({ id }) => !reached.has(id)).map(({ id, title }) => ({ id, title })),
    lostConditions: lostConditions(matrix, targets, over),
    lostSeparations: lostSeparations(from, to, over),
    leadChanges: leadChanges(matrix, from, to, targets, over),
    matrix: {
      framework: to.id, frameworkVersion: to.version, frameworkTitle: to.title, locality: matrix.locality, fictional: matrix.fictional,
      parties: to.parties.map(({ id, title }) => ({ id, title })), items,
    },
  };
}

function carryOver(from: ResponsibilityFramework, to: ResponsibilityFramework): CarryOver | null {
  const there = from.successors.find(({ framework }) => framework === to.id);
  if (there) return forwards(there);
  const back = to.successors.find(({ framework }) => framework === from.id);
  return back ? backwards(back) : null;
}

/** What a locality can settle of who holds a row, as one text. */
function settlement(row: MatrixItem): string {
  return [rowText(row), ...row.removedConditions.map((condition) => `without ${conditionText(condition)} (${condition.reason ?? 'no reason given'})`)].join('; ');
}

function sidesText(sides: Readonly<Record<string, boolean>>): string {
  return `what each side says of direct management: ${Object.entries(sides).map(([party, answer]) => `${party} ${answer ? 'yes' : 'no'}`).join(', ')}`;
}

function leftBehind(row: MatrixItem): string {
  const flag = row.needsDirectManagement === null ? '' : `; ${row.needsDirectManagement ? 'needs' : 'does not need'} direct management`;
  return settlement(row) + flag;
}

/** Conditions that no successor of their item has, with the successor of their party. */
function lostConditions({ items }: Matrix, targets: ReadonlyMap<string, MatrixItem>, over: CarryOver): MigrationOutcome['lostConditions'] {
  return items.flatMap((row) => {
    const { to } = over.successor(row.id);
    const there = to.flatMap((id) => targets.get(id)?.conditions ?? []);
    return row.conditions.filter((condition) => !there.some((one) => isSuccessor(condition, one, over))).map((condition) => ({ item: row.id, condition, to }));
  });
}

function isSuccessor(condition: Condition, there: Condition, over: CarryOver): boolean {
  if (condition.party === undefined) return conditionKey(condition) === conditionKey(there);
  return there.kind === condition.kind && there.party !== undefined && over.parties(condition.party).includes(there.party);
}

/** Separations whose items become one, or of which one becomes none, or which nothing keeps apart any more. */
function lostSeparations(from: ResponsibilityFramework, to: ResponsibilityFramework, over: CarryOver): MigrationOutcome['lostSeparations'] {
  return from.pairs.filter(({ kind }) => kind === 'separation').flatMap(({ items, reason }) => {
    const [first, second] = [over.successor(items[0]).to, over.successor(items[1]).to];
    const kept = to.pairs.some((pair) => pair.kind === 'separation'
      && ((first.includes(pair.items[0]) && second.includes(pair.items[1])) || (first.includes(pair.items[1]) && second.includes(pair.items[0]))));
    if (kept && !first.some((id) => second.includes(id))) return [];
    const both = first.filter((id) => second.includes(id));
    const alone = first.length === 0 || second.length === 0 ? 'One of the two has no successor.' : `Nothing keeps their successors apart in ${to.id}.`;
    return [{ items, to: [...new Set([...first, ...second])], reason: `${reason} ${both.length > 0 ? `Both become ${both.join(', ')}.` : alone}` }];
  });
}

const ladder: readonly PartyLevel[] = ['region', 'area', 'locality', 'network', 'practice'];

/** Where other parties lead than the successors of those who led, or could have led, before. */
function leadChanges(
  { items }: Matrix, from: ResponsibilityFramework, to: ResponsibilityFramework, targets: ReadonlyMap<string, MatrixItem>, over: CarryOver,
): MigrationOutcome['leadChanges'] {
  const published = new Map(from.items.map((item) => [item.id, item]));
  const publishedThere = new Map(to.items.map((item) => [item.id, item]));
  return items.flatMap((row) => over.successor(row.id).to.flatMap((id) => {
    const target = targets.get(id) as MatrixItem;
    const before = inCharge(row, published.get(row.id));
    const after = inCharge(target, publishedThere.get(id));
    const expected = new Set(before.flatMap((party) => over.parties(party)));
    const rising = directionOf(highest(before, from), highest(after, to));
    if (after.length > 0 && after.every((party) => expected.has(party)) && rising === null) return [];
    return [{ item: row.id, to: id, before, after, direction: rising }];
  }));
}

/** Who leads a row, shares it, or is the one between whom it is left open. */
function inCharge(row: MatrixItem, item: FrameworkItem | undefined): string[] {
  if (row.status === 'led') return row.lead === null ? [] : [row.lead];
  if (row.status === 'shared') return [...(row.shared?.members ?? [])];
  return [...(item?.candidates ?? item?.suggestion?.proposed.filter(({ right }) => right === 'lead').map(({ party }) => party) ?? holders(row, 'joint'))];
}

function highest(parties: readonly string[], { parties: known }: ResponsibilityFramework): number | null {
  const steps = parties.map((id) => ladder.indexOf(known.find((party) => party.id === id)?.level ?? 'beside')).filter((step) => step >= 0);
  return steps.length === 0 ? null : Math.min(...steps);
}

function directionOf(before: number | null, after: number | null): 'up' | 'down' | null {
  return before === null || after === null || before === after ? null : after < before ? 'up' : 'down';
}
