import { cleanText, error, hasError, type Diagnostic } from '@pbc-planner/base';
import {
  refusal,
  type Command, type CommandContext, type CommandResult, type CommitmentRound, type CommitmentScore, type CommitmentSheet, type CommitmentSheetOutcome, type EventBody,
  type FileContent, type PracticeCode, type RefusalOutcome,
} from '@pbc-planner/domain';
import { planAtHand, practiceOf, type PlanAtHand } from '../at-hand.ts';
import { askedBy, roundSummary, sheetCoverage, type Asked } from '../rounds/items.ts';
import { openRound } from '../rounds/pick-round.ts';
import { longestNote, readSheetTable, type SaidScore } from '../rounds/read-sheet-table.ts';

/** What `commitment.score` takes; scores come as text, with `unknown` for an answer taken back. */
export interface ScoreParameters {
  readonly practice?: string;
  readonly item?: string;
  readonly willingness?: string;
  readonly capacity?: string;
  readonly note?: string;
  readonly role?: string;
  readonly file?: FileContent;
  readonly dryRun: boolean;
}

type Result = CommandResult<CommitmentSheetOutcome | RefusalOutcome>;
const none: CommitmentScore = { willingness: null, capacity: null, note: null };

/** `commitment.score`: a practice's answers, one item at a time or a file of them; without answers, the sheet with what is still blank. */
export const score: Command<ScoreParameters, CommitmentSheetOutcome | RefusalOutcome> = async (parameters, context) => {
  const round = openRound(context.state.commitment);
  const hand = await planAtHand(context, round?.framework);
  const asked = hand.ok ? askedBy(hand.value.framework) : hand;
  if (!hand.ok || !asked.ok) return ended(asked.ok ? 'refused' : asked.status, asked.ok ? [] : asked.diagnostics);
  const { practice } = parameters;
  const found = practice === undefined ? null : practiceOf(hand.value, practice);
  if (found !== null && !found.ok) return ended(found.status, found.diagnostics);
  const said = await whatIsSaid(parameters, asked.value, hand.value, context);
  if (said.status !== null) return ended(said.status, said.diagnostics);
  if (round === null && said.scores.length > 0) {
    return ended('usage', [error('no-open-round', 'No round is open, so nothing can be scored.', { hint: 'Open one with pbc commitment open; earlier rounds stay as they are.' })]);
  }
  const events = round === null ? [] : scoreEvents(round, said.scores, cleanText(parameters.role ?? '', 100) || null);
  const sheets = sheetsAfter(round, events);
  const shown = practice === undefined && said.scores.length > 0
    ? hand.value.practices.filter((one) => said.scores.some((own) => own.practice === one.practice))
    : hand.value.practices.filter((one) => practice === undefined ? round?.practices.includes(one.practice) ?? false : one.practice === practice);
  return {
    status: 'fine', diagnostics: said.diagnostics, events: parameters.dryRun ? [] : events,
    outcome: {
      kind: 'commitment-sheet', locality: hand.value.locality, fictional: hand.value.fictional, framework: hand.value.framework.id,
      round: round === null ? null : roundSummary(round), questions: asked.value.scale.questions, willingness: asked.value.scale.willingness, capacity: asked.value.scale.capacity,
      sheets: shown.map((one) => ({
        practice: one.practice, name: one.name, coverage: sheetCoverage(asked.value.items, sheets.get(one.practice)),
        items: asked.value.items.map(({ id, title }) => {
          const own = sheets.get(one.practice)?.items.get(id) ?? none;
          return { item: id, title, willingness: own.willingness !== null, capacity: own.capacity !== null, note: own.note !== null };
        }),
      })),
      saved: !parameters.dryRun && events.length > 0, dryRun: parameters.dryRun,
    },
  };
};

function ended(status: Result['status'], diagnostics: readonly Diagnostic[]): Result {
  return { status, outcome: refusal('commitment.score'), diagnostics };
}

interface Said {
  /** How the call ends where what it says is wrong. */
  readonly status: 'usage' | 'refused' | null;
  readonly scores: readonly SaidScore[];
  readonly diagnostics: readonly Diagnostic[];
}

async function whatIsSaid({ practice, item, willingness, capacity, note, file }: ScoreParameters, asked: Asked, hand: PlanAtHand, context: CommandContext): Promise<Said> {
  const single = [item, willingness, capacity, note].some((one) => one !== undefined);
  if (file !== undefined) {
    if (single) return wrong('usage', error('file-and-item', 'A file and a single item cannot both be given.', { hint: 'Leave one of them out.' }));
    const table = (await context.tables()).read(file);
    if (!table.ok) return { status: 'refused', scores: [], diagnostics: table.diagnostics };
    const { scores, diagnostics } = readSheetTable(table.value, asked, new Set(hand.practices.map((one) => one.practice)), practice);
    return { status: hasError(diagnostics) ? 'refused' : null, scores, diagnostics: [...table.diagnostics, ...diagnostics] };
  }
  if (!single) return { status: null, scores: [], diagnostics: [] };
  const text = cleanText(note ?? '', longestNote);
  const faults = [
    ...(practice === undefined ? [error('no-practice', 'Whose score is it?', { hint: 'For example: pbc commitment score abbey pl.needs --willingness 3' })] : []),
    ...(item === undefined ? [error('no-item', 'Which item is scored?', { hint: 'For example: pbc commitment score abbey pl.needs --willingness 3' })] : []),
    ...(item !== undefined && !asked.items.some(({ id }) => id === item)
      ? [error('unknown-item', `"${item}" is no item that practices score.`, { hint: 'Use the ids that pbc commitment score PRACTICE lists.' })] : []),
    ...(item !== undefined && willingness === undefined && capacity === undefined && note === undefined
      ? [error('no-score', `What does the practice say of ${item}?`, { hint: 'Give --willingness, --capacity or --note.' })] : []),
    ...tooHigh('willingness', willingness, asked.scale.willingness.length - 1), ...tooHigh('capacity', capacity, asked.scale.capacity.length - 1),
  ];
  if (faults.length > 0 || practice === undefined || item === undefined) return wrong('usage', ...faults);
  const number = (given: string) => (given === 'unknown' ? null : Number(given));
  const one: SaidScore = {
    practice, item,
    ...(willingness === undefined ? {} : { willingness: number(willingness) }), ...(capacity === undefined ? {} : { capacity: number(capacity) }),
    ...(text === '' ? {} : { note: text }),
  };
  return { status: null, scores: [one], diagnostics: [] };
}

function wrong(status: 'usage', ...diagnostics: readonly Diagnostic[]): Said {
  return { status, scores: [], diagnostics };
}

function tooHigh(name: string, given: string | undefined, highest: number): Diagnostic[] {
  if (given === undefined || given === 'unknown' || Number(given) <= highest) return [];
  return [error('bad-score', `${given} is no ${name}.`, { hint: `Write a whole number from 0 to ${highest}, or unknown.` })];
}

/** One event a practice, with those of its scores that change something. */
function scoreEvents(round: CommitmentRound, said: readonly SaidScore[], role: string | null): EventBody[] {
  const byPractice = new Map<PracticeCode, (CommitmentScore & { readonly item: string })[]>();
  for (const { practice, item, willingness, capacity, note } of said) {
    const before = round.sheets.get(practice)?.items.get(item) ?? none;
    const after: CommitmentScore = {
      willingness: willingness === undefined ? before.willingness : willingness,
      capacity: capacity === undefined ? before.capacity : capacity,
      note: note ?? before.note,
    };
    if (after.willingness === before.willingness && after.capacity === before.capacity && after.note === before.note) continue;
    const own = byPractice.get(practice);
    if (own) own.push({ item, ...after });
    else byPractice.set(practice, [{ item, ...after }]);
  }
  return [...byPractice].map(([practice, scores]) => ({ type: 'commitment scored', data: { round: round.round, practice, role, scores } }));
}

/** The sheets of a round as they will be after its events. */
function sheetsAfter(round: CommitmentRound | null, events: readonly EventBody[]): ReadonlyMap<PracticeCode, Pick<CommitmentSheet, 'items'> & CommitmentSheet> {
  const sheets = new Map(round?.sheets);
  for (const event of events) {
    if (event.type !== 'commitment scored') continue;
    const { practice, role, scores } = event.data;
    const sheet = sheets.get(practice);
    const items = new Map(sheet?.items);
    for (const { item, ...own } of scores) items.set(item, own);
    sheets.set(practice, { items, role, scoredAt: sheet?.scoredAt ?? '' });
  }
  return sheets;
}
