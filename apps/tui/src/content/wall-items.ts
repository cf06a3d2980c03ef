import { counted, formatPounds, type Table } from '@pbc-planner/base';
import { presentOutcome, type ComparisonOutcome, type HeatmapOutcome, type MatrixOutcome, type MatrixRoundOutcome, type Outcome, type PartyPosition } from '@pbc-planner/domain';
import type { Wall } from '../state/workbench-state.ts';
import { cellText } from './table-lines.ts';

/** One thing on the projector: a title, and a few lines under it. */
export interface WallItem {
  readonly title: string;
  readonly lines: readonly string[];
}

const kept = new WeakMap<Outcome, readonly WallItem[]>();

/** What a block shows, as things that the projector shows one at a time: few words each. Nothing where it shows nothing. */
export function wallItems({ shown }: Pick<Wall, 'shown'>): readonly WallItem[] {
  if (shown === null) return [];
  const found = kept.get(shown) ?? itemsOf(shown);
  kept.set(shown, found);
  return found;
}

function itemsOf(outcome: Outcome): WallItem[] {
  switch (outcome.kind) {
    case 'comparison': return comparisonItems(outcome);
    case 'matrix': return matrixItems(outcome);
    case 'matrix-round': return clashItems(outcome);
    case 'heatmap': return heatItems(outcome);
    case 'actions': return outcome.actions.map(({ text, owner, due, overdue }) => ({ title: text, lines: [owner ?? 'nobody yet', due === null ? 'no day yet' : `by ${due}${overdue ? ' OVERDUE' : ''}`] }));
    default: return tableItems(outcome);
  }
}

/** What all practices together have by each method, and who gains or loses most. */
function comparisonItems({ methods, totals, poolPence, rows }: ComparisonOutcome): WallItem[] {
  const widest = Math.max(...methods.map(({ title }) => title.length));
  return [{ title: `Pool ${formatPounds(poolPence)}`, lines: methods.map(({ id, title }) => `${title.padEnd(widest)}  ${formatPounds(totals[id] ?? 0)}`) },
    ...rows.map(({ name, practice, amounts }) => ({ title: name === '' ? practice : name, lines: methods.map(({ id, title }) => `${title.padEnd(widest)}  ${formatPounds(amounts[id] ?? 0)}`) }))];
}

function matrixItems({ items }: MatrixOutcome): WallItem[] {
  const of = (wanted: string) => items.filter(({ status }) => status === wanted);
  const count = { title: counted(items.length, 'item'), lines: [`${of('led').length} with one lead`, `${of('shared').length} shared`, `${of('unresolved').length} unresolved`] };
  return [count, ...of('unresolved').map(({ title }) => ({ title, lines: ['unresolved: who leads?'] })), ...of('shared').map(({ title, shared }) => ({ title, lines: [`shared${shared === null ? '' : ` by ${shared.members.join(', ')}`}`] }))];
}

/** The widest clash first; before the reveal only who is in. */
function clashItems({ clashes, parties, round }: MatrixRoundOutcome): WallItem[] {
  const name = (id: string) => parties.find((one) => one.id === id)?.title ?? id;
  if (round === null) return [{ title: 'Nobody has filled in yet', lines: [] }];
  if (clashes === null) return [{ title: 'Each fills in alone', lines: parties.filter(({ answered, in: handedIn }) => answered > 0 || handedIn).map((one) => `${one.title}: ${one.in ? 'in' : `${one.answered} of ${one.items}`}`) }];
  if (clashes.length === 0) return [{ title: 'No clash is left', lines: [] }];
  return clashes.map(({ title, positions, unanswered }) => ({
    title, lines: [...positionLines(positions, name), ...(unanswered.length === 0 ? [] : [`blank: ${unanswered.map(name).join(', ')}`])],
  }));
}

/** Who should lead, as each says; where all say the same of that, what else they say. */
function positionLines(positions: readonly PartyPosition[], name: (id: string) => string): string[] {
  const leads = positions.map(({ party, status, lead, shared }) => (status === 'led' && lead !== null ? lead === party ? 'leads itself' : `${name(lead)} leads` : shared === null ? 'nobody yet' : `shared by ${shared.members.map(name).join(', ')}`));
  const differ = new Set(positions.map(({ status, lead, shared }) => `${status} ${lead} ${shared?.members.join() ?? ''}`)).size > 1;
  return positions.map(({ party, row }, index) => `${name(party)}: ${differ ? leads[index] : row}`);
}

function heatItems({ items, round }: HeatmapOutcome): WallItem[] {
  if (!round.revealed) return [{ title: 'Scores are hidden until the reveal', lines: [] }];
  return items.map(({ title, statistics, band }) => ({ title, lines: [statistics.mean === null ? 'nobody has scored it' : `mean ${statistics.mean}${band === null ? '' : `, ${band}`}`] }));
}

/** Any other answer: the rows of its main table one at a time, what names the row first. */
function tableItems(outcome: Outcome): WallItem[] {
  const document = presentOutcome(outcome);
  if (document.private === true) return [];
  const main = outcome.kind === 'table' ? outcome.table : document.blocks.flatMap((block): Table[] => (block.kind === 'table' && block.main ? [block.table] : []))[0];
  if (main === undefined || main.rows.length === 0) return [];
  const code = main.columns.findIndex(({ kind }) => kind === 'code');
  const named = Math.max(0, main.columns.findIndex(({ kind }) => kind === 'text'));
  return main.rows.map((row) => ({
    title: cellText(row[named] ?? null, main.columns[named]?.kind ?? 'text'),
    lines: main.columns.flatMap(({ title, kind, marks }, index) => (index === named || index === code || row[index] === null || row[index] === '' ? [] : [`${title}: ${cellText(row[index] ?? null, kind, marks)}`])),
  }));
}
