import { counted } from '@pbc-planner/base';
import type { VoteOutcome } from '@pbc-planner/domain';
import { ballotsIn, howToChoose, votersOf } from '../state/ballot.ts';
import type { Modal, WorkbenchState } from '../state/workbench-state.ts';
import type { Role } from '../theme/themes.ts';

/** A line of the ballot box: what it means, and its text. */
export type BallotLine = readonly [role: Role | null, text: string];

const kept: Readonly<Record<VoteOutcome['openness'], string>> = {
  'open': 'Open: once revealed, names stand beside choices.', 'names-hidden': 'Names hidden: no screen and no minutes put names beside choices.', 'secret': 'Secret: nothing that is saved puts names beside choices. Counted all at once.',
};

/** The ballot box in few lines, for the workbench and the projector alike: the question and what is kept of it always come first, and never a choice before the reveal. */
export function ballotLines(state: WorkbenchState, { outcome, voter, text, selected }: Extract<Modal, { kind: 'ballot' }>, room: number): BallotLine[] {
  const head: BallotLine[] = [['heading', outcome.question], [null, '']];
  if (outcome.result !== null || outcome.state !== 'open') return [...head, ...resultLines(outcome)];
  const stays = outcome.excluded.map(({ person }): BallotLine => ['warning', `${person} has no vote: an interest`]);
  if (voter !== null) {
    const long = outcome.voteKind === 'dots' || outcome.voteKind === 'ranking';
    return [
      ...head, ['total', nameOf(state, outcome, voter)], [null, `Type ${howToChoose(outcome)}`], ...(long || outcome.voteKind === 'fist' ? outcome.options.map(({ id, title }): BallotLine => [null, long ? `  ${id}  ${title}` : `  ${title}`]) : []),
      // As many dots whatever is typed: their number would tell.
      [null, ''], ['key', `${state.theme.glyphs.marker} ${text.text === '' ? '' : state.theme.glyphs.bullet.repeat(3)}${state.theme.glyphs.caret}`],
    ];
  }
  const voters = votersOf(outcome);
  const inside = ballotsIn(state, outcome);
  const tail: BallotLine[] = [[null, ''], inside.size === voters.length && voters.length > 0 ? ['total', 'All are in: reveal with r'] : [null, `${inside.size} of ${counted(voters.length, outcome.basis)} in`], ...stays];
  const own = voters.map((one, index): BallotLine => [index === selected ? 'selected' : null, `${index === selected ? state.theme.glyphs.marker : ' '} ${inside.has(one) ? 'in' : '- '}  ${nameOf(state, outcome, one)}`]);
  const space = Math.max(1, room - 3 - tail.length);
  const top = Math.max(0, Math.min(selected - space + 1, own.length - space));
  return [head[0] as BallotLine, ['warning', kept[outcome.openness]], [null, ''], ...own.slice(Math.max(0, top), Math.max(0, top) + space), ...tail];
}

function nameOf(state: WorkbenchState, { basis }: VoteOutcome, voter: string): string {
  const found = basis === 'practice' ? state.locality.held.outcome?.practices.find(({ practice }) => practice === voter)?.name : undefined;
  return found === undefined || found === '' ? voter : found;
}

function resultLines({ result, said, missing, concerns }: VoteOutcome): BallotLine[] {
  if (result === null) return [['total', said]];
  return [
    ['total', result.text], ...(result.weightedText === null ? [] : [['total', result.weightedText] as const]), [null, ''],
    ...result.counts.filter(({ count }) => count > 0).map(({ title, count }): BallotLine => [null, `${String(count).padStart(3)}  ${title}`]),
    ...(missing.length === 0 ? [] : [['dim', `${missing.length} did not vote`] as const]),
    ...concerns.slice(0, 3).map(({ text }): BallotLine => ['warning', text]),
  ];
}
