import type { VoteOutcome } from '@pbc-planner/domain';
import type { KeyAction } from '../keys/key-table.ts';
import { to, type Step } from './actions.ts';
import { runNow, startCommand } from './commands.ts';
import { editField, emptyField, typeInto } from './text-field.ts';
import { selectionOf } from './view-tables.ts';
import type { Modal, WorkbenchState } from './workbench-state.ts';

type Ballot = Extract<Modal, { kind: 'ballot' }>;

/** Everybody who has a vote, whether it is in or not. */
export function votersOf({ voted, missing }: VoteOutcome): string[] {
  return [...voted, ...missing].toSorted();
}

/** Whose ballots are in: of a secret vote those in the memory of this workbench, and nowhere else. */
export function ballotsIn({ box }: WorkbenchState, outcome: VoteOutcome): ReadonlySet<string> {
  return new Set(outcome.openness === 'secret' ? (box?.vote === outcome.vote ? Object.keys(box.choices) : []) : outcome.voted);
}

/** Opens the ballot box: the vote at hand, or the form that opens one; on a clash with the item, and the party whose column is selected. */
export function openBallots(state: WorkbenchState): Step {
  if (state.voting) return runNow(state, 'session.vote', 'Vote', {}, false);
  const { outcome } = state[state.screen].held;
  const { row, column } = selectionOf(state);
  const clash = outcome?.kind === 'matrix-round' && state.wall === null ? outcome.clashes?.find(({ item }) => item === row) : undefined;
  const party = outcome?.kind === 'matrix-round' ? outcome.parties.find(({ id }) => id === column) : undefined;
  const about = clash === undefined || party === undefined ? {} : { item: clash.item, lead: party.id, question: `${clash.title}: does ${party.title} lead it?` };
  return startCommand(state, 'session.vote-open', true, about);
}

/** The state with a vote as it stands now before everything else. */
export function showBallots(state: WorkbenchState, outcome: VoteOutcome): WorkbenchState {
  const box = outcome.state === 'open' && state.box?.vote === outcome.vote ? state.box : null;
  const next = { ...state, box, notice: null };
  const first = votersOf(outcome).findIndex((voter) => !ballotsIn(next, outcome).has(voter));
  return { ...next, modal: { kind: 'ballot', outcome, selected: Math.max(0, first), voter: null, text: emptyField } };
}

/** The state after text was typed into a ballot. */
export function typeInBallot(state: WorkbenchState, modal: Ballot, text: string): Step {
  return to(modal.voter === null ? state : { ...state, modal: { ...modal, text: typeInto(modal.text, text) } });
}

/** The state after a key at the ballot box: one voter after the other, each choice hidden, and nothing of it on screen once it is in. */
export function actInBallot(state: WorkbenchState, modal: Ballot, action: KeyAction): Step {
  const { outcome, voter, selected } = modal;
  const voters = votersOf(outcome);
  const select = (wanted: number) => to({ ...state, modal: { ...modal, selected: Math.max(0, Math.min(voters.length - 1, wanted)) } });
  switch (action) {
    case 'back': return to(voter === null ? { ...state, modal: null } : { ...state, modal: { ...modal, voter: null, text: emptyField } });
    case 'cursor.up': return select(selected - 1);
    case 'cursor.down': return select(selected + 1);
    case 'ballots.reveal': return reveal(state, outcome);
    case 'enter': {
      if (outcome.state !== 'open') return to({ ...state, modal: null });
      if (voter !== null) return cast(state, modal, voter);
      const next = voters[selected];
      return to(next === undefined ? { ...state, notice: { text: 'Nobody in the room has this vote: take attendance first, with a in the Session view.', bad: true } } : { ...state, notice: null, modal: { ...modal, voter: next, text: emptyField } });
    }
    default: return to(voter === null ? state : { ...state, modal: { ...modal, text: editField(modal.text, action) } });
  }
}

function cast(state: WorkbenchState, modal: Ballot, voter: string): Step {
  const { outcome } = modal;
  const choice = modal.text.text.trim().toLowerCase().replaceAll(' ', '');
  if (!isChoice(outcome, choice)) return to({ ...state, notice: { text: `That is no choice here. Type ${howToChoose(outcome)}.`, bad: true }, modal: { ...modal, text: emptyField } });
  if (outcome.openness !== 'secret') {
    const cleared: WorkbenchState = { ...state, notice: null, busy: 'Vote', modal: { ...modal, voter: null, text: emptyField } };
    return to(cleared, { kind: 'run', command: 'session.vote', title: 'Vote', params: { voter, choice }, confirmed: false });
  }
  const before = state.box?.vote === outcome.vote ? state.box.choices : {};
  return to(showBallots({ ...state, box: { vote: outcome.vote, choices: { ...before, [voter]: choice } } }, outcome));
}

/** Reveals the vote, or counts a secret one, all ballots at once; before everybody has voted an open one asks for the reason. */
function reveal(state: WorkbenchState, outcome: VoteOutcome): Step {
  if (outcome.state !== 'open') return to(state);
  if (outcome.openness === 'secret') {
    const choices = state.box?.vote === outcome.vote ? state.box.choices : {};
    return runNow(state, 'session.count', 'Count', { vote: outcome.vote, voters: Object.keys(choices).toSorted(), tally: tallyOf(outcome, Object.values(choices)) }, false);
  }
  return outcome.missing.length === 0 ? runNow(state, 'session.vote-reveal', 'Reveal', {}, false) : startCommand({ ...state, modal: null }, 'session.vote-reveal', true);
}

/** How many chose what, in an order that says nothing; for dots, all dots on each option. */
export function tallyOf({ voteKind }: Pick<VoteOutcome, 'voteKind'>, choices: readonly string[]): string[] {
  const counts = new Map<string, number>();
  const add = (choice: string, number: number) => counts.set(choice, (counts.get(choice) ?? 0) + number);
  for (const choice of choices) {
    if (voteKind !== 'dots') add(choice, 1);
    else for (const mark of choice.split(',')) add(mark.split('=')[0] ?? '', Number(mark.split('=')[1]));
  }
  return [...counts].map(([choice, number]) => `${choice}=${number}`).toSorted();
}

/** How a choice is typed. */
export function howToChoose({ voteKind, options, dots }: Pick<VoteOutcome, 'voteKind' | 'options' | 'dots'>): string {
  const ids = options.map(({ id }) => id);
  if (voteKind === 'fist') return 'fingers from 0 to 5';
  if (voteKind === 'yes-no') return 'yes, no or abstain';
  return voteKind === 'dots' ? `up to ${dots} dots, such as ${ids.slice(0, 2).map((id) => `${id}=1`).join(',')}` : `the options in order, such as ${ids.toReversed().join('>')}`;
}

function isChoice({ voteKind, options, dots }: VoteOutcome, text: string): boolean {
  const known = (ids: readonly string[]) => ids.length > 0 && new Set(ids).size === ids.length && ids.every((id) => options.some((option) => option.id === id));
  if (voteKind === 'ranking') return known(text.split('>'));
  if (voteKind !== 'dots') return known([text]);
  const marks = text.split(',').map((part) => /^([a-z])=([0-9]{1,3})$/.exec(part));
  const total = marks.reduce((sum, mark) => sum + Number(mark?.[2] ?? 0), 0);
  return marks.every((mark) => mark !== null) && known(marks.map((mark) => mark?.[1] ?? '')) && total >= 1 && total <= (dots ?? 0);
}
