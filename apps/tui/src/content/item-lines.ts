import type { MatrixItem, MatrixOutcome } from '@pbc-planner/domain';
import type { Theme } from '../theme/themes.ts';
import { keepLines } from './kept-lines.ts';
import { paragraph } from './paragraph.ts';

const conditionWords = { agree: 'must agree', approve: 'has the final approval', support: 'supports', escalate: 'is asked when it cannot be settled' } as const;

/** One responsibility in full: who holds what, on which conditions, how it is shared, and where that was read. */
export function itemLines(outcome: MatrixOutcome, item: MatrixItem, width: number, theme: Theme): readonly string[] {
  return linesOf(outcome)(item, width, theme);
}

const kept = new WeakMap<MatrixOutcome, ReturnType<typeof keepLines<MatrixItem>>>();

function linesOf(outcome: MatrixOutcome): ReturnType<typeof keepLines<MatrixItem>> {
  const found = kept.get(outcome) ?? keepLines<MatrixItem>((item, width, theme) => makeLines(outcome, item, width, theme));
  kept.set(outcome, found);
  return found;
}

function makeLines({ parties }: MatrixOutcome, item: MatrixItem, width: number, theme: Theme): string[] {
  const name = (id: string) => parties.find((party) => party.id === id)?.title ?? id;
  const { shared } = item;
  return [
    ...paragraph(theme, width, item.title, 'heading'),
    ...paragraph(theme, width, `${item.id} · ${stateText(item)}`, 'dim'),
    '',
    ...Object.entries(item.roles).flatMap(([party, held]) => paragraph(theme, width, `${name(party)}: ${held.join(', ')}`)),
    ...(Object.keys(item.roles).length === 0 ? paragraph(theme, width, 'Nobody holds anything of it yet. e gives the selected party a right.') : []),
    ...section('On condition', item.conditions.map(({ kind, party, note }) =>
      [party === undefined ? kind : `${name(party)} ${conditionWords[kind as keyof typeof conditionWords] ?? kind}`, note ?? ''].filter((part) => part !== '').join(': '))),
    ...section('Conditions taken off', item.removedConditions.map(({ kind, party, reason }) =>
      `${party === undefined ? '' : `${name(party)} `}${kind}${reason === null ? ', no reason given' : `: ${reason}`}`)),
    ...section('Shared', shared === null ? [] : [
      `by ${shared.members.map(name).join(', ') || 'nobody yet'}`, `convenor: ${shared.convenor === null ? 'not known' : name(shared.convenor)}`,
      `decides by: ${shared.decisionRule ?? 'not known'}`, `tie-break: ${shared.tieBreak ?? 'not known'}`, `looked at again: ${shared.reviewBy ?? 'not known'}`,
    ]),
    ...section('Proposed', item.suggestion === undefined ? [] : [item.suggestion.proposed.map(({ party, right }) => `${name(party)} ${right}`).join(', ')]),
    ...section('Signed', item.signedOff === null ? [] : [`${item.signedOff.on} by ${item.signedOff.by.join(', ')}`]),
    '', ...paragraph(theme, width, `${item.source} · ${item.grade}`, 'dim'),
  ];

  function section(title: string, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : ['', ...paragraph(theme, width, title, 'heading'), ...lines.flatMap((line) => paragraph(theme, width, line, null, '  '))];
  }
}

function stateText({ status, money }: MatrixItem): string {
  const word = status === 'unresolved' ? 'open: not settled, which is no fault' : status;
  return money ? `${word} · about money` : word;
}
